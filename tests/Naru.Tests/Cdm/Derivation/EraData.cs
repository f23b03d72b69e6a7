using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cdm.Derivation;
using Naru.Cdm.Schema;
using Xunit;

namespace Naru.Tests.Cdm.Derivation;

/// <summary>
/// A small CDM in memory for tests of eras. Records are written as lines of columns: person, concept, start, end and, for drugs, days of
/// supply; <c>-</c> is NULL. Drugs: 101 holds ingredient 1, 102 ingredient 2, 103 both; 104 holds 5, which only RxNorm Extension has;
/// 108 has no ingredient, only a class above it.
/// </summary>
internal sealed class EraData : IDisposable
{
    private static readonly (long Ancestor, long Descendant)[] Ancestors =
    [
        (1, 1), (2, 2), (5, 5), (2000000007, 2000000007), (1, 101), (2, 102), (1, 103), (2, 103), (5, 104), (301, 101), (301, 108), (302, 101), (303, 101), (101, 101), (108, 108), (0, 0), (1, 0),
    ];

    private long lastId;

    public EraData()
    {
        Connection = new DuckDBConnection("DataSource=:memory:");
        Connection.Open();
        Run("CREATE SCHEMA cdm");
        foreach (var table in (string[])["condition_occurrence", "drug_exposure", "concept", "concept_ancestor"])
        {
            var columns = OmopSchema.Table(table)!.Fields.Select(f => $"{f.Name} {f.SqlType}");
            Run($"CREATE TABLE cdm.{table} ({string.Join(", ", columns)})");
        }

        Run("""
            INSERT INTO cdm.concept (concept_id, vocabulary_id, concept_class_id) VALUES
            (0, 'None', 'Undefined'), (1, 'RxNorm', 'Ingredient'), (2, 'RxNorm', 'Ingredient'), (5, 'RxNorm Extension', 'Ingredient'),
            (101, 'RxNorm', 'Clinical Drug'), (108, 'RxNorm', 'Clinical Drug'),
            (301, 'ATC', 'ATC 5th'), (302, 'NDFRT', 'Ingredient'), (303, 'RxNorm', 'Precise Ingredient'), (2000000007, 'Hospital', 'Ingredient')
            """);
        Run("INSERT INTO cdm.concept_ancestor (ancestor_concept_id, descendant_concept_id) VALUES "
            + string.Join(", ", Ancestors.Select(a => $"({a.Ancestor}, {a.Descendant})")));
    }

    public DuckDBConnection Connection { get; }

    public EraData Conditions(string lines) => Add(
        lines, "condition_occurrence", "condition_occurrence_id, person_id, condition_concept_id, condition_start_date, condition_end_date");

    public EraData Drugs(string lines) => Add(
        lines, "drug_exposure", "drug_exposure_id, person_id, drug_concept_id, drug_exposure_start_date, drug_exposure_end_date, days_supply");

    /// <summary>The derived rows in the order of their ids, without those; a line each, like the records.</summary>
    public string Derive(string table, out DerivedTable counts, long? recordsPerSlice = null, string schema = "cdm")
    {
        var target = $"derived_{++lastId}";
        counts = Eras.Derive(table, Connection, schema, target, recordsPerSlice, TestContext.Current.CancellationToken);
        var rows = Rows($"SELECT * FROM {target} ORDER BY 1");
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(i => i.ToString(CultureInfo.InvariantCulture)), rows.Select(r => r[0]));
        Assert.Equal(rows.Count, counts.Rows);
        return string.Join('\n', rows.Select(r => string.Join(' ', r[1..])));
    }

    public void Run(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    public List<string[]> Rows(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))]);
        }

        return rows;
    }

    public void Dispose() => Connection.Dispose();

    private static string Text(object value) => value switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private EraData Add(string lines, string table, string columns)
    {
        var rows = lines.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(v => v == "-" ? "NULL" : $"'{v}'"))
            .Select(values => $"({++lastId}, {string.Join(", ", values)})")
            .ToList();
        if (rows.Count > 0)
        {
            Run($"INSERT INTO cdm.{table} ({columns}) VALUES {string.Join(", ", rows)}");
        }

        return this;
    }
}
