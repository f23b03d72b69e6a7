using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;

namespace Naru.Hub.Directories.Parties;

/// <summary>A party, as its events made it. Immutable.</summary>
internal sealed record PartyState(string Id, PartyProfile Profile)
{
    public ValueList<PartyRole> People { get; init; } = [];

    public string? MergedInto { get; init; }

    public ValueList<string> Absorbed { get; init; } = [];

    public bool IsClosed { get; init; }

    public bool IsErased { get; init; }

    public PersonalText? Contact { get; init; }

    /// <summary>Whether an officer has satisfied himself that it is the one that it says it is.</summary>
    public bool IsVerified { get; init; }

    /// <summary>When that was.</summary>
    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>Who registered it, and when.</summary>
    public Saying? Registered { get; init; }

    /// <summary>Who said last which web site it has.</summary>
    public string? WebsiteBy { get; init; }

    /// <summary>Who said last how it is reached.</summary>
    public string? ContactBy { get; init; }

    /// <summary>The state's name in the permission table.</summary>
    public string Standing => MergedInto is not null ? PartyStandings.Merged
        : IsClosed ? PartyStandings.Closed
        : Profile.Kind == PartyKind.Person ? PartyStandings.Person
        : PartyStandings.Active;

    /// <summary>The party after an event; null before the first.</summary>
    public static PartyState? Apply(string id, PartyState? state, DirectoryEvent e) => e switch
    {
        PartyRegistered registered => Named(new PartyState(id, registered.Profile), registered.Person),
        PartyChanged changed => Named(Of(state) with { Profile = changed.Profile }, changed.Person),
        RoleAdded added => Of(state) with { People = [.. Of(state).People, new PartyRole(added.Person, added.Role, added.From)] },
        RoleEnded ended => Of(state) with
        {
            People = Of(state).People.Select(p => p.Person == ended.Person && p.Role == ended.Role && p.To is null ? p with { To = ended.To } : p).ToValueList(),
        },
        ContactSet set => Of(state) with { Contact = set.Contact },
        PartyMerged merged => Of(state) with { MergedInto = merged.Into },
        PartyAbsorbed absorbed => Of(state) with
        {
            Profile = absorbed.Profile.Kind == PartyKind.Person ? absorbed.Profile with { Names = Of(state).Profile.Names } : absorbed.Profile,
            Absorbed = [.. Of(state).Absorbed, absorbed.Other],
        },
        PartyVerified => Of(state) with { IsVerified = true },
        PartyUnverified => Of(state) with { IsVerified = false, VerifiedAt = null },
        PartyClosed => Of(state) with { IsClosed = true },
        _ => state,
    };

    /// <summary>The party after an event as it was recorded: with who said what, and when.</summary>
    public static PartyState? Apply(string id, PartyState? state, RecordedEvent recorded)
    {
        if (DirectoryEvents.Of(recorded) is not { } e || Apply(id, state, e) is not { } after)
        {
            return state;
        }

        after = after.Profile.Website == state?.Profile.Website ? after : after with { WebsiteBy = recorded.Actor };
        return e switch
        {
            PartyRegistered => after with { Registered = new Saying(recorded.Actor, recorded.Time) },
            PartyVerified => after with { VerifiedAt = recorded.Time },
            ContactSet => after with { ContactBy = recorded.Actor },
            _ => after,
        };
    }

    /// <summary>The party as the API shows it.</summary>
    /// <param name="claimAt">Where one asks to represent parties; null if that cannot be asked.</param>
    public PartyView View(string? claimAt) => new(
        Id, Standing, Profile, People, MergedInto, Absorbed, IsErased, VerifiedAt, Standing == PartyStandings.Active ? claimAt : null);

    /// <summary>How it is reached; null if nobody said, or if it was erased.</summary>
    public PartyContact? OpenContact() => Contact?.Text is { } text ? DirectoryEvents.Value<PartyContact>(text) : null;

    /// <summary>What the ledger records of a profile: a person's names apart, so that they are sealed.</summary>
    public static (PartyProfile Profile, PersonalText? Person) Sealed(string id, PartyProfile profile) => profile.Kind == PartyKind.Person
        ? (profile with { Names = new Texts() }, new PersonalText(id, DirectoryEvents.Text(profile.Names)))
        : (profile, null);

    private static PartyState Named(PartyState state, PersonalText? person) => person switch
    {
        null => state,
        { Text: { } text } => state with { Profile = state.Profile with { Names = DirectoryEvents.Value<Texts>(text) }, IsErased = false },
        _ => state with { IsErased = true },
    };

    private static PartyState Of(PartyState? state) => state ?? throw new InvalidOperationException("A party's first event registers it.");
}

/// <summary>Who said something, and when. Immutable.</summary>
internal sealed record Saying(string By, DateTimeOffset At);

/// <summary>The states of a party in the permission table.</summary>
internal static class PartyStandings
{
    public const string Absent = "absent";
    public const string Active = "active";
    public const string Person = "person";
    public const string Merged = "merged";
    public const string Closed = "closed";
}
