using System.Buffers.Binary;
using System.Text.Unicode;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>
/// Decodes one row after another into the current row of the appender. What is wrong with a value is counted by column, and its
/// place holds NULL: as <see cref="TextBlockParser"/> does it.
/// </summary>
internal sealed class CopyRow(IReadOnlyList<WireColumn> columns, ChunkAppender appender, ValueProblems problems, KeyOrder keys)
{
    private const int DaysTo2000 = 10_957;
    private const long MicrosecondsPerDay = 86_400_000_000;
    private const long MicrosecondsTo2000 = DaysTo2000 * MicrosecondsPerDay;

    /// <summary>The years 1 to 9999: what a text may hold. It leaves out infinity and the years before Christ.</summary>
    private const int FirstDay = -719_162;
    private const int LastDay = 2_932_896;

    /// <summary>No number or date is written longer; a text that is, is none.</summary>
    private const int LongestNumber = 512;

    private readonly WireColumn[] columns = [.. columns];

    /// <summary>Reads a row and sets its values; false if there was none left.</summary>
    public bool Read(CopyReader reader)
    {
        var count = reader.ReadFieldCount();
        if (count < 0)
        {
            return false;
        }

        if (count != columns.Length)
        {
            throw new InvalidDataException("A row of the COPY stream has another number of fields.");
        }

        for (var i = 0; i < columns.Length; i++)
        {
            var column = columns[i];
            var length = reader.ReadInt32();
            var problem = length < 0 ? Empty(column) : Set(column, reader.Take(length));
            if (problem is not null)
            {
                problems.Add(column.Field, problem);
            }
        }

        return true;
    }

    private static ErrorKind? Empty(WireColumn column) => column.Field.IsRequired ? CdmErrors.RequiredValueEmpty : null;

    private ErrorKind? Set(WireColumn column, ReadOnlySpan<byte> bytes)
    {
        if (column.Wire == WireType.Text)
        {
            return column.Field.Type == OmopType.Text ? SetText(column, bytes) : SetFromText(column, bytes);
        }

        return column.Field.Type switch
        {
            OmopType.BigInteger or OmopType.Integer => SetInteger(column, ToInteger(column.Wire, bytes, out var integer), integer),
            OmopType.Double => SetDouble(column, ToDouble(column.Wire, bytes, out var number), number),
            OmopType.Date => SetDate(column, bytes),
            OmopType.DateTime => SetDateTime(column, bytes),
            OmopType.Text => throw new InvalidOperationException("Every column is cast to text where the CDM has text."),
        };
    }

    private static ParseOutcome ToInteger(WireType wire, ReadOnlySpan<byte> bytes, out long value)
    {
        switch (wire)
        {
            case WireType.Int64:
                value = BinaryPrimitives.ReadInt64BigEndian(bytes);
                return ParseOutcome.Valid;
            case WireType.Int32:
                value = BinaryPrimitives.ReadInt32BigEndian(bytes);
                return ParseOutcome.Valid;
            case WireType.Int16:
                value = BinaryPrimitives.ReadInt16BigEndian(bytes);
                return ParseOutcome.Valid;
            case WireType.Numeric:
                return PostgresNumeric.ToInteger(bytes, out value);
            default:
                var number = wire == WireType.Single
                    ? BinaryPrimitives.ReadSingleBigEndian(bytes) : BinaryPrimitives.ReadDoubleBigEndian(bytes);
                value = 0;
                if (double.IsNaN(number) || number != Math.Truncate(number))
                {
                    return ParseOutcome.Malformed;
                }

                if (number is < -9_223_372_036_854_775_808d or >= 9_223_372_036_854_775_808d)
                {
                    return ParseOutcome.OutOfRange;
                }

                value = (long)number;
                return ParseOutcome.Valid;
        }
    }

    private static bool ToDouble(WireType wire, ReadOnlySpan<byte> bytes, out double value)
    {
        switch (wire)
        {
            case WireType.Numeric:
                return PostgresNumeric.ToDouble(bytes, out value);
            case WireType.Double:
                value = BinaryPrimitives.ReadDoubleBigEndian(bytes);
                return double.IsFinite(value);
            case WireType.Single:
                value = BinaryPrimitives.ReadSingleBigEndian(bytes);
                return double.IsFinite(value);
            default:
                ToInteger(wire, bytes, out var integer);
                value = integer;
                return true;
        }
    }

