using System.Globalization;
using System.Text;

namespace Naru.Spec.Generative;

/// <summary>A small CDM as a value: it can be printed, cut down, shuffled and written as the files that a user would load.</summary>
internal sealed class CdmData
{
    /// <summary>Columns that name a row or a person: adding one number to all of them changes no answer.</summary>
    private static readonly HashSet<string> Ids = new(StringComparer.Ordinal)
    {
        "person_id", "observation_period_id", "visit_occurrence_id", "visit_detail_id", "condition_occurrence_id", "condition_era_id",
        "drug_exposure_id", "drug_era_id", "dose_era_id", "procedure_occurrence_id", "device_exposure_id", "measurement_id",
        "observation_id", "specimen_id", "payer_plan_period_id",
    };

    private readonly Dictionary<string, CdmTable> tables;
    private readonly Dictionary<(string Table, long Person), List<object?[]>> byPerson = [];

    internal CdmData(IEnumerable<CdmTable> tables)
    {
        this.tables = tables.ToDictionary(t => t.Name, StringComparer.Ordinal);
        foreach (var table in this.tables.Values.Where(t => t.Column("person_id") >= 0))
        {
            var person = table.Column("person_id");
            foreach (var row in table.Rows)
            {
                var key = (table.Name, (long)row[person]!);
                if (!byPerson.TryGetValue(key, out var rows))
                {
                    byPerson[key] = rows = [];
                }

                rows.Add(row);
            }
        }

        Persons = Table("person")!.Rows.Select(r => (long)r[Table("person")!.Column("person_id")]!).ToList();
    }

    internal IReadOnlyList<long> Persons { get; }

    internal IEnumerable<CdmTable> Tables => tables.Values;

    internal CdmTable? Table(string name) => tables.GetValueOrDefault(name);

    internal IReadOnlyList<object?[]> Rows(string table, long person) => byPerson.GetValueOrDefault((table, person)) ?? [];

    /// <summary>The row with an id; null when there is none.</summary>
    internal object?[]? Row(string table, string idColumn, object? id) => id is null || Table(table) is not { } found
        ? null
        : found.Rows.FirstOrDefault(r => Equals(found.Value(r, idColumn), id));

    internal CdmData OfPersons(Func<long, bool> isWanted) => Map(t => t.Column("person_id") is >= 0 and var person
        ? t with { Rows = t.Rows.Where(r => isWanted((long)r[person]!)).ToList() }
        : t);

    internal CdmData Without(string table) => new(tables.Values.Where(t => t.Name != table));

    internal CdmData Shuffled(Draw draw) => Map(t => t with { Rows = draw.Shuffled(t.Rows) });

    internal CdmData WithPersonIds(Func<long, long> renumber) => Map(t => t.Column("person_id") is >= 0 and var person
        ? t with { Rows = t.Rows.Select(r => Replace(r, i => i == person, renumber)).ToList() }
        : t);

    /// <summary>Every person twice: once as before, once with all ids raised.</summary>
    internal CdmData Doubled(long raise) => Map(t => t.Column("person_id") is >= 0
        ? t with { Rows = [.. t.Rows, .. t.Rows.Select(r => Replace(r, i => Ids.Contains(t.Columns[i]), id => id + raise))] }
        : t);

    internal Dictionary<string, string> ToCsv() => tables.Values.ToDictionary(t => t.Name, ToCsv, StringComparer.Ordinal);

    private static object?[] Replace(object?[] row, Func<int, bool> isWanted, Func<long, long> change) =>
        row.Select((v, i) => v is long id && isWanted(i) ? change(id) : v).ToArray();

    private static string ToCsv(CdmTable table)
    {
        var text = new StringBuilder().AppendJoin(',', table.Columns).Append('\n');
        foreach (var row in table.Rows)
        {
            text.AppendJoin(',', row.Select(ToCsv)).Append('\n');
        }

        return text.ToString();
    }

    private static string ToCsv(object? value) => value switch
    {
        null => "",
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private CdmData Map(Func<CdmTable, CdmTable> change) => new(tables.Values.Select(change));
}
