using Naru.Hub.Identity.Contracts;

namespace Naru.Hub.Identity.Memberships;

/// <summary>
/// What has become of some parties, at one moment. What is stored about a party keeps the id of then; to whom it belongs now is found here, so that a merge needs no second step that could be missed.
/// Immutable.
/// </summary>
internal sealed class PartyFates
{
    private readonly IReadOnlyDictionary<string, PartyGone> gone;

    private PartyFates(IReadOnlyDictionary<string, PartyGone> gone) => this.gone = gone;

    /// <summary>Asks the directory about parties; the operator of the hub is none of its.</summary>
    public static async Task<PartyFates> OfAsync(IPartyDirectory directory, IEnumerable<string> parties, CancellationToken stop)
    {
        var asked = parties.Where(p => p != Permissions.Standing.Hub).Distinct(StringComparer.Ordinal).ToList();
        return new PartyFates(asked.Count == 0 ? new Dictionary<string, PartyGone>(StringComparer.Ordinal) : await directory.GoneAsync(asked, stop));
    }

    /// <summary>The ids under which something of a party may be stored: its own, and those of the parties that were merged into it.</summary>
    public static async Task<List<string>> IdsOfAsync(IPartyDirectory directory, string party, CancellationToken stop) =>
        party == Permissions.Standing.Hub ? [party] : [party, .. (await directory.AbsorbedAsync([party], stop)).GetValueOrDefault(party, [])];

    /// <summary>The party to which an id leads now; a closed one leads to itself.</summary>
    public string Now(string party) => gone.GetValueOrDefault(party)?.Into ?? party;

    /// <summary>Whether the party to which it leads is closed: nothing is held in it.</summary>
    public bool IsClosed(string party) => gone.TryGetValue(party, out var fate) && fate.Into is null;
}
