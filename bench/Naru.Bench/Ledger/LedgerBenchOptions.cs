using System.Globalization;

namespace Naru.Bench.Ledger;

/// <summary>What the benchmark of the ledger is asked for; see <see cref="Help"/>.</summary>
internal sealed record LedgerBenchOptions(string? Database, double Seconds, int Rounds, int Callers, int Events)
{
    internal const string Help =
        """
        Options of ledger:

          --database NAME  sqlite or postgres (default: both; a server of its own is started, with fsync)
          --seconds N      how long each round records (default 5)
          --rounds N       how many rounds; medians are told (default 3)
          --callers N      how many callers record at the same time (default 64)
          --events N       how many events are rebuilt and verified (default 500,000)
        """;

    public static readonly LedgerBenchOptions Default = new(null, 5, 3, 64, 500_000);

    /// <exception cref="FormatException">An option is unknown or its value makes no sense.</exception>
    public static LedgerBenchOptions Parse(ReadOnlySpan<string> args)
    {
        var options = Default;
        for (var i = 0; i < args.Length; i += 2)
        {
            var value = i + 1 < args.Length ? args[i + 1] : throw new FormatException($"{args[i]} needs a value.");
            options = args[i] switch
            {
                "--database" => options with { Database = value is "sqlite" or "postgres" ? value : throw new FormatException($"{value} is no database of this benchmark.") },
                "--seconds" => options with { Seconds = Number(value) },
                "--rounds" => options with { Rounds = Number(value) },
                "--callers" => options with { Callers = Number(value) },
                "--events" => options with { Events = Number(value) },
                var unknown => throw new FormatException($"{unknown} is no option of this benchmark."),
            };
        }

        return options;
    }

    private static int Number(string value) =>
        int.TryParse(value.Replace(",", "", StringComparison.Ordinal), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number : throw new FormatException($"{value} is no number.");
}
