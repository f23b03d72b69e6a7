using System.Globalization;
using System.Text.Json;
using Naru.Core;

namespace Naru.Cohorts.Circe;

/// <content>How words, dates and whole numbers are recognised.</content>
internal sealed partial class ObjectReader
{
    private static bool TryParseDate(string text, out DateOnly date)
    {
        date = default;
        var parts = text.Split('-', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != 3
            || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            || year is < 1 or > 9999
            || month is < 1 or > 12
            || day < 1
            || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        date = new DateOnly(year, month, day);
        return true;
    }

    private T? FindWord<T>(string name, IReadOnlyDictionary<string, T> words, ErrorKind unknown)
        where T : struct
    {
        if (item.Member(name) is not { IsNull: false } value)
        {
            return null;
        }

        if (value.Kind is not JsonTokenType.String and not JsonTokenType.Number)
        {
            WrongType(value, name, "낱말", "a word");
            return null;
        }

        if (words.TryGetValue(value.Text!, out var exact))
        {
            if (value.Kind is JsonTokenType.String)
            {
                read.Add(name);
            }

            return exact;
        }

        foreach (var (word, meaning) in words)
        {
            if (word.Equals(value.Text, StringComparison.OrdinalIgnoreCase))
            {
                return meaning;
            }
        }

        Context.Report(unknown, value, Path.Member(name), string.Join(", ", words.Keys));
        return null;
    }

    private long? Whole(string name, long minimum, long maximum)
    {
        if (item.Member(name) is not { IsNull: false } value)
        {
            return null;
        }

        if (value.Kind is JsonTokenType.Number or JsonTokenType.String)
        {
            if (long.TryParse(value.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole))
            {
                if (whole < minimum || whole > maximum)
                {
                    Context.Report(CirceErrors.NumberOutOfRange, value, Path.Member(name), minimum, maximum);
                    return null;
                }

                if (value.Kind is JsonTokenType.Number)
                {
                    read.Add(name);
                }

                return whole;
            }

            if (double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                if (!(number >= minimum && number < maximum))
                {
                    Context.Report(CirceErrors.NumberOutOfRange, value, Path.Member(name), minimum, maximum);
                    return null;
                }

                return (long)Math.Truncate(number);
            }

            if (value.Text!.Length == 0)
            {
                return null;
            }
        }

        WrongType(value, name, "정수", "a whole number");
        return null;
    }
}
