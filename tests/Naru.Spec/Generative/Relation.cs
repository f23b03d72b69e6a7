using Naru.Cohorts.Results;

namespace Naru.Spec.Generative;

/// <summary>A change of the data of which it is known how it changes every answer.</summary>
/// <param name="Before">The data to begin with, made of the generated ones.</param>
/// <param name="After">The changed data; the answers for all of them are added up.</param>
/// <param name="Expected">The answer after, reckoned from the answer before.</param>
internal sealed record Relation(Func<CdmData, CdmData> Before, Func<CdmData, Draw, IReadOnlyList<CdmData>> After, Func<CohortResult, CohortResult> Expected)
{
    private const long Raise = 10_000_000;

    internal static IReadOnlyDictionary<string, Relation> All { get; } = new Dictionary<string, Relation>(StringComparer.Ordinal)
    {
        ["the order of the rows does not matter"] = new(data => data, (data, draw) => [data.Shuffled(draw)], result => result),
        // A death's id is its person's, and ids decide ties: persons get ids above all others, before and after.
        ["the numbers of persons do not matter"] = new(
            data => data.WithPersonIds(p => Raise + p),
            (data, _) => [data.WithPersonIds(Backwards)],
            result => CohortResults.WithPersonIds(result, Backwards)),
        ["a second person of each kind doubles everything"] = new(
            data => data,
            (data, _) => [data.Doubled(Raise)],
            result => CohortResults.Sum(result, CohortResults.WithPersonIds(result, p => p + Raise))),
        ["persons can be answered for apart"] = new(
            data => data,
            (data, draw) => draw.Int(2, 5) is var part ? [data.OfPersons(p => p % part == 0), data.OfPersons(p => p % part != 0)] : [],
            result => result),
    };

    /// <summary>The persons in the opposite order.</summary>
    private static long Backwards(long person) => (4 * Raise) - person;
}
