using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Parties;

/// <summary>Parties: what is asked of them, permitted, decided and recorded. Safe for threads.</summary>
/// <param name="store">The ledger's streams.</param>
/// <param name="representation">Who knows who represents whom; null while nobody does.</param>
internal sealed class PartyStore(DirectoryStore store, IRepresentation? representation = null)
{
    private const int DeepestNesting = 32;

    /// <summary>Where one asks to represent a party; null if that cannot be asked.</summary>
    public string? ClaimAddress => representation?.ClaimAddress;

    /// <summary>A party and its version.</summary>
    public Task<Loaded<PartyState>> LoadAsync(string id, CancellationToken stop) => LoadAsync(store, id, stop);

    /// <summary>A party and its version, from its stream.</summary>
    public static async Task<Loaded<PartyState>> LoadAsync(DirectoryStore store, string id, CancellationToken stop)
    {
        PartyState? state = null;
        var version = 0L;
        foreach (var recorded in Streams.IsId(id) ? await store.RecordsAsync(Streams.Party(id), stop) : [])
        {
            version = recorded.Version;
            state = PartyState.Apply(id, state, recorded);
        }

        return new Loaded<PartyState>(state, version);
    }

    /// <summary>The parties of these ids that are there.</summary>
    public async Task<Dictionary<string, PartyState>> FindAsync(IEnumerable<string?> ids, CancellationToken stop)
    {
        var found = new Dictionary<string, PartyState>(StringComparer.Ordinal);
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (id is not null && (await LoadAsync(id, stop)).State is { } state)
            {
                found[id] = state;
            }
        }

