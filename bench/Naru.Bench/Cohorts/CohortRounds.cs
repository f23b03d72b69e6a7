using System.Collections.Frozen;
using System.Diagnostics;
using Naru.Cdm;
using Naru.Cdm.Running;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Merging;

namespace Naru.Bench.Cohorts;

/// <summary>Runs the definitions round after round on one store, and checks persons and rows every time.</summary>
internal sealed class CohortRounds : IDisposable
{
    private readonly IReadOnlyList<BenchDefinition> definitions;
    private readonly CdmDatabase database;
    private readonly DuckDbCohortData data;
    private readonly int scale;
    private readonly HashSet<string> differing = new(StringComparer.Ordinal);

    /// <exception cref="BenchStop">The store cannot be opened.</exception>
    internal CohortRounds(string store, IReadOnlyList<BenchDefinition> definitions, int threads, int scale)
    {
        this.definitions = definitions;
        this.scale = scale;
        var opened = CdmDatabase.Open(store, new CdmOpenOptions { Threads = threads });
        database = opened.Value
            ?? throw new BenchStop($"{store} cannot be opened; --import makes it anew. {string.Join(" ", opened.Findings.Select(f => f.ToString()))}");
        data = new DuckDbCohortData(database);
    }

    /// <summary>How many answers had other persons or rows than circe's.</summary>
    internal int Differences { get; private set; }

    internal DuckDbCohortData Data => data;

    /// <summary>
    /// Measures sets of passes that are switched off, in turn for each definition and beginning with another one every round, so that a
    /// machine that becomes slower or faster meanwhile does not favour one of them.
    /// </summary>
    /// <param name="disabled">The sets.</param>
    /// <param name="warmUp">Rounds that do not count.</param>
    /// <param name="rounds">Rounds that count.</param>
    /// <param name="afterRound">Called after each of these.</param>
    /// <returns>For each set the times of each definition, by round.</returns>
    internal List<double>[][] Measure(IReadOnlyList<IReadOnlyCollection<string>> disabled, int warmUp, int rounds, Action afterRound)
    {
        var engines = disabled.Select(d => new MergeEngine("duckdb", data, d.ToFrozenSet(StringComparer.Ordinal))).ToList();
        var times = engines.Select(_ => definitions.Select(_ => new List<double>()).ToArray()).ToArray();
        for (var round = -warmUp; round < rounds; round++)
        {
            for (var d = 0; d < definitions.Count; d++)
            {
                for (var turn = 0; turn < engines.Count; turn++)
                {
                    var e = (turn + warmUp + round) % engines.Count;
                    var elapsed = Answer(engines[e], definitions[d], disabled[e]);
                    if (round >= 0)
                    {
                        times[e][d].Add(elapsed);
                    }
                }
            }

            if (round >= 0)
            {
                afterRound();
            }

            Out.Note($"  round {round + 1} of {rounds}: {definitions.Count * engines.Count} answers");
        }

        return times;
    }

    /// <summary>Measures the bare scans.</summary>
    /// <returns>The median of each definition.</returns>
    internal double[] MeasureBare(int warmUp, int rounds)
    {
        using var connection = database.Connect();
        var scans = definitions.Select(d =>
        {
            var plan = MergeEngine.Plan(CirceReader.Read(d.Json).Value!);
            using var reader = data.Begin(plan, CancellationToken.None);
            return BareScan.Of(BareRead.Of(plan, reader.ConceptSet), connection);
        }).ToList();
        var times = scans.Select(_ => new List<double[]>()).ToArray();
        for (var round = -warmUp; round < rounds; round++)
        {
            for (var d = 0; d < scans.Count; d++)
            {
                var elapsed = scans[d].Measure(connection);
                if (round >= 0)
                {
                    times[d].Add(elapsed);
                }
            }
        }

        return Array.ConvertAll(times, BareScan.Median);
    }

    public void Dispose()
    {
        data.Dispose();
        database.Dispose();
    }

    /// <summary>From JSON text to rows and funnel; the time in milliseconds.</summary>
    private double Answer(MergeEngine engine, BenchDefinition definition, IReadOnlyCollection<string> disabled)
    {
        var start = Stopwatch.GetTimestamp();
        var read = CirceReader.Read(definition.Json).Value!;
        var answer = engine.Run(read, CancellationToken.None);
        var elapsed = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        var circe = definition.Circe;
        if (answer.Value is not { } result)
        {
            throw new BenchStop(Out.Text(
                $"Definition {circe.Definition} was not answered. {string.Join(" ", answer.Findings.Select(f => f.ToString()))}"));
        }

        if (result.Persons != scale * circe.Persons || result.Rows.Count != scale * circe.Rows)
        {
            Differences++;
            var without = disabled.Count == 0 ? "" : $" without {string.Join(", ", disabled)}";
            var difference = Out.Text(
                $"DIFFERENT: definition {circe.Definition}{without} gave {result.Persons} persons, {result.Rows.Count} rows; expected {scale * circe.Persons}, {scale * circe.Rows}.");
            if (differing.Add(difference))
            {
                Out.Say($"{difference}");
            }
        }

        return elapsed;
    }
}
