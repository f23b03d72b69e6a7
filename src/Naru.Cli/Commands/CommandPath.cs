using System.CommandLine;

namespace Naru.Cli.Commands;

/// <summary>Where a command stands.</summary>
internal static class CommandPath
{
    /// <summary>The program's name; the assembly's own would be a path.</summary>
    public const string Program = "naru";

    /// <summary>The command and the commands above it, from below.</summary>
    public static IEnumerable<Command> From(Command command)
    {
        for (var c = command; c is not null; c = c.Parents.OfType<Command>().FirstOrDefault())
        {
            yield return c;
        }
    }

    /// <summary>What a person types to get there.</summary>
    public static string Of(Command command) =>
        string.Join(' ', From(command).Reverse().Select(c => c is RootCommand ? Program : c.Name));
}
