using System.Globalization;
using Naru.Core;

namespace Naru.Hub.Directories.Contracts;

/// <summary>A reason, for programs and for people. Immutable.</summary>
/// <param name="Code">Its permanent code.</param>
/// <param name="Arguments">Codes, names and numbers of the case.</param>
/// <param name="Ko">The sentence in Korean.</param>
/// <param name="En">The sentence in English.</param>
public sealed record Reason(string Code, ValueList<string> Arguments, string Ko, string En);

/// <summary>A kind of reason: its sentences with places for the case. Immutable.</summary>
internal sealed record ReasonKind(string Code, string Ko, string En)
{
    /// <summary>The reason of a case.</summary>
    public Reason With(params ReadOnlySpan<string> arguments)
    {
        object[] values = [.. arguments];
        return new Reason(
            Code, ValueList.Create(arguments),
            KoreanParticles.Resolve(string.Format(CultureInfo.InvariantCulture, Ko, values)), string.Format(CultureInfo.InvariantCulture, En, values));
    }
}
