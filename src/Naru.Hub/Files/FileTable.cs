using System.Data;
using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Naru.Hub.Kernel;

namespace Naru.Hub.Files;

/// <summary>A row of the table of files; names of personal files are sealed in it. Immutable.</summary>
internal sealed record FileRow(
    string Id,
    string Kind,
    string Party,
    string Subject,
    string Uploader,
    string? Person,
    string Name,
    long Size,
    string Format,
    string? ContentType,
    string? Address,
    FileState State,
    GoneReason? Reason,
    DateTimeOffset Created,
    DateTimeOffset Touched,
    DateTimeOffset? Stored,
    DateOnly? KeepUntil);

/// <summary>
/// The records of files, in SQL that SQLite and PostgreSQL both understand. Each change is one statement that says in which state the file must be, so that two instances never undo each other's.
/// Safe for threads.
/// </summary>
internal sealed class FileTable(HubDatabase database)
{
    private const string Columns =
        "id, kind, party, subject, uploader, person, name, size, format, content_type, address, state, reason, created, touched, stored, keep_until";

    /// <summary>Makes the table if it is not there.</summary>
    internal async Task PrepareAsync(CancellationToken stop)
    {
        foreach (var statement in (string[])
        [
            """
            CREATE TABLE IF NOT EXISTS hub_file (
                id TEXT NOT NULL PRIMARY KEY, kind TEXT NOT NULL, party TEXT NOT NULL, subject TEXT NOT NULL, uploader TEXT NOT NULL, person TEXT,
                name TEXT NOT NULL, size BIGINT NOT NULL, format TEXT NOT NULL, content_type TEXT, address TEXT, state TEXT NOT NULL, reason TEXT,
                created BIGINT NOT NULL, touched BIGINT NOT NULL, stored BIGINT, keep_until TEXT)
            """,
            "CREATE INDEX IF NOT EXISTS hub_file_address ON hub_file (address)",
            "CREATE INDEX IF NOT EXISTS hub_file_subject ON hub_file (subject)",
            "CREATE INDEX IF NOT EXISTS hub_file_state ON hub_file (state, keep_until)",
        ])
        {
            try
            {
                await ExecuteAsync(statement, [], stop).ConfigureAwait(false);
            }
            catch (DbException e) when (e.SqlState is "23505" or "42P07")
            {
                // PostgreSQL looks and makes in two steps: another instance was between them, and has made it.
            }
        }
    }

    internal Task<int> InsertAsync(FileRow row, CancellationToken stop) => ExecuteAsync(
        """
        INSERT INTO hub_file (id, kind, party, subject, uploader, person, name, size, format, state, created, touched)
        VALUES (@id, @kind, @party, @subject, @uploader, @person, @name, @size, @format, 'open', @now, @now)
        """,
        [
            ("id", row.Id), ("kind", row.Kind), ("party", row.Party), ("subject", row.Subject), ("uploader", row.Uploader), ("person", row.Person),
            ("name", row.Name), ("size", row.Size), ("format", row.Format), ("now", Milliseconds(row.Created)),
        ],
        stop);

    internal async Task<FileRow?> FindAsync(string id, CancellationToken stop)
    {
        await foreach (var row in SelectAsync("id = @id", [("id", id)], stop).ConfigureAwait(false))
        {
            return row;
        }

        return null;
    }

    /// <summary>Something has arrived.</summary>
    internal Task<int> TouchAsync(string id, DateTimeOffset now, CancellationToken stop) =>
        ExecuteAsync("UPDATE hub_file SET touched = @now WHERE id = @id AND state = 'open'", [("id", id), ("now", Milliseconds(now))], stop);

    /// <summary>Says where the content will be, before it is put there: from now on it is not collected.</summary>
    internal Task<int> IntendAsync(string id, string address, string contentType, DateTimeOffset now, CancellationToken stop) => ExecuteAsync(
        "UPDATE hub_file SET address = @address, content_type = @type, touched = @now WHERE id = @id AND state = 'open'",
        [("id", id), ("address", address), ("type", contentType), ("now", Milliseconds(now))],
        stop);

