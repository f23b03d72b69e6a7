using Naru.Core;

namespace Naru.Hub.Identity.Contracts;

/// <summary>
/// What identity asks of whoever knows the parties: a port. Roles are held in parties, and parties are merged and closed: what has become of them is asked at every request, so that a right
/// goes over or ends in the very moment of the merge or the closing. Implementations are safe for threads.
/// </summary>
internal interface IPartyDirectory
{
    /// <summary>Those of the given parties that are no longer themselves: merged into another one, or closed. Parties that are not known are left out.</summary>
    Task<IReadOnlyDictionary<string, PartyGone>> GoneAsync(IReadOnlyCollection<string> parties, CancellationToken stop);

    /// <summary>The parties that were merged into the given ones. Those into which none was merged are left out.</summary>
    Task<IReadOnlyDictionary<string, ValueList<string>>> AbsorbedAsync(IReadOnlyCollection<string> parties, CancellationToken stop);

    /// <summary>What helps to judge whether somebody may speak for a party; null if there is none, or one that nobody can speak for.</summary>
    Task<PartyOutline?> FindAsync(string party, CancellationToken stop);

    /// <summary>
    /// An officer has satisfied himself that a party is the one that it says it is. The same order again changes nothing, and nothing is changed if the party is verified already, or closed.
    /// </summary>
    /// <returns>Why it cannot be recorded now; none if all is done.</returns>
    Task<ValueList<Error>> VerifyAsync(PartyVerification order, CancellationToken stop);
}

/// <summary>What has become of a party. Immutable.</summary>
/// <param name="Into">The party to which it leads now; null if that one is closed.</param>
internal sealed record PartyGone(string? Into);

/// <summary>A party, as far as it helps to judge a claim. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Names">Its names.</param>
/// <param name="IsVerified">Whether the hub's officers hold it to be the one that it says it is.</param>
/// <param name="RegisteredBy">Who registered it.</param>
/// <param name="RegisteredAt">When.</param>
/// <param name="Website">The domain of its web site, and who said so.</param>
/// <param name="Contact">The domain of its contact's e-mail address, and who said so.</param>
internal sealed record PartyOutline(
    string Id, PartyNames Names, bool IsVerified, string? RegisteredBy, DateTimeOffset? RegisteredAt, SaidDomain? Website, SaidDomain? Contact);

/// <summary>A party's names. Immutable.</summary>
internal sealed record PartyNames(string? Ko, string? En);

/// <summary>A domain, in lower case and without <c>www.</c>, and the person who said that it is the party's. Immutable.</summary>
internal sealed record SaidDomain(string Domain, string? SaidBy);

/// <summary>That a party is to be marked as verified. Immutable.</summary>
/// <param name="Party">The party.</param>
/// <param name="By">The officer.</param>
/// <param name="Ground">On what ground: <c>claim/‹id›</c>.</param>
/// <param name="Command">The order's own id, so that it can be given again without harm.</param>
internal sealed record PartyVerification(string Party, string By, string Ground, string Command);
