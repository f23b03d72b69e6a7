using Naru.Cli.Running;

namespace Naru.Cli.Output;

/// <summary>A place for results. Disposed without <see cref="Commit"/>, it leaves nothing behind.</summary>
internal interface IRunOutput : IDisposable
{
    /// <summary>Where it goes, for people; null for standard output.</summary>
    string? Place { get; }

    /// <summary>Whether a definition that failed leaves nothing in it that says so.</summary>
    bool LacksFailed { get; }

    /// <summary>Takes one definition's outcome; called in the definitions' order, by one thread at a time.</summary>
    void Write(RunOutcome outcome);

    /// <summary>Puts everything into its place.</summary>
    void Commit();
}
