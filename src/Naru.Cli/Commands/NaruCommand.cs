using System.CommandLine;

namespace Naru.Cli.Commands;

/// <summary>A command whose help shows examples.</summary>
internal sealed class NaruCommand(string name, string description) : Command(name, description)
{
    /// <summary>Lines that a person can copy.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];
}
