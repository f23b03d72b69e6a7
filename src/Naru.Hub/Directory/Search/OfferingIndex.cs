using System.Runtime.InteropServices;
using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories.Search;

/// <summary>
/// The index of published offerings: postings of words and of pairs of Hangul syllables by where they stand, and numbered values of facets. It is in memory and
/// follows from the projections' tables, so that losing it costs only making it again. Safe for threads: many may search while nobody writes.
/// </summary>
internal sealed partial class OfferingIndex(DirectoryData data) : IDisposable
{
    private readonly DirectoryData data = data;

    /// <summary>Fewer dead entries than these are not worth making the index anew.</summary>
    private const int LeastDead = 1_000;

    private readonly ReaderWriterLockSlim gate = new();
    private readonly List<Entry> entries = [];
    private readonly Dictionary<string, int> byId = new(StringComparer.Ordinal);
    private readonly Postings title = new();
    private readonly Postings keywords = new();
    private readonly Postings text = new();
    private readonly SortedWords words = new();
    private readonly FacetNumbers facets = new();
    private int dead;

    /// <summary>Whether so much of it is dead that it should be made anew.</summary>
    public bool IsWorn => dead > Math.Max(LeastDead, entries.Count / 4);

    /// <summary>How many offerings it holds.</summary>
    public int Count => byId.Count;

    /// <summary>Puts offerings in, in place of what it had of them.</summary>
    public void Put(IEnumerable<SearchDocument> documents)
    {
        gate.EnterWriteLock();
        try
        {
            foreach (var document in documents)
            {
                Forget(document.Id);
                Add(document);
            }
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>Takes offerings out.</summary>
    public void Remove(IEnumerable<string> ids)
    {
        gate.EnterWriteLock();
        try
        {
            foreach (var id in ids)
            {
                Forget(id);
            }
        }
        finally
        {
            gate.ExitWriteLock();
        }
    }

    /// <summary>The same offerings in an index without anything dead.</summary>
    public OfferingIndex Renewed()
    {
        var renewed = new OfferingIndex(data);
        renewed.Put(Documents(_ => true));
        return renewed;
    }

    /// <summary>The offerings that somebody may see and that fit, as they are now.</summary>
    public IReadOnlyList<SearchDocument> Documents(Func<SearchDocument, bool> fits, Viewer? viewer = null)
    {
        gate.EnterReadLock();
        try
        {
            return [.. entries.Where(e => e.IsAlive && (viewer is null || IsVisible(e, viewer)) && fits(e.Document)).Select(e => e.Document)];
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    /// <summary>Searches.</summary>
    /// <param name="query">What for.</param>
    /// <param name="today">The day, for availability and for what lies in which district.</param>
    public SearchFound Search(SearchQuery query, DateOnly today)
    {
        gate.EnterReadLock();
        try
        {
            return new Run(this, query, today).Search();
        }
        finally
        {
            gate.ExitReadLock();
        }
    }

    public void Dispose() => gate.Dispose();

    /// <summary>Whether somebody may see a published offering.</summary>
    private static bool IsVisible(Entry entry, Viewer viewer) => entry.Visibility switch
    {
        Visibility.Public => true,
        Visibility.Members => viewer.IsSignedIn,
        Visibility.Private => viewer.IsOfficer || viewer.Parties.Contains(entry.Document.Content.Provider),
    };

    private void Add(SearchDocument document)
    {
        var number = entries.Count;
        var folded = new FoldedDocument(document);
        Index(title, folded.Title, number);
        Index(keywords, folded.Keywords, number);
        Index(text, folded.Text, number);
        var values = document.FacetValues(data).Select(f => facets.Number(f.Facet, f.Value)).Distinct().ToArray();
        facets.Add(values, number);
        entries.Add(new Entry(document, folded, values));
        byId[document.Id] = number;
    }

    private void Index(Postings postings, FoldedDocument.Zone zone, int number)
    {
        foreach (var word in zone.Words)
        {
            if (postings.Add(word, number))
            {
                words.Add(word);
            }
        }

        foreach (var gram in zone.Grams())
        {
            postings.Add(gram, number);
        }
    }

    private void Forget(string id)
    {
        if (byId.Remove(id, out var number))
        {
            CollectionsMarshal.AsSpan(entries)[number].IsAlive = false;
            dead++;
        }
    }

    /// <summary>Who sees a document. What is not known is seen by the provider alone.</summary>
    private enum Visibility
    {
        Public,
        Members,
        Private,
    }

    /// <summary>A document in the index.</summary>
    private sealed class Entry(SearchDocument document, FoldedDocument folded, int[] facets)
    {
        public SearchDocument Document => document;

        public FoldedDocument Folded => folded;

        /// <summary>The numbers of its facet values.</summary>
        public int[] FacetValues => facets;

        public Visibility Visibility { get; } = document.Content.Visibility switch
        {
            "public" => Visibility.Public,
            "members" => Visibility.Members,
            _ => Visibility.Private,
        };

        private readonly int from = document.Content.AvailableFrom?.DayNumber ?? int.MinValue;
        private readonly int to = document.Content.AvailableTo?.DayNumber ?? int.MaxValue;

        public bool IsAlive { get; set; } = true;

        /// <summary>As <see cref="SearchDocument.Availability"/>, without walking to the content.</summary>
        public int Availability(int day) => to < day ? Facets.Ended : from > day ? Facets.Later : Facets.Now;
    }
}