    private ErrorKind? SetInteger(WireColumn column, ParseOutcome outcome, long value)
    {
        if (outcome == ParseOutcome.Malformed)
        {
            return CdmErrors.BadInteger;
        }

        if (column.Field.Type == OmopType.BigInteger && outcome == ParseOutcome.Valid)
        {
            appender.SetInt64(column.Target, value);
            if (column.Field.IsPrimaryKey)
            {
                keys.Add(value);
            }

            return null;
        }

        if (outcome == ParseOutcome.OutOfRange || value is < int.MinValue or > int.MaxValue)
        {
            return CdmErrors.IntegerOutOfRange;
        }

        appender.SetInt32(column.Target, (int)value);
        return null;
    }

    private ErrorKind? SetDouble(WireColumn column, bool isNumber, double value)
    {
        if (!isNumber)
        {
            return CdmErrors.BadNumber;
        }

        appender.SetDouble(column.Target, value);
        return null;
    }

    private ErrorKind? SetDate(WireColumn column, ReadOnlySpan<byte> bytes)
    {
        long days = column.Wire == WireType.Date
            ? BinaryPrimitives.ReadInt32BigEndian(bytes)
            : Math.DivRem(BinaryPrimitives.ReadInt64BigEndian(bytes), MicrosecondsPerDay) is var (quotient, remainder) && remainder < 0
                ? quotient - 1 : quotient;
        days += DaysTo2000;
        if (days is < FirstDay or > LastDay)
        {
            return CdmErrors.BadDate;
        }

        appender.SetDate(column.Target, (int)days);
        return null;
    }

    private ErrorKind? SetDateTime(WireColumn column, ReadOnlySpan<byte> bytes)
    {
        // In the bounds first, since infinity is the largest number of all.
        var time = column.Wire == WireType.Date
            ? BinaryPrimitives.ReadInt32BigEndian(bytes) * MicrosecondsPerDay
            : BinaryPrimitives.ReadInt64BigEndian(bytes);
        if (time < (FirstDay * MicrosecondsPerDay) - MicrosecondsTo2000
            || time >= ((LastDay + 1) * MicrosecondsPerDay) - MicrosecondsTo2000)
        {
            return CdmErrors.BadDateTime;
        }

        appender.SetTimestamp(column.Target, time + MicrosecondsTo2000);
        return null;
    }

    private ErrorKind? SetText(WireColumn column, ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return Empty(column);
        }

        // The server vouches for its encoding; but DuckDB is told not to look, so a damaged server must not get that far.
        if (!Utf8.IsValid(bytes))
        {
            return CdmErrors.InvalidBytes;
        }

        appender.SetUtf8(column.Target, bytes);
        return null;
    }

    private ErrorKind? SetFromText(WireColumn column, ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.Trim((byte)' ');
        if (bytes.IsEmpty)
        {
            return Empty(column);
        }

        if (bytes.Length > LongestNumber)
        {
            bytes = "?"u8;
        }

        switch (column.Field.Type)
        {
            case OmopType.BigInteger or OmopType.Integer:
                return SetInteger(column, ValueParser.Integer(bytes, out var integer), integer);
            case OmopType.Double:
                return SetDouble(column, ValueParser.Number(bytes, out var number), number);
            case OmopType.Date:
                var date = ValueParser.Date(bytes, DateOrder.Unknown, out var days);
                if (date != ParseOutcome.Valid)
                {
                    return ProblemOf(date, CdmErrors.BadDate);
                }

                appender.SetDate(column.Target, days);
                return null;
            default:
                var time = ValueParser.DateTime(bytes, DateOrder.Unknown, out var microseconds);
                if (time != ParseOutcome.Valid)
                {
                    return ProblemOf(time, CdmErrors.BadDateTime);
                }

                appender.SetTimestamp(column.Target, microseconds);
                return null;
        }
    }

    /// <summary>A date in a column of texts must begin with the year, or name the month: a server can give it so.</summary>
    private static ErrorKind ProblemOf(ParseOutcome parsed, ErrorKind usual) =>
        parsed == ParseOutcome.SerialNumber ? CdmErrors.SerialDate : usual;
}
