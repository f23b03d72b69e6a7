using System.Globalization;
using System.Text;
using Naru.Cdm.Schema;
using Naru.Cohorts.Model;

namespace Naru.Spec.Manual;

/// <summary>
/// A paragraph's tables as OMOP tables. A table that is shown is complete. What is not shown is filled in as the manual's front page
/// says: keys count the rows, persons are women born in 1980, observed from 2000 to 2029; the vocabulary knows the concepts 1 to 99 and a few more.
/// </summary>
internal static class ManualData
{
    private static readonly Dictionary<string, string> ShortNames = new(StringComparer.Ordinal)
    {
        ["person"] = "person_id",
        ["visit"] = "visit_occurrence_id",
        ["provider"] = "provider_id",
        ["care_site"] = "care_site_id",
        ["born"] = "year_of_birth",
        ["gender"] = "gender_concept_id",
        ["race"] = "race_concept_id",
        ["ethnicity"] = "ethnicity_concept_id",
        ["specialty"] = "specialty_concept_id",
        ["place"] = "place_of_service_concept_id",
        ["invalid"] = "invalid_reason",
        ["ancestor"] = "ancestor_concept_id",
        ["descendant"] = "descendant_concept_id",
        ["from"] = "concept_id_1",
        ["to"] = "concept_id_2",
        ["relationship"] = "relationship_id",
    };

    /// <summary>The concepts that the vocabulary knows unless it is shown: small numbers, genders, and OHDSI's "low" and "high".</summary>
    internal static readonly IReadOnlyList<long> Concepts = [.. Enumerable.Range(1, 99), 8507, 8532, 4155142, 4155143];

    /// <summary>The tables as CSV text, by name.</summary>
    internal static Dictionary<string, string> ToCsv(Paragraph paragraph) => Tables(paragraph).ToDictionary(
        t => t.Key,
        t => Csv(OmopSchema.Table(t.Key)!, t.Value, paragraph.Lacking),
        StringComparer.Ordinal);

    /// <summary>The rows by table and column, with the defaults filled in.</summary>
    internal static Dictionary<string, List<Dictionary<string, string>>> Tables(Paragraph paragraph)
    {
        var tables = TextTable.ParseAll(paragraph.Data).ToDictionary(t => t.Name, RowsOf, StringComparer.Ordinal);
        var persons = tables.Values.SelectMany(t => t).Select(r => r.GetValueOrDefault("person_id")).OfType<string>()
            .Distinct().OrderBy(p => long.Parse(p, CultureInfo.InvariantCulture)).ToList();
        tables.TryAdd("person", persons.Select(p => Row(("person_id", p))).ToList());
        foreach (var person in tables["person"])
        {
            person.TryAdd("year_of_birth", "1980");
            person.TryAdd("gender_concept_id", "8532");
        }

        tables.TryAdd("observation_period", persons.Select((p, i) => Row(
            ("observation_period_id", Text(i + 1)),
            ("person_id", p),
            ("observation_period_start_date", "2000-01-01"),
            ("observation_period_end_date", "2029-12-31"))).ToList());
        tables.TryAdd("concept", Concepts.Select(c => Row(("concept_id", Text(c)))).ToList());
        return tables;
    }

    private static List<Dictionary<string, string>> RowsOf(TextTable table)
    {
        var schema = OmopSchema.Table(table.Name) ?? throw new FormatException($"There is no table {table.Name}.");
        var columns = table.Columns.Select(c => Column(schema, c)).ToList();
        return table.Rows.Select((cells, i) =>
        {
            var row = new Dictionary<string, string>(StringComparer.Ordinal);
            if (schema.PrimaryKey is { } key && !columns.Contains(key.Name))
            {
                row[key.Name] = Text(i + 1);
            }

            for (var c = 0; c < columns.Count; c++)
            {
                row[columns[c]] = cells[c];
            }

            return row;
        }).ToList();
    }

    /// <summary>The OMOP name of a column that the manual calls by a short one.</summary>
    private static string Column(OmopTable table, string name)
    {
        var type = CriterionCatalogue.All.FirstOrDefault(t => t.Table == table.Name);
        var column = name switch
        {
            "id" => table.PrimaryKey?.Name,
            "concept" => type?.ConceptColumn,
            "source" => type?.SourceConceptColumn,
            "start" => type?.StartColumn,
            "end" => table.Fields.FirstOrDefault(f => f.Name.EndsWith("end_date", StringComparison.Ordinal))?.Name,
            "type" => table.Fields.FirstOrDefault(f => f.Name.EndsWith("_type_concept_id", StringComparison.Ordinal))?.Name,
            _ => ShortNames.GetValueOrDefault(name, name),
        };
        return column is not null && table.Field(column) is not null
            ? column
            : throw new FormatException($"The table {table.Name} has no column {name}.");
    }

    private static string Csv(OmopTable table, List<Dictionary<string, string>> rows, IReadOnlyList<string> lacking)
    {
        var fields = table.Fields.Where(f => !lacking.Contains($"{table.Name}.{f.Name}")).ToList();
        var text = new StringBuilder().AppendJoin(',', fields.Select(f => f.Name)).Append('\n');
        foreach (var row in rows)
        {
            text.AppendJoin(',', fields.Select(f => row.GetValueOrDefault(f.Name, ""))).Append('\n');
        }

        return text.ToString();
    }

    private static Dictionary<string, string> Row(params ReadOnlySpan<(string Column, string Value)> cells)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (column, value) in cells)
        {
            row[column] = value;
        }

        return row;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
