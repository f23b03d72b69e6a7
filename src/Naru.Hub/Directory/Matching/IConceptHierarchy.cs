using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Matching;

/// <summary>
/// The port to the vocabulary: what a concept is, and what stands above it. The hub works without a vocabulary, too; then concepts are only equal or
/// different, and what would need it is left to a person. Implementations are safe for threads.
/// </summary>
public interface IConceptHierarchy
{
    /// <summary>Whether there is a vocabulary.</summary>
    bool IsThere { get; }

    /// <summary>The concept; null if there is none.</summary>
    ConceptRef? Find(long id);

    /// <summary>The ids of all that stand above a concept, without itself; none if it is not known.</summary>
    IReadOnlySet<long> Ancestors(long id);
}