        return found;
    }

    public async Task<Result<Done>> RegisterAsync(ApiRequest request, PartyProfile profile, CancellationToken stop)
    {
        // A person registers under the id that the person signs in with; everything else gets a new one.
        var id = profile.Kind == PartyKind.Person && request.Caller.Person is { } person && !IsOfficer(request.Caller) ? person : DirectoryStore.NewId(request);
        if (await store.RepeatedAsync(request, Streams.Party(id), stop) is { } done)
        {
            return Result.Success(done);
        }

        var permitted = store.Permissions.Check(request.Caller, PartyPermissions.OfNew(request.Caller, profile, id), new RegisterParty(profile));
        if (!permitted.IsSuccess)
        {
            return Result.Failure<Done>(permitted.Findings);
        }

        var numbers = await NumbersAsync(profile, null, stop);
        var decided = PartyDecisions.Decide(id, permitted.Value, await FactsAsync([profile.Within], numbers, stop));
        return await RecordAsync(request, RegisterParty.Name, id, 0, decided, numbers, null, profile, stop);
    }

    public async Task<Result<Done>> ChangeAsync(ApiRequest request, string id, Precondition version, PartyProfile profile, CancellationToken stop)
    {
        if (await store.RepeatedAsync(request, Streams.Party(id), stop) is { } done)
        {
            return Result.Success(done);
        }

        var loaded = await LoadAsync(id, stop);

        // Whoever registered a party may put right what it says, until somebody speaks for it; nothing else comes of having registered it.
        var isNobodysYet = loaded.State is { } state && representation is not null && PartyPermissions.IsRegistrant(request.Caller, state)
            && !await representation.HasEverHadRepresentativeAsync(id, stop);
        var permitted = Permit(request, loaded, new ChangeParty(profile), version, isNobodysYet);
        if (!permitted.IsSuccess)
        {
            return Result.Failure<Done>(permitted.Findings);
        }

        var numbers = await NumbersAsync(profile, loaded.State!.Profile, stop);
        var decided = PartyDecisions.Decide(loaded.State, permitted.Value, await FactsAsync([profile.Within], numbers, stop));
        return await RecordAsync(request, ChangeParty.Name, id, loaded.Version, decided, numbers, loaded.State.Profile, profile, stop);
    }

    /// <summary>A command on one party that touches no number.</summary>
    public async Task<Result<Done>> RunAsync<TCommand>(
        ApiRequest request, string id, Precondition? version, TCommand command, IEnumerable<string?> others,
        Func<PartyState, Permitted<TCommand>, PartyFacts, Result<ValueList<DirectoryEvent>>> decide, CancellationToken stop)
        where TCommand : class, IHubCommand
    {
        if (await store.RepeatedAsync(request, Streams.Party(id), stop) is { } done)
        {
            return Result.Success(done);
        }

        var loaded = await LoadAsync(id, stop);
        var permitted = Permit(request, loaded, command, version);
        if (!permitted.IsSuccess)
        {
            return Result.Failure<Done>(permitted.Findings);
        }

        var decided = decide(loaded.State!, permitted.Value, await FactsAsync(others, [], stop));
        return decided.IsSuccess
            ? await store.RecordAsync(request, TCommand.Name, [DirectoryStore.Append(Streams.Party(id), loaded.Version, decided.Value)], stop)
            : Result.Failure<Done>(decided.Findings);
    }

    public async Task<Result<Done>> MergeAsync(ApiRequest request, string id, Precondition version, string into, CancellationToken stop)
    {
        if (await store.RepeatedAsync(request, Streams.Party(id), stop) is { } done)
        {
            return Result.Success(done);
        }

        var (duplicate, stays) = (await LoadAsync(id, stop), await LoadAsync(into, stop));
        var permitted = Permit(request, duplicate, new MergeParty(into), version);
        if (!permitted.IsSuccess)
        {
            return Result.Failure<Done>(permitted.Findings);
        }

        var decided = PartyDecisions.Decide(duplicate.State!, permitted.Value, await FactsAsync([into, stays.State?.Profile.Within], [], stop));
        if (!decided.IsSuccess)
        {
            return Result.Failure<Done>(decided.Findings);
        }

        // The duplicate's numbers go over to the party that stays.
        var numbers = await NumbersAsync(duplicate.State!.Profile, null, stop);
        var moves = numbers.Where(n => n.Holder == id).Select(n => DirectoryStore.Append(n.Stream, n.Version, [new NumberFreed(id), new NumberTaken(into)]));
        return await store.RecordAsync(
            request, MergeParty.Name,
            [
                DirectoryStore.Append(Streams.Party(id), duplicate.Version, decided.Value.OfDuplicate),
                DirectoryStore.Append(Streams.Party(into), stays.Version, decided.Value.OfStaying), .. moves,
            ],
            stop);
    }

    /// <summary>Lists parties, by id; a person's name is opened for those who may see it.</summary>
    public async Task<Result<Page<PartyView>>> ListAsync(ApiRequest request, PageRequest page, string? kind, string? district, string? within, CancellationToken stop)
    {
        var errors = new List<Error>();
        if (kind is not null && !Enum.GetValues<PartyKind>().Any(k => Kinds.Name(k) == kind))
        {
            errors.Add(ApiErrors.BadQuery.At(SourcePlace.None, "kind", string.Join(" | ", Enum.GetValues<PartyKind>().Select(Kinds.Name))));
        }

        if (district is not null && store.Data.District(district) is null)
        {
            errors.Add(DirectoryErrors.UnknownCode.At("$.district", district.Length <= 64 ? district : "…", "district"));
        }

        if (errors.Count > 0)
        {
            return Result.Failure<Page<PartyView>>(errors.ToValueList());
        }

        var mayReadPersons = store.Permissions.Allows(request.Caller, Standing.Of(request.Caller, PartyStandings.Person), ReadParty.Name);
        var rows = await store.QueryAsync(
            "SELECT id, kind FROM directory_party WHERE id > @after AND (@kind = '' OR kind = @kind) AND (@district = '' OR district = @district) "
            + "AND (@within = '' OR within_party = @within) AND state <> 'merged' AND (kind <> 'person' OR @persons) ORDER BY id LIMIT @limit",
            r => r.GetString(0),
            stop,
            ("@after", page.After ?? ""), ("@kind", kind ?? ""), ("@district", district ?? ""), ("@within", within ?? ""), ("@persons", mayReadPersons),
            ("@limit", page.Limit + 1));
        var views = new List<PartyView>();
        foreach (var id in rows)
        {
            if ((await LoadAsync(id, stop)).State is { } state)
            {
                views.Add(state.View(ClaimAddress));
            }
        }

        return Result.Success(page.Page(views, v => v.Id));
    }

    /// <summary>The command, permitted, on a party that is still as the caller saw it.</summary>
    public Result<Permitted<TCommand>> Permit<TCommand>(ApiRequest request, Loaded<PartyState> loaded, TCommand command, Precondition? version, bool isNobodysYet = false)
        where TCommand : class, IHubCommand
    {
        if (loaded.State is not { } state)
        {
            return Result.Failure<Permitted<TCommand>>([PermissionTables.NotThere()]);
        }

        var permitted = store.Permissions.Check(request.Caller, PartyPermissions.Of(request.Caller, state, isNobodysYet), command);
        return permitted.IsSuccess && version is not null ? version.Hold(permitted.Value, loaded.Version) : permitted;
    }

    private static bool IsOfficer(Caller caller) => caller.Roles.Any(r => r.Party == Standing.Hub && r.Role == "officer");

    private async Task<Result<Done>> RecordAsync(
        ApiRequest request, CommandName rule, string id, long version, Result<ValueList<DirectoryEvent>> decided, IReadOnlyList<NumberClaim> numbers,
        PartyProfile? before, PartyProfile after, CancellationToken stop)
    {
        if (!decided.IsSuccess)
        {
            return Result.Failure<Done>(decided.Findings);
        }

        var (old, wanted) = (PartyNumbers.Of(before).ToHashSet(StringComparer.Ordinal), PartyNumbers.Of(after).ToHashSet(StringComparer.Ordinal));
        var claims = numbers.Select(n => (Number: n, Event: wanted.Contains(n.Stream) && n.Holder is null ? new NumberTaken(id)
                : old.Contains(n.Stream) && !wanted.Contains(n.Stream) && n.Holder == id ? (DirectoryEvent)new NumberFreed(id)
                : null))
            .Where(c => c.Event is not null)
            .Select(c => DirectoryStore.Append(c.Number.Stream, c.Number.Version, [c.Event!]));
        return await store.RecordAsync(request, rule, [DirectoryStore.Append(Streams.Party(id), version, decided.Value), .. claims], stop);
    }

    private async Task<PartyFacts> FactsAsync(IEnumerable<string?> named, IReadOnlyList<NumberClaim> numbers, CancellationToken stop)
    {
        var others = await FindAsync(named, stop);
        for (var depth = 0; depth < DeepestNesting; depth++)
        {
            var missing = others.Values.Select(o => o.Profile.Within).Where(w => w is not null && !others.ContainsKey(w)).ToList();
            var more = await FindAsync(missing, stop);
            if (more.Count == 0)
            {
                break;
            }

            foreach (var (id, state) in more)
            {
                others[id] = state;
            }
        }

        return new PartyFacts(
            store.Data, store.Today, others, numbers.Where(n => n.Holder is not null).ToDictionary(n => n.Stream, n => n.Holder!, StringComparer.Ordinal));
    }

    /// <summary>Who has the numbers of profiles, with the versions of their streams.</summary>
    private async Task<IReadOnlyList<NumberClaim>> NumbersAsync(PartyProfile profile, PartyProfile? before, CancellationToken stop)
    {
        var claims = new List<NumberClaim>();
        foreach (var stream in PartyNumbers.Of(profile).Concat(PartyNumbers.Of(before)).Distinct(StringComparer.Ordinal))
        {
            string? holder = null;
            var version = 0L;
            foreach (var recorded in await store.RecordsAsync(stream, stop))
            {
                version = recorded.Version;
                holder = DirectoryEvents.Of(recorded) is NumberTaken taken ? taken.Party : null;
            }

            claims.Add(new NumberClaim(stream, version, holder));
        }

        return claims;
    }

    /// <summary>A number's stream, its version, and who has the number.</summary>
    private sealed record NumberClaim(string Stream, long Version, string? Holder);
}
