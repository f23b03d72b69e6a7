using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Sources.Postgres;

namespace Naru.Cdm.Importing;

/// <summary>A CDM in a PostgreSQL database: streamed, and gone on from where it was interrupted.</summary>
internal sealed class PostgresSource : ImportSource
{
    private readonly PostgresCdm cdm;

    public PostgresSource(PostgresCdm cdm, FindingLog findings, ProgressMeter meter)
    {
        this.cdm = cdm;
        Tables = [.. cdm.Tables.Select(t => new Table(t, findings, meter))];
    }

    public override string Name => cdm.Name;

    public override IReadOnlyList<ImportTable> Tables { get; }

    public override bool IsResumable => true;

    public override void Dispose() => cdm.Dispose();

    private sealed class Table(PostgresTable table, FindingLog findings, ProgressMeter meter)
        : ImportTable(table.Table, table.Name, table.EstimatedBytes)
    {
        public override string? Hash(DuckDBConnection connection, CancellationToken cancellation) =>
            table.Fingerprint(findings, cancellation) is { } fingerprint ? "postgresql:" + fingerprint : null;

        public override LoadedTable? Stage(DuckDBConnection connection, CancellationToken cancellation) =>
            table.Stage(connection, findings, meter, cancellation);
    }
}
