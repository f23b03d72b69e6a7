using System.Data.Common;
using System.Globalization;
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

    /// <summary>Makes the tables if they are not there.</summary>
    internal Task PrepareAsync(CancellationToken stop) => HubTables.MakeAsync(
        database,
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
            "CREATE TABLE IF NOT EXISTS hub_file_closed (subject TEXT NOT NULL PRIMARY KEY, closed TEXT NOT NULL)",
        ],
        stop);

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

    internal Task<FileRow?> FindAsync(string id, CancellationToken stop) =>
        database.FirstAsync($"SELECT {Columns} FROM hub_file WHERE id = @id", Row, stop, ("id", id));

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

    /// <summary>Notes on which day a subject was closed, if nobody has noted it before.</summary>
    internal Task<int> CloseAsync(string subject, DateOnly closed, CancellationToken stop) => ExecuteAsync(
        "INSERT INTO hub_file_closed (subject, closed) VALUES (@subject, @closed) ON CONFLICT (subject) DO NOTHING", [("subject", subject), ("closed", Day(closed))], stop);

    /// <summary>On which day a subject was closed; null while it is open.</summary>
    internal async Task<DateOnly?> ClosedAsync(string subject, CancellationToken stop) =>
        Day(await database.FirstAsync("SELECT closed FROM hub_file_closed WHERE subject = @subject", r => r.GetString(0), stop, ("subject", subject)).ConfigureAwait(false));

    /// <summary>An upload that nothing has come to since then is given up.</summary>
    internal Task<int> AbandonAsync(string id, GoneReason reason, DateTimeOffset lastTouched, DateTimeOffset now, CancellationToken stop) => ExecuteAsync(
        "UPDATE hub_file SET state = 'gone', reason = @reason, touched = @now WHERE id = @id AND state = 'open' AND touched <= @last",
        [("id", id), ("reason", Word(reason)), ("last", Milliseconds(lastTouched)), ("now", Milliseconds(now))],
        stop);

    /// <summary>The content is gone; nothing happens if the file has left the state meanwhile.</summary>
    internal Task<int> EndAsync(string id, FileState from, GoneReason reason, DateTimeOffset now, CancellationToken stop) => ExecuteAsync(
        "UPDATE hub_file SET state = 'gone', reason = @reason, touched = @now WHERE id = @id AND state = @from",
        [("id", id), ("from", Word(from)), ("reason", Word(reason)), ("now", Milliseconds(now))],
        stop);

    /// <summary>Whether a content is needed.</summary>
    internal async Task<bool> IsReferencedAsync(string address, CancellationToken stop) => await database.FirstAsync(
        "SELECT id FROM hub_file WHERE address = @address AND state <> 'gone'", r => r.GetString(0), stop, ("address", address)).ConfigureAwait(false) is not null;

    internal Task<List<FileRow>> OfSubjectAsync(string subject, CancellationToken stop) => SelectAsync("subject = @subject AND state <> 'gone'", stop, ("subject", subject));

    internal Task<List<FileRow>> AbandonedAsync(DateTimeOffset before, CancellationToken stop) => SelectAsync("state = 'open' AND touched < @before", stop, ("before", Milliseconds(before)));

    internal Task<List<FileRow>> ExpiredAsync(DateOnly today, CancellationToken stop) => SelectAsync("state = 'stored' AND keep_until <= @today", stop, ("today", Day(today)));

    internal Task<List<FileRow>> PersonalAsync(CancellationToken stop) => SelectAsync("state <> 'gone' AND person IS NOT NULL", stop);

    internal Task<List<FileRow>> StoredAsync(CancellationToken stop) => SelectAsync("state = 'stored'", stop);

    internal Task<List<FileRow>> OfPersonAsync(string person, CancellationToken stop) => SelectAsync("state <> 'gone' AND person = @person", stop, ("person", person));

    /// <summary>Conditions are constants of this class; values are parameters.</summary>
    private Task<List<FileRow>> SelectAsync(string condition, CancellationToken stop, params (string Name, object? Value)[] parameters) =>
        database.AllAsync($"SELECT {Columns} FROM hub_file WHERE {condition} ORDER BY id", Row, stop, parameters);

    private static FileRow Row(DbDataReader r)
    {
        string? Text(int i) => r.IsDBNull(i) ? null : r.GetString(i);
        DateTimeOffset? Instant(int i) => r.IsDBNull(i) ? null : DateTimeOffset.FromUnixTimeMilliseconds(r.GetInt64(i));
        return new FileRow(
            r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), Text(5), r.GetString(6), r.GetInt64(7), r.GetString(8), Text(9), Text(10),
            Enum.Parse<FileState>(r.GetString(11), ignoreCase: true),
            Text(12) is { } reason ? Enum.Parse<GoneReason>(reason, ignoreCase: true) : null,
            Instant(13)!.Value, Instant(14)!.Value, Instant(15),
            Day(Text(16)));
    }

    private Task<int> ExecuteAsync(string sql, (string Name, object? Value)[] parameters, CancellationToken stop) => database.ExecuteAsync(sql, stop, parameters);

    private static long Milliseconds(DateTimeOffset instant) => instant.ToUnixTimeMilliseconds();

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Word(Enum value) => value.ToString().ToLowerInvariant();
}
