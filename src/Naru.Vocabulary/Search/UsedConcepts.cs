using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Naru.Vocabulary.Search;

/// <summary>The concepts of an index that occur in a store, by the numbers of their documents.</summary>
internal sealed class UsedConcepts
{
    private readonly int[] documents;
    private readonly long[] persons;

    public UsedConcepts(AtomicReader reader, IConceptUse use)
    {
        var found = new List<(int Document, long Persons)>();
        var terms = reader.GetTerms(IndexFields.Id)?.GetEnumerator();
        DocsEnum? postings = null;
        // In the order of the terms, so that each is found near the last one.
        foreach (var (id, count) in use.Persons.Where(p => p.Value > 0)
            .Select(p => (p.Key.ToString(CultureInfo.InvariantCulture), p.Value)).OrderBy(p => p.Item1, StringComparer.Ordinal))
        {
            if (terms?.SeekExact(new BytesRef(id)) == true)
            {
                postings = terms.Docs(null, postings, DocsFlags.NONE);
                if (postings.NextDoc() is not DocIdSetIterator.NO_MORE_DOCS and var document)
                {
                    found.Add((document, count));
                }
            }
        }

        found.Sort();
        documents = [.. found.Select(f => f.Document)];
        persons = [.. found.Select(f => f.Persons)];
    }

    /// <summary>The documents in their order.</summary>
    public ReadOnlySpan<int> Documents => documents;

    /// <summary>How many persons have the concept.</summary>
    public long PersonsOf(int document) => Array.BinarySearch(documents, document) is >= 0 and var at ? persons[at] : 0;
}
