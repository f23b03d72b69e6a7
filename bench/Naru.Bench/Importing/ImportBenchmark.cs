using System.Globalization;
using System.Text.Json;
using DuckDB.NET.Data;

namespace Naru.Bench.Importing;

/// <summary>
/// How fast <c>naru cdm import</c> is and how much memory it takes, beside DuckDB alone with the same files, threads and limit in the
/// same run; and whether its memory stays below the limit when the rows become four times as many, which is what lets a machine
/// of 8 GiB import any number of them.
/// </summary>
internal sealed class ImportBenchmark : IDisposable
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly ImportBenchOptions options;
    private readonly string folder;
    private readonly string naru;

    private ImportBenchmark(ImportBenchOptions options, string root)
    {
        this.options = options;
        naru = Path.Combine(root, "artifacts", "bin", "Naru.Cli", "release", "naru.dll");
        folder = Directory.CreateDirectory(Path.Combine(options.Folder, $"naru-bench-{Path.GetRandomFileName()}")).FullName;
    }

    /// <summary>What <see cref="RunSpeed"/> does unless it is told otherwise.</summary>
    public static ImportBenchOptions SpeedDefaults => ImportBenchOptions.Defaults(2_000_000, 2L << 30);

    /// <summary>What <see cref="RunMemory"/> does unless it is told otherwise.</summary>
    public static ImportBenchOptions MemoryDefaults => ImportBenchOptions.Defaults(2_500_000, 1L << 30) with { Formats = ["parquet"] };

    /// <summary>Speed: every format once, with the yardstick before it.</summary>
    public static void RunSpeed(ImportBenchOptions options, string root)
    {
        using var benchmark = new ImportBenchmark(options, root);
        benchmark.Report(benchmark.options.Formats.Select(f => benchmark.Measure(f, benchmark.options.Rows, withYardstick: true)));
    }

    /// <summary>Memory: the rows, then four times as many; whether it stayed within the limit.</summary>
    public static bool RunMemory(ImportBenchOptions options, string root)
    {
        using var benchmark = new ImportBenchmark(options, root);
        var rows = benchmark.options.Rows;
        var results = benchmark.Report(benchmark.options.Formats
            .SelectMany(f => new[] { rows, 4 * rows }.Select(n => benchmark.Measure(f, n, withYardstick: false))));
        var worst = results.Max(r => r.Import.PeakBytes);
        Say($"the most memory at any time: {worst / 1048576.0:F0} MiB of {benchmark.options.Memory / 1048576.0:F0} MiB: {(worst <= benchmark.options.Memory ? "within the limit" : "TOO MUCH")}");
        return worst <= benchmark.options.Memory;
    }

    public void Dispose()
    {
        if (!options.Keep)
        {
            Directory.Delete(folder, recursive: true);
        }
        else
        {
            Say($"the data stay in {folder}");
        }
    }

    private ImportMeasurement Measure(string format, long rows, bool withYardstick)
    {
        var source = Path.Combine(folder, $"{format}-{rows.ToString(CultureInfo.InvariantCulture)}");
        var sourceBytes = new ImportData(source, rows, options.Threads).Write(format);
        MeasuredProcess? yardstick = null;
        if (withYardstick)
        {
            var plain = $"{source}.duckdb";
            yardstick = MeasuredProcess.Run(
                typeof(ImportBenchmark).Assembly.Location, "import-yardstick", source, format, plain, Number(options.Memory), Number(options.Threads));
            Discard(plain);
        }

        var store = $"{source}.naru";
        var import = MeasuredProcess.Run(
            naru, "cdm", "import", source, "--to", store, "--memory", $"{Number(options.Memory >> 20)}MiB", "--threads", Number(options.Threads));
        var stored = CountRows(store);
        if (stored != rows)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The store has {stored} of {rows} rows."));
        }

        var result = new ImportMeasurement(
            format, rows, sourceBytes, new FileInfo(store).Length, options.Memory, options.Threads, import, yardstick);
        Discard(store);
        Discard(source);
        return result;
    }

    /// <summary>Deletes at once what is not needed any more, so that the disk never holds more than one source and one result.</summary>
    private void Discard(string path)
    {
        if (options.Keep)
        {
            return;
        }

        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
        else
        {
            File.Delete(path);
        }
    }

    private static long CountRows(string store)
    {
        using var connection = new DuckDBConnection($"DataSource={store};ACCESS_MODE=READ_ONLY");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT count(*) FROM cdm.measurement";
        return (long)command.ExecuteScalar()!;
    }

    private List<ImportMeasurement> Report(IEnumerable<ImportMeasurement> measurements)
    {
        Say($"naru cdm import: {options.Memory / 1048576.0:F0} MiB, {options.Threads} threads; measurement has 23 columns; a store is checked, narrowed, clustered and hashed");
        Say($"| format | rows | source MiB | store MiB | seconds | rows/s | peak MiB | yardstick s | yardstick peak MiB | ratio |");
        Say($"|---|---|---|---|---|---|---|---|---|---|");
        var results = new List<ImportMeasurement>();
        foreach (var m in measurements)
        {
            results.Add(m);
            Say($"| {m.Format} | {m.Rows:N0} | {m.SourceBytes >> 20} | {m.StoreBytes >> 20} | {m.Import.Seconds:F1} | {m.RowsPerSecond:N0} | {m.Import.PeakBytes >> 20} | {m.Yardstick?.Seconds:F1} | {m.Yardstick?.PeakBytes >> 20} | {m.Ratio:F2} |");
        }

        if (options.Json is { } file)
        {
            File.WriteAllText(file, JsonSerializer.Serialize(results, Indented));
        }

        return results;
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
