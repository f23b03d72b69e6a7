using System.Buffers.Text;

namespace Naru.Cdm.Loading;

/// <summary>
/// Dates as hospitals write them: <c>2010-01-31</c>, <c>20100131</c>, <c>2010/1/31</c>, <c>2010. 1. 31.</c>, <c>2010년 1월 31일</c>,
/// <c>31-JAN-2010</c>, <c>31JAN2010</c>, and <c>31/01/2010</c> where the order of day and month is known; each perhaps with a time
/// of 24 or of 12 hours (오전, 오후, AM, PM) and a zone. Years have four digits.
/// </summary>
internal ref struct DateText
{
    public const long MicrosecondsPerSecond = 1_000_000;
    public const long MicrosecondsPerDay = 86_400 * MicrosecondsPerSecond;

    /// <summary>Days as Excel counts them, from 1927 to 2119.</summary>
    private const double FirstSerial = 10_000;
    private const double LastSerial = 80_000;
    private const int LargestZone = 18;

    private ReadOnlySpan<byte> rest;

    private DateText(ReadOnlySpan<byte> text) => rest = text;

    private static ReadOnlySpan<byte> Months => "janfebmaraprmayjunjulaugsepoctnovdec"u8;

    /// <param name="text">The text, without blanks around it.</param>
    /// <param name="order">What comes first in dates that end with the year.</param>
    /// <param name="days">The date, in days since 1970-01-01.</param>
    /// <param name="time">The time, in microseconds; 0 if there is none.</param>
    public static ParseOutcome Parse(ReadOnlySpan<byte> text, DateOrder order, out int days, out long time)
    {
        time = 0;
        var reader = new DateText(text);
        var outcome = reader.Date(order, out days);
        if (outcome != ParseOutcome.Malformed && (reader.rest.IsEmpty || reader.Time(out time)))
        {
            return outcome;
        }

        return IsSerial(text) ? ParseOutcome.SerialNumber : ParseOutcome.Malformed;
    }

    private static bool IsSerial(ReadOnlySpan<byte> text) =>
        (text.Length == 5 || (text.Length is > 6 and < 24 && text[5] == '.'))
        && Utf8Parser.TryParse(text, out double number, out var length) && length == text.Length && number is >= FirstSerial and < LastSerial;

    private ParseOutcome Date(DateOrder order, out int days)
    {
        days = 0;
        var text = rest;
        var first = Digits(14, out var length);
        switch (length)
        {
            case 14:
                // 20100131130500: the time follows without anything between.
                rest = text[8..];
                return Valid((int)(first / 10_000_000_000), (int)(first / 100_000_000 % 100), (int)(first / 1_000_000 % 100), out days);
            case 8:
                return Valid((int)(first / 10_000), (int)(first / 100 % 100), (int)(first % 100), out days);
            case 4:
                return YearFirst((int)first, out days);
            case 1 or 2:
                return YearLast((int)first, order, out days);
            default:
                return ParseOutcome.Malformed;
        }
    }

    private ParseOutcome YearFirst(int year, out int days)
    {
        days = 0;
        var isKorean = Take("년"u8);
        var separator = (byte)0;
        if (!isKorean && !TakeSeparator(out separator))
        {
            return ParseOutcome.Malformed;
        }

        if (!Between(isKorean, separator, out var month) || !(isKorean ? Take("월"u8) : Take([separator])) || !Between(isKorean, separator, out var day)
            || (isKorean && !Take("일"u8)))
        {
            return ParseOutcome.Malformed;
        }

        if (separator == '.')
        {
            Take("."u8);
        }

        return Valid(year, month, day, out days);
    }

    /// <summary>A month or day of one or two digits; blanks before it where people write them.</summary>
    private bool Between(bool isKorean, byte separator, out int number)
    {
        while (isKorean || separator == '.')
        {
            if (!Take(" "u8))
            {
                break;
            }
        }

        number = (int)Digits(2, out var length);
        return length > 0;
    }

    private ParseOutcome YearLast(int first, DateOrder order, out int days)
    {
        days = 0;
        var hasSeparator = TakeSeparator(out var separator) || Take(" "u8);
        if (TakeMonth(out var month))
        {
            _ = hasSeparator && (separator == 0 ? Take(" "u8) : Take([separator]));
            var yearOfName = (int)Digits(4, out var digits);
            return digits == 4 ? Valid(yearOfName, month, first, out days) : ParseOutcome.Malformed;
        }

        if (separator == 0)
        {
            return ParseOutcome.Malformed;
        }

        var second = (int)Digits(2, out var length);
        if (length == 0 || !Take([separator]))
        {
            return ParseOutcome.Malformed;
        }

        var year = (int)Digits(4, out length);
        return length == 4 ? Ordered(first, second, year, order, out days) : ParseOutcome.Malformed;
    }

    private static ParseOutcome Ordered(int first, int second, int year, DateOrder order, out int days)
    {
        if (order != DateOrder.Unknown)
        {
            return order == DateOrder.DayFirst ? Valid(year, second, first, out days) : Valid(year, first, second, out days);
        }

        var isDayFirst = Valid(year, second, first, out days) == ParseOutcome.Valid;
        var isMonthFirst = Valid(year, first, second, out var otherDays) == ParseOutcome.Valid;
        if (isDayFirst && isMonthFirst)
        {
            return days == otherDays ? ParseOutcome.Valid : ParseOutcome.OrderUnknown;
        }

        return isDayFirst ? ParseOutcome.DayComesFirst : isMonthFirst ? ParseOutcome.MonthComesFirst : ParseOutcome.Malformed;
    }

    /// <summary><c>T13:05</c>, <c> 13:05:00.123456Z</c>, <c> 13:05:00+09:00</c>, <c> 오후 1:05</c>, <c> 1:05 PM</c>, <c>130500</c>.</summary>
    private bool Time(out long microseconds)
    {
        microseconds = 0;
        if (rest.Length == 6 && Digits(6, out var length) is var compact && length == 6)
        {
            return Clock((int)(compact / 10_000), (int)(compact / 100 % 100), (int)(compact % 100), 0, out microseconds);
        }

        if (!Take("T"u8) && !Take(":"u8) && !Take(" "u8))
        {
            return false;
        }

        Take(" "u8);
        var half = TakeHalf();
        Take(" "u8);
        var hour = (int)Digits(2, out length);
        if (length == 0 || !Take(":"u8))
        {
            return false;
        }

        var minute = (int)Digits(2, out length);
        var second = 0;
        long fraction = 0;
        if (length != 2 || (Take(":"u8) && ((second = (int)Digits(2, out length)) > 59 || length != 2 || !TakeFraction(out fraction))))
        {
            return false;
        }

        if (half < 0 && (rest.StartsWith(" "u8) || rest.Length == 2))
        {
            Take(" "u8);
            half = TakeHalf();
            if (half < 0)
            {
                return false;
            }
        }

        if (half >= 0)
        {
            if (hour is < 1 or > 12)
            {
                return false;
            }

            hour = (hour % 12) + (half * 12);
        }

        return TakeZone() && Clock(hour, minute, second, fraction, out microseconds);
    }

    private static bool Clock(int hour, int minute, int second, long fraction, out long microseconds)
    {
        microseconds = ((((hour * 60L) + minute) * 60) + second) * MicrosecondsPerSecond + fraction;
        return hour < 24 && minute < 60 && second < 60;
    }

    /// <summary>0 for the hours before noon, 1 for those after, -1 if nothing is said.</summary>
    private int TakeHalf()
    {
        if (Take("오전"u8) || TakeAnyCase("am"u8))
        {
            return 0;
        }

        return Take("오후"u8) || TakeAnyCase("pm"u8) ? 1 : -1;
    }

    private bool TakeFraction(out long microseconds)
    {
        microseconds = 0;
        if (!Take("."u8))
        {
            return true;
        }

        var index = 0;
        for (var unit = MicrosecondsPerSecond / 10; index < rest.Length && char.IsAsciiDigit((char)rest[index]); index++, unit /= 10)
        {
            microseconds += (rest[index] - '0') * unit;
        }

        rest = rest[index..];
        return index > 0;
    }

    /// <summary>What is left must be a zone, or nothing.</summary>
    private bool TakeZone()
    {
        if (rest.IsEmpty || (rest.Length == 1 && Take("Z"u8)))
        {
            return true;
        }

        if (!Take("+"u8) && !Take("-"u8))
        {
            return false;
        }

        var hour = Digits(2, out var length);
        if (length != 2 || hour > LargestZone)
        {
            return false;
        }

        var needsMinute = Take(":"u8) || !rest.IsEmpty;
        var minute = Digits(2, out length);
        return rest.IsEmpty && (needsMinute ? length == 2 && minute < 60 : length == 0);
    }

    private bool TakeMonth(out int month)
    {
        month = 0;
        if (rest.Length < 3)
        {
            return false;
        }

        for (var i = 0; i < 12; i++)
        {
            if (TakeAnyCase(Months.Slice(i * 3, 3)))
            {
                month = i + 1;
                return true;
            }
        }

        return false;
    }

    private bool TakeSeparator(out byte separator)
    {
        separator = !rest.IsEmpty && rest[0] is (byte)'-' or (byte)'/' or (byte)'.' ? rest[0] : (byte)0;
        rest = separator == 0 ? rest : rest[1..];
        return separator != 0;
    }

    private bool Take(scoped ReadOnlySpan<byte> text)
    {
        var isThere = rest.StartsWith(text);
        rest = isThere ? rest[text.Length..] : rest;
        return isThere;
    }

    private bool TakeAnyCase(scoped ReadOnlySpan<byte> lower)
    {
        var isThere = rest.Length >= lower.Length && System.Text.Ascii.EqualsIgnoreCase(rest[..lower.Length], lower);
        rest = isThere ? rest[lower.Length..] : rest;
        return isThere;
    }

    /// <summary>The number that the next digits write, at most so many.</summary>
    private long Digits(int most, out int length)
    {
        long value = 0;
        for (length = 0; length < most && length < rest.Length && char.IsAsciiDigit((char)rest[length]); length++)
        {
            value = (value * 10) + (rest[length] - '0');
        }

        rest = rest[length..];
        return value;
    }

    private static ParseOutcome Valid(int year, int month, int day, out int days) =>
        ValueParser.Day(year, month, day, out days) ? ParseOutcome.Valid : ParseOutcome.Malformed;
}
