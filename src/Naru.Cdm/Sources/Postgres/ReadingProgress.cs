using Naru.Cdm.Loading;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>
/// Tells the meter how far a table has come, in parts of its estimated bytes: an estimate that is wrong must not add up to more or
/// less than it promised.
/// </summary>
internal sealed class ReadingProgress(ProgressMeter meter, string table, long expectedRows, long bytes)
{
    private long rows;
    private long toldBytes;

    /// <summary>Rows that an earlier run has read: they count as done, but not as speed.</summary>
    public void Skip(long skipped)
    {
        rows = skipped;
        Tell(0, skipped);
    }

    /// <summary>As many rows have been read in all.</summary>
    public void Read(long total)
    {
        var more = total - rows;
        rows = total;
        Tell(more, total);
    }

    /// <summary>That was all.</summary>
    public void Complete(long total)
    {
        var more = total - rows;
        rows = total;
        meter.Read(table, rows, more, bytes - toldBytes);
        toldBytes = bytes;
    }

    private void Tell(long more, long total)
    {
        var done = expectedRows <= 0 ? 0 : (long)(bytes * Math.Min(1, (double)total / expectedRows));
        meter.Read(table, total, more, Math.Max(0, done - toldBytes));
        toldBytes = Math.Max(done, toldBytes);
    }
}
