using Naru.Cohorts.Circe;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Model;
using Naru.Spec.Generative;
using Naru.Spec.Oracles;

namespace Naru.Spec.Canonical;

/// <summary>
/// What a canonical text must keep. The text is given, so that a twin can give one that is broken, and the same check must find it.
/// </summary>
internal static class TextChecks
{
    /// <summary>Members whose change the text does not tell, although it asks something else.</summary>
    internal static HashSet<string> Unnoticed(IEnumerable<CohortDefinition> definitions, Func<CohortDefinition, string> text) =>
        Changed(definitions, text, sameText: true, meaningless: false);

    /// <summary>Members whose change makes another text, although no answer depends on it.</summary>
    internal static HashSet<string> NoticedInVain(IEnumerable<CohortDefinition> definitions, Func<CohortDefinition, string> text) =>
        Changed(definitions, text, sameText: false, meaningless: true);

    /// <summary>Definitions of the oracle that have one text and not one answer; and how many have their text in common with another.</summary>
    internal static (List<string> Wrong, int Definitions, int Coinciding) SameTextAnotherAnswer(string set, Func<CohortDefinition, string> text)
    {
        var rows = OracleData.Expected(set);
        var statistics = InclusionOracle.Expected(set);
        var groups = OracleData.Definitions(set)
            .Select(d => (d.Name, Text: text(CirceReader.Read(d.Json).Value!)))
            .GroupBy(d => d.Text, d => d.Name, StringComparer.Ordinal)
            .Select(g => g.ToList())
            .ToList();
        var wrong = groups
            .Where(g => g.Skip(1).Any(name => !Equal(rows, g[0], name) || !Equal(statistics, g[0], name)))
            .Select(g => string.Join(" = ", g))
            .ToList();
        return (wrong, groups.Sum(g => g.Count), groups.Where(g => g.Count > 1).Sum(g => g.Count));
    }

    /// <summary>
    /// Says in what the answers to two definitions of one text differ; null if in nothing. Findings of refused definitions name places in the
    /// definition; that both are refused is enough.
    /// </summary>
    internal static string? Difference(ICohortEngine engine, CohortDefinition a, CohortDefinition b, CancellationToken cancellation)
    {
        var (first, second) = (engine.Run(a, cancellation), engine.Run(b, cancellation));
        return first.IsSuccess && second.IsSuccess ? ResultDifference.Of(first.Value, second.Value)
            : first.IsSuccess == second.IsSuccess ? null
            : "only one of them runs";
    }

    private static HashSet<string> Changed(IEnumerable<CohortDefinition> definitions, Func<CohortDefinition, string> text, bool sameText, bool meaningless)
    {
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (var definition in definitions)
        {
            var before = text(definition);
            members.UnionWith(Mutation.Of(definition)
                .Where(m => Meaningless.Members.Contains(m.Member) == meaningless && text(m.Definition) == before == sameText)
                .Select(m => m.Member));
        }

        return members;
    }

    private static bool Equal<T>(Dictionary<string, List<T>> answers, string a, string b) =>
        (answers.GetValueOrDefault(a) ?? []).SequenceEqual(answers.GetValueOrDefault(b) ?? []);
}
