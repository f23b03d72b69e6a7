namespace Naru.Cdm;

/// <summary>How to open a CDM. The default suits a machine that does nothing else.</summary>
public sealed record CdmOpenOptions
{
    /// <summary>How many threads may load tables and run queries; at least 1. Default: the machine's processors.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public int Threads
    {
        get;
        init => field = value >= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), "At least one thread is needed.");
    } = Environment.ProcessorCount;

    /// <summary>
    /// How much memory the database may use, in bytes; at least a mebibyte. Null leaves it at DuckDB's own limit, 80% of the machine.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than a mebibyte.</exception>
    public long? MemoryLimit
    {
        get;
        init => field = value is null or >= 1 << 20
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), "The database needs at least a mebibyte.");
    }

    /// <summary>
    /// Whether the rows of a DuckDB file are checked like those of text files (persons, keys, dates). On a database of billions of
    /// rows this takes minutes; a database that was checked once and is not written to may skip it. Default: true.
    /// </summary>
    public bool CheckDatabaseFile { get; init; } = true;

    /// <summary>
    /// Whether faults of rows are errors: keys that are there twice, persons that are not known, values that are required, tables and
    /// columns that are missing. The data-quality checks count such faults instead, so they open the data with this off, and
    /// nothing else does. A value that cannot be read (a malformed date in a text file) is an error all the same. Default: true.
    /// </summary>
    public bool CheckRows { get; init; } = true;

    /// <summary>
    /// Where a private folder is made for what does not fit into memory; it is deleted when the database is disposed.
    /// Null: the system's temporary folder.
    /// </summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>The clock that rates and remaining times are measured with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
