namespace Naru.Bench.Importing;

/// <summary>One import and, if it was run, its yardstick.</summary>
internal sealed record ImportMeasurement(
    string Format, long Rows, long SourceBytes, long StoreBytes, long MemoryLimit, int Threads, MeasuredProcess Import, MeasuredProcess? Yardstick)
{
    public double RowsPerSecond => Rows / Import.Seconds;

    /// <summary>How many times as long as the yardstick the import took.</summary>
    public double? Ratio => Import.Seconds / Yardstick?.Seconds;
}
