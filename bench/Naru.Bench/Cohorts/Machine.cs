using System.Runtime.InteropServices;

namespace Naru.Bench.Cohorts;

/// <summary>Where figures were measured.</summary>
internal sealed record Machine(
    DateTimeOffset Date, int Cores, int Threads, long MemoryMiB, string OperatingSystem, string Architecture, string Runtime, string DuckDb)
{
    internal static Machine Of(int threads, string duckDb) => new(
        DateTimeOffset.Now,
        Environment.ProcessorCount,
        threads,
        GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20,
        RuntimeInformation.OSDescription,
        RuntimeInformation.OSArchitecture.ToString(),
        RuntimeInformation.FrameworkDescription,
        duckDb);
}
