using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Naru.Vocabulary.Search;

/// <summary>
/// Takes the best documents of a query. Documents are numbered by rank, so the first that come are the best; only what the store has may
/// come earlier, and is looked at in full, being little.
/// </summary>
internal sealed class RankedDocuments(IndexSearcher searcher, IndexHeader header, UsedConcepts? used)
{
    private readonly AtomicReaderContext leaf = searcher.IndexReader.Leaves[0];

    /// <summary>The documents of a query in their order; null if there is none.</summary>
    public Scorer? Documents(Query query) => searcher.CreateNormalizedWeight(query).GetScorer(leaf, null);

    /// <summary>The best documents of a query.</summary>
    /// <param name="query">The query.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="except">Documents that are found already.</param>
    public List<int> Best(Query query, int count, HashSet<int> except)
    {
        var best = Used(query, except);
        var unused = 0;
        if (Documents(query) is { } documents)
        {
            while (unused < count && documents.NextDoc() is not DocIdSetIterator.NO_MORE_DOCS and var document)
            {
                if (!except.Contains(document) && (used is null || used.PersonsOf(document) == 0))
                {
                    best.Add((header.GroupOf(document), 0, document));
                    unused++;
                }
            }
        }

        best.Sort();
        return [.. best.Take(count).Select(b => b.Document)];
    }

    private List<(int Group, long Fewer, int Document)> Used(Query query, HashSet<int> except)
    {
        var found = new List<(int, long, int)>();
        if (used is null || used.Documents.IsEmpty || Documents(query) is not { } documents)
        {
            return found;
        }

        var all = used.Documents;
        var next = 0;
        var document = documents.DocID;
        while (next < all.Length)
        {
            if (document < all[next])
            {
                document = documents.Advance(all[next]);
            }

            if (document == DocIdSetIterator.NO_MORE_DOCS)
            {
                break;
            }

            if (document == all[next])
            {
                if (!except.Contains(document))
                {
                    found.Add((header.GroupOf(document), -used.PersonsOf(document), document));
                }

                next++;
                continue;
            }

            var at = all[next..].BinarySearch(document);
            next += at >= 0 ? at : ~at;
        }

        return found;
    }
}
