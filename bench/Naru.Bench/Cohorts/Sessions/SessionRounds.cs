using System.Diagnostics;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Results;
using Naru.Cohorts.Sessions;
using Naru.Core;

namespace Naru.Bench.Cohorts.Sessions;

/// <summary>
/// Asks each definition in a session of its own, then one change after another, each time from the definition as it was, and compares
/// every answer with a full run's.
/// </summary>
internal sealed class SessionRounds(ICohortData data, IReadOnlyList<BenchDefinition> definitions)
{
    private readonly MergeEngine engine = new("duckdb", data);

    /// <summary>How many answers were other than a full run's.</summary>
    internal int Differences { get; private set; }

    /// <summary>The first question of each session beside a full run of it, medians over the definitions.</summary>
    internal double FirstMedian { get; private set; }

    internal double FirstFullMedian { get; private set; }

    /// <summary>The most that a session held.</summary>
    internal long MostBytes { get; private set; }

    internal IReadOnlyList<SessionTime> Measure(int warmUp, int rounds)
    {
        var times = new Dictionary<(int Definition, int Change), (string Kind, List<double> Session, List<double> Full, int Reads)>();
        var first = new List<double>();
        var firstFull = new List<double>();
        for (var round = -warmUp; round < rounds; round++)
        {
            for (var d = 0; d < definitions.Count; d++)
            {
                using var session = new CohortSession(data);
                var asked = Compare(session, definitions[d].Json, definitions[d].Circe.Definition, "first");
                if (round >= 0)
                {
                    first.Add(asked.Session);
                    firstFull.Add(asked.Full);
                }

                foreach (var (c, change) in DefinitionChange.Of(CirceReader.Read(definitions[d].Json).Value!).Index())
                {
                    var changed = Compare(session, CirceWriter.Write(change.Definition), definitions[d].Circe.Definition, change.Kind);
                    if (round >= 0)
                    {
                        if (!times.TryGetValue((d, c), out var known))
                        {
                            times[(d, c)] = known = (change.Kind, [], [], changed.Reads);
                        }

                        known.Session.Add(changed.Session);
                        known.Full.Add(changed.Full);
                    }

                    Time(session, definitions[d].Json);
                }

                MostBytes = Math.Max(MostBytes, session.Usage.Bytes);
            }

            Out.Note($"  round {round + 1} of {rounds}");
        }

        FirstMedian = Statistics.Median(first);
        FirstFullMedian = Statistics.Median(firstFull);
        return times.Select(t => new SessionTime(
            definitions[t.Key.Definition].Circe.Definition,
            t.Value.Kind,
            Statistics.Median(t.Value.Session),
            Statistics.Median(t.Value.Full),
            t.Value.Reads)).ToList();
    }

    private (double Session, double Full, int Reads) Compare(CohortSession session, string json, int definition, string kind)
    {
        var (result, elapsed) = Time(session, json);
        var reads = session.Usage.Reads;
        var (expected, full) = Time(engine, json);
        if (result.Value is not { } actual || expected.Value is not { } right || !AreEqual(actual, right))
        {
            Differences++;
            Out.Say($"DIFFERENT: definition {definition} in a session, {kind}.");
        }

        return (elapsed, full, reads);
    }

    private static bool AreEqual(CohortResult a, CohortResult b) => a.Rows.SequenceEqual(b.Rows) && a.Stages == b.Stages
        && a.EventImpact == b.EventImpact && a.PersonImpact == b.PersonImpact && a.PersonProfiles == b.PersonProfiles;

    private static (Result<CohortResult> Result, double Milliseconds) Time(ICohortEngine asked, string json)
    {
        var start = Stopwatch.GetTimestamp();
        var result = asked.Run(CirceReader.Read(json).Value!, CancellationToken.None);
        return (result, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
