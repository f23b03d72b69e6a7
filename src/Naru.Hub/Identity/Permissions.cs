using Naru.Hub.Kernel;

namespace Naru.Hub.Identity;

/// <summary>See the own account, with what belongs to it.</summary>
internal sealed record ReadAccount : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "account", "read");
}

/// <summary>Change name, language and sessions of the own account.</summary>
internal sealed record ChangeAccount : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "account", "change");
}

/// <summary>Change how the own account is entered: password, codes, passkeys, institutions, tokens.</summary>
internal sealed record ChangeCredentials : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "account", "change-credentials");
}

/// <summary>See the own signing keys.</summary>
internal sealed record ReadSigningKeys : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "signing-key", "read");
}

/// <summary>Register a signing key.</summary>
internal sealed record RegisterSigningKey : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "signing-key", "register");
}

/// <summary>Revoke a signing key.</summary>
internal sealed record RevokeSigningKey : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "signing-key", "revoke");
}

/// <summary>See a party's invitations.</summary>
internal sealed record ReadInvitation : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "invitation", "read");
}

/// <summary>Offer a role.</summary>
internal sealed record InvitePerson : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "invitation", "invite");
}

/// <summary>Take an offered role.</summary>
internal sealed record AcceptInvitation : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "invitation", "accept");
}

/// <summary>Take an offer back.</summary>
internal sealed record RevokeInvitation : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "invitation", "revoke");
}

/// <summary>See a membership.</summary>
internal sealed record ReadMembership : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "membership", "read");
}

/// <summary>Give a role.</summary>
internal sealed record GrantMembership : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "membership", "grant");
}

/// <summary>End a role.</summary>
internal sealed record EndMembership : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "membership", "end");
}

/// <summary>See a claim to a role.</summary>
internal sealed record ReadClaim : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "claim", "read");
}

/// <summary>Ask for a role in a party.</summary>
internal sealed record MakeClaim : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "claim", "claim");
}

/// <summary>Give the role that was asked for.</summary>
internal sealed record GrantClaim : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "claim", "grant");
}

/// <summary>Refuse the role that was asked for.</summary>
internal sealed record DeclineClaim : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "claim", "decline");
}

/// <summary>Take an own claim back.</summary>
internal sealed record WithdrawClaim : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "claim", "withdraw");
}

/// <summary>See a link of the own account.</summary>
internal sealed record ReadLink : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "link", "read");
}

/// <summary>Say which human one is.</summary>
internal sealed record DeclareLink : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "link", "declare");
}

/// <summary>Ask that a link be taken away.</summary>
internal sealed record AskLinkEnd : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "link", "ask-end");
}

/// <summary>See which links are to be taken away.</summary>
internal sealed record ReadLinkEnds : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "link-case", "read");
}

/// <summary>Say for somebody else that two accounts are one human's.</summary>
internal sealed record LinkPersons : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "link-case", "link");
}

/// <summary>Take a link away.</summary>
internal sealed record EndLink : IHubCommand
{
    public static CommandName Name { get; } = new("identity", "link-case", "end");
}
