using System.Text.Unicode;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>
/// Parses the records of one block after another into the rows of an appender. A row with something wrong in it is appended all
/// the same, with NULL there: so the number of a row in the table stays the number of its record in the file, and the checks that
/// follow can find more. Not thread safe.
/// </summary>
internal sealed unsafe class TextBlockParser(TextSource source, ChunkAppender appender, Func<string> encoding, CancellationToken cancellation)
{
    private readonly TextFormat format = source.Format;
    private readonly TextCell[] cells = [.. source.Cells];
    private readonly int[] starts = new int[source.Format.Names.Count];
    private readonly int[] ends = new int[source.Format.Names.Count];
    private readonly DateOrder[] orders = [.. source.Orders];
    private BlockOutcome outcome = new();
    private bool isDamaged;

    /// <summary>Appends the block's rows; they are not complete before the appender is.</summary>
    public BlockOutcome Parse(TextBlock block)
    {
        outcome = new BlockOutcome();
        isDamaged = block.IsDamaged;
        fixed (byte* bytes = block.Buffer)
        {
            var scanner = new FieldScanner(bytes, block.Length, (byte)format.Delimiter, format.HasQuotes);
            if (block.Number == 0)
            {
                scanner.NextRecord([], []);
            }

            while (true)
            {
                var line = scanner.Lines;
                var fields = scanner.NextRecord(starts, ends);
                if (fields < 0)
                {
                    break;
                }

                if (format.IsBlank(fields, ends[0] - starts[0]))
                {
                    continue;
                }

                if (block.Number == 0 && outcome.Rows == 0 && fields != format.Names.Count && IsOtherwiseDelimited(bytes, fields, line))
                {
                    break;
                }

                Append(bytes, fields, line);
                outcome.Rows++;
                if (appender.EndRow())
                {
                    cancellation.ThrowIfCancellationRequested();
                }
            }

            // The longer texts of the last rows lie in the block.
            appender.Complete();
            outcome.Lines = scanner.Lines;
        }

        return outcome;
    }

    private bool IsOtherwiseDelimited(byte* bytes, int fields, long line)
    {
        if (format.OtherDelimiter(fields, new ReadOnlySpan<byte>(bytes + starts[0], ends[0] - starts[0])) is not { } other)
        {
            return false;
        }

        outcome.Findings.Add(CdmErrors.DelimiterChanges, line, null, TextFormat.NameOf(format.Delimiter), other);
        return outcome.IsLast = true;
    }

    private void Append(byte* bytes, int fields, long line)
    {
        if (fields != format.Names.Count)
        {
            outcome.Findings.Add(CdmErrors.WrongFieldCount, line, null, format.Names.Count, fields);
            return;
        }

        foreach (var cell in cells)
        {
            var start = starts[cell.Source];
            var text = new Span<byte>(bytes + start, ends[cell.Source] - start);
            if (SetValue(cell, text) is { } problem)
            {
                Report(problem, cell, line, text);
            }
        }
    }

    /// <summary>Sets the value; what is wrong with it, or null.</summary>
    private ErrorKind? SetValue(TextCell cell, Span<byte> text)
    {
        if (text.Length > 0 && text[0] == '"' && format.HasQuotes && !Unquote(ref text))
        {
            return CdmErrors.BadQuoting;
        }

        if (cell.Type == OmopType.Text)
        {
            return SetText(cell, text);
        }

        if (text.Length > 0 && (text[0] == ' ' || text[^1] == ' '))
        {
            text = text.Trim((byte)' ');
        }

        if (ValueParser.IsNull(text))
        {
            return cell.IsRequired ? CdmErrors.RequiredValueEmpty : null;
        }

        switch (cell.Type)
        {
            case OmopType.BigInteger or OmopType.Integer:
                return SetInteger(cell, text);
            case OmopType.Double:
                if (!ValueParser.Number(text, out var number))
                {
                    return CdmErrors.BadNumber;
                }

                appender.SetDouble(cell.Target, number);
                return null;
            case OmopType.Date:
                if (ValueParser.Date(text, orders[cell.Source], out var days) is var date and not ParseOutcome.Valid)
                {
                    return ProblemOf(date, cell, CdmErrors.BadDate);
                }

                appender.SetDate(cell.Target, days);
                return null;
            default:
                if (ValueParser.DateTime(text, orders[cell.Source], out var microseconds) is var time and not ParseOutcome.Valid)
                {
                    return ProblemOf(time, cell, CdmErrors.BadDateTime);
                }

                appender.SetTimestamp(cell.Target, microseconds);
                return null;
        }
    }

