using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cdm.Sources;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>Lets DuckDB read a Parquet file into its table. Rows are numbered from 1, for Parquet has no lines.</summary>
internal sealed class ParquetTableLoader(
    string folder, FindingLog findings, ProgressMeter meter, DateOrder order, CancellationToken cancellation)
{
    /// <summary>Whether tables are views over their files, instead of copies: for who reads each of them once.</summary>
    public bool AsViews { get; init; }

    /// <summary>The table as loaded; null if no file of it can be read. Everything wrong is in the findings.</summary>
    public LoadedTable? Load(TableFile file, DuckDBConnection connection)
    {
        var parts = file.Parts.Select(p => LoadPart(p, connection)).OfType<TablePart>().ToList();
        if (parts.Count == 0)
        {
            return null;
        }

        var table = TablePart.Join(file, parts);
        return AsViews ? AsView(table, parts, connection) : table;
    }

    private LoadedTable AsView(LoadedTable table, List<TablePart> parts, DuckDBConnection connection)
    {
        var first = 0L;
        var selects = new List<string>();
        foreach (var part in parts)
        {
            selects.Add(part.Numbered!(first));
            first += part.Rows;
        }

        var numbered = string.Join(" UNION ALL ", selects);
        Sql.Run(connection, $"CREATE OR REPLACE VIEW cdm.{table.Table.Name} AS SELECT * EXCLUDE (n) FROM ({numbered})", cancellation);
        return table with { NumberedRows = numbered };
    }

    private TablePart? LoadPart(TableFile file, DuckDBConnection connection)
    {
        try
        {
            return LoadPart(file, file.Entry is null ? file.Path : Extract(file), connection);
        }
        catch (DuckDBException e) when (!Sql.IsOutOfMemory(e))
        {
            findings.Add(CdmErrors.ParquetUnreadable, new SourcePlace(file.Name));
        }
        catch (InvalidDataException)
        {
            findings.Add(CdmErrors.BrokenCompression, new SourcePlace(file.Name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            findings.Add(CdmErrors.UnreadableFile, new SourcePlace(file.Name));
        }

        return null;
    }

    private TablePart LoadPart(TableFile file, string path, DuckDBConnection connection)
    {
        // Opened once as a file: DuckDB does not tell "may not be read" from "is no Parquet".
        using (File.OpenRead(path))
        {
        }

        var relation = $"read_parquet({Sql.Text(path)}, binary_as_string = true, file_row_number = true)";
        var columns = Sql.Query(connection, $"DESCRIBE SELECT * EXCLUDE (file_row_number) FROM {relation}", ReadColumns, cancellation);
        var source = new TypedSource(file.Table, file.Name, relation, "file_row_number", columns);
        var (givenNames, conversions) = source.Match(findings, connection, order, cancellation);
        source.CheckValues(connection, givenNames, conversions, findings, cancellation);
        var rows = Sql.Count(connection, relation, cancellation);
        if (!AsViews)
        {
            Sql.Run(connection, $"INSERT INTO cdm.{file.Table.Name} {source.Select(conversions)}", cancellation);
        }

        meter.Read(file.Table.Name, rows, rows, file.Bytes);
        return new TablePart(file, givenNames, rows, null, numbers => [.. numbers.Select(n => n + 1)])
        {
            Numbered = first => source.Select(conversions, string.Create(CultureInfo.InvariantCulture, $", {first} + file_row_number AS n")),
        };
    }

    private static ValueList<(string Name, string Type)> ReadColumns(DuckDBDataReader reader)
    {
        var columns = new List<(string, string)>();
        while (reader.Read())
        {
            columns.Add((reader.GetString(0), reader.GetString(1)));
        }

        return columns.ToValueList();
    }

    /// <summary>DuckDB reads Parquet from files only.</summary>
    private string Extract(TableFile file)
    {
        var path = Path.Combine(folder, Path.GetRandomFileName());
        using var content = file.Open().Content;
        using var target = File.Create(path);
        var buffer = new byte[1 << 16];
        for (int read; (read = content.Read(buffer)) > 0;)
        {
            cancellation.ThrowIfCancellationRequested();
            target.Write(buffer, 0, read);
        }

        return path;
    }
}
