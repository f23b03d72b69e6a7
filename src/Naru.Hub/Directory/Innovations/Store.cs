using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Innovations;

/// <summary>Innovations: what is asked of them, permitted, decided and recorded. Safe for threads.</summary>
internal sealed class InnovationStore(DirectoryStore store, PartyStore parties)
{
    public Task<Loaded<InnovationState>> LoadAsync(string id, CancellationToken stop) => Streams.IsId(id)
        ? store.LoadAsync<InnovationState>(Streams.Innovation(id), (s, e) => InnovationState.Apply(id, s, e), stop)
        : Task.FromResult(new Loaded<InnovationState>(null, 0));

    public async Task<Result<Done>> RegisterAsync(ApiRequest request, InnovationProfile profile, CancellationToken stop)
    {
        var id = DirectoryStore.NewId(request);
        if (await store.RepeatedAsync(request, Streams.Innovation(id), stop) is { } done)
        {
            return Result.Success(done);
        }

        var permitted = store.Permissions.Check(request.Caller, InnovationPermissions.OfNew(request.Caller, profile.Owners), new RegisterInnovation(profile));
        if (!permitted.IsSuccess)
        {
            return Result.Failure<Done>(permitted.Findings);
        }

        var decided = InnovationDecisions.Decide(permitted.Value, await FactsAsync(profile.Owners, stop));
        return decided.IsSuccess
            ? await store.RecordAsync(request, RegisterInnovation.Name, [DirectoryStore.Append(Streams.Innovation(id), 0, decided.Value)], stop)
            : Result.Failure<Done>(decided.Findings);
    }

    /// <summary>A command on one innovation.</summary>
    public async Task<Result<Done>> RunAsync<TCommand>(
        ApiRequest request, string id, Precondition version, TCommand command, ValueList<string> owners,
        Func<InnovationState, Permitted<TCommand>, InnovationFacts, Result<ValueList<DirectoryEvent>>> decide, CancellationToken stop)
        where TCommand : class, IHubCommand
    {
        if (await store.RepeatedAsync(request, Streams.Innovation(id), stop) is { } done)
        {
            return Result.Success(done);
        }

        var loaded = await LoadAsync(id, stop);
        var permitted = Permit(request, loaded, command, version);
        if (!permitted.IsSuccess)
        {
            return Result.Failure<Done>(permitted.Findings);
        }

        var decided = decide(loaded.State!, permitted.Value, await FactsAsync(owners, stop));
        return decided.IsSuccess
            ? await store.RecordAsync(request, TCommand.Name, [DirectoryStore.Append(Streams.Innovation(id), loaded.Version, decided.Value)], stop)
            : Result.Failure<Done>(decided.Findings);
    }

    /// <summary>The command, permitted, on an innovation that is still as the caller saw it.</summary>
    public Result<Permitted<TCommand>> Permit<TCommand>(ApiRequest request, Loaded<InnovationState> loaded, TCommand command, Precondition? version = null)
        where TCommand : class, IHubCommand
    {
        if (loaded.State is not { } state)
        {
            return Result.Failure<Permitted<TCommand>>([PermissionTables.NotThere()]);
        }

        var permitted = store.Permissions.Check(request.Caller, InnovationPermissions.Of(request.Caller, state), command);
        return permitted.IsSuccess && version is not null ? version.Hold(permitted.Value, loaded.Version) : permitted;
    }

    /// <summary>Whether the caller may know what the outline tells, though not more.</summary>
    public bool MayReadOutline(ApiRequest request, InnovationState state) =>
        store.Permissions.Allows(request.Caller, InnovationPermissions.Of(request.Caller, state), ReadOutline.Name);

    public async Task<ValueList<InnovationStep>> HistoryAsync(string id, CancellationToken stop) =>
        InnovationHistory.Of(id, await store.RecordsAsync(Streams.Innovation(id), stop));

    /// <summary>The innovations that the caller may read whole, by id.</summary>
    public async Task<Page<InnovationView>> ListAsync(ApiRequest request, PageRequest page, string? type, string? stage, string? owner, CancellationToken stop)
    {
        // What may be seen is decided in the statement: public ones, and those of the caller's own parties; officers of the hub see all.
        var mine = request.Caller.Roles.Where(r => r.Party != Standing.Hub && r.Role is "member" or "representative").SelectMany(r => r.Ids)
            .Concat(request.Caller.Person is { } person ? [person] : []).Distinct(StringComparer.Ordinal).ToList();
        var isOfficer = request.Caller.Roles.Any(r => r.Party == Standing.Hub && r.Role == "officer");
        var names = string.Join(", ", mine.Select((_, i) => $"@p{i}"));
        var own = mine.Count == 0 ? "" : $"OR EXISTS (SELECT 1 FROM directory_owner o WHERE o.innovation = i.id AND o.party IN ({names})) ";
        var rows = await store.QueryAsync(
            "SELECT i.id, i.state, i.profile, i.stage_since FROM directory_innovation i WHERE i.id > @after AND (@type = '' OR i.type = @type) AND (@stage = '' OR i.stage = @stage) "
            + "AND (@owner = '' OR EXISTS (SELECT 1 FROM directory_owner w WHERE w.innovation = i.id AND w.party = @owner)) "
            + $"AND (i.state = 'public' OR @officer {own}) ORDER BY i.id LIMIT @limit",
            r => new InnovationView(
                r.GetString(0), r.GetString(1), DirectoryEvents.Value<InnovationProfile>(r.GetString(2)), DirectoryEvents.Value<DateOnly>(r.GetString(3))),
            stop,
            [
                ("@after", page.After ?? ""), ("@type", type ?? ""), ("@stage", stage ?? ""), ("@owner", owner ?? ""), ("@officer", isOfficer), ("@limit", page.Limit + 1),
                .. mine.Select((p, i) => ($"@p{i}", (object)p)),
            ]);
        return page.Page(rows, r => r.Id);
    }

    private async Task<InnovationFacts> FactsAsync(ValueList<string> owners, CancellationToken stop) =>
        new(store.Data, store.Today, await parties.FindAsync(owners.Take(Checks.MostCodes), stop), store.Vocabulary);
}
