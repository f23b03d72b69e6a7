namespace Naru.Cdm;

/// <summary>How far the opening of a CDM has come. Reported about ten times a second, from any thread, one at a time; loading waits meanwhile.</summary>
/// <param name="Table">The table that moved last.</param>
/// <param name="Rows">How many of its rows have been read.</param>
/// <param name="TotalBytes">How many bytes all files have together, as they lie on the disk or in the archive; null if unknown.</param>
/// <param name="Fraction">How much of the whole work is done, from 0 to 1; it never goes back.</param>
/// <param name="RowsPerSecond">Rows of all tables read per second since the start.</param>
/// <param name="Remaining">Estimated time to the end; null while there is nothing to estimate it from.</param>
public sealed record CdmProgress(
    string Table, long Rows, long? TotalBytes, double Fraction, double RowsPerSecond, TimeSpan? Remaining);
