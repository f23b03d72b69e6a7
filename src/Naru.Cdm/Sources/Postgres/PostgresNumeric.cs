using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Naru.Cdm.Loading;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>
/// Reads PostgreSQL's binary <c>numeric</c>: the number of digits to base 10,000, the weight of the first, a sign, a display scale,
/// and the digits, 16 bits each. Strict in the same way as <see cref="ValueParser"/>.
/// </summary>
internal static class PostgresNumeric
{
    private const int Header = 8;
    private const int Base = 10_000;
    private const ushort Negative = 0x4000;
    private const ushort NotANumber = 0xC000;

    /// <summary>Mantissas up to here, and powers of ten up to <c>PowersOfTen</c>'s last, are exact doubles: one operation rounds once.</summary>
    private const long LargestExact = 1L << 53;

    private static readonly double[] PowersOfTen = [.. Enumerable.Range(0, 23).Select(i => Math.Pow(10, i))];

    /// <summary>The whole number; malformed if it has a fraction or is no number, out of range if it does not fit into 64 bits.</summary>
    public static ParseOutcome ToInteger(ReadOnlySpan<byte> bytes, out long value)
    {
        value = 0;
        var count = Word(bytes, 0);
        var weight = Weight(bytes);
        var sign = Word(bytes, 2);
        if (sign is not (0 or Negative))
        {
            return sign == NotANumber ? ParseOutcome.Malformed : ParseOutcome.OutOfRange;
        }

        for (var i = Math.Max(0, weight + 1); i < count; i++)
        {
            if (Digit(bytes, i) != 0)
            {
                return ParseOutcome.Malformed;
            }
        }

        // Kept negative, because the smallest number has no positive twin.
        for (var i = 0; count > 0 && i <= weight; i++)
        {
            var digit = i < count ? Digit(bytes, i) : 0;
            if (value < (long.MinValue + digit) / Base)
            {
                return ParseOutcome.OutOfRange;
            }

            value = (value * Base) - digit;
        }

        if (sign == Negative)
        {
            return ParseOutcome.Valid;
        }

        if (value == long.MinValue)
        {
            return ParseOutcome.OutOfRange;
        }

        value = -value;
        return ParseOutcome.Valid;
    }

    /// <summary>The nearest double; false if there is none that is finite.</summary>
    public static bool ToDouble(ReadOnlySpan<byte> bytes, out double value)
    {
        value = 0;
        var count = Word(bytes, 0);
        var sign = Word(bytes, 2);
        if (sign is not (0 or Negative))
        {
            return false;
        }

        var exponent = (Weight(bytes) - count + 1) * 4;
        if (count <= 4 && exponent is >= -22 and <= 22)
        {
            long mantissa = 0;
            for (var i = 0; i < count; i++)
            {
                mantissa = (mantissa * Base) + Digit(bytes, i);
            }

            if (mantissa <= LargestExact)
            {
                value = exponent < 0 ? mantissa / PowersOfTen[-exponent] : mantissa * PowersOfTen[exponent];
                value = sign == Negative ? -value : value;
                return true;
            }
        }

        return Parse(bytes, count, sign == Negative, exponent, out value);
    }

    private static bool Parse(ReadOnlySpan<byte> bytes, int count, bool isNegative, int exponent, out double value)
    {
        var text = new StringBuilder(isNegative ? "-0" : "0");
        for (var i = 0; i < count; i++)
        {
            text.Append(Digit(bytes, i).ToString("D4", CultureInfo.InvariantCulture));
        }

        text.Append('E').Append(exponent.ToString(CultureInfo.InvariantCulture));
        return double.TryParse(text.ToString(), NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static int Digit(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt16BigEndian(bytes[(Header + (index * 2))..]);

    private static short Weight(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt16BigEndian(bytes[2..]);

    private static ushort Word(ReadOnlySpan<byte> bytes, int index) => BinaryPrimitives.ReadUInt16BigEndian(bytes[(index * 2)..]);
}
