namespace Naru.Cdm.Importing;

/// <summary>Divides the memory that an import may take between the database and the rest of the process.</summary>
internal static class MemoryBudget
{
    private const long Mebibyte = 1 << 20;

    /// <summary>The least that an import can do with.</summary>
    public const long Least = 768 * Mebibyte;

    /// <summary>What the .NET runtime, the text buffers and what DuckDB does not count take: measured, see docs/performance.md.</summary>
    private const long ForTheProcess = 448 * Mebibyte;

    /// <summary>The limit for DuckDB, in bytes.</summary>
    /// <param name="memory">What the whole process may take; null for three quarters of the machine's.</param>
    public static long ForDatabase(long? memory)
    {
        var whole = memory ?? GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;

        // DuckDB goes beyond its limit by what it does not count: up to a tenth of it, in what was measured. A fifth is kept free.
        return Math.Max(256 * Mebibyte, (Math.Max(whole, Least) - ForTheProcess) / 5 * 4);
    }
}
