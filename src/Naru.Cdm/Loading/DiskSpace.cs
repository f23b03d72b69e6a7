using DuckDB.NET.Data;

namespace Naru.Cdm.Loading;

/// <summary>Tells a full disk from other failures.</summary>
internal static class DiskSpace
{
    private const int NoSpaceOnDevice = 28;
    private const int QuotaExceeded = 122;
    private const int FileTooLarge = 27;
    private const int WindowsDiskFull = 112;

    /// <summary>How DuckDB says it: the operating system's words, and those of its own limit.</summary>
    private static readonly string[] Words = ["No space left", "Disk quota exceeded", "File too large", "max_temp_directory_size"];

    /// <summary>Whether something failed because there is no space left: on the disk, in a quota, or under a limit for files.</summary>
    public static bool IsExhausted(Exception exception) => exception switch
    {
        DuckDBException or AppendException => Words.Any(w => exception.Message.Contains(w, StringComparison.OrdinalIgnoreCase)),
        IOException e => (e.HResult & 0xFFFF) is NoSpaceOnDevice or QuotaExceeded or FileTooLarge or WindowsDiskFull,
        _ => exception.InnerException is { } inner && IsExhausted(inner),
    };
}
