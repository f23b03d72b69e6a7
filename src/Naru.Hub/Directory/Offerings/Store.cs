using Naru.Core;
using Naru.Disclosure.Releases;
using Naru.Hub.Api;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Offerings;

/// <summary>Offerings: what is asked of them, permitted, decided and recorded. Safe for threads.</summary>
internal sealed class OfferingStore(DirectoryStore store, PartyStore parties, IReleaseVerifier nodes)
{
    /// <summary>Offerings (o), each with the party that its provider has become (r).</summary>
    private const string Providers =
        "FROM directory_offering o LEFT JOIN directory_party p ON p.id = o.provider LEFT JOIN directory_party r ON r.id = COALESCE(p.merged_into, p.id)";

    /// <summary>An offering's state, as <see cref="OfferingState.Standing"/> has it.</summary>
    private const string State = "CASE WHEN r.state = 'closed' THEN 'withdrawn' ELSE o.state END";

    /// <summary>An offering, of the provider that the one named in it has become.</summary>
    public async Task<Loaded<OfferingState>> LoadAsync(string id, CancellationToken stop)
    {
        var loaded = Streams.IsId(id)
            ? await store.LoadAsync<OfferingState>(Streams.Offering(id), (s, e) => OfferingState.Apply(id, s, e), stop)
            : new Loaded<OfferingState>(null, 0);
        return loaded.State is { } state ? loaded with { State = state.Of(await store.SuccessorAsync(state.Content.Provider, stop)) } : loaded;
    }

    public async Task<Result<Done>> DraftAsync(ApiRequest request, OfferingContent content, CancellationToken stop)
    {
        var id = DirectoryStore.NewId(request);
        if (await store.RepeatedAsync(request, Streams.Offering(id), stop) is { } done)
        {
            return Result.Success(done);
        }

        var permitted = store.Permissions.Check(request.Caller, OfferingPermissions.OfNew(request.Caller, content.Provider), new DraftOffering(content));
        if (!permitted.IsSuccess)
        {
            return Result.Failure<Done>(permitted.Findings);
        }

        var decided = OfferingDecisions.Decide(permitted.Value, await FactsAsync(content.Provider, stop));
        return decided.IsSuccess
            ? await store.RecordAsync(request, DraftOffering.Name, [DirectoryStore.Append(Streams.Offering(id), 0, decided.Value)], stop)
            : Result.Failure<Done>(decided.Findings);
    }

    /// <summary>A command on one offering.</summary>
    public async Task<Result<Done>> RunAsync<TCommand>(
        ApiRequest request, string id, Precondition? version, TCommand command,
        Func<OfferingState, Permitted<TCommand>, OfferingFacts, Result<ValueList<DirectoryEvent>>> decide, CancellationToken stop)
        where TCommand : class, IHubCommand
    {
        if (await store.RepeatedAsync(request, Streams.Offering(id), stop) is { } done)
        {
            return Result.Success(done);
        }

        var loaded = await LoadAsync(id, stop);
        var permitted = Permit(request, loaded, command, version);
        if (!permitted.IsSuccess)
        {
            return Result.Failure<Done>(permitted.Findings);
        }

        var decided = decide(loaded.State!, permitted.Value, await FactsAsync(loaded.State!.Content.Provider, stop));
        return decided.IsSuccess
            ? await store.RecordAsync(request, TCommand.Name, [DirectoryStore.Append(Streams.Offering(id), loaded.Version, decided.Value)], stop)
            : Result.Failure<Done>(decided.Findings);
    }

    /// <summary>Takes over a node's release, if a known node signed it.</summary>
    public async Task<Result<Done>> FeedAsync(ApiRequest request, string id, byte[] envelope, CancellationToken stop)
    {
        // Who may not feed it learns nothing about the release either.
        var loaded = await LoadAsync(id, stop);
        if (loaded.State is null || !store.Permissions.Allows(request.Caller, OfferingPermissions.Of(request.Caller, loaded.State), FeedDataset.Name))
        {
            var mayRead = loaded.State is not null && Permit(request, loaded, new ReadOffering()).IsSuccess;
            return Result.Failure<Done>(
                [mayRead ? PermissionErrors.NotAllowed.At(SourcePlace.None, FeedDataset.Name.Command, loaded.State!.Standing) : PermissionTables.NotThere()]);
        }

        var release = CountReleases.Receive(envelope, nodes);
        return release.IsSuccess
            ? await RunAsync(request, id, null, new FeedDataset(release.Value), OfferingDecisions.Decide, stop)
            : Result.Failure<Done>(release.Findings);
    }