    internal Task<int> StoreAsync(string id, DateOnly? keepUntil, DateTimeOffset now, CancellationToken stop) => ExecuteAsync(
        "UPDATE hub_file SET state = 'stored', stored = @now, touched = @now, keep_until = @until WHERE id = @id AND state = 'open' AND address IS NOT NULL",
        [("id", id), ("until", Day(keepUntil)), ("now", Milliseconds(now))],
        stop);

    internal Task<int> KeepUntilAsync(string id, DateOnly until, CancellationToken stop) => ExecuteAsync(
        "UPDATE hub_file SET keep_until = @until WHERE id = @id AND state = 'stored' AND keep_until IS NULL", [("id", id), ("until", Day(until))], stop);

    /// <summary>The content is gone; nothing happens if the file has left the state meanwhile.</summary>
    internal Task<int> EndAsync(string id, FileState from, GoneReason reason, DateTimeOffset now, CancellationToken stop) => ExecuteAsync(
        "UPDATE hub_file SET state = 'gone', reason = @reason, touched = @now WHERE id = @id AND state = @from",
        [("id", id), ("from", Word(from)), ("reason", Word(reason)), ("now", Milliseconds(now))],
        stop);

    /// <summary>Whether a content is needed.</summary>
    internal async Task<bool> IsReferencedAsync(string address, CancellationToken stop)
    {
        await foreach (var _ in SelectAsync("address = @address AND state <> 'gone'", [("address", address)], stop).ConfigureAwait(false))
        {
            return true;
        }

        return false;
    }

    internal IAsyncEnumerable<FileRow> OfSubjectAsync(string subject, CancellationToken stop) =>
        SelectAsync("subject = @subject AND state <> 'gone'", [("subject", subject)], stop);

    internal IAsyncEnumerable<FileRow> AbandonedAsync(DateTimeOffset before, CancellationToken stop) =>
        SelectAsync("state = 'open' AND touched < @before", [("before", Milliseconds(before))], stop);

    internal IAsyncEnumerable<FileRow> ExpiredAsync(DateOnly today, CancellationToken stop) =>
        SelectAsync("state = 'stored' AND keep_until <= @today", [("today", Day(today))], stop);

    internal IAsyncEnumerable<FileRow> PersonalAsync(CancellationToken stop) => SelectAsync("state <> 'gone' AND person IS NOT NULL", [], stop);

    internal IAsyncEnumerable<FileRow> StoredAsync(CancellationToken stop) => SelectAsync("state = 'stored'", [], stop);

    private async IAsyncEnumerable<FileRow> SelectAsync(
        string condition, (string Name, object? Value)[] parameters, [EnumeratorCancellation] CancellationToken stop)
    {
        // Conditions are constants of this class; values are parameters. All rows are read before the first is handed out: the receiver changes the table meanwhile.
        var rows = new List<FileRow>();
        var connection = await database.OpenAsync(stop).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var command = Command(connection, $"SELECT {Columns} FROM hub_file WHERE {condition} ORDER BY id", parameters);
            await using (command.ConfigureAwait(false))
            {
                var reader = await command.ExecuteReaderAsync(stop).ConfigureAwait(false);
                await using (reader.ConfigureAwait(false))
                {
                    while (await reader.ReadAsync(stop).ConfigureAwait(false))
                    {
                        rows.Add(Row(reader));
                    }
                }
            }
        }

        foreach (var row in rows)
        {
            yield return row;
        }
    }

    private static FileRow Row(DbDataReader r)
    {
        string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
        DateTimeOffset? Instant(int i) => r.IsDBNull(i) ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(i));
        return new FileRow(
            r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), Text(5), r.GetString(6), r.GetInt64(7), r.GetString(8), Text(9), Text(10),
            Enum.Parse<FileState>(r.GetString(11), ignoreCase: true),
            Text(12) is { } reason ? Enum.Parse<GoneReason>(reason, ignoreCase: true) : null,
            Instant(13)!.Value, Instant(14)!.Value, Instant(15),
            Text(16) is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null);
    }

    private Task<int> ExecuteAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken stop) => database.ExecuteAsync(sql, stop, parameters);

    private static DbCommand Command(DbConnection connection, string sql, (string Name, object? Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.DbType = value is long ? DbType.Int64 : DbType.String;
            parameter.Value = value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static long Milliseconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
