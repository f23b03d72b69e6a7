namespace Naru.Hub.Directories.Search;

/// <summary>Which documents have each term: rising numbers. Not safe for threads while it grows.</summary>
internal sealed class Postings<TTerm>(IEqualityComparer<TTerm>? comparer = null)
    where TTerm : notnull
{
    private readonly Dictionary<TTerm, List<int>> byTerm = new(comparer);

    public IEnumerable<TTerm> Terms => byTerm.Keys;

    /// <summary>Adds a document, whose number is no smaller than those before. Whether the term is new.</summary>
    public bool Add(TTerm term, int document)
    {
        var isNew = !byTerm.TryGetValue(term, out var documents);
        if (isNew)
        {
            byTerm.Add(term, documents = new List<int>(1));
        }

        documents!.Add(document);
        return isNew;
    }

    /// <summary>The documents of a term; null if there are none.</summary>
    public List<int>? Find(TTerm term) => byTerm.GetValueOrDefault(term);
}
