using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories.Search;

/// <summary>
/// An index in memory: which documents have which words and which values of facets, who sees them, and what they are ranked by, all by the documents' numbers. It
/// follows from the projections' tables, so that losing it costs only making it again. Safe for threads: many may search while nobody writes.
/// </summary>
/// <param name="data">Districts, for what lies in which.</param>
/// <param name="facetNames">The facets, in the order in which they are shown.</param>
internal partial class SearchIndex<TDocument>(DirectoryData data, IReadOnlyList<string> facetNames) : IDisposable
    where TDocument : class, ISearchable
{
    /// <summary>Fewer dead entries than these are not worth making the index anew.</summary>
    private const int LeastDead = 1_000;

    /// <summary>Fewer documents than these are not worth a second thread.</summary>
    private const int LeastInParallel = 200;

    private readonly DirectoryData data = data;
    private readonly IReadOnlyList<string> names = facetNames;
    private readonly ReaderWriterLockSlim gate = new();
    private readonly List<TDocument?> documents = [];
    private readonly Dictionary<string, int> byKey = new(StringComparer.Ordinal);
    private readonly WordIndex words = new();
    private readonly FacetSets facets = new();
    private readonly Sights sights = new();
    private readonly Ranks ranks = new();
    private readonly Days days = new();
    private int dead;

    /// <summary>Whether so much of it is dead that it should be made anew.</summary>
    public bool IsWorn => dead > Math.Max(LeastDead, documents.Count / 4);

    /// <summary>How many documents it holds.</summary>
    public int Count => byKey.Count;

    protected FacetSets FacetValues => facets;

    protected Sights Seen => sights;

    protected Ranks Ranking => ranks;

    protected Days Dates => days;

    /// <summary>How many numbers of documents there are, those that are dead among them.</summary>
    protected int Numbers => documents.Count;

    /// <summary>Puts documents in, in place of what it had under their keys.</summary>
    public void Put(IReadOnlyCollection<TDocument> changed) => Change([], changed);

    /// <summary>Takes documents out by their keys and puts others in, in place of what it had under theirs. No search sees one without the other.</summary>
    public void Change(IReadOnlyCollection<string> gone, IReadOnlyCollection<TDocument> changed)
    {
        // The texts are folded while others still search.
        var folded = (changed.Count < LeastInParallel ? changed.Select(Fold) : changed.AsParallel().AsOrdered().Select(Fold)).ToList();
        gate.EnterWriteLock();
        try
        {
            foreach (var key in gone)
            {
                Forget(key);
            }

            foreach (var (document, words) in folded)
            {
                Forget(document.Key);
                Add(document, words);
            }
        }
        finally
        {
            gate.ExitWriteLock();
        }

        static (TDocument Document, FoldedDocument Words) Fold(TDocument document) => (document, new FoldedDocument(document));
    }

    /// <summary>The documents that somebody may see and that fit, as they are now; all that fit, if nobody in particular looks.</summary>
    public IReadOnlyList<TDocument> Documents(Func<TDocument, bool> fits, Viewer? viewer = null) => Reading(() =>
    {
        var found = new List<TDocument>();
        foreach (var number in viewer is null ? sights.All() : sights.Of(viewer))
        {
            if (fits(documents[number]!))
            {
                found.Add(documents[number]!);
            }
        }

        found.Reverse();
        return found;
    });

    /// <summary>Searches.</summary>
    /// <param name="query">What for.</param>
    /// <param name="today">The day, for availability and for what lies in which district.</param>
    public SearchFound<TDocument> Search(SearchQuery query, DateOnly today) => Reading(() => new Run(this, query, today).Search());

    public void Dispose()
    {
        gate.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Keeps what an index of these documents knows besides.</summary>
    /// <param name="document">The next document.</param>
    /// <param name="number">Its number.</param>
    protected virtual void Added(TDocument document, int number)
    {
    }

    /// <summary>The document of a number that is not dead.</summary>
    protected TDocument Document(int number) => documents[number]!;

    /// <summary>Does something while nobody writes.</summary>
    protected T Reading<T>(Func<T> read)
    {
        gate.EnterReadLock();
        try
        {
            return read();
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    private void Add(TDocument document, FoldedDocument folded)
    {
        var number = documents.Count;
        documents.Add(document);
        byKey[document.Key] = number;
        words.Add(folded, number);
        ranks.Add(document.Id, folded);
        days.Add(document.AvailableFrom, document.AvailableTo);
        sights.Add(number, document.Sight, document.Owners);
        foreach (var (facet, value) in document.FacetValues(data))
        {
            facets.Add(facet, value, number);
        }

        Added(document, number);
    }

    private void Forget(string key)
    {
        if (byKey.Remove(key, out var number))
        {
            sights.Remove(number);
            documents[number] = null;
            dead++;
        }
    }
}
