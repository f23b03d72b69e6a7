using DuckDB.NET.Data;
using Naru.Cdm;
using Naru.Cdm.Loading;
using Naru.Cdm.Sources.Postgres;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm.Postgres;

/// <summary>A staging database on disk, and what a run of staging has found; deleted when disposed.</summary>
internal sealed class Staging : IDisposable
{
    private readonly string? folder;
    private DuckDBConnection? connection;

    public Staging()
    {
        folder = Directory.CreateTempSubdirectory("naru-staging-").FullName;
        Path = System.IO.Path.Combine(folder, "staging.duckdb");
        Open();
    }

    /// <summary>Somebody else's staging database, which stays.</summary>
    public Staging(string path)
    {
        Path = path;
        Open();
    }

    public string Path { get; }

    /// <summary>About how many rows are committed at a time.</summary>
    public int RowsPerRange { get; init; } = PostgresTable.DefaultRowsPerRange;

    public DuckDBConnection Connection => connection ?? throw new InvalidOperationException("It is closed.");

    public void Open()
    {
        connection = new DuckDBConnection($"DataSource={Path}");
        connection.Open();
        Execute("CREATE SCHEMA IF NOT EXISTS cdm");
    }

    public void Close()
    {
        connection?.Dispose();
        connection = null;
    }

    /// <summary>Reads all tables of an address, as the import does: until one fails.</summary>
    /// <returns>What was found.</returns>
    public ValueList<Error> Read(string uri, IProgress<CdmProgress>? progress = null, CancellationToken? cancellation = null)
    {
        var token = cancellation ?? TestContext.Current.CancellationToken;
        var findings = new FindingLog();
        using var cdm = PostgresCdm.Connect(uri, findings, token, RowsPerRange);
        Tables = [];
        if (cdm is not null)
        {
            Name = cdm.Name;
            var meter = new ProgressMeter(progress, new SteppingClock());
            meter.Expect(cdm.Tables.Sum(t => t.EstimatedBytes), cdm.Tables.Count);
            Tables = [.. cdm.Tables.Select(t => t.Stage(Connection, findings, meter, token)).TakeWhile(t => t is not null).OfType<LoadedTable>()];
        }

        return findings.ToFindings();
    }

    public string Name { get; private set; } = "";

    public IReadOnlyList<LoadedTable> Tables { get; private set; } = [];

    public object? Scalar(string sql) => Fingerprint.Scalar(Connection, sql);

    /// <summary>The first column of a query, in its order.</summary>
    public List<object?> Column(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<object?>();
        while (reader.Read())
        {
            values.Add(reader.IsDBNull(0) ? null : reader.GetValue(0));
        }

        return values;
    }

    /// <summary>Rows and content of a table, in one text.</summary>
    public string Content(string table) =>
        $"{table} {Scalar($"SELECT count(*) FROM cdm.{table}")} {Scalar($"SELECT sum(hash(t)) FROM cdm.{table} t")}";

    public string Content() => string.Join('\n', Tables.Select(t => Content(t.Table.Name)));

    public void Dispose()
    {
        Close();
        if (folder is not null)
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void Execute(string sql)
    {
        using var command = Connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    /// <summary>A second passes whenever somebody looks, so that no progress is too soon to be reported.</summary>
    private sealed class SteppingClock : TimeProvider
    {
        private long now;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref now);
    }
}
