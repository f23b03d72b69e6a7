using System.Data.Common;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Matching;
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
/// <param name="Version">Its version after it.</param>
/// <param name="IsRepeated">Whether it was done before: since then the right to see the thing may have ended.</param>
internal sealed record Done(string Id, long Version, bool IsRepeated = false);

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
    /// What a command did before, if it is a repetition; null if it is none. The ledger's memory is longer than a right: whoever shows the thing asks first whether it may still be read.
    /// </summary>
    public async Task<Done?> RepeatedAsync(ApiRequest request, string stream, CancellationToken stop) =>
        await ledger.FindCommandAsync(Command(request), stop) is { } appended
            ? new Done(Streams.Id(stream), appended.Streams.FirstOrDefault(s => s.Stream == stream)?.Version ?? 0, IsRepeated: true)
            : null;

    /// <summary>Records what was decided; the answer is about the first stream.</summary>
    public async Task<Result<Done>> RecordAsync(ApiRequest request, CommandName rule, ValueList<StreamAppend> streams, CancellationToken stop)
    {
        var appended = await ledger.AppendAsync(new Append(new Origin(Command(request), request.Person, rule.ToString()), streams), stop);
        if (appended.IsSuccess)
        {
            return Result.Success(new Done(Streams.Id(streams[0].Stream), appended.Value.Streams.First(s => s.Stream == streams[0].Stream).Version, appended.Value.WasRepeated));
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

    private static string Command(ApiRequest request) => request.CommandId.ToString("N");
}
