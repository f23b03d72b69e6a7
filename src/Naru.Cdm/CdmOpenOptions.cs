using Naru.Cdm.Loading;

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
    /// The encoding of text files without a byte order mark. Default: null, which finds it out for each file and reports it.
    /// </summary>
    public TextEncoding? Encoding { get; init; }

    /// <summary>
    /// How dates that end with the year are written: <c>dd/MM/yyyy</c> or <c>MM/dd/yyyy</c>, also with <c>-</c> or <c>.</c>.
    /// Dates that begin with the year or name the month are read whatever it is. Default: null, which reads the order from the
    /// column if one of its dates shows it, and refuses it otherwise.
    /// </summary>
    /// <exception cref="ArgumentException">It is not one of these forms; see <see cref="IsDateFormat"/>.</exception>
    public string? DateFormat
    {
        get;
        init => field = value is null || IsDateFormat(value)
            ? value
            : throw new ArgumentException("The format must be dd/MM/yyyy or MM/dd/yyyy.", nameof(value));
    }

    /// <summary>
    /// Where a private folder is made for what does not fit into memory; it is deleted when the database is disposed.
    /// Null: the system's temporary folder.
    /// </summary>
    public string? TemporaryFolder { get; init; }

    /// <summary>
    /// A list of patients who opted out: none of their rows can be read. It adds to the list that a store has of its own. Null for none.
    /// </summary>
    public string? OptOutFile { get; init; }

    /// <summary>The clock that rates and remaining times are measured with.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Whether a text can be a <see cref="DateFormat"/>.</summary>
    public static bool IsDateFormat(string text) => OrderOf(text) != DateOrder.Unknown;

    /// <summary>What comes first in dates that end with the year, as the user said.</summary>
    internal DateOrder DateOrder => OrderOf(DateFormat);

    private static DateOrder OrderOf(string? format) => format?.Replace('-', '/').Replace('.', '/') switch
    {
        "dd/MM/yyyy" or "d/M/yyyy" => DateOrder.DayFirst,
        "MM/dd/yyyy" or "M/d/yyyy" => DateOrder.MonthFirst,
        _ => DateOrder.Unknown,
    };
}
