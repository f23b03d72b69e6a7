using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Naru.Vocabulary.Search;

/// <summary>The concepts that have any of many terms. Made for one search of one index, which asks for them several times.</summary>
internal sealed class TermsFilter(string field, IReadOnlyList<string> terms) : Filter
{
    private FixedBitSet? found;

    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        if (found is not null)
        {
            return found;
        }

        var set = new FixedBitSet(context.AtomicReader.MaxDoc);
        var known = context.AtomicReader.GetTerms(field)?.GetEnumerator();
        DocsEnum? documents = null;
        foreach (var term in terms)
        {
            if (known is null || !known.SeekExact(new BytesRef(term)))
            {
                continue;
            }

            documents = known.Docs(acceptDocs, documents, DocsFlags.NONE);
            while (documents.NextDoc() is not DocIdSetIterator.NO_MORE_DOCS and var document)
            {
                set.Set(document);
            }
        }

        return found = set;
    }
}
