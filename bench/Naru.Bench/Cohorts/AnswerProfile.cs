using System.Collections.Frozen;
using System.Diagnostics;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Merging;

namespace Naru.Bench.Cohorts;

/// <summary>Where the time of one definition goes; milliseconds, medians over the rounds.</summary>
/// <param name="Circe">What circe gives and takes.</param>
/// <param name="Parse">From text to the definition.</param>
/// <param name="Plan">Normalising, planning and passes.</param>
/// <param name="Concepts">Resolving concept sets.</param>
/// <param name="Scans">While events are being read; scans at the same time count once.</param>
/// <param name="Merge">All the rest: merging, rules, limits, ends, results.</param>
/// <param name="Each">The scans of the last round.</param>
internal sealed record AnswerProfile(
    CirceFigure Circe, double Parse, double Plan, double Concepts, double Scans, double Merge, IReadOnlyCollection<ScanTime> Each)
{
    internal double Total => Parse + Plan + Concepts + Scans + Merge;

    /// <summary>Profiles definitions, round after round.</summary>
    internal static IReadOnlyList<AnswerProfile> Of(
        IReadOnlyList<BenchDefinition> definitions, ICohortData data, IEnumerable<string> disabled, int rounds)
    {
        var off = disabled.ToFrozenSet(StringComparer.Ordinal);
        var all = definitions.Select(_ => new List<AnswerProfile>()).ToArray();
        for (var round = 0; round < rounds; round++)
        {
            for (var d = 0; d < definitions.Count; d++)
            {
                all[d].Add(Once(definitions[d], data, off));
            }
        }

        return Array.ConvertAll(all, Median);
    }

    private static AnswerProfile Median(List<AnswerProfile> rounds)
    {
        double Of(Func<AnswerProfile, double> part) => Statistics.Median(rounds.Select(part));
        return new(rounds[0].Circe, Of(p => p.Parse), Of(p => p.Plan), Of(p => p.Concepts), Of(p => p.Scans), Of(p => p.Merge), rounds[^1].Each);
    }

    private static AnswerProfile Once(BenchDefinition definition, ICohortData data, FrozenSet<string> off)
    {
        var timed = new TimedData(data);
        var start = Stopwatch.GetTimestamp();
        var read = CirceReader.Read(definition.Json).Value!;
        var parsed = Stopwatch.GetTimestamp();
        MergeEngine.Plan(read, off);
        var planned = Stopwatch.GetTimestamp();
        new MergeEngine("duckdb", timed, off).Run(read, CancellationToken.None);
        var total = Stopwatch.GetElapsedTime(planned).TotalMilliseconds;

        // The engine plans by itself: that part is measured beside it.
        var plan = Stopwatch.GetElapsedTime(parsed, planned).TotalMilliseconds;
        var merge = total - plan - timed.ConceptMilliseconds - timed.ReadingMilliseconds;
        return new(
            definition.Circe, Stopwatch.GetElapsedTime(start, parsed).TotalMilliseconds, plan, timed.ConceptMilliseconds, timed.ReadingMilliseconds,
            Math.Max(0, merge), timed.Each);
    }
}