    private ErrorKind? SetText(TextCell cell, Span<byte> text)
    {
        if (ValueParser.IsNull(text))
        {
            return cell.IsRequired ? CdmErrors.RequiredValueEmpty : null;
        }

        if (isDamaged && Damage(text) is { } damage)
        {
            return damage;
        }

        fixed (byte* bytes = text)
        {
            appender.SetText(cell.Target, bytes, text.Length);
        }

        return null;
    }

    private ErrorKind? SetInteger(TextCell cell, ReadOnlySpan<byte> text)
    {
        var parsed = ValueParser.Integer(text, out var value);
        if (parsed is ParseOutcome.Malformed or ParseOutcome.Exponent)
        {
            return parsed == ParseOutcome.Malformed ? CdmErrors.BadInteger : CdmErrors.IntegerWithExponent;
        }

        if (parsed == ParseOutcome.OutOfRange || (cell.Type == OmopType.Integer && value is < int.MinValue or > int.MaxValue))
        {
            return CdmErrors.IntegerOutOfRange;
        }

        if (cell.Type == OmopType.Integer)
        {
            appender.SetInt32(cell.Target, (int)value);
            return null;
        }

        appender.SetInt64(cell.Target, value);
        if (cell.IsKey)
        {
            outcome.Keys.Add(value);
        }

        return null;
    }

    private ErrorKind ProblemOf(ParseOutcome parsed, TextCell cell, ErrorKind usual)
    {
        if (parsed is ParseOutcome.DayComesFirst or ParseOutcome.MonthComesFirst)
        {
            // The file is read again with what is now known, so it does not matter what is said here.
            outcome.Told ??= (cell.Source, parsed == ParseOutcome.DayComesFirst ? DateOrder.DayFirst : DateOrder.MonthFirst);
        }

        return parsed switch
        {
            ParseOutcome.SerialNumber => CdmErrors.SerialDate,
            ParseOutcome.OrderUnknown => CdmErrors.DateOrderUnknown,
            _ => usual,
        };
    }

    private void Report(ErrorKind problem, TextCell cell, long line, ReadOnlySpan<byte> text)
    {
        // A number with a NUL byte in it is no number, but the byte is what the user has to look for.
        problem = Damage(text) ?? problem;
        object[] arguments = problem == CdmErrors.IntegerOutOfRange ? [cell.Type == OmopType.Integer ? 32 : 64]
            : problem == CdmErrors.InvalidBytes ? [encoding()] : [];
        outcome.Findings.Add(problem, line, cell.Name, arguments);
    }

    /// <summary>What is wrong with the bytes of a text, if anything.</summary>
    public static ErrorKind? Damage(ReadOnlySpan<byte> text) =>
        text.Contains((byte)0) ? CdmErrors.NulByte
        : Utf8.IsValid(text) && text.IndexOf(Utf8Input.InvalidBytes) < 0 ? null
        : CdmErrors.InvalidBytes;

    /// <summary>Takes the quotes off, in place; false if the field does not end with one, or holds one that is not doubled.</summary>
    private static bool Unquote(ref Span<byte> text)
    {
        if (text.Length < 2 || text[^1] != '"')
        {
            return false;
        }

        text = text[1..^1];
        var length = text.IndexOf((byte)'"');
        if (length < 0)
        {
            return true;
        }

        for (var i = length; i < text.Length; i++)
        {
            if (text[i] == '"' && (++i == text.Length || text[i] != '"'))
            {
                return false;
            }

            text[length++] = text[i];
        }

        text = text[..length];
        return true;
    }
}
