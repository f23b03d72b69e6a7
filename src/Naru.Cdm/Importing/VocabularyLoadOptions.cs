namespace Naru.Cdm.Importing;

/// <summary>Which vocabulary to load, and whither.</summary>
/// <param name="Source">
/// A folder or ZIP archive from Athena, a DuckDB file or a store that holds a vocabulary, a loaded vocabulary, or a PostgreSQL database.
/// </param>
/// <param name="Folder">The folder of the loaded vocabulary; made if it is not there.</param>
public sealed record VocabularyLoadOptions(string Source, string Folder)
{
    /// <summary>Threads, clock, and how files are to be read.</summary>
    public CdmOpenOptions Reading { get; init; } = new();

    /// <summary>How much memory the whole process may take, in bytes; as <see cref="ImportOptions.Memory"/>.</summary>
    public long? Memory { get; init; }

    /// <summary>Whether everything is read again, also if nothing changed.</summary>
    public bool ReadAll { get; init; }
}
