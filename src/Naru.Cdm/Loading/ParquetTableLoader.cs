using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cdm.Sources;
using Naru.Core;

namespace Naru.Cdm.Loading;

/// <summary>Lets DuckDB read a Parquet file into its table. Rows are numbered from 1, for Parquet has no lines.</summary>
internal sealed class ParquetTableLoader(string folder, FindingLog findings, ProgressMeter meter, CancellationToken cancellation)
{
    /// <summary>Whether tables are views over their files, instead of copies: for who reads each of them once.</summary>
    public bool AsViews { get; init; }

    /// <summary>The table as loaded; null if the file cannot be read. Everything wrong is in the findings.</summary>
    public LoadedTable? Load(TableFile file, DuckDBConnection connection)
    {
        try
        {
            return Load(file, file.Entry is null ? file.Path : Extract(file), connection);
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

    private LoadedTable Load(TableFile file, string path, DuckDBConnection connection)
    {
        // Opened once as a file: DuckDB does not tell "may not be read" from "is no Parquet".
        using (File.OpenRead(path))
        {
        }

        var relation = $"read_parquet({Sql.Text(path)}, binary_as_string = true, file_row_number = true)";
        var columns = Sql.Query(connection, $"DESCRIBE SELECT * EXCLUDE (file_row_number) FROM {relation}", ReadColumns, cancellation);
        var source = new TypedSource(file.Table, file.Name, relation, "file_row_number", columns);
        var (givenNames, conversions) = source.Match(findings);
        source.CheckValues(connection, givenNames, conversions, findings, cancellation);
        Sql.Run(
            connection,
            AsViews
                ? $"CREATE VIEW cdm.{file.Table.Name} AS {source.Select(conversions)}"
                : $"INSERT INTO cdm.{file.Table.Name} {source.Select(conversions)}",
            cancellation);
        var rows = Sql.Count(connection, AsViews ? relation : $"cdm.{file.Table.Name}", cancellation);
        meter.Read(file.Table.Name, rows, rows, file.Bytes);
        return new LoadedTable(
            file.Table,
            file.Name,
            givenNames,
            rows,
            false,
            AsViews ? source.Select(conversions, ", file_row_number AS n") : LoadedTable.Numbered(file.Table),
            numbers => [.. numbers.Select(n => n + 1)]);
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
        var path = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{file.Table.Name}.parquet"));
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
