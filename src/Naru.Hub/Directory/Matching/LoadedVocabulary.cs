using System.Collections.Concurrent;
using System.Collections.Frozen;
using Naru.Hub.Directories.Contracts;
using Naru.Vocabulary;

namespace Naru.Hub.Directories.Matching;

/// <summary>A loaded vocabulary. What was looked up is kept: there are few concepts that offerings and innovations name.</summary>
internal sealed class LoadedVocabulary(ConceptVocabulary vocabulary) : IConceptHierarchy, IDisposable
{
    private const int MostKept = 100_000;
    private readonly ConcurrentDictionary<long, IReadOnlySet<long>> ancestors = new();
    private readonly ConcurrentDictionary<long, ConceptRef> concepts = new();

    public bool IsThere => true;

    public void Dispose() => vocabulary.Dispose();

    public ConceptRef? Find(long id)
    {
        if (!concepts.TryGetValue(id, out var known) && vocabulary.Concept(id) is { } found)
        {
            known = new ConceptRef(found.Id, found.Name, found.Vocabulary);
            Keep(concepts, id, known);
        }

        return known;
    }

    public IReadOnlySet<long> Ancestors(long id)
    {
        if (!ancestors.TryGetValue(id, out var known))
        {
            known = vocabulary.Ancestors(id).Select(a => a.Concept.Id).ToFrozenSet();
            Keep(ancestors, id, known);
        }

        return known;
    }

    private static void Keep<T>(ConcurrentDictionary<long, T> kept, long id, T value)
    {
        if (kept.Count >= MostKept)
        {
            kept.Clear();
        }

        kept[id] = value;
    }
}
