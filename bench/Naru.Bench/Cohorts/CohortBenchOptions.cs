using System.Globalization;
using Naru.Cohorts.Passes;

namespace Naru.Bench.Cohorts;

/// <summary>What the benchmark of cohorts is asked for; see <see cref="Help"/>.</summary>
internal sealed record CohortBenchOptions
{
    internal const string Help =
        """
        bench cohorts: 64 definitions of the OHDSI Phenotype Library on 180,000 persons (54.5 million rows), from JSON text to rows and funnel,
        beside the time of OHDSI's own SQL (circe) and beside one bare scan. Persons and rows are checked against circe's.

          --data DIR       work folder for the data (default artifacts/bench/cohorts); made if it is not there: about 3 GB, a few minutes
          --json FILE      where all figures are written (default DIR/cohorts.json)
          --rounds N       rounds that are measured (default 7)
          --warmup N       rounds before them (default 2)
          --threads N      DuckDB's threads, of the calibration too (default 2, as circe's times were measured)
          --only ID        only this definition; may be repeated
          --details        a line for each definition
          --without PASS   switches an optimising pass off; may be repeated
          --passes         also measures with every pass off in turn: what does each buy?
          --profile        also shows where the time goes
          --session        only sessions: ask, change one thing, ask again; every answer is compared with a full run's
          --scale N        also measures with N times the persons (N = 10: about 12 GB, half an hour)
          --import         imports anew although there is a store
        """;

    internal required string Data { get; init; }

    internal string? Json { get; init; }

    internal int Rounds { get; init; } = 7;

    internal int WarmUp { get; init; } = 2;

    internal int Threads { get; init; } = 2;

    internal IReadOnlyList<int> Only { get; init; } = [];

    internal IReadOnlyList<string> Without { get; init; } = [];

    internal bool Details { get; init; }

    internal bool Passes { get; init; }

    internal bool Profile { get; init; }

    internal bool Session { get; init; }

    internal bool Import { get; init; }

    internal int Scale { get; init; } = 1;

    /// <exception cref="BenchStop">An option is unknown or its value makes no sense.</exception>
    internal static CohortBenchOptions Parse(IReadOnlyList<string> arguments, string root)
    {
        var options = new CohortBenchOptions { Data = Path.Combine(root, "artifacts", "bench", "cohorts") };
        var rest = new Queue<string>(arguments);
        while (rest.TryDequeue(out var name))
        {
            string Value() => rest.TryDequeue(out var value) ? value : throw new BenchStop($"{name} needs a value.");
            options = name switch
            {
                "--data" => options with { Data = Path.GetFullPath(Value()) },
                "--json" => options with { Json = Path.GetFullPath(Value()) },
                "--rounds" => options with { Rounds = Number(name, Value(), 1) },
                "--warmup" => options with { WarmUp = Number(name, Value(), 0) },
                "--threads" => options with { Threads = Number(name, Value(), 1) },
                "--only" => options with { Only = [.. options.Only, Number(name, Value(), 1)] },
                "--without" => options with { Without = [.. options.Without, PassName(Value())] },
                "--details" => options with { Details = true },
                "--passes" => options with { Passes = true },
                "--profile" => options with { Profile = true },
                "--session" => options with { Session = true },
                "--import" => options with { Import = true },
                "--scale" => options with { Scale = Number(name, Value(), 2) },
                _ => throw new BenchStop($"{name} is no option of this benchmark; --help lists them."),
            };
        }

        return options;
    }

    private static int Number(string option, string value, int least) =>
        int.TryParse(value, CultureInfo.InvariantCulture, out var number) && number >= least
            ? number
            : throw new BenchStop(Out.Text($"{option} needs a whole number of at least {least}."));

    private static string PassName(string value) => OptimisingPasses.All.Any(p => p.Name == value)
        ? value
        : throw new BenchStop($"There is no pass '{value}'; the passes are {string.Join(", ", OptimisingPasses.All.Select(p => p.Name))}.");
}
