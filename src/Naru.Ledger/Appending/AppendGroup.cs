using System.Globalization;
using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;
using Naru.Ledger.Projections;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Appending;

/// <summary>
/// Appends that are written together, in one transaction: what is known of their commands and streams is asked once, then each is judged in the order of coming
/// as if those before it were written already, and all that pass are written at once. Used once.
/// </summary>
internal sealed class AppendGroup(SqlSession session, string ledger, PersonalSeals seals, ProjectionSet projections, LedgerOptions options)
{
    private readonly Dictionary<string, (long Version, byte[] Hash)> streams = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long First, long Last)> recorded = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (PreparedAppend Append, Appended Answer)> fresh = new(StringComparer.Ordinal);
    private readonly List<RecordedEvent> written = [];
    private Head head = Head.Empty;

    /// <summary>Judges and writes; the answers, in the order of the appends. Throws what the database or a projection throws: then nothing may be kept.</summary>
    public async Task<IReadOnlyList<Result<Appended>>> RunAsync(Head before, IReadOnlyList<PreparedAppend> appends, CancellationToken cancellationToken)
    {
        head = before;
        await LookUpAsync(appends);
        var answers = new List<Result<Appended>>();
        foreach (var append in appends)
        {
            answers.Add(await JudgeAsync(append, cancellationToken));
        }

        if (written.Count > 0)
        {
            session.Write("UPDATE ledger_head SET position = @position, time = @time WHERE id = 1", ("@position", head.Position), ("@time", head.Time));
            await session.FlushAsync();
            await projections.ApplyAsync(session, written, cancellationToken);
        }

        return answers;
    }

    private async Task LookUpAsync(IReadOnlyList<PreparedAppend> appends)
    {
        var commands = appends.Select(a => a.Append.Origin.Command).Distinct(StringComparer.Ordinal);
        var known = await session.QueryManyAsync<(string Command, long First, long Last)?>(
            "SELECT min(command), min(position), max(position) FROM ledger_event WHERE command = @command",
            r => r.IsDBNull(0) ? null : (r.GetString(0), r.GetInt64(1), r.GetInt64(2)),
            [.. commands.Select(c => ((string, object?)[])[("@command", c)])]);
        foreach (var (command, first, last) in known.OfType<(string, long, long)>())
        {
            recorded[command] = (first, last);
        }

        var names = appends.SelectMany(a => a.Append.Streams).Select(s => s.Stream)
            .Concat(appends.SelectMany(a => a.Persons).Select(PersonErasure.StreamOf)).Distinct(StringComparer.Ordinal);
        var heads = await session.QueryManyAsync(
            "SELECT stream, version, hash FROM ledger_event WHERE stream = @stream ORDER BY version DESC LIMIT 1",
            r => (Stream: r.GetString(0), Version: r.GetInt64(1), Hash: r.GetFieldValue<byte[]>(2)),
            [.. names.Select(s => ((string, object?)[])[("@stream", s)])]);
        foreach (var (stream, version, hash) in heads)
        {
            streams[stream] = (version, hash);
        }
    }

    private async Task<Result<Appended>> JudgeAsync(PreparedAppend append, CancellationToken cancellationToken)
    {
        var origin = append.Append.Origin;
        if (fresh.TryGetValue(origin.Command, out var earlier))
        {
            return IsSame(append, earlier.Append)
                ? Result.Success(earlier.Answer with { WasRepeated = true })
                : Failure(LedgerErrors.CommandReused.At("$.origin.command", origin.Command));
        }

        if (recorded.TryGetValue(origin.Command, out var place))
        {
            return await RecordedCommand.AnswerAsync(session, seals, append, place.First, place.Last, cancellationToken);
        }

        if (append.Erased is { } erased)
        {
            return Failure(erased);
        }

        // Whoever was erased after this was sealed: projections, which are shown the open text, would keep what must be gone.
        if (append.Persons.FirstOrDefault(p => VersionOf(PersonErasure.StreamOf(p)) > 0) is { } gone)
        {
            return Failure(LedgerErrors.PersonErased.At("$", gone));
        }

        var conflicts = append.Append.Streams
            .Select((s, i) => (Stream: s, Index: i, Version: VersionOf(s.Stream)))
            .Where(s => s.Stream.ExpectedVersion != StreamAppend.AnyVersion && s.Stream.ExpectedVersion != s.Version)
            .Select(s => LedgerErrors.VersionConflict.At($"$.streams[{s.Index}]", s.Stream.Stream, s.Stream.ExpectedVersion, s.Version))
            .ToValueList();
        return conflicts.Count > 0 ? Result.Failure<Appended>(conflicts) : Write(append);
    }

    private Result<Appended> Write(PreparedAppend append)
    {
        // The clock of an earlier event, of another instance perhaps, may be ahead: time in the ledger never runs back.
        var now = Micros.Of(options.Clock.GetUtcNow());
        var behind = head.Time - now;
        if (behind > Micros.Of(options.ClockTolerance))
        {
            return Failure(LedgerErrors.ClockWentBack.At(SourcePlace.None, Seconds(behind)));
        }

        var first = head.Position + 1;
        var time = Math.Max(now, head.Time);
        var versions = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var prepared in append.Events)
        {
            var row = Add(append.Append.Origin, prepared, time);
            versions[row.Stream] = row.Version;
        }

        for (var i = 0; i < append.Messages.Count; i++)
        {
            Outbox.MessageRow.Insert(session, ledger, append.Messages[i], append.Append.Origin.Command, first, i, time);
        }

        var answer = new Appended(
            first, head.Position, Micros.ToTime(time), versions.Select(v => new StreamVersion(v.Key, v.Value)).ToValueList());
        fresh[append.Append.Origin.Command] = (append, answer);
        return Result.Success(
            answer, behind >= Micros.Of(TimeSpan.FromSeconds(1)) ? [LedgerErrors.ClockBehind.At(SourcePlace.None, Seconds(behind))] : null);
    }

    private EventRow Add(Origin origin, PreparedEvent prepared, long time)
    {
        var (version, hash) = streams.TryGetValue(prepared.Stream, out var last) ? last : (0, Digest.None.ToArray());
        var row = new EventRow(
            head.Position + 1,
            prepared.Stream,
            version + 1,
            prepared.Event.Type,
            prepared.Event.Schema,
            time,
            origin.Actor,
            origin.Rule,
            origin.Command,
            origin.Content,
            prepared.Payload.Stored,
            hash,
            []);
        row = row with { Hash = EventHash.Of(ledger, row).ToArray() };
        row.Insert(session);
        streams[row.Stream] = (row.Version, row.Hash);
        head = new Head(row.Position, time);
        written.Add(row.ToEvent(prepared.Payload.Open));
        return row;
    }

    private long VersionOf(string stream) => streams.TryGetValue(stream, out var last) ? last.Version : 0;

    private static bool IsSame(PreparedAppend one, PreparedAppend other) =>
        one.Append.Origin.Content is { } content
            ? content == other.Append.Origin.Content
            : other.Append.Origin.Content is null
                && one.Append.Origin == other.Append.Origin
                && one.Events.Select(e => (e.Stream, e.Event.Type, e.Event.Schema, e.Payload.Open))
                    .SequenceEqual(other.Events.Select(e => (e.Stream, e.Event.Type, e.Event.Schema, e.Payload.Open)));

    private static Result<Appended> Failure(Error error) => Result.Failure<Appended>([error]);

    private static string Seconds(long micros) => (micros / 1e6).ToString("0.0", CultureInfo.InvariantCulture);
}

/// <summary>The end of the ledger, as a transaction that holds it sees it.</summary>
internal sealed record Head(long Position, long Time)
{
    public static readonly Head Empty = new(0, 0);

    /// <summary>Reads it, and on PostgreSQL holds it until the transaction ends.</summary>
    public static async Task<Head> HoldAsync(SqlSession session, LedgerStore store) =>
        await session.FirstAsync("SELECT position, time FROM ledger_head WHERE id = 1" + store.LockRow, Read) ?? throw new LedgerDamagedException("head");

    public static async Task<Head> ReadAsync(SqlSession session) =>
        await session.FirstAsync("SELECT position, time FROM ledger_head WHERE id = 1", Read) ?? throw new LedgerDamagedException("head");

    private static Head Read(System.Data.Common.DbDataReader reader) => new(reader.GetInt64(0), reader.GetInt64(1));
}
