using System.Collections.Frozen;
using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Matching;

/// <summary>No vocabulary was loaded.</summary>
internal sealed class NoVocabulary : IConceptHierarchy
{
    public static readonly NoVocabulary Instance = new();

    public bool IsThere => false;

    public ConceptRef? Find(long id) => null;

    public IReadOnlySet<long> Ancestors(long id) => FrozenSet<long>.Empty;
}
