using DuckDB.NET.Data;

namespace Naru.Bench.Cohorts;

/// <summary>
/// The benchmark's data several times over: each copy has persons and records of its own, vocabulary and providers are there once. Every
/// answer has that many times the persons and rows.
/// </summary>
internal sealed class ScaledDataSet(string folder, CohortDataSet original, int scale)
{
    /// <summary>More than any id of the original.</summary>
    private const long IdsOfCopy = 1_000_000_000_000;

    /// <summary>For each copy: a store, and until it is made Parquet files and what sorting spills.</summary>
    private const double GigabytesOfCopy = 1.4;

    /// <summary>Ids of tables that are there once.</summary>
    private static readonly string[] Shared = ["provider_id", "care_site_id", "location_id"];

    internal string Store => Path.Combine(Folder, "bench.naru");

    private string Folder => Path.Combine(folder, Out.Text($"x{scale}"));

    private string Parquet => Path.Combine(Folder, "parquet");

    /// <summary>Makes the store if it is not there.</summary>
    internal void Prepare(bool importAnew)
    {
        if (System.IO.File.Exists(Store) && !importAnew)
        {
            return;
        }

        Directory.CreateDirectory(Folder);
        if (!Directory.Exists(Parquet))
        {
            DiskSpace.Need(folder, GigabytesOfCopy * scale);
            original.PrepareParquet();
            Export();
        }

        CohortDataSet.Import(Parquet, Store, importAnew);

        // They are large, and quickly made again.
        Directory.Delete(Parquet, recursive: true);
    }

    private void Export()
    {
        Out.Note($"writing {scale} copies of the persons to Parquet");
        var part = Parquet + ".part";
        if (Directory.Exists(part))
        {
            Directory.Delete(part, recursive: true);
        }

        Directory.CreateDirectory(part);
        using (var connection = BenchSql.Open(":memory:", readOnly: false))
        {
            BenchSql.Run(connection, "SET preserve_insertion_order = false");
            var persons = BenchSql.Rows(connection, $"SELECT max(person_id) FROM {File("person")}")[0][0];
            foreach (var table in Directory.EnumerateFiles(original.Parquet, "*.parquet").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal))
            {
                Out.Note($"  {table}");
                var target = BenchSql.Quoted(Path.Combine(part, $"{table}.parquet"));
                BenchSql.Run(connection, $"COPY ({Copies(connection, table, persons)}) TO {target} (FORMAT parquet)");
            }
        }

        Directory.Move(part, Parquet);
    }

    private string Copies(DuckDBConnection connection, string table, string persons)
    {
        var columns = BenchSql.Rows(connection, $"DESCRIBE SELECT * FROM {File(table)}");
        if (!columns.Exists(c => c[0] == "person_id"))
        {
            return $"SELECT * FROM {File(table)}";
        }

        var moved = columns.Where(c => c[1] == "BIGINT" && IsOwnId(c[0])).Select(c => Out.Text(
            $"{c[0]} + k.i * {(c[0] == "person_id" ? persons : Out.Text($"{IdsOfCopy}"))} AS {c[0]}"));
        return Out.Text($"SELECT t.* REPLACE ({string.Join(", ", moved)}) FROM range({scale}) k(i), {File(table)} t");
    }

    private static bool IsOwnId(string column) =>
        column.EndsWith("_id", StringComparison.Ordinal)
        && !column.EndsWith("concept_id", StringComparison.Ordinal)
        && !Shared.Contains(column, StringComparer.Ordinal);

    private string File(string table) => $"read_parquet({BenchSql.Quoted(Path.Combine(original.Parquet, $"{table}.parquet"))})";
}
