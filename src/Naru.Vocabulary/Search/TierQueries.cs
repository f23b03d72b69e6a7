using System.Globalization;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using Lucene.Net.Util.Automaton;

namespace Naru.Vocabulary.Search;

/// <summary>What a query's text asks the index in each step of a search.</summary>
internal sealed class TierQueries
{
    // Above this, uniting documents in a bit set is faster than in a heap.
    private const int ManyTerms = 32;

    private readonly QueryText text;
    private readonly AtomicReader reader;
    private readonly Func<WordList> wordList;
    private readonly Lazy<HashSet<string>> rare;
    private readonly Dictionary<string, Query?> parts = new(StringComparer.Ordinal);

    /// <param name="text">The text.</param>
    /// <param name="reader">The index.</param>
    /// <param name="wordList">All words; read when they are needed.</param>
    /// <param name="findsFew">Whether a query finds few concepts.</param>
    public TierQueries(QueryText text, AtomicReader reader, Func<WordList> wordList, Func<Query, bool> findsFew)
    {
        this.text = text;
        this.reader = reader;
        this.wordList = wordList;
        rare = new(() => [.. text.Words.Where(w => Part(w) is not { } part || findsFew(part))]);
    }

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
        SearchTier.Parts => AllWords(Part),
        SearchTier.InnerParts => AllWords(w => IsPartAnywhere(w) ? AnyOf(IndexFields.Word, wordList().Holding(w)) : Part(w)),
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

    /// <summary>What has a word as it is written; null if nothing can. Asked for several times in a search, made once.</summary>
    private Query? Part(string word)
    {
        if (!parts.TryGetValue(word, out var part))
        {
            part = FoldedText.IsHangul(word) ? InRun(word)
                : word != text.Last ? Is(IndexFields.Word, word)
                : word.Length <= IndexFields.LongestWordPrefix ? Is(IndexFields.WordPrefix, word)
                : Begins(IndexFields.Word, word);
            parts.Add(word, part);
        }

        return part;
    }

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
            return Part(word);
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
            return AnyOf(IndexFields.Word, [.. words]);
        }

        return AnyOf([.. ((Query?[])[Part(word), AnyOf(IndexFields.Word, [.. words])]).OfType<Query>()]);
    }

    private static Query? AnyOf(string field, List<string> terms) => terms.Count <= ManyTerms
        ? AnyOf([.. terms.Select(Query (t) => Is(field, t))])
        : new ConstantScoreQuery(new TermsFilter(field, terms));

    /// <summary>What has a term that begins so; null if none does.</summary>
    private Query? Begins(string field, string start)
    {
        var found = Beginning(field, start);
        return found.Count <= ManyTerms ? AnyOf(field, found) : new ConstantScoreQuery(new CachingWrapperFilter(new PrefixFilter(new Term(field, start))));
    }

    /// <summary>The terms of a field that begin so, in their order; no more than it takes to know that they are many.</summary>
    private List<string> Beginning(string field, string start)
    {
        var found = new List<string>();
        var terms = reader.GetTerms(field)?.GetEnumerator();
        if (terms is null || terms.SeekCeil(new BytesRef(start)) == TermsEnum.SeekStatus.END)
        {
            return found;
        }

        do
        {
            var term = terms.Term.Utf8ToString();
            if (!term.StartsWith(start, StringComparison.Ordinal))
            {
                break;
            }

            found.Add(term);
        }
        while (found.Count <= ManyTerms && terms.MoveNext());
        return found;
    }

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
