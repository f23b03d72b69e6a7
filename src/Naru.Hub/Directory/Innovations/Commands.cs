using Naru.Hub.Directories.Contracts;
using Naru.Hub.Kernel;

namespace Naru.Hub.Directories.Innovations;

/// <summary>Registers an innovation.</summary>
internal sealed record RegisterInnovation(InnovationProfile Profile) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "innovation", "register");
}

/// <summary>Says something else of an innovation.</summary>
internal sealed record ChangeInnovation(InnovationProfile Profile) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "innovation", "change");
}

/// <summary>Moves an innovation to another stage.</summary>
internal sealed record AdvanceInnovation(string Stage, DateOnly On, string? Note = null) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "innovation", "advance");
}

/// <summary>Puts an innovation away.</summary>
internal sealed record ArchiveInnovation(string Reason) : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "innovation", "archive");
}

/// <summary>Shows an innovation whole.</summary>
internal sealed record ReadInnovation : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "innovation", "read");
}

/// <summary>Shows what everybody who has signed in may know.</summary>
internal sealed record ReadOutline : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "innovation", "read-outline");
}

/// <summary>Shows an innovation's whole history.</summary>
internal sealed record ReadHistory : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "innovation", "read-history");
}

/// <summary>Looks for offerings that fit an innovation.</summary>
internal sealed record MatchInnovation : IHubCommand
{
    public static CommandName Name { get; } = new("directory", "innovation", "match");
}
