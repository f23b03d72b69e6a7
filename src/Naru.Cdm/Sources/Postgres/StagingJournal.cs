using System.Globalization;
using DuckDB.NET.Data;
using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>
/// What the staging database knows of how far a table has come. Its rows are written in the transactions that write the tables'
/// rows, so that neither is ever there without the other, wherever a process is killed.
/// </summary>
internal sealed class StagingJournal(DuckDBConnection staging, OmopTable table)
{
    private const string Journal = "naru_staging.progress";

    /// <summary>Goes on with a table that was begun from the same rows, or begins it anew.</summary>
    /// <param name="fingerprint">What identifies the rows; null if nothing does, so that the table always begins anew.</param>
    /// <param name="cancellation">Stops it; nothing is changed then.</param>
    public StagingProgress Open(string? fingerprint, CancellationToken cancellation)
    {
        Sql.Run(staging, "CREATE SCHEMA IF NOT EXISTS naru_staging", cancellation);
        Sql.Run(
            staging,
            $"""
            CREATE TABLE IF NOT EXISTS {Journal} (
                table_name VARCHAR, fingerprint VARCHAR, next_block BIGINT, rows BIGINT, keys_rise BOOLEAN, last_key BIGINT, is_sound BOOLEAN, is_complete BOOLEAN)
            """,
            cancellation);
        if (fingerprint is not null && Read(fingerprint, cancellation) is { IsSound: true } progress
            && Sql.Count(staging, $"cdm.{table.Name}", cancellation) == progress.Rows)
        {
            return progress;
        }

        var start = new StagingProgress(0, 0, true, long.MinValue, IsSound: true, IsComplete: false);
        InTransaction(
            () =>
            {
                Sql.Drop(staging, table.Name, cancellation);
                Sql.Run(staging, Sql.CreateTable(table), cancellation);
                Write(fingerprint, start, cancellation);
                return true;
            },
            cancellation);
        return start;
    }

    /// <summary>Appends rows and notes how far the table has come, both or neither.</summary>
    public StagingProgress Append(string? fingerprint, Func<StagingProgress> append, CancellationToken cancellation) => InTransaction(
        () =>
        {
            var progress = append();
            Write(fingerprint, progress, cancellation);
            return progress;
        },
        cancellation);

    private T InTransaction<T>(Func<T> work, CancellationToken cancellation)
    {
        Sql.Run(staging, "BEGIN TRANSACTION", cancellation);
        try
        {
            var result = work();
            Sql.Run(staging, "COMMIT", cancellation);
            return result;
        }
        catch
        {
            Sql.Rollback(staging);
            throw;
        }
    }

    /// <summary>A table without a fingerprint leaves no trace: a later run must not believe that it knows its rows.</summary>
    private void Write(string? fingerprint, StagingProgress progress, CancellationToken cancellation)
    {
        Sql.Run(staging, $"DELETE FROM {Journal} WHERE table_name = {Sql.Text(table.Name)}", cancellation);
        if (fingerprint is not null)
        {
            Sql.Run(
                staging,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    INSERT INTO {Journal} VALUES ({Sql.Text(table.Name)}, {Sql.Text(fingerprint)}, {progress.NextBlock}, {progress.Rows},
                        {progress.KeysRise}, '{progress.LastKey}', {progress.IsSound}, {progress.IsComplete})
                    """),
                cancellation);
        }
    }

    private StagingProgress? Read(string fingerprint, CancellationToken cancellation) => Sql.Query(
        staging,
        $"""
        SELECT next_block, rows, keys_rise, last_key, is_sound, is_complete FROM {Journal}
        WHERE table_name = {Sql.Text(table.Name)} AND fingerprint = {Sql.Text(fingerprint)}
        """,
        reader => reader.Read()
            ? new StagingProgress(
                reader.GetInt64(0), reader.GetInt64(1), reader.GetBoolean(2), reader.GetInt64(3), reader.GetBoolean(4), reader.GetBoolean(5))
            : null,
        cancellation);
}
