using System.Globalization;

namespace Naru.Bench.Importing;

/// <summary>What the benchmarks of the import are asked for; see <see cref="Help"/>.</summary>
internal sealed record ImportBenchOptions(
    long Rows, long Memory, int Threads, IReadOnlyList<string> Formats, string Folder, bool Keep, string? Json)
{
    internal const string Help =
        """
        Options of import and import-memory:

          --rows N         how many rows the measurement table has (default 2,000,000; import-memory: 2,500,000 and then four times as many)
          --memory SIZE    the import's limit in MiB or GiB (default 2GiB; import-memory: 1GiB)
          --threads N      how many threads to use (default: the number of processors)
          --formats LIST   some of parquet,csv,csv.gz (default: all; import-memory: parquet)
          --folder DIR     where the data are made; must have room (default: the system's temporary folder)
          --keep           leaves the data there
          --json FILE      writes the figures as JSON
        """;

    private static readonly string[] AllFormats = ["parquet", "csv", "csv.gz"];

    /// <exception cref="FormatException">An option is unknown or its value makes no sense.</exception>
    public static ImportBenchOptions Parse(ReadOnlySpan<string> args, ImportBenchOptions defaults)
    {
        var options = defaults;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] == "--keep")
            {
                options = options with { Keep = true };
                continue;
            }

            var value = i + 1 < args.Length ? args[i + 1] : throw new FormatException($"{args[i]} needs a value.");
            options = args[i++] switch
            {
                "--rows" => options with { Rows = long.Parse(value.Replace("_", "", StringComparison.Ordinal), CultureInfo.InvariantCulture) },
                "--memory" => options with { Memory = Bytes(value) },
                "--threads" => options with { Threads = int.Parse(value, CultureInfo.InvariantCulture) },
                "--formats" => options with { Formats = FormatsOf(value) },
                "--folder" => options with { Folder = value },
                "--json" => options with { Json = value },
                var unknown => throw new FormatException($"{unknown} is no option of this benchmark."),
            };
        }

        return options;
    }

    public static ImportBenchOptions Defaults(long rows, long memory) => new(
        rows, memory, Environment.ProcessorCount, AllFormats, Path.GetTempPath(), Keep: false, Json: null);

    private static string[] FormatsOf(string value)
    {
        var formats = value.Split(',');
        return Array.Find(formats, f => !AllFormats.Contains(f, StringComparer.Ordinal)) is { } unknown
            ? throw new FormatException($"{unknown} is none of {string.Join(", ", AllFormats)}.")
            : formats;
    }

    private static long Bytes(string value)
    {
        var unit = value switch
        {
            _ when value.EndsWith("GiB", StringComparison.Ordinal) => 1L << 30,
            _ when value.EndsWith("MiB", StringComparison.Ordinal) => 1L << 20,
            _ => throw new FormatException("Memory is given in MiB or GiB, such as 2GiB."),
        };
        return (long)(double.Parse(value[..^3], CultureInfo.InvariantCulture) * unit);
    }
}
