namespace Naru.Hub.Kernel;

/// <summary>The name of something that can be asked of the hub, as in the permission tables: <c>directory/party/rename</c>. Immutable.</summary>
/// <param name="Module">The module, which is also the name of its permission table.</param>
/// <param name="Aggregate">What it is asked of.</param>
/// <param name="Command">What is asked; <c>read</c> is a command, too.</param>
public sealed record CommandName(string Module, string Aggregate, string Command)
{
    /// <summary><c>module/aggregate/command</c>.</summary>
    public override string ToString() => $"{Module}/{Aggregate}/{Command}";
}
