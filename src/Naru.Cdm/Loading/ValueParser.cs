using System.Globalization;

namespace Naru.Cdm.Loading;

/// <summary>
/// Turns the UTF-8 text of a field into a value. Culture-free, without allocation, and strict: what is not surely right is refused.
/// The usual forms have a short path each.
/// </summary>
internal static class ValueParser
{
    private const NumberStyles NumberForm = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent;
    private const int UnixEpochDay = 719_162;
    private const int DigitsOfInt64 = 18;

    /// <summary>So many digits are exact in a double; so are the powers of ten to divide by, and so the quotient is rounded right.</summary>
    private const int DigitsOfDouble = 15;

    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, DigitsOfDouble + 1).Select(i => Math.Pow(10, i))];

    /// <summary>Whether the field has no value: empty, <c>\N</c> or <c>NULL</c>.</summary>
    public static bool IsNull(ReadOnlySpan<byte> text) => text.Length switch
    {
        0 => true,
        2 => text.SequenceEqual(@"\N"u8),
        4 => text.SequenceEqual("NULL"u8),
        _ => false,
    };

    /// <summary>
    /// A whole number, also written as <c>123.0</c>, as tables that passed through floating point are. Digits that do not fit into
    /// 64 bits yield <see cref="ParseOutcome.OutOfRange"/>. An exponent is refused: Excel writes <c>1.23457E+11</c> for numbers
    /// with more digits.
    /// </summary>
    public static ParseOutcome Integer(ReadOnlySpan<byte> text, out long value)
    {
        value = 0;
        if ((uint)(text.Length - 1) >= DigitsOfInt64)
        {
            return AnyInteger(text, out value);
        }

        foreach (var letter in text)
        {
            var digit = unchecked((uint)letter - '0');
            if (digit > 9)
            {
                return AnyInteger(text, out value);
            }

            value = unchecked((value * 10) + digit);
        }

        return ParseOutcome.Valid;
    }

    /// <summary>A finite number with a decimal point and perhaps an exponent.</summary>
    public static bool Number(ReadOnlySpan<byte> text, out double value)
    {
        long digits = 0;
        var point = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = unchecked((uint)text[i] - '0');
            if (digit <= 9)
            {
                digits = unchecked((digits * 10) + digit);
            }
            else if (text[i] == '.' && point < 0)
            {
                point = i;
            }
            else
            {
                return AnyNumber(text, out value);
            }
        }

        var decimals = point < 0 ? 0 : text.Length - point - 1;
        var count = text.Length - (point < 0 ? 0 : 1);
        if (count is 0 or > DigitsOfDouble)
        {
            return AnyNumber(text, out value);
        }

        value = digits / PowersOfTen[decimals];
        return true;
    }

    /// <summary>A date, in days since 1970-01-01. A time after it is read and dropped.</summary>
    public static ParseOutcome Date(ReadOnlySpan<byte> text, DateOrder order, out int days) =>
        text.Length == 10 && IsoDate(text, out days) ? ParseOutcome.Valid : DateText.Parse(text, order, out days, out _);

    /// <summary>
    /// A date and time, in microseconds since 1970-01-01 00:00. A date alone is its midnight. A zone is accepted and dropped: the
    /// CDM keeps the clock time of the place.
    /// </summary>
    public static ParseOutcome DateTime(ReadOnlySpan<byte> text, DateOrder order, out long microseconds)
    {
        long time = 0;
        if (text.Length == 19 && IsoDate(text[..10], out var days) && IsoTime(text[10..], out var seconds))
        {
            time = seconds * DateText.MicrosecondsPerSecond;
        }
        else if (DateText.Parse(text, order, out days, out time) is var outcome and not ParseOutcome.Valid)
        {
            microseconds = 0;
            return outcome;
        }

        microseconds = (days * DateText.MicrosecondsPerDay) + time;
        return ParseOutcome.Valid;
    }

    /// <summary>The day, in days since 1970-01-01; false if the calendar has no such day.</summary>
    public static bool Day(int year, int month, int day, out int days)
    {
        days = 0;
        if (year is < 1 or > 9999 || month is < 1 or > 12 || day < 1 || (day > 28 && day > System.DateTime.DaysInMonth(year, month)))
        {
            return false;
        }

        days = new DateOnly(year, month, day).DayNumber - UnixEpochDay;
        return true;
    }

    /// <summary>The number that two digits write; at least 100 if one of them is no digit.</summary>
    public static int TwoDigits(byte first, byte second)
    {
        var tens = unchecked((uint)first - '0');
        var ones = unchecked((uint)second - '0');
        return tens > 9 || ones > 9 ? 100 : (int)((tens * 10) + ones);
    }

    private static bool IsoDate(ReadOnlySpan<byte> text, out int days)
    {
        days = 0;
        var century = TwoDigits(text[0], text[1]);
        var year = TwoDigits(text[2], text[3]);
        return text[4] == '-' && text[7] == '-' && century < 100 && year < 100
            && Day((century * 100) + year, TwoDigits(text[5], text[6]), TwoDigits(text[8], text[9]), out days);
    }

    /// <summary><c>T13:05:00</c> or <c> 13:05:00</c>.</summary>
    private static bool IsoTime(ReadOnlySpan<byte> text, out int seconds)
    {
        var hour = TwoDigits(text[1], text[2]);
        var minute = TwoDigits(text[4], text[5]);
        var second = TwoDigits(text[7], text[8]);
        seconds = (((hour * 60) + minute) * 60) + second;
        return text[0] is (byte)' ' or (byte)'T' && text[3] == ':' && text[6] == ':' && hour < 24 && minute < 60 && second < 60;
    }

    private static ParseOutcome AnyInteger(ReadOnlySpan<byte> text, out long value)
    {
        var isNegative = text.Length > 0 && text[0] == '-';
        var index = isNegative || (text.Length > 0 && text[0] == '+') ? 1 : 0;
        var firstDigit = index;

        // Kept negative, because the smallest number has no positive twin.
        value = 0;
        var fits = true;
        for (; index < text.Length && char.IsAsciiDigit((char)text[index]); index++)
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
            return text.IndexOfAny((byte)'e', (byte)'E') > 0 && Number(text, out _) ? ParseOutcome.Exponent : ParseOutcome.Malformed;
        }

        if (!fits || (!isNegative && value == long.MinValue))
        {
            return ParseOutcome.OutOfRange;
        }

        value = isNegative ? value : -value;
        return ParseOutcome.Valid;
    }

    private static bool AnyNumber(ReadOnlySpan<byte> text, out double value) =>
        double.TryParse(text, NumberForm, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);

    private static bool IsZeroFraction(ReadOnlySpan<byte> text) => text.IsEmpty || (text[0] == '.' && text[1..].Trim((byte)'0').IsEmpty);
}
