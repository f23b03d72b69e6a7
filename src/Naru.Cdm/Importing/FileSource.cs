using System.Security.Cryptography;
using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Cdm.Sources;

namespace Naru.Cdm.Importing;

/// <summary>A folder or an archive of files, one for each table.</summary>
internal sealed class FileSource : ImportSource
{
    private readonly string path;
    private readonly TextTableLoader text;
    private readonly ParquetTableLoader parquet;
    private readonly string manner;

    public FileSource(
        string path, Instance instance, CdmOpenOptions reading, FindingLog findings, ProgressMeter meter, CancellationToken cancellation)
    {
        this.path = path;

        // The same bytes read in another way are other data.
        manner = (reading.Encoding is { } encoding ? $";encoding={encoding}" : "") + (reading.DateFormat is { } format ? $";dates={format}" : "");
        text = new TextTableLoader(findings, meter, reading, instance.Connect, cancellation);
        parquet = new ParquetTableLoader(instance.Folder, findings, meter, reading.DateOrder, cancellation) { AsViews = true };
        Tables = [.. TableFiles.Find(path, OmopSchema.AllTables, findings).Select(f => new Table(this, f))];
    }

    public override string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));

    public override IReadOnlyList<ImportTable> Tables { get; }

    public override void Dispose()
    {
    }

    private sealed class Table(FileSource source, TableFile file) : ImportTable(file.Table, file.Name, file.Bytes)
    {
        /// <summary>SHA-256 of the file as it lies there; of a table in parts, of one after another.</summary>
        public override string? Hash(DuckDBConnection connection, CancellationToken cancellation)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[1 << 18];
            foreach (var part in file.Parts)
            {
                using var content = part.OpenBytes();
                for (int read; (read = content.Read(buffer)) > 0;)
                {
                    cancellation.ThrowIfCancellationRequested();
                    hash.AppendData(buffer, 0, read);
                }
            }

            return "sha256:" + Convert.ToHexStringLower(hash.GetCurrentHash()) + source.manner;
        }

        public override LoadedTable? Stage(DuckDBConnection connection, CancellationToken cancellation)
        {
            Sql.Drop(connection, file.Table.Name, cancellation);
            if (file.IsParquet)
            {
                return source.parquet.Load(file, connection);
            }

            Sql.Run(connection, Sql.CreateTable(file.Table), cancellation);
            return source.text.Load(file, connection);
        }
    }
}
