namespace Naru.Cdm.Running;

/// <summary>
/// The order of rows by person, start and id. Persons are small numbers, so they are placed by counting digits (radix sort) in two or
/// three passes; within a person there are few rows.
/// </summary>
internal static class PersonOrder
{
    private const int DigitBits = 11;
    private const int Digits = 1 << DigitBits;
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

        var order = new int[persons.Length];
        for (var i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }

        var other = new int[order.Length];
        var places = new int[Digits];
        for (var shift = 0; personCount - 1 >> shift != 0; shift += DigitBits)
        {
            Place(persons, order, other, places, shift);
            (order, other) = (other, order);
        }

        OrderWithinPersons(persons, order, starts, ids);
        return order;
    }

    private static bool IsOrdered(ReadOnlySpan<int> persons, int[] starts, long[]? ids)
    {
        for (var i = 1; i < persons.Length; i++)
        {
            if (persons[i - 1] > persons[i] || (persons[i - 1] == persons[i] && Compare(starts, ids, i - 1, i) > 0))
            {
                return false;
            }
        }

        return true;
    }

    private static void Place(ReadOnlySpan<int> persons, int[] from, int[] to, int[] places, int shift)
    {
        Array.Clear(places);
        foreach (var person in persons)
        {
            places[(person >> shift) & (Digits - 1)]++;
        }

        var next = 0;
        for (var digit = 0; digit < places.Length; digit++)
        {
            (places[digit], next) = (next, next + places[digit]);
        }

        foreach (var row in from)
        {
            to[places[(persons[row] >> shift) & (Digits - 1)]++] = row;
        }
    }

    private static void OrderWithinPersons(ReadOnlySpan<int> persons, int[] order, int[] starts, long[]? ids)
    {
        for (int begin = 0, end; begin < order.Length; begin = end)
        {
            end = begin + 1;
            while (end < order.Length && persons[order[end]] == persons[order[begin]])
            {
                end++;
            }

            if (end - begin > FewRows)
            {
                order.AsSpan(begin, end - begin).Sort((a, b) => Compare(starts, ids, a, b));
            }
            else
            {
                Insert(order.AsSpan(begin, end - begin), starts, ids);
            }
        }
    }

    private static void Insert(Span<int> rows, int[] starts, long[]? ids)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            var row = rows[i];
            var place = i;
            for (; place > 0 && Compare(starts, ids, rows[place - 1], row) > 0; place--)
            {
                rows[place] = rows[place - 1];
            }

            rows[place] = row;
        }
    }

    /// <summary>A missing start comes last, as in the database.</summary>
    private static int Compare(int[] starts, long[]? ids, int a, int b)
    {
        if (starts[a] != starts[b])
        {
            return unchecked((uint)(starts[a] - 1) ^ 0x8000_0000).CompareTo(unchecked((uint)(starts[b] - 1) ^ 0x8000_0000));
        }

        return ids is null ? 0 : ids[a].CompareTo(ids[b]);
    }
}
