using Naru.Disclosure.Releases;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Kernel;

namespace Naru.Hub.Directories.Offerings;

/// <summary>Makes a draft of an offering.</summary>
internal sealed record DraftOffering(OfferingContent Content) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "offering", "draft");
}

/// <summary>Says something else of an offering.</summary>
internal sealed record ChangeOffering(OfferingContent Content) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "offering", "change");
}

/// <summary>Publishes a draft.</summary>
internal sealed record PublishOffering : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "offering", "publish");
}

/// <summary>Takes an offering out of sight for a while.</summary>
internal sealed record SuspendOffering(string Reason) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "offering", "suspend");
}

/// <summary>Shows it again.</summary>
internal sealed record ResumeOffering : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "offering", "resume");
}

/// <summary>Takes an offering back for good.</summary>
internal sealed record WithdrawOffering(string Reason) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "offering", "withdraw");
}

/// <summary>Takes over the counts that a node released. There is no such command with a number in it.</summary>
internal sealed record FeedDataset(Received<CountAnswer> Release) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "offering", "feed");
}

/// <summary>Shows, finds or lists offerings and their records in the catalogue.</summary>
internal sealed record ReadOffering : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "offering", "read");
}

/// <summary>Asks whether a declared use of a dataset is permitted.</summary>
internal sealed record JudgeUse(DeclaredUse Use) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "offering", "judge-use");
}
