using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;
using Naru.Core;

namespace Naru.Cdm.Store;

/// <summary>Reads and writes a manifest in the schema <c>naru</c> of a store that is attached.</summary>
internal static class StoreManifests
{
    /// <summary>What is attached under a name, as far as it is a store.</summary>
    /// <param name="connection">A connection.</param>
    /// <param name="catalog">The name.</param>
    /// <param name="path">The file, which findings are about.</param>
    /// <param name="findings">Why it cannot be used: newer, damaged, or left in the middle of being written to.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>Whether it is a store at all; and its manifest, null if it cannot be used.</returns>
    public static (bool IsStore, StoreManifest? Manifest) ReadChecked(
        DuckDBConnection connection, string catalog, string path, FindingLog findings, CancellationToken cancellation)
    {
        var place = new SourcePlace(Path.GetFileName(path));
        try
        {
            if (FormatOf(connection, catalog, cancellation) is not { } format)
            {
                return (false, null);
            }

            // Naru writes no store in place. Who did has left changes beside it that nobody checked: patients may be back in them.
            if (File.Exists(path + ".wal"))
            {
                findings.Add(StoreErrors.StoreTouched, place, Path.GetFileName(path) + ".wal");
                return (true, null);
            }

            if (format > StoreSchema.FormatVersion)
            {
                findings.Add(StoreErrors.NewerStore, place, format, StoreSchema.FormatVersion);
                return (true, null);
            }

            var manifest = Read(connection, catalog, cancellation);
            var stored = StoreTables.StoredColumns(connection, catalog, cancellation);
            if (manifest.Tables.All(t => stored.Contains(t.Name)))
            {
                return (true, manifest);
            }
        }
        catch (Exception e) when (Sql.IsUnreadable(e) || e is ArgumentException or InvalidCastException or FormatException)
        {
            // What the manifest cannot say, nothing else can.
        }

        findings.Add(StoreErrors.DamagedStore, place);
        return (true, null);
    }

    private static int? FormatOf(DuckDBConnection connection, string catalog, CancellationToken cancellation)
    {
        var isStore = Sql.Query(
            connection,
            $"SELECT count(*) FROM duckdb_tables() WHERE database_name = {Sql.Text(catalog)} AND schema_name = 'naru' AND table_name = 'store'",
            reader => reader.Read() && reader.GetInt64(0) == 1,
            cancellation);
        return isStore
            ? Sql.Query(
                connection, $"SELECT format_version FROM {catalog}.naru.store", reader => reader.Read() ? reader.GetInt32(0) : 0, cancellation)
            : null;
    }

    private static StoreManifest Read(DuckDBConnection connection, string catalog, CancellationToken cancellation)
    {
        var names = Rows(
                connection,
                $"SELECT table_name, column_name, given_name FROM {catalog}.naru.source_column ORDER BY ALL",
                r => (Table: r.GetString(0), Pair: KeyValuePair.Create(r.GetString(1), r.GetString(2))),
                cancellation)
            .ToLookup(n => n.Table, n => n.Pair, StringComparer.Ordinal);
        var tables = Rows(
            connection,
            $"""
            SELECT table_name, row_count, source_name, source_hash, content_hash, imported_at, is_derived
            FROM {catalog}.naru.source_table ORDER BY table_name
            """,
            r => new StoreTable(
                r.GetString(0), r.GetInt64(1), r.GetString(2), TextOrNull(r, 3), r.GetString(4), Utc(r, 5), r.GetBoolean(6),
                names[r.GetString(0)].ToValueList()),
            cancellation);
        var optedOut = Sql.Count(connection, $"{catalog}.naru.opt_out", cancellation);
        return Rows(
            connection,
            $"SELECT cdm_version, vocabulary_version, data_version, created_at, source, opt_out_version FROM {catalog}.naru.store",
            r => new StoreManifest(
                Enum.Parse<CdmVersion>(r.GetString(0)), TextOrNull(r, 1), r.GetString(2), Utc(r, 3), r.GetString(4), TextOrNull(r, 5),
                optedOut, tables.ToValueList()),
            cancellation)[0];
    }

    /// <summary>Writes it into the store that is being written.</summary>
    public static void Write(DuckDBConnection connection, StoreManifest manifest, CancellationToken cancellation)
    {
        Insert(
            connection, "store",
            [
                StoreSchema.FormatVersion, manifest.CdmVersion.ToString(), manifest.VocabularyVersion, manifest.DataVersion,
                manifest.CreatedAt.UtcDateTime, manifest.Source, manifest.OptOutVersion,
            ],
            cancellation);
        foreach (var table in manifest.Tables)
        {
            Insert(
                connection, "source_table",
                [
                    table.Name, table.Rows, table.Source, table.SourceHash, table.ContentHash, table.ImportedAt.UtcDateTime, table.IsDerived,
                ],
                cancellation);
            foreach (var (column, given) in table.GivenNames)
            {
                Insert(connection, "source_column", [table.Name, column, given], cancellation);
            }
        }
    }

    private static void Insert(DuckDBConnection connection, string table, object?[] values, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        using var command = connection.CreateCommand();
        command.CommandText = $"INSERT INTO {StoreSchema.Written}.naru.{table} VALUES ({string.Join(", ", values.Select(_ => "?"))})";
        foreach (var value in values)
        {
            command.Parameters.Add(new DuckDBParameter(value ?? DBNull.Value));
        }

        command.ExecuteNonQuery();
    }

    private static List<T> Rows<T>(DuckDBConnection connection, string sql, Func<DuckDBDataReader, T> row, CancellationToken cancellation) =>
        Sql.Query(
            connection, sql,
            reader =>
            {
                var rows = new List<T>();
                while (reader.Read())
                {
                    rows.Add(row(reader));
                }

                return rows;
            },
            cancellation);

    private static string? TextOrNull(DuckDBDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    private static DateTimeOffset Utc(DuckDBDataReader reader, int column) =>
        new(DateTime.SpecifyKind(reader.GetDateTime(column), DateTimeKind.Utc));
}
