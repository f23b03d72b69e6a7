using System.Globalization;
using Naru.Core;

namespace Naru.Hub.Directories.Contracts;

/// <summary>A reason, for programs and for people. Immutable.</summary>
/// <param name="Code">Its permanent code.</param>
/// <param name="Arguments">Codes, names and numbers of the case.</param>
/// <param name="Ko">The sentence in Korean.</param>
/// <param name="En">The sentence in English.</param>
public sealed record Reason(string Code, ValueList<string> Arguments, string Ko, string En);

/// <summary>What a sentence says of the case: for programs a code, a name or a number; for people what it is called, if that is something else. Immutable.</summary>
internal readonly record struct ReasonArgument(string Value, BilingualText? Label)
{
    /// <summary>A name or a number is called what it is.</summary>
    public static implicit operator ReasonArgument(string value) => new(value, Label: null);

    /// <summary>What people read.</summary>
    public string In(Language language) => Label?.In(language) ?? Value;
}

/// <summary>A kind of reason: its sentences with places for the case. Immutable.</summary>
internal sealed record ReasonKind(string Code, string Ko, string En)
{
    /// <summary>The reason of a case.</summary>
    public Reason With(params ReadOnlySpan<ReasonArgument> arguments)
    {
        var all = arguments.ToArray();
        return new Reason(
            Code, all.Select(a => a.Value).ToValueList(), KoreanParticles.Resolve(Sentence(Ko, Language.Korean, all)), Sentence(En, Language.English, all));
    }

    private static string Sentence(string template, Language language, ReasonArgument[] arguments) =>
        string.Format(CultureInfo.InvariantCulture, template, Array.ConvertAll(arguments, a => (object)a.In(language)));
}
