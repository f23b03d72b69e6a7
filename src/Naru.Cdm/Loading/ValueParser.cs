using System.Globalization;

namespace Naru.Cdm.Loading;

/// <summary>
/// Turns the text of a field into a value. Culture-free, without allocation, and strict: what is not surely right is refused.
/// </summary>
internal static class ValueParser
{
    private const NumberStyles NumberForm = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int UnixEpochDay = 719_162;
    private const long MicrosecondsPerSecond = 1_000_000;
    private const long MicrosecondsPerDay = 86_400 * MicrosecondsPerSecond;

    /// <summary>Whether the field has no value: empty, <c>\N</c> or <c>NULL</c>.</summary>
    public static bool IsNull(ReadOnlySpan<char> text) => text.Length switch
    {
        0 => true,
        2 => text is @"\N",
        4 => text is "NULL",
        _ => false,
    };

    /// <summary>
    /// A whole number, also written as <c>123.0</c>, as tables that passed through floating point are. Digits that do not fit into
    /// 64 bits yield <see cref="ParseOutcome.OutOfRange"/>.
    /// </summary>
    public static ParseOutcome Integer(ReadOnlySpan<char> text, out long value)
    {
        var isNegative = text.Length > 0 && text[0] == '-';
        var index = isNegative || (text.Length > 0 && text[0] == '+') ? 1 : 0;
        var firstDigit = index;

        // Kept negative, because the smallest number has no positive twin.
        value = 0;
        var fits = true;
        for (; index < text.Length && char.IsAsciiDigit(text[index]); index++)
        {
            var digit = text[index] - '0';
            if (value < (long.MinValue + digit) / 10)
            {
                fits = false;
            }
            else
            {
                value = (value * 10) - digit;
            }
        }

        if (index == firstDigit || !IsZeroFraction(text[index..]))
        {
            return ParseOutcome.Malformed;
        }

        if (!fits || (!isNegative && value == long.MinValue))
        {
            return ParseOutcome.OutOfRange;
        }

        value = isNegative ? value : -value;
        return ParseOutcome.Valid;
    }

    /// <summary>A finite number with a decimal point and perhaps an exponent.</summary>
    public static bool Number(ReadOnlySpan<char> text, out double value) =>
        double.TryParse(text, NumberForm, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    /// <summary>A date, in days since 1970-01-01. A time after it is read and dropped.</summary>
    public static bool Date(ReadOnlySpan<char> text, out int days) =>
        DatePart(text, out days, out var rest) && (rest.IsEmpty || TimePart(rest, out _));

    /// <summary>
    /// A date and time, in microseconds since 1970-01-01 00:00. A date alone is its midnight. A zone is accepted and dropped: the
    /// CDM keeps the clock time of the place.
    /// </summary>
    public static bool DateTime(ReadOnlySpan<char> text, out long microseconds)
    {
        microseconds = 0;
        if (!DatePart(text, out var days, out var rest))
        {
            return false;
        }

        long time = 0;
        if (!rest.IsEmpty && !TimePart(rest, out time))
        {
            return false;
        }

        microseconds = (days * MicrosecondsPerDay) + time;
        return true;
    }

    private static bool IsZeroFraction(ReadOnlySpan<char> text) => text.IsEmpty || (text[0] == '.' && text[1..].Trim('0').IsEmpty);

    private static bool DatePart(ReadOnlySpan<char> text, out int days, out ReadOnlySpan<char> rest)
    {
        days = 0;
        rest = default;
        int year, month, day;
        if (text.Length >= 10 && text[4] == '-' && text[7] == '-')
        {
            year = Digits(text[..4]);
            month = Digits(text.Slice(5, 2));
            day = Digits(text.Slice(8, 2));
            rest = text[10..];
        }
        else if (text.Length >= 8)
        {
            year = Digits(text[..4]);
            month = Digits(text.Slice(4, 2));
            day = Digits(text.Slice(6, 2));
            rest = text[8..];
        }
        else
        {
            return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || (day > 28 && day > System.DateTime.DaysInMonth(year, month)))
        {
            return false;
        }

        days = new DateOnly(year, month, day).DayNumber - UnixEpochDay;
        return true;
    }

    /// <summary><c>T13:05</c>, <c> 13:05:00</c>, <c> 13:05:00.123456Z</c>, <c> 13:05:00+09:00</c>.</summary>
    private static bool TimePart(ReadOnlySpan<char> text, out long microseconds)
    {
        microseconds = 0;
        if (text.Length < 6 || text[0] is not ('T' or ' ') || text[3] != ':')
        {
            return false;
        }

        var hour = Digits(text.Slice(1, 2));
        var minute = Digits(text.Slice(4, 2));
        var second = 0;
        var rest = text[6..];
        long fraction = 0;
        if (rest.Length >= 3 && rest[0] == ':')
        {
            second = Digits(rest.Slice(1, 2));
            rest = rest[3..];
            if (!rest.IsEmpty && rest[0] == '.' && !Fraction(ref rest, out fraction))
            {
                return false;
            }
        }

        microseconds = ((((hour * 60L) + minute) * 60) + second) * MicrosecondsPerSecond + fraction;
        return hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60 && IsZone(rest);
    }

    private static bool Fraction(ref ReadOnlySpan<char> text, out long microseconds)
    {
        microseconds = 0;
        var index = 1;
        for (long unit = MicrosecondsPerSecond / 10; index < text.Length && char.IsAsciiDigit(text[index]); index++, unit /= 10)
        {
            microseconds += (text[index] - '0') * unit;
        }

        var hasDigits = index > 1;
        text = text[index..];
        return hasDigits;
    }

    private static bool IsZone(ReadOnlySpan<char> text) => text.Length switch
    {
        0 => true,
        1 => text[0] == 'Z',
        3 => text[0] is '+' or '-' && Digits(text[1..]) is >= 0 and <= 18,
        5 => text[0] is '+' or '-' && Digits(text[1..]) >= 0,
        6 => text[0] is '+' or '-' && text[3] == ':'
            && Digits(text.Slice(1, 2)) is >= 0 and <= 18 && Digits(text.Slice(4, 2)) is >= 0 and < 60,
        _ => false,
    };

    /// <summary>The number that the digits write; negative if one of them is no digit.</summary>
    private static int Digits(ReadOnlySpan<char> text)
    {
        var value = 0;
        foreach (var letter in text)
        {
            if (!char.IsAsciiDigit(letter))
            {
                return -1;
            }

            value = (value * 10) + (letter - '0');
        }

        return value;
    }
}
