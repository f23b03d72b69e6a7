using System.Text;
using DuckDB.NET.Data;
using Naru.Cdm.Sources;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>Reads text files into their tables, whose columns are the fields of the CDM in order. Thread safe.</summary>
/// <param name="findings">Told everything that is wrong.</param>
/// <param name="meter">Told how far it has come.</param>
/// <param name="options">How many threads there may be, and what the user says of the files.</param>
/// <param name="connect">Makes a connection for another thread; null if there must not be one.</param>
/// <param name="cancellation">Stops it.</param>
internal sealed class TextTableLoader(
    FindingLog findings, ProgressMeter meter, CdmOpenOptions options, Func<DuckDBConnection>? connect, CancellationToken cancellation)
{
    private readonly ThreadBudget threads = new(connect is null ? 1 : options.Threads);

    /// <summary>The table as loaded; null if the file has no rows to speak of. Everything wrong is in the findings.</summary>
    public LoadedTable? Load(TableFile file, DuckDBConnection connection)
    {
        using (threads.Enter())
        {
            var known = new Dictionary<string, PartKnowledge>(StringComparer.Ordinal);
            while (true)
            {
                // What a file shows of itself late may be needed from its beginning: then all that was loaded of the table is dropped.
                var log = new FindingLog(findings.LeavesRows);
                if (LoadParts(file, known, log, connection, out var table))
                {
                    findings.AddAll(log);
                    return table;
                }

                Sql.Run(connection, $"DROP TABLE cdm.{file.Table.Name}", cancellation);
                Sql.Run(connection, Sql.CreateTable(file.Table), cancellation);
            }
        }
    }

    /// <returns>False if something was learned for which all must be loaded again.</returns>
    private bool LoadParts(
        TableFile file, Dictionary<string, PartKnowledge> known, FindingLog log, DuckDBConnection connection, out LoadedTable? table)
    {
        var parts = new List<TablePart>();
        table = null;
        foreach (var part in file.Parts)
        {
            var before = known.GetValueOrDefault(part.Name) ?? new PartKnowledge(options.Encoding, []);
            if (LoadPart(part, before, log, connection, parts) is { } after)
            {
                known[part.Name] = after;
                return false;
            }
        }

        table = parts.Count == 0 ? null : TablePart.Join(file, parts);
        return true;
    }

    /// <returns>What was learned, if the file must be loaded again with it; otherwise null.</returns>
    private PartKnowledge? LoadPart(TableFile part, PartKnowledge known, FindingLog log, DuckDBConnection connection, List<TablePart> loaded)
    {
        try
        {
            var (content, counter) = part.Open();
            using var reader = new TextBlockReader(new Utf8Input(content, known.Encoding));
            var header = reader.Header().ToArray();
            if (reader.Input.MustRestart)
            {
                return known with { Encoding = TextEncoding.Cp949 };
            }

            var isFailed = ReportFailure(reader, part, 1, log);
            if (isFailed || ReadFormat(header, part, reader, log) is not { } format)
            {
                return null;
            }

            reader.Format = format;
            var columns = ColumnMap.Match(part.Table, part.Name, 1, format.Names, log);
            var orders = format.Names.Select((_, i) => known.Orders.GetValueOrDefault(i, options.DateOrder)).ToList();
            var load = new TextFileLoad(new TextSource(part, format, columns, orders), reader, meter, counter, threads, connect, cancellation);
            load.Run(connection);
            if (reader.Input.MustRestart)
            {
                return known with { Encoding = TextEncoding.Cp949 };
            }

            if (load.Told is { } told)
            {
                return known with { Orders = new(known.Orders) { [told.Column] = told.Order } };
            }

            load.Findings.ReportTo(log, part.Name);
            ReportFailure(reader, part, load.Lines + 1, log);
            if (reader.Input.Encoding is not (null or TextEncoding.Utf8) && options.Encoding is null)
            {
                log.Add(CdmErrors.EncodingDetected, new SourcePlace(part.Name), reader.Input.EncodingName);
            }

            loaded.Add(new TablePart(part, columns.GivenNames, load.Rows, load.Keys, ordinals =>
                TextLines.Of(() => new Utf8Input(part.Open().Content, reader.Input.Encoding), format, load.Blocks, ordinals)));
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            log.Add(KindOf(e), new SourcePlace(part.Name, 1));
        }

        return null;
    }

    private static ErrorKind KindOf(Exception failure) => failure is InvalidDataException ? CdmErrors.BrokenCompression : CdmErrors.UnreadableFile;

    private static bool ReportFailure(TextBlockReader reader, TableFile part, long line, FindingLog log)
    {
        if (reader.Failure is { } failure)
        {
            log.Add(KindOf(failure), new SourcePlace(part.Name, line));
        }
        else if (reader.IsRecordTooLong)
        {
            log.Add(CdmErrors.RecordTooLong, new SourcePlace(part.Name, line));
        }

        return reader.Failure is not null && line == 1;
    }

    private static TextFormat? ReadFormat(byte[] header, TableFile part, TextBlockReader reader, FindingLog log)
    {
        if (reader.IsAtEnd)
        {
            log.Add(CdmErrors.EmptyFile, new SourcePlace(part.Name));
            return null;
        }

        var text = Encoding.UTF8.GetString(header);
        var format = TextFormat.Sniff(text, part.Table);
        if (format is null)
        {
            var place = new SourcePlace(part.Name, 1);
            if (TextFormat.UnknownDelimiter(text, part.Table) is { } delimiter)
            {
                log.Add(CdmErrors.UnknownDelimiter, place, delimiter);
            }
            else if (TextBlockParser.Damage(header) is { } damage)
            {
                // A header in another encoding is no header either, but the encoding is what the user has to change.
                log.Add(damage, place, reader.Input.EncodingName);
            }
            else
            {
                log.Add(CdmErrors.HeaderMissing, place, part.Table.Name);
            }
        }

        return format;
    }

    /// <summary>What is known of a file before it is read.</summary>
    /// <param name="Encoding">Its encoding; null if it is to be found out.</param>
    /// <param name="Orders">For columns by number: what comes first in dates that end with the year.</param>
    private sealed record PartKnowledge(TextEncoding? Encoding, Dictionary<int, DateOrder> Orders);
}
