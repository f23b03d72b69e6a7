using DuckDB.NET.Data;
using Naru.Cdm;
using Naru.Cdm.Importing;

namespace Naru.Bench.Cohorts;

/// <summary>
/// The benchmark's data in its work folder: <c>cdm-csv/</c>, <c>bench.duckdb</c> (unsorted, as build.sql makes it), <c>parquet/</c> and
/// <c>bench.naru</c>, each made of the one before. Each takes its name only once it is complete, so what is there can be used again.
/// </summary>
/// <param name="folder">The work folder.</param>
/// <param name="oracle">The folder <c>data/oracle</c> of the repository.</param>
internal sealed class CohortDataSet(string folder, string oracle)
{
    /// <summary>What the data and what DuckDB needs while it sorts take together.</summary>
    private const double GigabytesNeeded = 3;

    /// <summary>
    /// build.sql numbers its background rows by person; persons with several observation periods get the same numbers twice. From here
    /// on ids are given anew.
    /// </summary>
    private const string FirstBackgroundId = "900000000000";

    private static readonly string[] WithBackground = ["condition_occurrence", "drug_exposure", "measurement", "procedure_occurrence"];

    /// <summary>The unsorted database, on which the calibration scan runs.</summary>
    internal string Unsorted => Path.Combine(folder, "bench.duckdb");

    internal string Parquet => Path.Combine(folder, "parquet");

    internal string Store => Path.Combine(folder, "bench.naru");

    /// <summary>Makes what is not there.</summary>
    /// <param name="importAnew">Whether the store is made again even if there is one.</param>
    internal void Prepare(bool importAnew)
    {
        Directory.CreateDirectory(folder);
        if (!File.Exists(Unsorted))
        {
            DiskSpace.Need(folder, GigabytesNeeded);
            Build();
        }

        if (!File.Exists(Store) && !Directory.Exists(Parquet))
        {
            DiskSpace.Need(folder, GigabytesNeeded / 2);
            Export();
        }

        Import(Parquet, Store, importAnew);
    }

    /// <summary>Makes the files for Parquet if only the store is there.</summary>
    internal void PrepareParquet()
    {
        if (!Directory.Exists(Parquet))
        {
            Export();
        }
    }

    /// <summary>The product's own import, with half of the machine's memory: the developer is working on it too.</summary>
    internal static void Import(string source, string store, bool anew)
    {
        if (File.Exists(store) && !anew)
        {
            return;
        }

        Out.Note($"importing {source} into {store}");
        File.Delete(store);
        var result = CdmImport.Run(
            new ImportOptions(source, store) { Memory = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 2 }, new ImportProgress());
        if (result.Value is not { } outcome)
        {
            throw new BenchStop($"The import refused the data: {string.Join(" ", result.Findings.Take(5).Select(f => f.ToString()))}");
        }

        Out.Note($"imported {outcome.RowsRead:N0} rows in {outcome.Elapsed.TotalSeconds:F0} s");
    }

    internal static IEnumerable<string> Tables(DuckDBConnection connection) =>
        BenchSql.Rows(connection, "SELECT table_name FROM duckdb_tables() WHERE schema_name = 'cdm' ORDER BY ALL").Select(r => r[0]);

    private void Build()
    {
        var csv = Path.Combine(folder, "cdm-csv");
        if (!Directory.Exists(csv))
        {
            Out.Note($"unzipping data/oracle/library/cdm.zip");
            var unzipped = csv + ".part";
            System.IO.Compression.ZipFile.ExtractToDirectory(Path.Combine(oracle, "library", "cdm.zip"), unzipped, overwriteFiles: true);
            Directory.Move(unzipped, csv);
        }

        Out.Note($"building bench.duckdb with data/oracle/bench/build.sql: 180,000 persons, 54.5 million rows, about two minutes");
        var part = Unsorted + ".part";
        File.Delete(part);
        File.Delete(part + ".wal");
        using (var connection = BenchSql.Open(part, readOnly: false))
        {
            BenchSql.Run(connection, $"SET file_search_path = {BenchSql.Quoted(folder)}");
            foreach (var statement in File.ReadAllText(Path.Combine(oracle, "bench", "build.sql")).Split(";\n", StringSplitOptions.RemoveEmptyEntries))
            {
                if (statement.StartsWith("-- ", StringComparison.Ordinal))
                {
                    Out.Note($"  {statement[3..statement.IndexOf('\n', StringComparison.Ordinal)]}");
                }

                if (statement.Trim().Length > 0)
                {
                    BenchSql.Run(connection, statement);
                }
            }

            BenchSql.Run(connection, "CHECKPOINT");
        }

        File.Move(part, Unsorted);
    }

    private void Export()
    {
        Out.Note($"exporting to Parquet");
        var part = Parquet + ".part";
        if (Directory.Exists(part))
        {
            Directory.Delete(part, recursive: true);
        }

        Directory.CreateDirectory(part);
        using (var connection = BenchSql.Open(Unsorted, readOnly: true))
        {
            foreach (var table in Tables(connection).ToList())
            {
                var anew = WithBackground.Contains(table, StringComparer.Ordinal)
                    ? $" REPLACE (CASE WHEN {table}_id >= {FirstBackgroundId} THEN {FirstBackgroundId} + row_number() OVER () ELSE {table}_id END AS {table}_id)"
                    : "";
                var file = BenchSql.Quoted(Path.Combine(part, $"{table}.parquet"));
                BenchSql.Run(connection, $"COPY (SELECT *{anew} FROM cdm.{table}) TO {file} (FORMAT parquet)");
            }
        }

        Directory.Move(part, Parquet);
    }

    /// <summary>Says every tenth of the import.</summary>
    private sealed class ImportProgress : IProgress<CdmProgress>
    {
        private int said;

        public void Report(CdmProgress value)
        {
            var tenth = (int)(value.Fraction * 10);
            if (tenth > said)
            {
                said = tenth;
                Out.Note($"  {tenth * 10} %");
            }
        }
    }
}
