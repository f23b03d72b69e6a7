using Naru.Hub.Kernel;

namespace Naru.Hub.Files.Contracts;

/// <summary>What somebody may do with what a file belongs to.</summary>
public enum SubjectRight
{
    /// <summary>Nothing: it is as if it were not there.</summary>
    None,

    /// <summary>See it.</summary>
    Read,

    /// <summary>See and change it.</summary>
    Write,
}

/// <summary>
/// The port to the modules whose things have files: each says what a caller may do with a thing of its own now, and <see cref="SubjectRight.None"/> of any other. Without a module that knows
/// the thing, nobody may do anything. Implementations are safe for threads.
/// </summary>
public interface IFileAccess
{
    /// <summary>What the caller may do with a thing now.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="party">The party that the file is said to belong to: it must be the thing's.</param>
    /// <param name="subject">The thing's id.</param>
    /// <param name="stop">Stops asking.</param>
    ValueTask<SubjectRight> OfAsync(Caller caller, string party, string subject, CancellationToken stop);
}
