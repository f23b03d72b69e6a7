using DuckDB.NET.Data;
using Naru.Cdm.Sources;
using Naru.Core;
using nietras.SeparatedValues;

namespace Naru.Cdm.Loading;

/// <summary>
/// Reads a text file into its table, whose columns are the fields of the CDM in order. A row with something wrong in it is
/// appended all the same, with NULL there: so the number of a row in the table stays the number of its record in the file, and
/// the checks that follow can find more.
/// </summary>
internal sealed class TextTableLoader(FindingLog findings, ProgressMeter meter, CancellationToken cancellation)
{
    /// <summary>The table as loaded; null if the file has no rows to speak of. Everything wrong is in the findings.</summary>
    public LoadedTable? Load(TableFile file, DuckDBConnection connection)
    {
        var line = 1L;
        try
        {
            var header = ReadHeader(file);
            if (header is null)
            {
                findings.Add(CdmErrors.EmptyFile, new SourcePlace(file.Name));
                return null;
            }

            if (TextFormat.Sniff(header, file.Table) is not { } format)
            {
                // A header in UTF-16 is no header either, but the encoding is what the user has to change.
                findings.Add(TextRow.Damage(header) ?? CdmErrors.HeaderMissing, new SourcePlace(file.Name, 1), file.Table.Name);
                return null;
            }

            var columns = ColumnMap.Match(file.Table, file.Name, 1, format.Names, findings);
            return LoadRows(file, format, columns, connection, ref line);
        }
        catch (InvalidDataException)
        {
            findings.Add(CdmErrors.BrokenCompression, new SourcePlace(file.Name, line));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(CdmErrors.UnreadableFile, new SourcePlace(file.Name, line));
        }

        return null;
    }

    private static string? ReadHeader(TableFile file)
    {
        using var content = file.Open().Content;
        using var text = TextFormat.Decode(content);
        return TextFormat.ReadHeader(text);
    }

    private bool MoveNext(SepReader reader, TableFile file, long line)
    {
        try
        {
            return reader.MoveNext();
        }
        catch (NotSupportedException)
        {
            // How Sep says that a record does not fit into its largest buffer, 16 million letters.
            findings.Add(CdmErrors.RecordTooLong, new SourcePlace(file.Name, line));
            return false;
        }
    }

    private LoadedTable LoadRows(TableFile file, TextFormat format, ColumnMap columns, DuckDBConnection connection, ref long line)
    {
        var (content, counter) = file.Open();
        using var text = TextFormat.Decode(content);
        using var reader = format.Read(text);
        using var appender = new ChunkAppender(connection, file.Table.Name);
        var row = new TextRow(file, format, columns, appender, findings);
        long bytes = 0;
        long rows = 0;
        while (MoveNext(reader, file, line))
        {
            var record = reader.Current;
            line = record.LineNumberToExcl;
            if (record.RowIndex == 0 || format.IsBlank(record))
            {
                continue;
            }

            row.Append(record);
            if (appender.EndRow())
            {
                cancellation.ThrowIfCancellationRequested();
                meter.Read(file.Table.Name, appender.Rows, appender.Rows - rows, counter.Count - bytes);
                (rows, bytes) = (appender.Rows, counter.Count);
            }
        }

        appender.Complete();
        cancellation.ThrowIfCancellationRequested();
        meter.Read(file.Table.Name, appender.Rows, appender.Rows - rows, counter.Count - bytes);
        return new LoadedTable(
            file.Table, file.Name, columns.GivenNames, appender.Rows, row.HasRisingKeys, LoadedTable.Numbered(file.Table),
            ordinals => TextLines.Of(file, format, ordinals));
    }
}
