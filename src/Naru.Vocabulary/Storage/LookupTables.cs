using System.Globalization;
using DuckDB.NET.Data;

namespace Naru.Vocabulary.Storage;

/// <summary>
/// What a vocabulary is looked up by the other way round. Its store lies in the order in which concept sets ask for it: ancestors with
/// what is below them, concepts with what they lead to. What is above a concept, what leads to it and which concept has a code would each
/// read a whole table. Here they lie in that order again, in tables without a column too many; DuckDB passes over the row groups that it does not need,
/// which an index of its own would do no better and in memory.
/// </summary>
internal static class LookupTables
{
    /// <summary>Rows in a row group: a look-up reads one or two of them.</summary>
    private const int RowGroupSize = 32_768;

    private const string Written = "lookup";
    private const string Store = "store";

    private static readonly (string Table, string Select)[] Tables =
    [
        ("above",
            """
            SELECT descendant_concept_id, ancestor_concept_id, min_levels_of_separation, max_levels_of_separation
            FROM concept_ancestor ORDER BY descendant_concept_id, ancestor_concept_id
            """),
        ("leading_to",
            """
            SELECT concept_id_2, concept_id_1, relationship_id, valid_start_date, valid_end_date, invalid_reason
            FROM concept_relationship ORDER BY concept_id_2, concept_id_1
            """),
        ("code", "SELECT concept_code, vocabulary_id, concept_id FROM concept ORDER BY concept_code, vocabulary_id, concept_id"),
    ];

    /// <summary>Writes them.</summary>
    /// <param name="store">The vocabulary's store.</param>
    /// <param name="path">The new file.</param>
    /// <param name="storeVersion">The store's data version, by which the two are known to belong together.</param>
    /// <param name="spillFolder">Where DuckDB puts what does not fit into memory.</param>
    /// <param name="threads">How many threads sort.</param>
    /// <param name="memory">DuckDB's limit in bytes.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static void Write(
        string store, string path, string storeVersion, string spillFolder, int threads, long memory, CancellationToken cancellation)
    {
        using var connection = Query.Open(threads, memory, spillFolder);
        Query.Run(connection, $"ATTACH {Query.Text(store)} AS {Store} (READ_ONLY)", cancellation);
        Query.Run(connection, string.Create(CultureInfo.InvariantCulture, $"ATTACH {Query.Text(path)} AS {Written} (ROW_GROUP_SIZE {RowGroupSize})"), cancellation);
        VocabularyTables.Expose(connection, Store);
        foreach (var (table, select) in Tables)
        {
            Query.Run(connection, $"CREATE TABLE {Written}.{table} AS {select}", cancellation);
        }

        Query.Run(connection, $"CREATE TABLE {Written}.of (store_version VARCHAR)", cancellation);
        Query.Run(connection, $"INSERT INTO {Written}.of VALUES ({Query.Text(storeVersion)})", cancellation);
        Query.Run(connection, $"CHECKPOINT {Written}", cancellation);
        Query.Run(connection, $"DETACH {Written}", CancellationToken.None);
    }

    /// <summary>How many rows name a concept that is not there: by table. A vocabulary of one download has none.</summary>
    public static IReadOnlyList<(string Table, long Rows)> RowsOfUnknownConcepts(
        string store, string spillFolder, int threads, long memory, CancellationToken cancellation)
    {
        using var connection = Query.Open(threads, memory, spillFolder);
        Query.Run(connection, $"ATTACH {Query.Text(store)} AS {Store} (READ_ONLY)", cancellation);
        VocabularyTables.Expose(connection, Store);
        (string Table, string[] Columns)[] tables =
        [
            ("concept_ancestor", ["ancestor_concept_id", "descendant_concept_id"]),
            ("concept_relationship", ["concept_id_1", "concept_id_2"]),
            ("concept_synonym", ["concept_id"]),
        ];
        return [.. tables.Select(t => (t.Table, Rows: Count(t.Table, t.Columns))).Where(t => t.Rows > 0)];

        long Count(string table, string[] columns) => Query.Rows(
            connection,
            $"SELECT count(*) FROM {table} t WHERE {string.Join(" OR ", columns.Select(c => $"t.{c} NOT IN (SELECT concept_id FROM concept)"))}",
            r => r.GetInt64(0),
            cancellation)[0];
    }

    /// <summary>The data version of the store that a file's tables are of; null if the file is none of ours.</summary>
    public static string? StoreVersion(DuckDBConnection connection, string catalog) =>
        Query.Rows(connection, $"SELECT store_version FROM {catalog}.of", r => r.GetString(0)).FirstOrDefault();
}
