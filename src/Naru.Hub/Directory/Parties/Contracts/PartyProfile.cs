using Naru.Core;

namespace Naru.Hub.Directories.Contracts;

/// <summary>The kinds of party.</summary>
public enum PartyKind
{
    /// <summary>사람. Its name is personal.</summary>
    Person,

    /// <summary>기관.</summary>
    Organisation,

    /// <summary>부서: lies within an organisation or another unit.</summary>
    Unit,

    /// <summary>위원회: may lie within an organisation.</summary>
    Board,
}

/// <summary>What is said of a party; how to reach it is not part of it. Immutable.</summary>
/// <param name="Kind">What it is; never changes.</param>
/// <param name="Names">Its names; of a person whose key was erased, empty.</param>
public sealed record PartyProfile(PartyKind Kind, Texts Names)
{
    /// <summary>The type of an organisation: a code of the list <c>organisation-type</c>.</summary>
    public string? OrganisationType { get; init; }

    /// <summary>The code of the district in which it is.</summary>
    public string? District { get; init; }

    /// <summary>The ROR id of an organisation: <c>https://ror.org/…</c>, or its nine characters.</summary>
    public string? Ror { get; init; }

    /// <summary>The Korean business registration number: ten digits, with or without hyphens.</summary>
    public string? BusinessNumber { get; init; }

    /// <summary>The id of the party within which a unit or a board lies.</summary>
    public string? Within { get; init; }

    /// <summary>The day on which an organisation was founded.</summary>
    public DateOnly? Founded { get; init; }

    /// <summary>What it can do: codes of the list <c>capability</c>.</summary>
    public ValueList<string> Capabilities { get; init; } = [];

    /// <summary>The address of its web site.</summary>
    public string? Website { get; init; }
}

/// <summary>A person's role in a party, as the directory shows it; rights come from elsewhere. Immutable.</summary>
/// <param name="Person">The person's party id.</param>
/// <param name="Role">A code of the list <c>party-role</c>.</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while it lasts.</param>
public sealed record PartyRole(string Person, string Role, DateOnly From, DateOnly? To = null);

/// <summary>How a party is reached. It is personal: it is sealed with a person's key, and shown to those alone who may see it. Immutable.</summary>
/// <param name="Person">The party id of the person who is reached; null for nobody in particular.</param>
/// <param name="Name">Who answers.</param>
/// <param name="Email">An e-mail address.</param>
/// <param name="Phone">A telephone number.</param>
public sealed record PartyContact(string? Person = null, Texts? Name = null, string? Email = null, string? Phone = null);

/// <summary>A party as the API shows it. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State"><c>active</c>, <c>person</c>, <c>merged</c> or <c>closed</c>.</param>
/// <param name="Profile">What is said of it.</param>
/// <param name="People">Who has which role in it.</param>
/// <param name="MergedInto">Into which party it was merged.</param>
/// <param name="Absorbed">Which parties were merged into it.</param>
/// <param name="Erased">Whether the person's name was erased.</param>
/// <param name="VerifiedAt">Since when the hub's officers hold it to be the one that it says it is; null if they do not: then anybody may have registered it under this name.</param>
/// <param name="ClaimAt">Where one asks to represent it; null if it cannot be represented.</param>
public sealed record PartyView(
    string Id, string State, PartyProfile Profile, ValueList<PartyRole> People, string? MergedInto, ValueList<string> Absorbed, bool Erased,
    DateTimeOffset? VerifiedAt = null, string? ClaimAt = null);
