using Naru.Hub.Directories.Contracts;
using Naru.Ledger.Personal;

namespace Naru.Hub.Directories.Parties;

/// <summary>Something that happened to a party.</summary>
internal abstract record PartyEvent : DirectoryEvent;

/// <summary>It was registered.</summary>
/// <param name="Profile">What is said of it; of a person, without the names.</param>
/// <param name="Person">The names of a person, sealed.</param>
internal sealed record PartyRegistered(PartyProfile Profile, PersonalText? Person = null) : PartyEvent;

/// <summary>Something else is said of it.</summary>
/// <param name="Profile">What is said of it now; of a person, without the names.</param>
/// <param name="Person">The names of a person, sealed.</param>
internal sealed record PartyChanged(PartyProfile Profile, PersonalText? Person = null) : PartyEvent;

/// <summary>A person took a role in it.</summary>
internal sealed record RoleAdded(string Person, string Role, DateOnly From) : PartyEvent;

/// <summary>A person's role in it ended.</summary>
internal sealed record RoleEnded(string Person, string Role, DateOnly To) : PartyEvent;

/// <summary>It is reached in another way.</summary>
internal sealed record ContactSet(PersonalText Contact) : PartyEvent;

/// <summary>It turned out to be the same as another party.</summary>
internal sealed record PartyMerged(string Into) : PartyEvent;

/// <summary>A duplicate was merged into it.</summary>
/// <param name="Other">The duplicate.</param>
/// <param name="Profile">What is said of it now: what only the duplicate said was taken over.</param>
internal sealed record PartyAbsorbed(string Other, PartyProfile Profile) : PartyEvent;

/// <summary>It is the one that it says it is: an officer of the hub has satisfied himself of that. Who and when is the record's own actor and time.</summary>
/// <param name="Ground">On what ground: <c>claim/‹id›</c>, <c>merge/‹id›</c>, or an officer's words.</param>
internal sealed record PartyVerified(string Ground) : PartyEvent;

/// <summary>It is no longer held to be the one that it says it is.</summary>
/// <param name="Reason"><c>renamed</c> if names or numbers became others, or an officer's words.</param>
internal sealed record PartyUnverified(string Reason) : PartyEvent;

/// <summary>It is no more.</summary>
internal sealed record PartyClosed(string Reason) : PartyEvent;

/// <summary>
/// A number that only one party can have was given to a party. It stands in a stream of its own, <c>number/…</c>, whose expected version keeps two
/// instances from giving it away at the same time.
/// </summary>
internal sealed record NumberTaken(string Party) : DirectoryEvent;

/// <summary>A number was given up.</summary>
internal sealed record NumberFreed(string Party) : DirectoryEvent;
