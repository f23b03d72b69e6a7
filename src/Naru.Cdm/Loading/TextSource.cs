using Naru.Cdm.Schema;
using Naru.Cdm.Sources;

namespace Naru.Cdm.Loading;

/// <summary>A text file, and how its records become rows of a table.</summary>
/// <param name="File">The file.</param>
/// <param name="Format">How it is written.</param>
/// <param name="Columns">Which of its columns hold which fields.</param>
/// <param name="Orders">For each of its columns, what comes first in dates that end with the year.</param>
internal sealed record TextSource(TableFile File, TextFormat Format, ColumnMap Columns, IReadOnlyList<DateOrder> Orders)
{
    /// <summary>The columns that are read, and where they go.</summary>
    public IReadOnlyList<TextCell> Cells { get; } =
        [.. Columns.Fields.Select((field, source) => field is null ? null : CellOf(File.Table, Columns, field, source)).OfType<TextCell>()];

    private static TextCell CellOf(OmopTable table, ColumnMap columns, OmopField field, int source) => new(
        source,
        table.Fields.Index().Single(f => f.Item == field).Index,
        field,
        columns.GivenNames[field.Name],
        field.Type,
        field.IsRequired,
        field.IsPrimaryKey);
}
