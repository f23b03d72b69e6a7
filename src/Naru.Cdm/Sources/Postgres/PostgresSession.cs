using Naru.Cdm.Loading;
using Naru.Core;
using Npgsql;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>
/// One connection with one read-only transaction in it, so that all tables are seen as they were at one moment. Everything is set
/// for the transaction only: behind a connection pooler, a setting of the session would stay for the next user. Not thread safe.
/// </summary>
internal sealed class PostgresSession : IDisposable
{
    /// <summary>The oldest server that has what the catalogue queries ask for.</summary>
    private const int OldestServer = 10;

    private readonly NpgsqlDataSource source;
    private readonly NpgsqlConnection connection;

    private PostgresSession(NpgsqlDataSource source)
    {
        this.source = source;
        connection = source.CreateConnection();
    }

    /// <summary>The server's major version.</summary>
    public int Version => connection.PostgreSqlVersion.Major;

    /// <summary>The encoding of the database.</summary>
    public string Encoding { get; private set; } = "?";

    /// <summary>The time zone in which instants are shown.</summary>
    public string TimeZone { get; private set; } = "?";

    /// <summary>Whether the connection is gone: whatever is asked now would fail in the same way.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Connects; null, and a finding, if that fails.</summary>
    public static PostgresSession? Open(PostgresAddress address, FindingLog findings, CancellationToken cancellation)
    {
        // Types are cast to what Naru knows, so the catalogue of types need not be loaded.
        var builder = new NpgsqlDataSourceBuilder(address.Connection);
        builder.ConfigureTypeLoading(types => types.EnableTypeLoading(false));
        PostgresSession? session = null;
        try
        {
            session = new PostgresSession(builder.Build());
            session.connection.OpenAsync(cancellation).GetAwaiter().GetResult();
            if (session.Version >= OldestServer)
            {
                return session;
            }

            findings.Add(PostgresErrors.ServerTooOld, new SourcePlace(address.Name), session.Version, OldestServer);
        }
        catch (Exception e) when (cancellation.IsCancellationRequested)
        {
            session?.Dispose();
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
        catch (Exception e) when (PostgresFailure.IsFailure(e) || e is ArgumentException)
        {
            PostgresFailure.ReportConnecting(e, address.Name, findings);
        }

        session?.Dispose();
        return null;
    }

    /// <summary>
    /// Begins the transaction. Its snapshot is taken with the first query, hence after locks that are asked for before that: a
    /// TRUNCATE or a rewriting ALTER TABLE, which do not care for snapshots, can no longer come in between.
    /// </summary>
    public void Begin(CancellationToken cancellation)
    {
        // lock_timeout: behind somebody's ALTER TABLE one would otherwise wait for ever. JIT costs more than it gains per range.
        // synchronize_seqscans: rows should come in their order, for their keys rise in most tables.
        Run(
            $"""
            BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;
            SET LOCAL statement_timeout = 0;
            SET LOCAL idle_in_transaction_session_timeout = 0;
            SET LOCAL lock_timeout = '30s';
            SET LOCAL datestyle = 'ISO, YMD';
            SET LOCAL synchronize_seqscans = off
            {(Version >= 11 ? "; SET LOCAL jit = off" : "")}
            {(Version >= 17 ? "; SET LOCAL transaction_timeout = 0" : "")}
            """,
            cancellation);
    }

    /// <summary>Reads what later messages name. Takes the snapshot.</summary>
    public void ReadSettings(CancellationToken cancellation) =>
        (Encoding, TimeZone) = Query(
            "SELECT pg_catalog.current_setting('server_encoding'), pg_catalog.current_setting('TimeZone')",
            reader => reader.Read() ? (reader.GetString(0), reader.GetString(1)) : ("?", "?"),
            cancellation);

    /// <summary>Ends the transaction.</summary>
    public void End(CancellationToken cancellation) => Run("COMMIT", cancellation);

    public void Run(string sql, CancellationToken cancellation) => Query(sql, reader => reader.Read(), cancellation);

    public T Query<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        using var command = new NpgsqlCommand(sql, connection);
        using var registration = cancellation.Register(command.Cancel);
        cancellation.ThrowIfCancellationRequested();
        using var reader = command.ExecuteReader();
        return read(reader);
    }

    /// <summary>Streams the rows of a query in PostgreSQL's binary format, and leaves nothing of them behind if that is broken off.</summary>
    public T Copy<T>(string query, Func<Stream, T> read, CancellationToken cancellation)
    {
        // The server says that it begins only when it has rows to send, which a view may take its time for.
        var stream = connection.BeginRawBinaryCopyAsync($"COPY ({query}) TO STDOUT (FORMAT BINARY)", cancellation).GetAwaiter().GetResult();
        var isRead = false;
        using var registration = cancellation.Register(() => Cancel(stream));
        try
        {
            var result = read(stream);
            isRead = true;
            return result;
        }
        finally
        {
            if (!isRead)
            {
                // Else disposing would read all that is still to come.
                Cancel(stream);
            }

            Close(stream, isRead);
        }
    }

    /// <summary>
    /// Does something that the server may refuse, within a savepoint, so that a refusal is a finding and the transaction goes on.
    /// </summary>
    /// <returns>Whether it was done.</returns>
    public bool Try(SourcePlace place, FindingLog findings, Action work, CancellationToken cancellation)
    {
        if (IsLost)
        {
            return false;
        }

        try
        {
            Run("SAVEPOINT naru", cancellation);
            work();
            Run("RELEASE SAVEPOINT naru", cancellation);
            return true;
        }
        catch (Exception e) when (cancellation.IsCancellationRequested && (PostgresFailure.IsFailure(e) || e is OperationCanceledException))
        {
            throw new OperationCanceledException(e.Message, e, cancellation);
        }
        catch (Exception e) when (PostgresFailure.IsFailure(e))
        {
            PostgresFailure.ReportReading(e, place, Encoding, findings);
            IsLost = PostgresFailure.IsFatal(e) || !RollBack();
            return false;
        }
    }

    public void Dispose()
    {
        connection.Dispose();
        source.Dispose();
    }

    private static void Cancel(NpgsqlRawCopyStream stream)
    {
        try
        {
            stream.Cancel();
        }
        catch (Exception e) when (PostgresFailure.IsFailure(e) || e is ObjectDisposedException or InvalidOperationException or NullReferenceException)
        {
            // It has ended meanwhile, with or without the server: there is nothing to cancel.
        }
    }

    private static void Close(NpgsqlRawCopyStream stream, bool isRead)
    {
        try
        {
            stream.Dispose();
        }
        catch (Exception e) when (!isRead && (PostgresFailure.IsFailure(e) || e is OperationCanceledException or ObjectDisposedException))
        {
            // The server says that the copy was cancelled, as it was asked to; what broke it is already on its way up.
        }
    }

    private bool RollBack()
    {
        try
        {
            Run("ROLLBACK TO SAVEPOINT naru; RELEASE SAVEPOINT naru", CancellationToken.None);
            return true;
        }
        catch (Exception e) when (PostgresFailure.IsFailure(e) || e is InvalidOperationException)
        {
            return false;
        }
    }
}
