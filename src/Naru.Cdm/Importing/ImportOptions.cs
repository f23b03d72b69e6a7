using Naru.Cdm.Derivation;
using Naru.Cdm.Sources.Postgres;
using Naru.Core;

namespace Naru.Cdm.Importing;

/// <summary>What to import, and into which store.</summary>
/// <param name="Source">
/// A folder or a ZIP archive of CSV, TSV or Parquet files, a DuckDB file, a store, or a PostgreSQL database as
/// <c>postgresql://user@host:port/database?schema=cdm</c>.
/// </param>
/// <param name="Target">The store's file. If there is a store already, what did not change is taken over from it.</param>
public sealed record ImportOptions(string Source, string Target)
{
    /// <summary>The tables that Naru can make of others.</summary>
    public static ValueList<string> Derivable { get; } = Eras.Tables.ToValueList();

    /// <summary>Where the vocabulary is, if not beside the data: a folder or archive from Athena, or anything that data may come from.</summary>
    public string? Vocabulary { get; init; }

    /// <summary>
    /// The list of patients who opted out. Null keeps the list of the store that is there: leaving the option out must not bring
    /// anybody back. To empty the list, give a file with its header alone.
    /// </summary>
    public string? OptOutFile { get; init; }

    /// <summary>Tables to derive, of <see cref="Derivable"/>; they take the place of those that the source has.</summary>
    public ValueList<string> Derive { get; init; } = [];

    /// <summary>Whether every table is read again, also those that did not change.</summary>
    public bool ReadAll { get; init; }

    /// <summary>Threads, clock, and how files are to be read.</summary>
    public CdmOpenOptions Reading { get; init; } = new();

    /// <summary>
    /// How much memory the whole process may take, in bytes. Null: three quarters of the machine's.
    /// </summary>
    public long? Memory { get; init; }

    /// <summary>Whether only the tables of a vocabulary are imported: then nobody misses persons.</summary>
    internal bool IsVocabularyAlone { get; init; }

    /// <summary>The store from which what did not change is taken over. Null: the one at the target.</summary>
    internal string? Previous { get; init; }

    /// <summary>Data that a program makes, in the place of <see cref="Source"/>; null to read the source.</summary>
    public IGeneratedData? Generated { get; init; }

    /// <summary>About how many rows of a PostgreSQL table are read, and kept, at a time.</summary>
    internal int RowsPerRange { get; init; } = PostgresTable.DefaultRowsPerRange;
}
