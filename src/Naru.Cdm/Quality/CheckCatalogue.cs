using System.Globalization;
using Naru.Cdm.Schema;
using Naru.Core;
using nietras.SeparatedValues;

namespace Naru.Cdm.Quality;

/// <summary>All checks, read from <c>data/quality</c>. Immutable; safe to share between threads.</summary>
internal static class CheckCatalogue
{
    /// <summary>Every check by name.</summary>
    public static ValueList<CheckName> Names { get; } = Read("check-names", row => new CheckName(
        row["check"].ToString(),
        Enum.Parse<CheckKind>(row["check"].ToString(), ignoreCase: true),
        Enum.Parse<CheckLevel>(row["level"].ToString(), ignoreCase: true),
        Enum.Parse<CheckCategory>(row["category"].ToString()),
        row["subcategory"].Span.IsEmpty ? null : Enum.Parse<CheckSubcategory>(row["subcategory"].ToString()),
        row["context"].ToString(),
        new(row["korean"].ToString(), row["english"].ToString())));

    /// <summary>Every check of a table, a field or a concept, in the order of the lists.</summary>
    public static ValueList<CheckDefinition> All { get; } =
    [
        .. Read("table-and-field-checks", row => new CheckDefinition(
            Name(row, row["field"].Span.IsEmpty ? CheckLevel.Table : CheckLevel.Field),
            row["table"].ToString(),
            row["field"].Span.IsEmpty ? null : row["field"].ToString(),
            null,
            null,
            row["parameter"].ToString(),
            Percent(row),
            row["cdm_version"].ToString() switch { "5.3" => CdmVersion.V53, "5.4" => CdmVersion.V54, _ => null },
            "")),
        .. Read("concept-checks", row => new CheckDefinition(
            Name(row, CheckLevel.Concept),
            row["table"].ToString(),
            row["field"].ToString(),
            long.Parse(row["concept_id"].Span, CultureInfo.InvariantCulture),
            row["unit_concept_id"].Span.IsEmpty ? null : long.Parse(row["unit_concept_id"].Span, CultureInfo.InvariantCulture),
            row["parameter"].ToString(),
            Percent(row),
            null,
            row["concept_name"].ToString())),
    ];

    /// <summary>The checks of data in a version of the CDM, in the order of the tables.</summary>
    /// <param name="version">The version.</param>
    /// <param name="tables">The tables that are read: all of a store, those of cohorts of other sources.</param>
    public static ValueList<CheckDefinition> For(CdmVersion version, ValueList<OmopTable> tables)
    {
        var order = tables.Select((t, i) => (t.Name, i)).ToDictionary(p => p.Name, p => p.i, StringComparer.Ordinal);
        return All.Where(c => order.ContainsKey(c.Table) && (c.OnlyVersion is null || c.OnlyVersion == version))
            .OrderBy(c => order[c.Table])
            .ToValueList();
    }

    private static CheckName Name(SepReader.Row row, CheckLevel level)
    {
        var name = row["check"].ToString();
        return Names.First(n => n.Level == level && n.Name == name);
    }

    private static double Percent(SepReader.Row row) => double.Parse(row["threshold"].Span, CultureInfo.InvariantCulture);

    private static ValueList<T> Read<T>(string list, Func<SepReader.Row, T> read)
        where T : class
    {
        using var stream = typeof(CheckCatalogue).Assembly.GetManifestResourceStream($"quality/{list}.csv")
            ?? throw new InvalidOperationException($"The list {list} is not in the assembly.");
        using var reader = Sep.New(',').Reader(o => o with { Unescape = true }).From(stream);
        var items = new List<T>();
        foreach (var row in reader)
        {
            items.Add(read(row));
        }

        return items.ToValueList();
    }
}
