using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Cdm.Sources;
using Naru.Cdm.Sources.Postgres;
using Naru.Cdm.Store;
using Naru.Core;
using Naru.Vocabulary.Storage;

namespace Naru.Cdm.Importing;

/// <summary>The data and, if it comes from elsewhere, the vocabulary of one import.</summary>
internal sealed class ImportSources : IDisposable
{
    /// <summary>The table by which a vocabulary is known.</summary>
    private const string Concepts = "concept";

    private readonly IReadOnlyList<ImportSource> sources;

    private ImportSources(string name, IReadOnlyList<ImportSource> sources, IReadOnlyList<ImportTable> tables)
    {
        Name = name;
        this.sources = sources;
        Tables = tables;
    }

    /// <summary>The sources as users see them.</summary>
    public string Name { get; }

    /// <summary>All tables, in the order of <see cref="OmopSchema.AllTables"/>.</summary>
    public IReadOnlyList<ImportTable> Tables { get; }

    /// <summary>Whether what was staged can be gone on from after an interruption.</summary>
    public bool IsResumable => sources.Any(s => s.IsResumable);

    /// <summary>What tells whether staged tables came from the same source; null if they are not to be kept.</summary>
    public static string? ResumeKey(ImportOptions options) => options.Generated is null ? PostgresCdm.NameOf(options.Source) : null;

    /// <summary>No source: a store that is its own.</summary>
    public static ImportSources None(ImportOptions options) => new(options.Source, [], []);

    /// <summary>Opens the sources. Everything wrong is in the findings.</summary>
    public static ImportSources Open(
        ImportOptions options,
        Instance instance,
        DuckDBConnection connection,
        FindingLog findings,
        ProgressMeter meter,
        CancellationToken cancellation)
    {
        var opened = new List<ImportSource>();
        if (options.Generated is { } generated)
        {
            opened.Add(new GeneratedSource(generated, instance, options.Reading.Threads, meter, cancellation));
        }

        foreach (var (path, catalog, landmark) in ((string?, string, string)[])
            [
                (options.Generated is null ? options.Source : null, StoreSchema.Read, options.IsVocabularyAlone ? Concepts : "person"),
                (options.Vocabulary, StoreSchema.Vocabulary, Concepts),
            ])
        {
            if (path is not null && Open(path, catalog, landmark, options, instance, connection, findings, meter, cancellation) is { } source)
            {
                opened.Add(source);
            }
        }

        var chosen = new Dictionary<OmopTable, ImportTable>();
        foreach (var (source, index) in opened.Select((s, i) => (s, i)))
        {
            foreach (var table in source.Tables.Where(t => t.Table.IsVocabulary || (index == 0 && !options.IsVocabularyAlone)))
            {
                if (!chosen.TryAdd(table.Table, table))
                {
                    findings.Add(StoreErrors.VocabularyTableTwice, new SourcePlace(table.Name), table.Table.Name);
                    chosen[table.Table] = table;
                }
            }
        }

        if (options.Vocabulary is { } vocabulary && opened.Count == 2 && !opened[1].Tables.Any(t => t.Table.IsVocabulary))
        {
            findings.Add(StoreErrors.NoVocabularyThere, new SourcePlace(Path.GetFileName(vocabulary)));
        }

        var tables = OmopSchema.AllTables.Where(chosen.ContainsKey).Select(t => chosen[t]).ToList();
        return new ImportSources(string.Join(" + ", opened.Select(s => s.Name)), opened, tables);
    }

    public void Dispose()
    {
        foreach (var source in sources)
        {
            source.Dispose();
        }
    }

    /// <summary>Opens a vocabulary alone, which <see cref="ImportOptions.Source"/> names; null, with a finding, if it cannot be read.</summary>
    public static ImportSource? OpenVocabulary(
        ImportOptions options,
        Instance instance,
        DuckDBConnection connection,
        FindingLog findings,
        ProgressMeter meter,
        CancellationToken cancellation) =>
        Open(options.Source, StoreSchema.Vocabulary, Concepts, options, instance, connection, findings, meter, cancellation);

    private static ImportSource? Open(
        string path,
        string catalog,
        string landmark,
        ImportOptions options,
        Instance instance,
        DuckDBConnection connection,
        FindingLog findings,
        ProgressMeter meter,
        CancellationToken cancellation)
    {
        try
        {
            if (PostgresCdm.IsAddress(path))
            {
                return PostgresCdm.Connect(path, findings, cancellation, options.RowsPerRange, landmark) is { } cdm
                    ? new PostgresSource(cdm, findings, meter)
                    : null;
            }

            // A vocabulary that was loaded already is a store within its folder.
            path = VocabularyFolder.StoreIn(path) ?? path;
            switch (PathKinds.Of(path))
            {
                case PathKind.Database:
                    return AttachedDatabase.Attach(path, catalog, connection, findings, cancellation)
                        && AttachedDatabase.Find(path, catalog, landmark, connection, findings, cancellation) is { } database
                        ? new DuckDbSource(path, database, options.Reading.DateOrder, connection)
                        : null;
                case PathKind.Folder or PathKind.Archive:
                    return new FileSource(path, instance, options.Reading, findings, meter, cancellation);
                case var kind:
                    findings.Add(kind == PathKind.Nothing ? CdmErrors.PathNotFound : CdmErrors.NotACdm, new SourcePlace(path));
                    return null;
            }
        }
        catch (InvalidDataException)
        {
            findings.Add(CdmErrors.BrokenCompression, new SourcePlace(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(CdmErrors.UnreadableFile, new SourcePlace(path));
        }

        return null;
    }
}