    /// <summary>The command, permitted, on an offering that is still as the caller saw it.</summary>
    public Result<Permitted<TCommand>> Permit<TCommand>(ApiRequest request, Loaded<OfferingState> loaded, TCommand command, Precondition? version = null)
        where TCommand : class, IHubCommand
    {
        if (loaded.State is not { } state)
        {
            return Result.Failure<Permitted<TCommand>>([PermissionTables.NotThere()]);
        }

        var permitted = store.Permissions.Check(request.Caller, OfferingPermissions.Of(request.Caller, state), command);
        return permitted.IsSuccess && version is not null ? version.Hold(permitted.Value, loaded.Version) : permitted;
    }

    /// <summary>A party's offerings in every state that the caller may read, by id; also those of parties that were merged into it.</summary>
    public async Task<Page<OfferingView>> ListAsync(ApiRequest request, PageRequest page, string provider, CancellationToken stop)
    {
        var now = await store.SuccessorAsync(provider, stop);
        var readable = await ReadableAsync(request, stop);
        var values = new SqlValues();
        var rows = await store.QueryAsync(
            $"SELECT o.id {Providers} WHERE o.provider IN {values.In((await store.LeadingToAsync([now.Id], stop))[now.Id])} AND o.id > {values.Add(page.After ?? "")} "
            + $"AND {readable.Where(values, State, p => $"o.provider IN {p}")} ORDER BY o.id LIMIT {values.Add(page.Limit + 1)}",
            r => r.GetString(0),
            stop,
            values.All);
        var views = new List<OfferingView>();
        foreach (var id in rows)
        {
            views.Add((await LoadAsync(id, stop)).State!.View());
        }

        return page.Page(views, v => v.Id);
    }

    /// <summary>The published datasets that the caller may read, by id, with the names of their providers: one question for a page, however many there are.</summary>
    public async Task<Page<(OfferingView Dataset, Texts Publisher)>> DatasetsAsync(ApiRequest request, PageRequest page, CancellationToken stop)
    {
        var readable = await ReadableAsync(request, stop);
        var values = new SqlValues();
        var rows = await store.QueryAsync(
            $"SELECT o.id, o.content, o.figures, o.state, r.id, r.profile {Providers} WHERE o.kind = 'dataset' AND o.is_published AND o.id > {values.Add(page.After ?? "")} "
            + $"AND {readable.Where(values, State, p => $"o.provider IN {p}")} ORDER BY o.id LIMIT {values.Add(page.Limit + 1)}",
            r =>
            {
                var content = DirectoryEvents.Value<OfferingContent>(r.GetString(1));
                var figures = r.IsDBNull(2) ? null : DirectoryEvents.Value<DatasetFigures>(r.GetString(2));
                return (
                    new OfferingView(r.GetString(0), r.GetString(3), r.IsDBNull(4) ? content : content with { Provider = r.GetString(4) }, figures, Reason: null),
                    r.IsDBNull(5) ? new Texts() : DirectoryEvents.Value<PartyProfile>(r.GetString(5)).Names);
            },
            stop,
            values.All);
        return page.Page(rows, r => r.Item1.Id);
    }

    private Task<Readable> ReadableAsync(ApiRequest request, CancellationToken stop) =>
        Readable.OfAsync(store, request.Caller, ReadOffering.Name, (state, party) => OfferingPermissions.Of(request.Caller, state, party), stop);

    private async Task<OfferingFacts> FactsAsync(string provider, CancellationToken stop) =>
        new(store.Data, store.Today, (await parties.LoadAsync(provider, stop)).State, store.Vocabulary);
}
