namespace Naru.Hub.Kernel;

/// <summary>
/// A command of a module. Every type that implements this has rows in its module's permission table, and every command of a table has one type:
/// a test compares them.
/// </summary>
public interface IHubCommand
{
    /// <summary>Its name in the permission tables.</summary>
    static abstract CommandName Name { get; }
}
