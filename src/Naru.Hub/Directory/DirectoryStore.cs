using System.Data.Common;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Naru.Hub.Time;
using Naru.Ledger;
using Naru.Ledger.Events;

namespace Naru.Hub.Directories;

/// <summary>A thing as its stream made it, with the number of its events. Immutable.</summary>
internal sealed record Loaded<T>(T? State, long Version)
    where T : class;

/// <summary>What a command left behind. Immutable.</summary>
/// <param name="Id">The thing.</param>
/// <param name="Version">Its version now.</param>
internal sealed record Done(string Id, long Version);

/// <summary>
/// What the parts of the directory share: reading streams, recording what was decided, asking the tables. Safe for threads; several instances on one database behave
/// as one, because what a decision rests on is compared when it is recorded.
/// </summary>
internal sealed class DirectoryStore(
    ILedger ledger, PermissionTables permissions, DirectoryData data, IConceptHierarchy vocabulary, TimeProvider clock)
{
    public PermissionTables Permissions => permissions;

    public DirectoryData Data => data;

    public IConceptHierarchy Vocabulary => vocabulary;

    /// <summary>The day in Korea.</summary>
    public DateOnly Today => SeoulTime.Today(clock);

    /// <summary>Folds a stream.</summary>
    public async Task<Loaded<T>> LoadAsync<T>(string stream, Func<T?, DirectoryEvent, T?> apply, CancellationToken stop)
        where T : class
    {
        T? state = null;
        var version = 0L;
        await foreach (var recorded in ledger.ReadStreamAsync(stream, 0, stop))
        {
            version = recorded.Version;
            if (DirectoryEvents.Of(recorded) is { } e)
            {
                state = apply(state, e);
            }
        }

        return new Loaded<T>(state, version);
    }

    /// <summary>The records of a stream.</summary>
    public async Task<IReadOnlyList<RecordedEvent>> RecordsAsync(string stream, CancellationToken stop)
    {
        var records = new List<RecordedEvent>();
        await foreach (var recorded in ledger.ReadStreamAsync(stream, 0, stop))
        {
            records.Add(recorded);
        }

        return records;
    }

    /// <summary>
    /// What a command did before, if it is a repetition; null if it is none. Null, too, for whoever may no longer see the thing: the repetition is judged like any other
    /// request, since the ledger's memory is longer than a right.
    /// </summary>
    public async Task<Done?> RepeatedAsync(ApiRequest request, string stream, CancellationToken stop) =>
        await ledger.FindCommandAsync(Command(request), stop) is { } appended && await MayReadAsync(request.Caller, stream, stop)
            ? new Done(Streams.Id(stream), appended.Streams.FirstOrDefault(s => s.Stream == stream)?.Version ?? 0)
            : null;

    /// <summary>Records what was decided; the answer is about the first stream.</summary>
    public async Task<Result<Done>> RecordAsync(ApiRequest request, CommandName rule, ValueList<StreamAppend> streams, CancellationToken stop)
    {
        var appended = await ledger.AppendAsync(new Append(new Origin(Command(request), request.Person, rule.ToString()), streams), stop);
        var isRepeated = appended.Value?.WasRepeated == true || appended.Errors.Any(e => e.Code == LedgerErrors.CommandReused.Code);
        if (isRepeated && !await MayReadAsync(request.Caller, streams[0].Stream, stop))
        {
            return Result.Failure<Done>([PermissionTables.NotThere()]);
        }

        if (appended.IsSuccess)
        {
            return Result.Success(new Done(Streams.Id(streams[0].Stream), appended.Value.Streams.First(s => s.Stream == streams[0].Stream).Version));
        }

        // Somebody else was faster: the caller reads again, as with a stale If-Match.
        return Result.Failure<Done>(appended.Errors
            .Select(e => e.Code == LedgerErrors.VersionConflict.Code ? ApiErrors.Changed.At(SourcePlace.None) : e).ToValueList());
    }

    /// <summary>Events for a stream.</summary>
    public static StreamAppend Append(string stream, long version, IEnumerable<DirectoryEvent> events) =>
        new(stream, version, events.Select(DirectoryEvents.New).ToValueList());

    /// <summary>Asks the projections' tables. The statement is constant; values are parameters.</summary>
    public async Task<List<T>> QueryAsync<T>(string sql, Func<DbDataReader, T> read, CancellationToken stop, params (string Name, object Value)[] parameters)
    {
        await using var connection = await ledger.OpenReadAsync(stop);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        await using var reader = await command.ExecuteReaderAsync(stop);
        var rows = new List<T>();
        while (await reader.ReadAsync(stop))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>The end of the ledger.</summary>
    public Task<LedgerHead> HeadAsync(CancellationToken stop) => ledger.GetHeadAsync(stop);

    /// <summary>An id for a new thing: the command's, so that a repetition means the same thing.</summary>
    public static string NewId(ApiRequest request) => request.CommandId.ToString("N");

    private async Task<bool> MayReadAsync(Caller caller, string stream, CancellationToken stop)
    {
        var id = Streams.Id(stream);
        // A token that may write need not be one that may read: what it did, it may be told.
        var holder = caller with { Scopes = null };
        if (stream == Streams.Innovation(id))
        {
            return (await LoadAsync<InnovationState>(stream, (s, e) => InnovationState.Apply(id, s, e), stop)).State is { } innovation
                && permissions.Allows(holder, InnovationPermissions.Of(holder, innovation), ReadInnovation.Name);
        }

        if (stream == Streams.Offering(id))
        {
            return (await LoadAsync<OfferingState>(stream, (s, e) => OfferingState.Apply(id, s, e), stop)).State is { } offering
                && permissions.Allows(holder, OfferingPermissions.Of(holder, offering), ReadOffering.Name);
        }

        return (await LoadAsync<PartyState>(stream, (s, e) => PartyState.Apply(id, s, e), stop)).State is { } party
            && permissions.Allows(holder, PartyPermissions.Of(holder, party), ReadParty.Name);
    }

    private static string Command(ApiRequest request) => request.CommandId.ToString("N");
}
