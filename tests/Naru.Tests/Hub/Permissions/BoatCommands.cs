using Naru.Hub.Kernel;

namespace Naru.Tests.Hub.Permissions;

internal sealed record BuildBoat(string Called) : IHubCommand
{
    public static CommandName Name { get; } = new("harbour", "boat", "build");
}

internal sealed record ListBoats : IHubCommand
{
    public static CommandName Name { get; } = new("harbour", "boat", "list");
}

internal sealed record ReadBoat : IHubCommand
{
    public static CommandName Name { get; } = new("harbour", "boat", "read");
}

internal sealed record RenameBoat(string To) : IHubCommand
{
    public static CommandName Name { get; } = new("harbour", "boat", "rename");
}

internal sealed record LaunchBoat : IHubCommand
{
    public static CommandName Name { get; } = new("harbour", "boat", "launch");
}
