using System.Globalization;
using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks;

/// <summary>One check of a definition. Stateless: one instance serves all threads.</summary>
internal abstract class Check
{
    /// <summary>What this check finds, in the order of the definition.</summary>
    internal abstract IEnumerable<Error> Find(WalkedDefinition walked);

    /// <summary>
    /// A finding. Arguments that are <see cref="BilingualText"/>s are filled in by language, and Korean particles are fitted to
    /// the words filled in.
    /// </summary>
    protected static Error Report(ErrorKind kind, string path, params object[] arguments) => Report(kind, path, 1, arguments);

    /// <summary>A finding that stands for several equal ones, at the path of the first.</summary>
    protected static Error Report(ErrorKind kind, string path, long count, object[] arguments) =>
        new(kind, new SourcePlace(JsonPath: path), Fill(kind.Message, arguments), Fill(kind.Advice, arguments), count);

    private static BilingualText Fill(BilingualText template, object[] arguments) => new(
        KoreanParticles.Resolve(Format(template, arguments, Language.Korean)),
        Format(template, arguments, Language.English));

    private static string Format(BilingualText template, object[] arguments, Language language) =>
        string.Format(CultureInfo.InvariantCulture, template.In(language), [.. arguments.Select(a => a is BilingualText b ? b.In(language) : a)]);
}
