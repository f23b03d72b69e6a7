using System.Numerics;

namespace Naru.Cdm.Running;

/// <summary>
/// Puts rows in the order of person, start and id. Persons are small numbers, so rows are placed by counting digits (radix sort) in one or
/// two passes over keys of person and start; within a person there are few rows.
/// </summary>
internal static class PersonOrder
{
    private const int MostDigitBits = 11;
    private const int FewRows = 24;

    /// <summary>The places of the rows in order; null if they are in order already.</summary>
    /// <param name="persons">The persons.</param>
    /// <param name="starts">First days, at least as many.</param>
    /// <param name="ids">Ids, at least as many; null if they do not matter.</param>
    /// <param name="personCount">How many persons there are in all.</param>
    internal static int[]? Of(ReadOnlySpan<int> persons, int[] starts, long[]? ids, int personCount)
    {
        if (IsOrdered(persons, starts, ids))
        {
            return null;
        }

        var rows = new Row[persons.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = new Row(Key(persons[i], starts[i]), i);
        }

        var bits = 64 - BitOperations.LeadingZeroCount((ulong)Math.Max(1, personCount - 1));
        var passes = (bits + MostDigitBits - 1) / MostDigitBits;
        var digitBits = (bits + passes - 1) / passes;
        var other = new Row[rows.Length];
        var places = new int[1 << digitBits];
        for (var pass = 0; pass < passes; pass++)
        {
            Place(rows, other, places, 32 + (pass * digitBits));
            (rows, other) = (other, rows);
        }

        OrderWithinPersons(rows, ids);
        return Array.ConvertAll(rows, r => r.Place);
    }

    private static bool IsOrdered(ReadOnlySpan<int> persons, int[] starts, long[]? ids)
    {
        for (var i = 1; i < persons.Length; i++)
        {
            if (persons[i - 1] < persons[i])
            {
                continue;
            }

            var before = Key(persons[i - 1], starts[i - 1]);
            var key = Key(persons[i], starts[i]);
            if (before > key || (before == key && ids is not null && ids[i - 1] > ids[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Ordered as person and start are. A missing start, the least of all numbers, comes last, as in the database.</summary>
    private static ulong Key(int person, int start) => ((ulong)(uint)person << 32) | unchecked((uint)(start - 1) ^ 0x8000_0000);

    private static void Place(Row[] from, Row[] to, int[] places, int shift)
    {
        var mask = places.Length - 1;
        Array.Clear(places);
        foreach (var row in from)
        {
            places[(int)(row.Key >> shift) & mask]++;
        }

        var next = 0;
        for (var digit = 0; digit < places.Length; digit++)
        {
            (places[digit], next) = (next, next + places[digit]);
        }

        foreach (var row in from)
        {
            to[places[(int)(row.Key >> shift) & mask]++] = row;
        }
    }

    private static void OrderWithinPersons(Row[] rows, long[]? ids)
    {
        for (int begin = 0, end; begin < rows.Length; begin = end)
        {
            var person = rows[begin].Key >> 32;
            end = begin + 1;
            var isOrdered = true;
            for (; end < rows.Length && rows[end].Key >> 32 == person; end++)
            {
                isOrdered &= !IsAfter(rows[end - 1], rows[end], ids);
            }

            if (isOrdered)
            {
                continue;
            }

            if (end - begin > FewRows)
            {
                rows.AsSpan(begin, end - begin).Sort((a, b) => IsAfter(a, b, ids) ? 1 : IsAfter(b, a, ids) ? -1 : 0);
            }
            else
            {
                Insert(rows.AsSpan(begin, end - begin), ids);
            }
        }
    }

    private static void Insert(Span<Row> rows, long[]? ids)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            var row = rows[i];
            var place = i;
            for (; place > 0 && IsAfter(rows[place - 1], row, ids); place--)
            {
                rows[place] = rows[place - 1];
            }

            rows[place] = row;
        }
    }

    private static bool IsAfter(Row a, Row b, long[]? ids) => a.Key != b.Key ? a.Key > b.Key : ids is not null && ids[a.Place] > ids[b.Place];

    private readonly record struct Row(ulong Key, int Place);
}
