using System.Numerics;
using DuckDB.NET.Native;
using Naru.Cohorts.Merging;

namespace Naru.Cdm.Running;

/// <summary>Some rows of a result, as vectors in DuckDB's memory: to be read at once, on the thread that was handed it.</summary>
internal readonly unsafe ref struct Chunk
{
    /// <summary>DuckDB counts days from 1970-01-01, Naru from 0001-01-01.</summary>
    internal const int EpochDay = 719_162;

    private readonly DuckDBDataChunk chunk;
    private readonly DuckDBType[] types;
    private readonly string[] names;

    internal Chunk(DuckDBDataChunk chunk, int rows, DuckDBType[] types, string[] names)
    {
        this.chunk = chunk;
        this.types = types;
        this.names = names;
        Rows = rows;
    }

    /// <summary>Number of rows.</summary>
    internal int Rows { get; }

    /// <summary>The place of a column; −1 if the result has none of that name.</summary>
    internal int Column(string name) => Array.IndexOf(names, name);

    /// <summary>The rows whose persons matter, and who they are.</summary>
    /// <param name="column">The column of the persons' ids.</param>
    /// <param name="index">The persons that are numbered; others do not matter.</param>
    /// <param name="only">Of them those that matter; null for all.</param>
    /// <param name="rows">Receives the rows.</param>
    /// <param name="persons">Receives the persons' numbers.</param>
    /// <returns>How many rows.</returns>
    internal int Pick(int column, PersonIndex index, PersonSet? only, Span<int> rows, Span<int> persons)
    {
        var (data, validity) = Vector(column);
        return types[column] switch
        {
            DuckDBType.TinyInt => Pick((sbyte*)data, validity, index, only, rows, persons),
            DuckDBType.SmallInt => Pick((short*)data, validity, index, only, rows, persons),
            DuckDBType.Integer => Pick((int*)data, validity, index, only, rows, persons),
            DuckDBType.BigInt => Pick((long*)data, validity, index, only, rows, persons),
            var type => throw NotWhole(type),
        };
    }

    /// <summary>Copies whole numbers; real numbers as their bits, so that equal ones stay equal.</summary>
    internal void CopyNumbers(int column, ReadOnlySpan<int> rows, Span<long> target)
    {
        var (data, validity) = Vector(column);
        switch (types[column])
        {
            case DuckDBType.TinyInt:
                Copy((sbyte*)data, validity, rows, target);
                break;
            case DuckDBType.SmallInt:
                Copy((short*)data, validity, rows, target);
                break;
            case DuckDBType.Integer:
                Copy((int*)data, validity, rows, target);
                break;
            case DuckDBType.BigInt:
                Copy((long*)data, validity, rows, target);
                break;
            case DuckDBType.Date:
                Copy((int*)data, validity, rows, target);
                break;
            case DuckDBType.Double:
                for (var i = 0; i < rows.Length; i++)
                {
                    // Adding zero turns −0 into 0: they are equal, and −0 has the bits of "no value".
                    target[i] = IsValid(validity, rows[i])
                        ? BitConverter.DoubleToInt64Bits(((double*)data)[rows[i]] + 0.0)
                        : EventColumns.NoValue;
                }

                break;
            case var type:
                throw NotWhole(type);
        }
    }

    /// <summary>Two columns of whole numbers, whole.</summary>
    internal (long[] Keys, long[] Values) Pairs(string key, string value)
    {
        var keys = new long[Rows];
        var values = new long[Rows];
        var rows = AllRows();
        CopyNumbers(Column(key), rows, keys);
        CopyNumbers(Column(value), rows, values);
        return (keys, values);
    }

    /// <summary>All rows.</summary>
    internal int[] AllRows()
    {
        var rows = new int[Rows];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = i;
        }

        return rows;
    }

    /// <summary>Copies days: dates, or day numbers. Adjusted days may lie beyond every calendar; they stay beyond it.</summary>
    internal void CopyDays(int column, ReadOnlySpan<int> rows, Span<int> target)
    {
        var (data, validity) = Vector(column);
        switch (types[column])
        {
            case DuckDBType.Date:
                CopyDates((int*)data, validity, rows, target);
                break;
            case DuckDBType.BigInt:
                for (var i = 0; i < rows.Length; i++)
                {
                    target[i] = IsValid(validity, rows[i]) ? Clamp(((long*)data)[rows[i]]) : EventColumns.NoDay;
                }

                break;
            case DuckDBType.Integer:
                for (var i = 0; i < rows.Length; i++)
                {
                    target[i] = IsValid(validity, rows[i]) ? Clamp(((int*)data)[rows[i]]) : EventColumns.NoDay;
                }

                break;
            case var type:
                throw NotWhole(type);
        }
    }

    /// <summary>Copies truths; unknown is false.</summary>
    internal void CopyTruths(int column, ReadOnlySpan<int> rows, Span<bool> target)
    {
        var (data, validity) = Vector(column);
        for (var i = 0; i < rows.Length; i++)
        {
            target[i] = IsValid(validity, rows[i]) && ((byte*)data)[rows[i]] != 0;
        }
    }

    private static int Pick<T>(T* data, ulong* validity, PersonIndex index, PersonSet? only, Span<int> rows, Span<int> persons)
        where T : unmanaged, INumberBase<T>
    {
        var numbers = index.Table(out var first);
        var picked = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            int person;
            if (validity is not null && !IsValid(validity, i))
            {
                continue;
            }
            else if (numbers is not null)
            {
                var place = unchecked((ulong)(long.CreateTruncating(data[i]) - first));
                person = place < (ulong)numbers.Length ? numbers[place] : -1;
            }
            else
            {
                person = index.NumberOf(long.CreateTruncating(data[i]));
            }

            if (person >= 0 && (only is null || only.Contains(person)))
            {
                rows[picked] = i;
                persons[picked++] = person;
            }
        }

        return picked;
    }

    private static void Copy<T>(T* data, ulong* validity, ReadOnlySpan<int> rows, Span<long> target)
        where T : unmanaged, INumberBase<T>
    {
        for (var i = 0; i < rows.Length; i++)
        {
            target[i] = IsValid(validity, rows[i]) ? long.CreateTruncating(data[rows[i]]) : EventColumns.NoValue;
        }
    }

    private static void CopyDates(int* data, ulong* validity, ReadOnlySpan<int> rows, Span<int> target)
    {
        if (validity is null)
        {
            for (var i = 0; i < rows.Length; i++)
            {
                target[i] = Clamp(data[rows[i]] + (long)EpochDay);
            }

            return;
        }

        for (var i = 0; i < rows.Length; i++)
        {
            target[i] = IsValid(validity, rows[i]) ? Clamp(data[rows[i]] + (long)EpochDay) : EventColumns.NoDay;
        }
    }

    private static int Clamp(long day) => (int)Math.Clamp(day, int.MinValue + 1L, int.MaxValue);

    private static bool IsValid(ulong* validity, int row) => validity is null || (validity[row >> 6] >> row & 1) != 0;

    private static InvalidOperationException NotWhole(DuckDBType type) => new($"A column of the type {type} holds no such values.");

    private VectorPlace Vector(int column)
    {
        var vector = NativeMethods.DataChunks.DuckDBDataChunkGetVector(chunk, column);
        return new VectorPlace(NativeMethods.Vectors.DuckDBVectorGetData(vector), NativeMethods.Vectors.DuckDBVectorGetValidity(vector));
    }

    private readonly struct VectorPlace(void* data, ulong* validity)
    {
        internal void Deconstruct(out void* values, out ulong* valid)
        {
            values = data;
            valid = validity;
        }
    }
}
