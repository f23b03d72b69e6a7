using System.Globalization;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Naru.Ledger;
using Naru.Ledger.Events;

namespace Naru.Hub.Directories.Parties;

/// <summary>What identity may know of parties. What has become of them stands in the projection, which changes in the transaction of the merge or the closing. Safe for threads.</summary>
internal sealed class PartyDirectory(DirectoryStore store, ILedger ledger) : IPartyDirectory
{
    private const int MostAttempts = 5;

    /// <summary>So many at once: more parameters than that are no business of a statement.</summary>
    private const int AtOnce = 100;

    public async Task<IReadOnlyDictionary<string, PartyGone>> GoneAsync(IReadOnlyCollection<string> parties, CancellationToken stop)
    {
        var gone = new Dictionary<string, PartyGone>(StringComparer.Ordinal);
        foreach (var some in parties.Chunk(AtOnce))
        {
            var rows = await store.QueryAsync(
                "SELECT p.id, COALESCE(r.id, p.id), COALESCE(r.state, p.state) FROM directory_party p LEFT JOIN directory_party r ON r.id = p.merged_into "
                + $"WHERE p.state IN ('merged', 'closed') AND p.id IN ({Names(some)})",
                r => (Id: r.GetString(0), Now: r.GetString(1), State: r.GetString(2)),
                stop,
                Values(some));
            foreach (var row in rows)
            {
                gone[row.Id] = new PartyGone(row.State == PartyStandings.Closed ? null : row.Now);
            }
        }

        return gone;
    }

    public async Task<IReadOnlyDictionary<string, ValueList<string>>> AbsorbedAsync(IReadOnlyCollection<string> parties, CancellationToken stop)
    {
        var rows = new List<(string Into, string Id)>();
        foreach (var some in parties.Chunk(AtOnce))
        {
            rows.AddRange(await store.QueryAsync(
                $"SELECT merged_into, id FROM directory_party WHERE merged_into IN ({Names(some)}) ORDER BY id", r => (r.GetString(0), r.GetString(1)), stop, Values(some)));
        }

        return rows.GroupBy(r => r.Into, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Select(r => r.Id).ToValueList(), StringComparer.Ordinal);
    }

    public async Task<PartyOutline?> FindAsync(string party, CancellationToken stop)
    {
        if ((await PartyStore.LoadAsync(store, party, stop)).State is not { Profile.Kind: not PartyKind.Person } state)
        {
            return null;
        }

        return new PartyOutline(
            state.Id, new PartyNames(state.Profile.Names.Ko, state.Profile.Names.En), state.IsVerified, state.Registered?.By, state.Registered?.At,
            Said(Host(state.Profile.Website), state.WebsiteBy), Said(MailDomain(state.OpenContact()?.Email), state.ContactBy));
    }

    public async Task<ValueList<Error>> VerifyAsync(PartyVerification order, CancellationToken stop)
    {
        // Whoever gave the order was an officer when the claim was granted: that was permitted then, and what it brings about is not asked again.
        var officer = new Caller(order.By, [new HeldRole(Standing.Hub, "officer")]);
        for (var attempt = 1; ; attempt++)
        {
            var loaded = await PartyStore.LoadAsync(store, order.Party, stop);
            if (loaded.State?.MergedInto is { } into)
            {
                loaded = await PartyStore.LoadAsync(store, into, stop);
            }

            if (loaded.State is not { } state
                || store.Permissions.Check(officer, PartyPermissions.Of(officer, state), new VerifyParty(order.Ground)) is not { IsSuccess: true } permitted
                || PartyDecisions.Decide(state, permitted.Value, new PartyFacts(store.Data, store.Today, NoParties, NoHolders)) is not { IsSuccess: true } decided)
            {
                // Verified before, or closed: nothing is left to be done.
                return [];
            }

            var appended = await ledger.AppendAsync(
                new Append(new Origin(order.Command, order.By, VerifyParty.Name.ToString()), [DirectoryStore.Append(Streams.Party(state.Id), loaded.Version, decided.Value)]), stop);
            if (appended.IsSuccess)
            {
                return [];
            }

            if (attempt == MostAttempts || appended.Errors.Any(e => e.Code != LedgerErrors.VersionConflict.Code))
            {
                return appended.Errors.ToValueList();
            }
        }
    }

    private static readonly Dictionary<string, PartyState> NoParties = new(StringComparer.Ordinal);

    private static readonly Dictionary<string, string> NoHolders = new(StringComparer.Ordinal);

    private static string Names(string[] values) => string.Join(", ", values.Select((_, i) => Name(i)));

    private static (string Name, object Value)[] Values(string[] values) => values.Select((v, i) => (Name(i), (object)v)).ToArray();

    private static string Name(int i) => string.Create(CultureInfo.InvariantCulture, $"@p{i}");

    private static SaidDomain? Said(string? domain, string? by) => domain is null ? null : new SaidDomain(domain, by);

    private static string? Host(string? website)
    {
        if (!Uri.TryCreate(website, UriKind.Absolute, out var address) || address.Host.Length == 0)
        {
            return null;
        }

        var host = address.IdnHost.ToLowerInvariant();
        return host.StartsWith("www.", StringComparison.Ordinal) ? host[4..] : host;
    }

    private static string? MailDomain(string? email) => email?.LastIndexOf('@') is { } at and > 0 ? email[(at + 1)..].ToLowerInvariant() : null;
}
