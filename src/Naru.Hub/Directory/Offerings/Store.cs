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
    private static readonly string[] Standings = ["draft", "public", "members", "private", "suspended", "withdrawn"];

    public Task<Loaded<OfferingState>> LoadAsync(string id, CancellationToken stop) => Streams.IsId(id)
        ? store.LoadAsync<OfferingState>(Streams.Offering(id), (s, e) => OfferingState.Apply(id, s, e), stop)
        : Task.FromResult(new Loaded<OfferingState>(null, 0));

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

    /// <summary>A party's offerings in every state that the caller may read, by id.</summary>
    public async Task<Page<OfferingView>> ListAsync(ApiRequest request, PageRequest page, string provider, CancellationToken stop)
    {
        var seen = Standings
            .Where(s => store.Permissions.Allows(request.Caller, Standing.Of(request.Caller, s, owner: provider, person: provider), ReadOffering.Name))
            .ToList();
        if (seen.Count == 0)
        {
            return page.Page<OfferingView>([], v => v.Id);
        }

        var rows = await store.QueryAsync(
            $"SELECT id FROM directory_offering WHERE provider = @provider AND id > @after AND state IN ({string.Join(", ", seen.Select((_, i) => $"@s{i}"))}) ORDER BY id LIMIT @limit",
            r => r.GetString(0),
            stop,
            [("@provider", provider), ("@after", page.After ?? ""), ("@limit", page.Limit + 1), .. seen.Select((s, i) => ($"@s{i}", (object)s))]);
        var views = new List<OfferingView>();
        foreach (var id in rows)
        {
            views.Add((await LoadAsync(id, stop)).State!.View());
        }

        return page.Page(views, v => v.Id);
    }

    private async Task<OfferingFacts> FactsAsync(string provider, CancellationToken stop) =>
        new(store.Data, store.Today, (await parties.LoadAsync(provider, stop)).State, store.Vocabulary);
}
