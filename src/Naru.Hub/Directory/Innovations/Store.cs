using System.Globalization;
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
    /// <summary>An innovation, of the owners that those named in it have become.</summary>
    public async Task<Loaded<InnovationState>> LoadAsync(string id, CancellationToken stop)
    {
        var loaded = Streams.IsId(id)
            ? await store.LoadAsync<InnovationState>(Streams.Innovation(id), (s, e) => InnovationState.Apply(id, s, e), stop)
            : new Loaded<InnovationState>(null, 0);
        return loaded.State is { } state ? loaded with { State = state.Of(await store.SuccessorsAsync(state.Profile.Owners, stop)) } : loaded;
    }

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

    /// <summary>A part of an innovation's history, the first step first. Owners stand in it under the ids of then.</summary>
    public async Task<Page<InnovationStep>> HistoryAsync(string id, PageRequest page, CancellationToken stop)
    {
        var after = long.TryParse(page.After, CultureInfo.InvariantCulture, out var version) ? version : 0;
        return page.Page(
            InnovationHistory.Of(id, await store.RecordsAsync(Streams.Innovation(id), stop), after), s => s.Version.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The innovations that the caller may read whole, by id.</summary>
    public async Task<Page<InnovationView>> ListAsync(ApiRequest request, PageRequest page, string? type, string? stage, string? owner, CancellationToken stop)
    {
        var readable = await Readable.OfAsync(
            store, request.Caller, ReadInnovation.Name, (state, party) => InnovationPermissions.Of(request.Caller, state, party is null ? [] : [party]), stop);
        var values = new SqlValues();
        var wanted = new List<string> { $"i.id > {values.Add(page.After ?? "")}", readable.Where(values, "i.state", IsOf) };
        if (type is not null)
        {
            wanted.Add($"i.type = {values.Add(type)}");
        }

        if (stage is not null)
        {
            wanted.Add($"i.stage = {values.Add(stage)}");
        }

        if (owner is not null)
        {
            var now = (await store.SuccessorAsync(owner, stop)).Id;
            wanted.Add(IsOf(values.In((await store.LeadingToAsync([now], stop))[now])));
        }

        var rows = await store.QueryAsync(
            $"SELECT i.id, i.state, i.profile, i.stage_since FROM directory_innovation i WHERE {string.Join(" AND ", wanted)} ORDER BY i.id LIMIT {values.Add(page.Limit + 1)}",
            r => new InnovationView(
                r.GetString(0), r.GetString(1), DirectoryEvents.Value<InnovationProfile>(r.GetString(2)), DirectoryEvents.Value<DateOnly>(r.GetString(3))),
            stop,
            values.All);
        var owners = await store.SuccessorsAsync(rows.SelectMany(r => r.Profile.Owners), stop);
        return page.Page(rows.Select(r => r with { Profile = r.Profile.Of(owners) }), r => r.Id);
    }

    private static string IsOf(string parties) => $"EXISTS (SELECT 1 FROM directory_owner o WHERE o.innovation = i.id AND o.party IN {parties})";

    private async Task<InnovationFacts> FactsAsync(ValueList<string> owners, CancellationToken stop) =>
        new(store.Data, store.Today, await parties.FindAsync(owners.Take(Checks.MostCodes), stop), store.Vocabulary);
}
