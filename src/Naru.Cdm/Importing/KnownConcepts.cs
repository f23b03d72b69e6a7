using System.Collections.Frozen;
using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Store;
using Naru.Core;

namespace Naru.Cdm.Importing;

/// <summary>Those concepts of a vocabulary that were asked for. Immutable; safe to share between threads.</summary>
public sealed class KnownConcepts
{
    private readonly FrozenDictionary<long, KnownConcept> byId;
    private readonly FrozenDictionary<(string Vocabulary, string Code), KnownConcept> byCode;

    private KnownConcepts(IReadOnlyList<KnownConcept> concepts, string? version)
    {
        byId = concepts.ToFrozenDictionary(c => c.Id);
        byCode = concepts.DistinctBy(c => (c.Vocabulary, c.Code)).ToFrozenDictionary(c => (c.Vocabulary, c.Code));
        Version = version;
    }

    /// <summary>What the vocabulary calls itself; null if it does not.</summary>
    public string? Version { get; }

    /// <summary>The concept of a number; null if the vocabulary has none, or nobody asked for it.</summary>
    public KnownConcept? ById(long id) => byId.GetValueOrDefault(id);

    /// <summary>The concept of a code; null if the vocabulary has none, or nobody asked for it.</summary>
    public KnownConcept? ByCode(string vocabulary, string code) => byCode.GetValueOrDefault((vocabulary, code));

    /// <summary>Looks concepts up.</summary>
    /// <param name="vocabulary">The vocabulary, as <see cref="ImportOptions.Vocabulary"/>.</param>
    /// <param name="ids">Numbers of concepts.</param>
    /// <param name="codes">Codes.</param>
    /// <param name="reading">Threads, memory and how files are to be read.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>What is known; or why the vocabulary cannot be read.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static Result<KnownConcepts> Find(
        string vocabulary,
        IEnumerable<long> ids,
        IEnumerable<(string Vocabulary, string Code)> codes,
        CdmOpenOptions reading,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        ArgumentNullException.ThrowIfNull(ids);
        ArgumentNullException.ThrowIfNull(codes);
        ArgumentNullException.ThrowIfNull(reading);
        var findings = new FindingLog();
        using var instance = new Instance(reading);
        using var connection = instance.Connect();
        var meter = new ProgressMeter(null, reading.Clock);
        var options = new ImportOptions(vocabulary, "") { Reading = reading };
        using var source = ImportSources.OpenVocabulary(options, instance, connection, findings, meter, cancellation);
        var tables = source?.Tables.ToDictionary(t => t.Table.Name, StringComparer.Ordinal);
        if (tables is not null && !tables.ContainsKey("concept"))
        {
            findings.Add(StoreErrors.NoVocabularyThere, new SourcePlace(Path.GetFileName(vocabulary)));
        }

        if (findings.HasErrors || tables is null || Stage(tables, "concept", connection, cancellation) is not { } concepts || findings.HasErrors)
        {
            return Result.Failure<KnownConcepts>(findings.ToFindings());
        }

        var hasVersion = Stage(tables, "vocabulary", connection, cancellation) is not null && !findings.HasErrors;
        return findings.HasErrors
            ? Result.Failure<KnownConcepts>(findings.ToFindings())
            : Result.Success(new KnownConcepts(
                Select(concepts, ids, codes, connection, cancellation),
                hasVersion ? VersionOf(connection, cancellation) : null));
    }

    private static LoadedTable? Stage(
        Dictionary<string, ImportTable> tables, string name, DuckDBConnection connection, CancellationToken cancellation)
    {
        if (!tables.TryGetValue(name, out var table))
        {
            return null;
        }

        // A database is looked at when its hash is asked for.
        table.Hash(connection, cancellation);
        return table.Stage(connection, cancellation);
    }

    private static string? VersionOf(DuckDBConnection connection, CancellationToken cancellation) => Sql.Query(
        connection,
        "SELECT vocabulary_version FROM cdm.vocabulary WHERE vocabulary_id = 'None' AND vocabulary_version IS NOT NULL ORDER BY 1 LIMIT 1",
        reader => reader.Read() ? reader.GetString(0) : null,
        cancellation);

    private static List<KnownConcept> Select(
        LoadedTable table,
        IEnumerable<long> ids,
        IEnumerable<(string Vocabulary, string Code)> codes,
        DuckDBConnection connection,
        CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var pairs = codes.Distinct().ToList();
        using var command = connection.CreateCommand();
        command.CommandText =
            $"""
            SELECT concept_id::BIGINT, coalesce(domain_id, ''), coalesce(vocabulary_id, ''), coalesce(concept_code, ''),
                coalesce(standard_concept, '') = 'S', coalesce(invalid_reason, '') = ''
            FROM cdm.{table.Table.Name}
            WHERE concept_id IN (SELECT unnest($1)) OR (vocabulary_id, concept_code) IN (SELECT (unnest($2), unnest($3)))
            ORDER BY 1
            """;
        command.Parameters.Add(new DuckDBParameter(ids.Distinct().ToList()));
        command.Parameters.Add(new DuckDBParameter(pairs.Select(p => p.Vocabulary).ToList()));
        command.Parameters.Add(new DuckDBParameter(pairs.Select(p => p.Code).ToList()));
        using var reader = command.ExecuteReader();
        var found = new List<KnownConcept>();
        while (reader.Read())
        {
            found.Add(new KnownConcept(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetBoolean(4), reader.GetBoolean(5)));
        }

        return found;
    }
}
