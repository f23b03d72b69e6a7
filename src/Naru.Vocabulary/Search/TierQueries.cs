using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Lucene.Net.Util.Automaton;

namespace Naru.Vocabulary.Search;

/// <summary>What a query's text asks the index in each step of a search.</summary>
internal sealed class TierQueries(QueryText text, AtomicReader reader, Func<WordList> wordList, Func<Query, bool> findsFew)
{
    // Above this, uniting documents in a bit set is faster than in a heap.
    private const int ManyWords = 32;

    private readonly Lazy<HashSet<string>> rare = new(() => [.. text.Words.Where(w => findsFew(Part(w, text)))]);

    /// <summary>Whether a word of the text is in few names as it is written. Only such a word is taken for a part of others, or misspelt.</summary>
    public bool HasRareWord => rare.Value.Count > 0;

    /// <summary>The documents of a step; null where it can have none.</summary>
    public Query? Of(SearchTier tier) => tier switch
    {
        SearchTier.Id => text.Id is { } id ? Is(IndexFields.Id, id.ToString(CultureInfo.InvariantCulture)) : null,
        SearchTier.Code => Is(IndexFields.Code, text.Compact),
        SearchTier.Name => Is(IndexFields.Name, text.Compact),
        SearchTier.NamePrefix => text.Compact.Length <= IndexFields.LongestNamePrefix
            ? Is(IndexFields.NamePrefix, text.Compact) : Begins(IndexFields.Name, text.Compact),
        SearchTier.CodePrefix => text.MayBeginCode ? Begins(IndexFields.Code, text.Compact) : null,
        SearchTier.Words => AllWords(w => Is(IndexFields.Word, w)),
        SearchTier.Parts => AllWords(w => Part(w, text)),
        SearchTier.InnerParts => AllWords(w => IsPartAnywhere(w) ? AnyOf(wordList().Holding(w)) : Part(w, text)),
        SearchTier.Misspelt or SearchTier.MisspeltMore => AllWords(w => Misspelt(w, tier)),
    };

    /// <summary>Whatever any of the queries finds; null if there is none.</summary>
    public static Query? AnyOf(IReadOnlyList<Query> queries)
    {
        if (queries.Count <= 1)
        {
            return queries.Count == 0 ? null : queries[0];
        }

        var any = new BooleanQuery(disableCoord: true);
        foreach (var query in queries)
        {
            any.Add(query, Occur.SHOULD);
        }

        return any;
    }

    /// <summary>What all of the queries find.</summary>
    public static Query AllOf(IReadOnlyList<Query> queries)
    {
        if (queries.Count == 1)
        {
            return queries[0];
        }

        var all = new BooleanQuery(disableCoord: true);
        foreach (var query in queries)
        {
            all.Add(query, Occur.MUST);
        }

        return all;
    }

    private static TermQuery Is(string field, string term) => new(new Term(field, term));

    private static PrefixQuery Begins(string field, string term) => new(new Term(field, term));

    private bool IsPartAnywhere(string word) => rare.Value.Contains(word) && WordList.MayHold(word);

    private Query? AllWords(Func<string, Query?> ofWord)
    {
        var queries = new List<Query>();
        foreach (var word in text.Words)
        {
            if (ofWord(word) is not { } query)
            {
                return null;
            }

            queries.Add(query);
        }

        return queries.Count == 0 ? null : AllOf(queries);
    }

    private static Query Part(string word, QueryText text) =>
        FoldedText.IsHangul(word) ? InRun(word)
        : word != text.Last ? Is(IndexFields.Word, word)
        : word.Length <= IndexFields.LongestWordPrefix ? Is(IndexFields.WordPrefix, word)
        : Begins(IndexFields.Word, word);

    private static Query InRun(string hangul)
    {
        if (hangul.Length <= 2)
        {
            return Is(hangul.Length == 1 ? IndexFields.Syllable : IndexFields.Bigrams, hangul);
        }

        var phrase = new PhraseQuery();
        for (var i = 0; i + 1 < hangul.Length; i++)
        {
            phrase.Add(new Term(IndexFields.Bigrams, hangul.Substring(i, 2)), i);
        }

        return phrase;
    }

    private Query? Misspelt(string word, SearchTier tier)
    {
        if (!rare.Value.Contains(word))
        {
            return Part(word, text);
        }

        if (FoldedText.IsHangul(word))
        {
            return AnyOf([InRun(word), .. KnownVariants(word).Select(InRun)]);
        }

        var words = new HashSet<string>(StringComparer.Ordinal);
        if (Misspellings.Edits(word, tier) is > 0 and var edits)
        {
            words.UnionWith(Near(word, 1, samePrefix: 0));
            if (edits == 2)
            {
                words.UnionWith(Near(word, 2, samePrefix: 1));
            }
        }

        if (IsPartAnywhere(word))
        {
            words.UnionWith(wordList().Holding(word));
            return AnyOf([.. words]);
        }

        return AnyOf([Part(word, text), .. AnyOf([.. words]) is { } near ? (Query[])[near] : []]);
    }

    private static Query? AnyOf(List<string> words) => words.Count <= ManyWords
        ? AnyOf([.. words.Select(Query (w) => Is(IndexFields.Word, w))])
        : new ConstantScoreQuery(new WordsFilter(words));

    /// <summary>The variants of which every two neighbours occur somewhere: most do not.</summary>
    private IEnumerable<string> KnownVariants(string hangul)
    {
        if (reader.GetTerms(IndexFields.Bigrams)?.GetEnumerator() is not { } bigrams)
        {
            yield break;
        }

        var known = new Dictionary<string, bool>(StringComparer.Ordinal);
        foreach (var variant in Misspellings.Variants(hangul))
        {
            var all = true;
            for (var i = 0; all && i + 1 < variant.Length; i++)
            {
                var pair = variant.Substring(i, 2);
                if (!known.TryGetValue(pair, out all))
                {
                    all = bigrams.SeekExact(new BytesRef(pair));
                    known.Add(pair, all);
                }
            }

            if (all)
            {
                yield return variant;
            }
        }
    }

    private List<string> Near(string word, int edits, int samePrefix)
    {
        var found = new List<string>();
        var prefix = word[..samePrefix];
        var automaton = new LevenshteinAutomata(word[samePrefix..], withTranspositions: true).ToAutomaton(edits);
        if (samePrefix > 0)
        {
            automaton = BasicOperations.Concatenate(BasicAutomata.MakeString(prefix), automaton);
            automaton.Determinize();
        }

        if (reader.GetTerms(IndexFields.Word) is { } terms)
        {
            var near = terms.Intersect(new CompiledAutomaton(automaton, true, false), null);
            while (near.MoveNext())
            {
                found.Add(near.Term.Utf8ToString());
            }
        }

        return found;
    }
}
