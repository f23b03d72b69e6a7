using Lucene.Net.Index;
using Lucene.Net.Search;
using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>One search: step by step, until the page is full and it is known how many there are.</summary>
internal sealed class SearchRun
{
    private static readonly SearchTier[] Strictly =
        [SearchTier.Id, SearchTier.Code, SearchTier.Name, SearchTier.NamePrefix, SearchTier.CodePrefix, SearchTier.Words, SearchTier.Parts];

    private static readonly SearchTier[] MoreLoosely = [SearchTier.InnerParts, SearchTier.Misspelt, SearchTier.MisspeltMore];

    private readonly SearchIndex index;
    private readonly ConceptQuery query;
    private readonly QueryText text;
    private readonly UsedConcepts? used;
    private readonly RankedDocuments ranked;
    private readonly Query? filter;
    private readonly List<(int Document, SearchTier Tier)> found = [];
    private readonly HashSet<int> seen = [];
    private readonly List<Query> asked = [];

    public SearchRun(SearchIndex index, ConceptQuery query, UsedConcepts? used)
    {
        this.index = index;
        this.query = query;
        this.used = used;
        text = new(query.Text);
        ranked = new(index.Searcher, index.Header, used);
        filter = FilterOf(query, index.Header);
    }

    public ConceptHits Run()
    {
        if (text.Words.Count == 0)
        {
            return new([], 0, true, new([], [], [], []));
        }

        var queries = new TierQueries(text, index.Reader, index.Words, FindsFew);
        foreach (var tier in Strictly)
        {
            Take(tier, queries);
        }

        var (total, facets) = Count();
        // Who typed a whole name, code or id has found it.
        if (!found.Exists(f => f.Tier <= SearchTier.Name) && total < index.Limits.Few && queries.HasRareWord)
        {
            foreach (var tier in MoreLoosely)
            {
                if (total >= index.Limits.Few)
                {
                    break;
                }

                if (Take(tier, queries))
                {
                    (total, facets) = Count();
                }
            }
        }

        var exact = total <= index.Limits.CountedAtMost;
        return new(
            found.Skip(query.Offset).Take(query.Limit).Select(f => Hit(f.Document, f.Tier)).ToValueList(),
            Math.Min(total, index.Limits.CountedAtMost), exact, exact ? facets.ToFacets() : null);
    }

    private static Query? FilterOf(ConceptQuery query, IndexHeader header)
    {
        var all = new List<Query>();
        foreach (var values in (IEnumerable<string>[])
            [AsWritten(query.Domains, header.Domains).Select(IndexFields.OfDomain), AsWritten(query.Vocabularies, header.Vocabularies).Select(IndexFields.OfVocabulary),
            AsWritten(query.Classes, header.Classes).Select(IndexFields.OfClass),
            query.Standard.Select(IndexFields.OfStandard), query.Valid is { } valid ? [IndexFields.OfValidity(valid)] : []])
        {
            if (TierQueries.AnyOf([.. values.Distinct(StringComparer.Ordinal).Select(Query (v) => new TermQuery(new Term(IndexFields.Filter, v)))]) is { } any)
            {
                all.Add(any);
            }
        }

        return all.Count == 0 ? null : TierQueries.AllOf(all);
    }

    /// <summary>Values of a filter in the case in which the vocabulary has them; one that it has not stays, and finds nothing.</summary>
    private static IEnumerable<string> AsWritten(ValueList<string> values, string[] known) =>
        values.SelectMany(v => known.Where(k => k.Equals(v, StringComparison.OrdinalIgnoreCase)).DefaultIfEmpty(v));

    /// <summary>Takes what a step finds, as far as the page is not full; false if the step can find nothing.</summary>
    private bool Take(SearchTier tier, TierQueries queries)
    {
        if (queries.Of(tier) is not { } step)
        {
            return false;
        }

        asked.Add(step);
        // At least one, so that it is known whether a whole name or code was typed.
        if ((int)Math.Clamp((long)query.Offset + query.Limit, 1, int.MaxValue) - found.Count is > 0 and var missing)
        {
            foreach (var document in ranked.Best(Filtered(step), missing, seen))
            {
                seen.Add(document);
                found.Add((document, tier));
            }
        }

        return true;
    }

    private (long Total, FacetCounter Facets) Count()
    {
        var facets = new FacetCounter(index.Header, index.Reader.GetNumericDocValues(IndexFields.Facets));
        var total = 0L;
        if (TierQueries.AnyOf(asked) is { } any && ranked.Documents(Filtered(any)) is { } documents)
        {
            while (total <= index.Limits.CountedAtMost && documents.NextDoc() is not DocIdSetIterator.NO_MORE_DOCS and var document)
            {
                total++;
                facets.Add(document);
            }
        }

        return (total, facets);
    }

    private bool FindsFew(Query word)
    {
        var count = 0;
        if (ranked.Documents(word) is { } documents)
        {
            while (count < index.Limits.Few && documents.NextDoc() != DocIdSetIterator.NO_MORE_DOCS)
            {
                count++;
            }
        }

        return count < index.Limits.Few;
    }

    private Query Filtered(Query step) => filter is null ? step : TierQueries.AllOf([step, filter]);

    private ConceptHit Hit(int document, SearchTier tier)
    {
        var bytes = index.Reader.Document(document).GetBinaryValue(IndexFields.Stored);
        var concept = StoredConcept.Read(bytes.Bytes, bytes.Offset, bytes.Length);
        return new(concept, MatchOf(tier), MatchedName.Of(concept, text, tier), used?.PersonsOf(document));
    }

    private static ConceptMatch MatchOf(SearchTier tier) => tier switch
    {
        SearchTier.Id => ConceptMatch.ExactId,
        SearchTier.Code => ConceptMatch.ExactCode,
        SearchTier.Name => ConceptMatch.ExactName,
        SearchTier.NamePrefix => ConceptMatch.NamePrefix,
        SearchTier.CodePrefix => ConceptMatch.CodePrefix,
        SearchTier.Words => ConceptMatch.WholeWords,
        SearchTier.Parts or SearchTier.InnerParts => ConceptMatch.PartOfWord,
        SearchTier.Misspelt or SearchTier.MisspeltMore => ConceptMatch.Misspelling,
    };
}
