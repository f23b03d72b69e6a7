using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Naru.Vocabulary.Search;

/// <summary>The concepts that have any of many words.</summary>
internal sealed class WordsFilter(IReadOnlyList<string> words) : Filter
{
    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var set = new FixedBitSet(context.AtomicReader.MaxDoc);
        var terms = context.AtomicReader.GetTerms(IndexFields.Word)?.GetEnumerator();
        DocsEnum? documents = null;
        foreach (var word in words)
        {
            if (terms is null || !terms.SeekExact(new BytesRef(word)))
            {
                continue;
            }

            documents = terms.Docs(acceptDocs, documents, DocsFlags.NONE);
            while (documents.NextDoc() is not DocIdSetIterator.NO_MORE_DOCS and var document)
            {
                set.Set(document);
            }
        }

        return set;
    }
}
