using Naru.Core;

namespace Naru.Cdm.Importing;

/// <summary>The rows of one chunk of generated data, table by table. For one thread at a time.</summary>
public sealed class GeneratedRows
{
    /// <summary>The cell of a value that is not there.</summary>
    public const long Null = long.MinValue;

    private const int FirstRows = 64;

    private readonly int[] widths;
    private readonly int[] counts;
    private readonly long[][] cells;

    internal GeneratedRows(ValueList<GeneratedTable> tables)
    {
        widths = [.. tables.Select(t => t.Columns.Count)];
        counts = new int[widths.Length];
        cells = [.. widths.Select(w => new long[w * FirstRows])];
    }

    /// <summary>Adds a row to a table; returns its cells, all <see cref="Null"/>, which are to be filled before the next row is added.</summary>
    /// <param name="table">The table's place in <see cref="IGeneratedData.Tables"/>.</param>
    public Span<long> Add(int table)
    {
        var width = widths[table];
        var start = width * counts[table]++;
        if (start + width > cells[table].Length)
        {
            Array.Resize(ref cells[table], cells[table].Length * 2);
        }

        var row = cells[table].AsSpan(start, width);
        row.Fill(Null);
        return row;
    }

    /// <summary>How many rows a table has so far: the place of the next one.</summary>
    public int Count(int table) => counts[table];

    internal ReadOnlySpan<long> Rows(int table) => cells[table].AsSpan(0, widths[table] * counts[table]);

    internal void Clear() => Array.Clear(counts);
}
