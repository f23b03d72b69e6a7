using Naru.Hub.Directories.Contracts;
using Naru.Hub.Kernel;

namespace Naru.Hub.Directories.Parties;

/// <summary>Registers a party.</summary>
internal sealed record RegisterParty(PartyProfile Profile) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "party", "register");
}

/// <summary>Says something else of a party.</summary>
internal sealed record ChangeParty(PartyProfile Profile) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "party", "change");
}

/// <summary>Shows a party, or lists parties.</summary>
internal sealed record ReadParty : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "party", "read");
}

/// <summary>Gives a person a role in a party.</summary>
internal sealed record AddRole(string Person, string Role, DateOnly From) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "party", "add-role");
}

/// <summary>Ends a person's role in a party.</summary>
internal sealed record EndRole(string Person, string Role, DateOnly To) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "party", "end-role");
}

/// <summary>Says how a party is reached.</summary>
internal sealed record SetContact(PartyContact Contact) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "party", "set-contact");
}

/// <summary>Shows how a party is reached.</summary>
internal sealed record ReadContact : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "party", "read-contact");
}

/// <summary>Merges a duplicate into the party that stays.</summary>
internal sealed record MergeParty(string Into) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "party", "merge");
}

/// <summary>Says that a party is the one that it says it is.</summary>
internal sealed record VerifyParty(string Ground) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "party", "verify");
}

/// <summary>Takes that back.</summary>
internal sealed record UnverifyParty(string Reason) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "party", "unverify");
}

/// <summary>Closes a party: it is no more.</summary>
internal sealed record CloseParty(string Reason) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "party", "close");
}
