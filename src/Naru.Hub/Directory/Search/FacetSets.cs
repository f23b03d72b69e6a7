namespace Naru.Hub.Directories.Search;

/// <summary>The documents of each value of each facet, as sets: a facet is counted by counting the bits that a value shares with what was found. Not safe for threads while it grows.</summary>
internal sealed class FacetSets
{
    private readonly Dictionary<(string Facet, string Value), DocumentSet> sets = [];

    /// <summary>Adds a document to a value.</summary>
    public void Add(string facet, string value, int document)
    {
        if (!sets.TryGetValue((facet, value), out var documents))
        {
            sets.Add((facet, value), documents = new DocumentSet());
        }

        documents.Add(document);
    }

    /// <summary>All values with their documents, in no certain order.</summary>
    public IEnumerable<(string Facet, string Value, DocumentSet Documents)> All() => sets.Select(s => (s.Key.Facet, s.Key.Value, s.Value));

    /// <summary>The documents of a value; null if there are none.</summary>
    public DocumentSet? Find(string facet, string value) => sets.GetValueOrDefault((facet, value));
}
