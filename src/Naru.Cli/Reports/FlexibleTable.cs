using Naru.Cli.Live;
using Spectre.Console;

namespace Naru.Cli.Reports;

/// <summary>One column of a <see cref="FlexibleTable"/>.</summary>
/// <param name="Heading">What stands above it.</param>
/// <param name="DropOrder">0: never left out; otherwise the highest goes first where there is no room.</param>
/// <param name="Right">Whether it is aligned to the right, as numbers are.</param>
internal sealed record FlexibleColumn(string Heading, int DropOrder = 0, bool Right = true);

/// <summary>One cell.</summary>
/// <param name="Text">What it says.</param>
/// <param name="Style">How.</param>
internal readonly record struct Cell(string Text, Style Style)
{
    public static implicit operator Cell(string text) => new(text, Styles.Plain);
}

/// <summary>
/// A table whose first column takes what room there is and wraps. Where it gets too narrow, other columns are left out, and at last
/// each row becomes a few lines: a table squeezed below the width of one Korean letter could not be drawn at all.
/// </summary>
internal sealed class FlexibleTable(IReadOnlyList<FlexibleColumn> columns)
{
    private const int Comfortable = 24;
    private const int Narrowest = 14;

    private readonly List<Cell[]> rows = [];

    /// <summary>Whether there is a frame around it.</summary>
    public bool Framed { get; init; }

    /// <summary>Cells to the left of it.</summary>
    public int Indent { get; init; }

    /// <summary>Adds a row, one cell per column.</summary>
    public void Add(params Cell[] cells) => rows.Add(cells);

    /// <summary>Draws it.</summary>
    public void Write(IAnsiConsole console)
    {
        var shown = Enumerable.Range(0, columns.Count).ToList();
        while (Room(shown, console) < Math.Min(Comfortable, NaturalWidth(0)) && shown.Where(i => columns[i].DropOrder > 0).ToList() is { Count: > 0 } droppable)
        {
            shown.Remove(droppable.MaxBy(i => columns[i].DropOrder));
        }

        var room = Room(shown, console);
        if (room < Math.Min(Narrowest, NaturalWidth(0)))
        {
            WriteLines(console);
        }
        else
        {
            WriteTable(console, shown, Math.Min(room, NaturalWidth(0)));
        }
    }

    private void WriteTable(IAnsiConsole console, List<int> shown, int firstWidth)
    {
        var table = new Table { Border = Framed ? TableBorder.Rounded : TableBorder.None, BorderStyle = Styles.Quiet };
        foreach (var i in shown)
        {
            table.AddColumn(new TableColumn(new Text(columns[i].Heading, Styles.Quiet))
            {
                Alignment = columns[i].Right ? Justify.Right : Justify.Left,
                NoWrap = i > 0,
                Width = i == 0 ? firstWidth : NaturalWidth(i),
                Padding = new Padding(Framed ? 1 : 0, 0, 1, 0),
            });
        }

        foreach (var row in rows)
        {
            table.AddRow(shown.Select(i => new Text(row[i].Text, row[i].Style)));
        }

        console.Write(new Padder(table, new Padding(Indent, 0, 0, 0)));
    }

    private void WriteLines(IAnsiConsole console)
    {
        foreach (var row in rows)
        {
            console.Write(new Text(row[0].Text + "\n", row[0].Style));
            var parts = Enumerable.Range(1, columns.Count - 1)
                .Where(i => row[i].Text.Length > 0 && columns[i].Heading.Length > 0)
                .Select(i => $"{columns[i].Heading} {row[i].Text}");
            console.Write(new Text($"  {string.Join(" · ", parts)}\n"));
        }
    }

    // What is left for the first column.
    private int Room(List<int> shown, IAnsiConsole console)
    {
        var frame = Framed ? (3 * shown.Count) + 1 : shown.Count;
        return console.Profile.Width - Indent - frame - shown.Where(i => i > 0).Sum(NaturalWidth);
    }

    private int NaturalWidth(int column) =>
        rows.Select(r => TextWidth.Of(r[column].Text)).Append(TextWidth.Of(columns[column].Heading)).Max();
}
