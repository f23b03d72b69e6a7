using System.Text.Json;
using DuckDB.NET.Data;

namespace Naru.Tests.Vocabulary;

/// <summary>
/// The demo vocabulary (<c>data/vocabulary</c>) and the synthetic hospitals' catalogue (<c>data/synthetic/catalogue.json</c>) as tables:
/// each of the vocabulary's tables with the column <c>part</c> (<c>ohdsi</c>, <c>omop</c> or <c>naru</c>), the catalogue as
/// <c>entry</c>, <c>code</c> and <c>unit</c>, and the quality checks of concepts as <c>quality</c>.
/// </summary>
public sealed class DemoVocabulary : IDisposable
{
    /// <summary>The catalogue's members, and the domain that the concepts of each must have.</summary>
    public static IReadOnlyDictionary<string, string> Domains { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["conditions"] = "Condition",
        ["drugs"] = "Drug",
        ["measurements"] = "Measurement",
        ["procedures"] = "Procedure",
        ["observations"] = "Observation",
    };

    /// <summary>The folder with the vocabulary.</summary>
    public static string Folder { get; } = Repository.File("data", "vocabulary");

    private static readonly string[] Numbers =
    [
        "concept_id", "concept_id_1", "concept_id_2", "language_concept_id", "ancestor_concept_id", "descendant_concept_id",
        "min_levels_of_separation", "max_levels_of_separation",
    ];

    private readonly DuckDBConnection connection = new("DataSource=:memory:");

    public DemoVocabulary()
    {
        connection.Open();
        foreach (var folder in Directory.EnumerateDirectories(Folder))
        {
            var table = Path.GetFileName(folder);
            Run(
                $"""
                CREATE TABLE {table} AS
                SELECT * EXCLUDE (filename), parse_filename(filename, true) AS part
                FROM read_csv('{folder}/*.csv', header = true, delim = ',', quote = '"', all_varchar = true, nullstr = '',
                    filename = true, union_by_name = true)
                """);
            foreach (var column in Rows($"SELECT column_name FROM (DESCRIBE {table})").Intersect(Numbers, StringComparer.Ordinal))
            {
                Run($"ALTER TABLE {table} ALTER {column} TYPE BIGINT");
            }
        }

        Run("CREATE TABLE entry (kind VARCHAR, key VARCHAR, concept BIGINT, domain VARCHAR)");
        Run("CREATE TABLE code (kind VARCHAR, key VARCHAR, vocabulary VARCHAR, code VARCHAR)");
        Run("CREATE TABLE unit (key VARCHAR, concept BIGINT, usual BOOLEAN)");
        var checks = Repository.File("data", "quality", "concept-checks.csv");
        Run($"CREATE TABLE quality AS SELECT * FROM read_csv('{checks}', all_varchar = true)");
        using var catalogue = JsonDocument.Parse(File.ReadAllText(Repository.File("data", "synthetic", "catalogue.json")));
        foreach (var (kind, domain) in Domains)
        {
            foreach (var entry in catalogue.RootElement.GetProperty(kind).EnumerateObject())
            {
                Add(kind, domain, entry);
            }
        }
    }

    /// <summary>Runs a statement.</summary>
    public void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>The first column of a query, as text.</summary>
    public IReadOnlyList<string> Rows(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture) ?? "");
        }

        return rows;
    }

    public void Dispose() => connection.Dispose();

    private void Add(string kind, string domain, JsonProperty entry)
    {
        Run($"INSERT INTO entry VALUES ('{kind}', '{entry.Name}', {entry.Value.GetProperty("concept").GetInt64()}, '{domain}')");
        foreach (var code in entry.Value.GetProperty("codes").EnumerateArray())
        {
            var (system, text) = (code.GetProperty("vocabulary").GetString(), code.GetProperty("code").GetString());
            Run($"INSERT INTO code VALUES ('{kind}', '{entry.Name}', '{system}', '{text}')");
        }

        if (entry.Value.TryGetProperty("unit", out var unit))
        {
            Run($"INSERT INTO unit VALUES ('{entry.Name}', {unit.GetProperty("concept").GetInt64()}, true)");
            var others = entry.Value.TryGetProperty("alternatives", out var alternatives) ? alternatives.EnumerateArray().ToList() : [];
            foreach (var other in others)
            {
                Run($"INSERT INTO unit VALUES ('{entry.Name}', {other.GetProperty("concept").GetInt64()}, false)");
            }
        }
    }
}
