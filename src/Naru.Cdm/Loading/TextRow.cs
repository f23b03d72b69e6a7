using Naru.Cdm.Schema;
using Naru.Cdm.Sources;
using Naru.Core;
using nietras.SeparatedValues;

namespace Naru.Cdm.Loading;

/// <summary>Parses the fields of one record after another and sets them in the current row of the appender.</summary>
internal sealed class TextRow
{
    private readonly TableFile file;
    private readonly TextFormat format;
    private readonly ColumnMap columns;
    private readonly ChunkAppender appender;
    private readonly FindingLog findings;
    private readonly Cell[] cells;
    private char[] unquoted = new char[256];
    private long lastKey = long.MinValue;

    public TextRow(TableFile file, TextFormat format, ColumnMap columns, ChunkAppender appender, FindingLog findings)
    {
        this.file = file;
        this.format = format;
        this.columns = columns;
        this.appender = appender;
        this.findings = findings;
        var targets = file.Table.Fields.Select((field, index) => (field, index)).ToDictionary(p => p.field, p => p.index);
        cells = [.. columns.Fields
            .Select((field, source) => field is null ? null : new Cell(source, targets[field], field)).OfType<Cell>()];
    }

    /// <summary>Whether every primary key so far was greater than the one before it.</summary>
    public bool HasRisingKeys { get; private set; } = true;

    /// <summary>What is wrong with the bytes of a text, if anything.</summary>
    public static ErrorKind? Damage(ReadOnlySpan<char> text) => text.IndexOfAny('\0', TextFormat.InvalidBytes) switch
    {
        < 0 => null,
        var index => text[index] == '\0' ? CdmErrors.NulByte : CdmErrors.InvalidUtf8,
    };

    public void Append(SepReader.Row record)
    {
        if (record.ColCount != format.Names.Count)
        {
            findings.Add(
                CdmErrors.WrongFieldCount, new SourcePlace(file.Name, record.LineNumberFrom), format.Names.Count, record.ColCount);
            return;
        }

        foreach (var cell in cells)
        {
            var text = record[cell.Source].Span;
            if (SetValue(cell, text) is { } problem)
            {
                Report(problem, cell, record.LineNumberFrom, text);
            }
        }
    }

    /// <summary>Sets the value; what is wrong with it, or null.</summary>
    private ErrorKind? SetValue(Cell cell, ReadOnlySpan<char> text)
    {
        if (format.HasQuotes && text.Length > 0 && text[0] == '"' && !Unquote(ref text))
        {
            return CdmErrors.BadQuoting;
        }

        if (cell.Field.Type == OmopType.Text)
        {
            return SetText(cell, text);
        }

        text = text.Trim(' ');
        if (ValueParser.IsNull(text))
        {
            return cell.Field.IsRequired ? CdmErrors.RequiredValueEmpty : null;
        }

        switch (cell.Field.Type)
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
                if (!ValueParser.Date(text, out var days))
                {
                    return CdmErrors.BadDate;
                }

                appender.SetDate(cell.Target, days);
                return null;
            default:
                if (!ValueParser.DateTime(text, out var microseconds))
                {
                    return CdmErrors.BadDateTime;
                }

                appender.SetTimestamp(cell.Target, microseconds);
                return null;
        }
    }

    private ErrorKind? SetText(Cell cell, ReadOnlySpan<char> text)
    {
        if (ValueParser.IsNull(text))
        {
            return cell.Field.IsRequired ? CdmErrors.RequiredValueEmpty : null;
        }

        if (Damage(text) is { } damage)
        {
            return damage;
        }

        appender.SetText(cell.Target, text);
        return null;
    }

    private ErrorKind? SetInteger(Cell cell, ReadOnlySpan<char> text)
    {
        var outcome = ValueParser.Integer(text, out var value);
        if (outcome == ParseOutcome.Malformed)
        {
            return CdmErrors.BadInteger;
        }

        if (outcome == ParseOutcome.OutOfRange || (cell.Field.Type == OmopType.Integer && value is < int.MinValue or > int.MaxValue))
        {
            return CdmErrors.IntegerOutOfRange;
        }

        if (cell.Field.Type == OmopType.Integer)
        {
            appender.SetInt32(cell.Target, (int)value);
            return null;
        }

        appender.SetInt64(cell.Target, value);
        if (cell.Field.IsPrimaryKey)
        {
            HasRisingKeys &= value > lastKey;
            lastKey = value;
        }

        return null;
    }

    private void Report(ErrorKind problem, Cell cell, long line, ReadOnlySpan<char> text)
    {
        var place = new SourcePlace(file.Name, line, columns.GivenNames[cell.Field.Name]);
        object[] arguments = problem == CdmErrors.IntegerOutOfRange ? [cell.Field.Type == OmopType.Integer ? 32 : 64] : [];

        // A number with a NUL byte in it is no number, but the byte is what the user has to look for.
        findings.Add(Damage(text) ?? problem, place, arguments);
    }

    /// <summary>Takes the quotes off; false if the field does not end with one, or holds one that is not doubled.</summary>
    private bool Unquote(ref ReadOnlySpan<char> text)
    {
        if (text.Length < 2 || text[^1] != '"')
        {
            return false;
        }

        text = text[1..^1];
        if (!text.Contains('"'))
        {
            return true;
        }

        if (unquoted.Length < text.Length)
        {
            unquoted = new char[text.Length];
        }

        var length = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '"' && (++i == text.Length || text[i] != '"'))
            {
                return false;
            }

            unquoted[length++] = text[i];
        }

        text = unquoted.AsSpan(0, length);
        return true;
    }

    private sealed record Cell(int Source, int Target, OmopField Field);
}
