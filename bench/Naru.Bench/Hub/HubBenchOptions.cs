using System.Globalization;

namespace Naru.Bench.Hub;

/// <summary>What the benchmark of the hub is asked for; see <see cref="Help"/>.</summary>
internal sealed record HubBenchOptions(string? Database, double Seconds, int Rounds, int Callers)
{
    internal const string Help =
        """
        Options of hub:

          --database NAME  sqlite or postgres (default: both; a server of its own is started, with fsync)
          --seconds N      how long each part of a round lasts (default 10)
          --rounds N       how many rounds; medians are told (default 3)
          --callers N      how many requests are under way at the same time (default 64)
        """;

    public static readonly HubBenchOptions Default = new(null, 10, 3, 64);

    /// <exception cref="FormatException">An option is unknown or its value makes no sense.</exception>
    public static HubBenchOptions Parse(ReadOnlySpan<string> args)
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
                var unknown => throw new FormatException($"{unknown} is no option of this benchmark."),
            };
        }

        return options;
    }

    private static int Number(string value) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new FormatException($"{value} is no number.");
}
