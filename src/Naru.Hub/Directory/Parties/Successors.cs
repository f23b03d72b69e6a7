namespace Naru.Hub.Directories.Parties;

/// <summary>What has become of a party. Immutable.</summary>
/// <param name="Id">Its own id, or that of the party into which it was merged, however many merges lie between.</param>
/// <param name="IsClosed">Whether that party is closed.</param>
internal sealed record Successor(string Id, bool IsClosed);

/// <summary>
/// What has become of parties. Things keep the ids of then; whose they are now is found when they are read, in the projection, which changes in the transaction of the merge. So a merge needs no second
/// step that somebody's work at the same moment could escape.
/// </summary>
internal static class Successors
{
    /// <summary>So many at once: more parameters than that are no business of a statement.</summary>
    private const int AtOnce = 100;

    /// <summary>What has become of parties, by id; those that are not known are left out.</summary>
    public static async Task<IReadOnlyDictionary<string, Successor>> SuccessorsAsync(this DirectoryStore store, IEnumerable<string> parties, CancellationToken stop)
    {
        var found = new Dictionary<string, Successor>(StringComparer.Ordinal);
        foreach (var some in parties.Distinct(StringComparer.Ordinal).Chunk(AtOnce))
        {
            var values = new SqlValues();
            var rows = await store.QueryAsync(
                $"SELECT p.id, r.id, r.state FROM directory_party p JOIN directory_party r ON r.id = COALESCE(p.merged_into, p.id) WHERE p.id IN {values.In(some)}",
                r => (Id: r.GetString(0), Now: new Successor(r.GetString(1), r.GetString(2) == PartyStandings.Closed)),
                stop,
                values.All);
            foreach (var (id, now) in rows)
            {
                found[id] = now;
            }
        }

        return found;
    }

    /// <summary>What has become of a party.</summary>
    public static async Task<Successor> SuccessorAsync(this DirectoryStore store, string party, CancellationToken stop) =>
        (await store.SuccessorsAsync([party], stop)).GetValueOrDefault(party) ?? new Successor(party, IsClosed: false);

    /// <summary>The ids under which things of parties may stand, by party: its own, and those of the parties that were merged into it.</summary>
    public static async Task<ILookup<string, string>> LeadingToAsync(this DirectoryStore store, IReadOnlyCollection<string> parties, CancellationToken stop)
    {
        var leading = parties.Select(p => (To: p, From: p)).ToList();
        foreach (var some in parties.Chunk(AtOnce))
        {
            var values = new SqlValues();
            leading.AddRange(await store.QueryAsync(
                $"SELECT merged_into, id FROM directory_party WHERE merged_into IN {values.In(some)} ORDER BY id", r => (r.GetString(0), r.GetString(1)), stop, values.All));
        }

        return leading.ToLookup(l => l.To, l => l.From, StringComparer.Ordinal);
    }
}
