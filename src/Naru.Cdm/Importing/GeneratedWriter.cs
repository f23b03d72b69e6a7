using System.Globalization;
using System.Text;
using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Importing;

/// <summary>Appends the rows of generated data to their tables, in one transaction of one connection.</summary>
internal sealed class GeneratedWriter : IDisposable
{
    private const long MicrosecondsPerDay = 24L * 60 * 60 * 1_000_000;

    private readonly IGeneratedData data;
    private readonly byte[][] texts;
    private readonly Column[][] columns;
    private readonly ChunkAppender?[] appenders;

    public GeneratedWriter(IGeneratedData data, byte[][] texts, DuckDBConnection connection)
    {
        this.data = data;
        this.texts = texts;
        columns = [.. data.Tables.Select(t => t.Columns.Select((c, i) => ColumnOf(t, c, i)).ToArray())];
        appenders = [.. data.Tables.Select(t => t.Columns.Count == 0 ? null : new ChunkAppender(connection, t.Name, GeneratedSource.Schema))];
    }

    /// <summary>Appends a chunk; returns how many rows it has.</summary>
    /// <param name="rows">Its rows.</param>
    /// <param name="keys">How many rows each table has before it.</param>
    public long Append(GeneratedRows rows, long[] keys)
    {
        long count = 0;
        for (var table = 0; table < appenders.Length; table++)
        {
            if (appenders[table] is { } appender)
            {
                Append(appender, table, rows.Rows(table), keys);
                count += rows.Count(table);
            }
        }

        return count;
    }

    /// <summary>Hands over what is left.</summary>
    public void Complete() => Array.ForEach(appenders, a => a?.Complete());

    public void Dispose() => Array.ForEach(appenders, a => a?.Dispose());

    private Column ColumnOf(GeneratedTable table, GeneratedColumn column, int place)
    {
        var field = OmopSchema.Table(table.Name)!.Field(column.Name)!;
        var other = column.Kind == CellKind.Reference ? data.Tables.ToList().FindIndex(t => t.Name == column.Argument) : -1;
        return new Column(place, column.Kind, field.Type, other, Encoding.UTF8.GetBytes(column.Argument));
    }

    private void Append(ChunkAppender appender, int table, ReadOnlySpan<long> cells, long[] keys)
    {
        var own = columns[table];
        var key = keys[table];
        for (var start = 0; start < cells.Length; start += own.Length)
        {
            key++;
            for (var i = 0; i < own.Length; i++)
            {
                Set(appender, own[i], cells[start + i], key, keys);
            }

            appender.EndRow();
        }
    }

    private void Set(ChunkAppender appender, in Column column, long cell, long key, long[] keys)
    {
        if (cell == GeneratedRows.Null && column.Kind != CellKind.Key)
        {
            return;
        }

        switch (column.Kind)
        {
            case CellKind.Key:
                SetNumber(appender, column, key);
                break;
            case CellKind.Reference:
                SetNumber(appender, column, keys[column.Other] + cell + 1);
                break;
            case CellKind.Number:
                SetNumber(appender, column, cell);
                break;
            case CellKind.Real:
                appender.SetDouble(column.Field, BitConverter.Int64BitsToDouble(cell));
                break;
            case CellKind.Date:
                SetDay(appender, column, (int)cell);
                break;
            case CellKind.Text:
                appender.SetUtf8(column.Field, texts[cell]);
                break;
            case CellKind.Label:
                SetLabel(appender, column, cell);
                break;
        }
    }

    private static void SetNumber(ChunkAppender appender, in Column column, long number)
    {
        switch (column.Type)
        {
            case OmopType.Integer:
                appender.SetInt32(column.Field, (int)number);
                break;
            case OmopType.Double:
                appender.SetDouble(column.Field, number);
                break;
            default:
                appender.SetInt64(column.Field, number);
                break;
        }
    }

    private static void SetDay(ChunkAppender appender, in Column column, int day)
    {
        if (column.Type == OmopType.DateTime)
        {
            appender.SetTimestamp(column.Field, day * MicrosecondsPerDay);
        }
        else
        {
            appender.SetDate(column.Field, day);
        }
    }

    private static void SetLabel(ChunkAppender appender, in Column column, long number)
    {
        Span<byte> label = stackalloc byte[64];
        column.Prefix.CopyTo(label);
        number.TryFormat(label[column.Prefix.Length..], out var digits, "D9", CultureInfo.InvariantCulture);
        appender.SetUtf8(column.Field, label[..(column.Prefix.Length + digits)]);
    }

    /// <param name="Field">The column's place in the staged table.</param>
    /// <param name="Kind">What its cells mean.</param>
    /// <param name="Type">How the field is stored.</param>
    /// <param name="Other">The table that is referred to.</param>
    /// <param name="Prefix">What stands before a label's number.</param>
    private readonly record struct Column(int Field, CellKind Kind, OmopType Type, int Other, byte[] Prefix);
}
