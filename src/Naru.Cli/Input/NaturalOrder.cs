namespace Naru.Cli.Input;

/// <summary>The order in which people sort file names: digits by their value, so 9 comes before 10; everything else by character.</summary>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        if (x is null || y is null)
        {
            return string.CompareOrdinal(x, y);
        }

        var (i, j) = (0, 0);
        while (i < x.Length && j < y.Length)
        {
            var order = char.IsAsciiDigit(x[i]) && char.IsAsciiDigit(y[j])
                ? CompareNumbers(TakeDigits(x, ref i), TakeDigits(y, ref j))
                : x[i++].CompareTo(y[j++]);
            if (order != 0)
            {
                return order;
            }
        }

        var rest = (x.Length - i).CompareTo(y.Length - j);
        // 7 and 007 are equal by value; the order must still be total.
        return rest != 0 ? rest : string.CompareOrdinal(x, y);
    }

    private static ReadOnlySpan<char> TakeDigits(string text, ref int position)
    {
        var start = position;
        while (position < text.Length && char.IsAsciiDigit(text[position]))
        {
            position++;
        }

        return text.AsSpan(start, position - start);
    }

    // Of any length: numbers in file names are not bound to fit an integer.
    private static int CompareNumbers(ReadOnlySpan<char> x, ReadOnlySpan<char> y)
    {
        x = x.TrimStart('0');
        y = y.TrimStart('0');
        return x.Length != y.Length ? x.Length.CompareTo(y.Length) : x.SequenceCompareTo(y);
    }
}
