using DuckDB.NET.Data;

namespace Naru.Cdm.Importing;

/// <summary>Tells a full disk from other failures.</summary>
internal static class DiskSpace
{
    private const int NoSpaceOnDevice = 28;
    private const int QuotaExceeded = 122;
    private const int FileTooLarge = 27;
    private const int WindowsDiskFull = 112;

    /// <summary>Whether something failed because there is no space left: on the disk, in a quota, or under a limit for files.</summary>
    public static bool IsExhausted(Exception exception) => exception switch
    {
        DuckDBException e => Says(e, "No space left") || Says(e, "Disk quota exceeded") || Says(e, "File too large") || Says(e, "max_temp_directory_size"),
        IOException e => (e.HResult & 0xFFFF) is NoSpaceOnDevice or QuotaExceeded or FileTooLarge or WindowsDiskFull,
        _ => exception.InnerException is { } inner && IsExhausted(inner),
    };

    private static bool Says(DuckDBException exception, string words) => exception.Message.Contains(words, StringComparison.OrdinalIgnoreCase);
}
