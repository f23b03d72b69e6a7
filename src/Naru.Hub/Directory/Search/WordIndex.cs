using System.Numerics;
using Naru.Vocabulary.Search;

namespace Naru.Hub.Directories.Search;

/// <summary>
/// Which documents have which words, by where they stand. A Hangul word of one or two syllables is a term. A longer one is in the documents of every word that has it
/// inside; in what is left of the documents that have all its pairs of syllables it is looked for, because words are also written together. Not safe for threads
/// while it grows.
/// </summary>
internal sealed class WordIndex
{
    private readonly Zone title = new();
    private readonly Zone keywords = new();
    private readonly Zone text = new();
    private readonly SortedWords words = new();
    private readonly HangulWords hangul = new();

    /// <summary>Adds the next document.</summary>
    public void Add(FoldedDocument document, int number)
    {
        Add(title, document.Title, number);
        Add(keywords, document.Keywords, number);
        Add(text, document.Text, number);
    }

    /// <summary>The documents that have every word.</summary>
    /// <param name="wanted">The words, each once; at least one.</param>
    /// <param name="last">The word that may also be the beginning of one.</param>
    /// <param name="documents">How many documents there are.</param>
    public WordsFound Find(string[] wanted, string last, int documents)
    {
        DocumentSet? everywhere = null, inTitle = null, inKeywords = null, asWords = null;
        foreach (var word in wanted)
        {
            var ofTitle = Having(title, word, word == last, documents);
            var ofKeywords = Having(keywords, word, word == last, documents).Or(ofTitle);
            var ofAny = Having(text, word, word == last, documents).Or(ofKeywords);
            var asWord = new DocumentSet(documents);
            asWord.Add(title.Words.Find(word));
            everywhere = everywhere?.And(ofAny) ?? ofAny;
            inKeywords = inKeywords?.And(ofKeywords) ?? ofKeywords;
            inTitle = inTitle?.And(ofTitle) ?? ofTitle;
            asWords = asWords?.And(asWord) ?? asWord;
        }

        return new WordsFound(everywhere!, inKeywords!, inTitle!, asWords!);
    }

    /// <summary>The documents that have a word anywhere.</summary>
    /// <param name="word">The word.</param>
    /// <param name="isLast">Whether it may also be the beginning of one.</param>
    /// <param name="documents">How many documents there are.</param>
    public DocumentSet Having(string word, bool isLast, int documents) =>
        Having(title, word, isLast, documents).Or(Having(keywords, word, isLast, documents)).Or(Having(text, word, isLast, documents));

    /// <summary>What a word may have been meant as: Hangul whose pairs of syllables are in documents, though maybe not in a row, and other words of documents.</summary>
    public IEnumerable<string> Near(string word) => FoldedText.IsHangul(word) ? Misspellings.Variants(word).Where(MayBeThere) : NearLetters(word);

    private bool MayBeThere(string hangul) => Array.Exists([title, keywords, text], z => Array.TrueForAll(Syllables.Pairs(hangul), p => z.Grams.Find(p) is not null));

    /// <summary>Most words are too different at a glance: an edit changes two kinds of letters at most.</summary>
    private IEnumerable<string> NearLetters(string word)
    {
        var letters = Letters(word);
        return words.All().Where(w => Math.Abs(w.Length - word.Length) <= 1 && BitOperations.PopCount(letters ^ Letters(w)) <= 2 && Misspellings.IsNear(word, w));

        static uint Letters(string word)
        {
            var letters = 0U;
            foreach (var letter in word)
            {
                letters |= 1U << (letter & 31);
            }

            return letters;
        }
    }

    private void Add(Zone zone, FoldedDocument.Zone folded, int number)
    {
        foreach (var word in folded.Words)
        {
            if (!zone.Words.Add(word, number))
            {
                continue;
            }

            if (FoldedText.IsHangul(word))
            {
                hangul.Add(word);
            }
            else
            {
                words.Add(word);
            }
        }

        foreach (var gram in folded.Grams())
        {
            zone.Grams.Add(gram, number);
        }

        zone.Runs.Add(folded.Runs);
    }

    /// <summary>The documents that have a word in a zone: Hangul anywhere inside, other words whole, and the last one of the query as a beginning, too.</summary>
    private DocumentSet Having(Zone zone, string word, bool isLast, int documents)
    {
        var having = new DocumentSet(documents);
        if (FoldedText.IsHangul(word))
        {
            if (word.Length <= 2)
            {
                having.Add(zone.Grams.Find(Syllables.Number(word)));
            }
            else if (WithPairs(zone, word, documents) is { } candidates)
            {
                AddLong(having, zone, word, candidates);
            }

            return having;
        }

        having.Add(zone.Words.Find(word));
        if (isLast)
        {
            foreach (var longer in words.Beginning(word))
            {
                having.Add(zone.Words.Find(longer));
            }
        }

        return having;
    }

    private void AddLong(DocumentSet having, Zone zone, string word, DocumentSet candidates)
    {
        foreach (var longer in hangul.Containing(word))
        {
            having.Add(zone.Words.Find(longer));
        }

        foreach (var number in candidates.AndNot(having))
        {
            if (zone.Runs[number].Contains(word, StringComparison.Ordinal))
            {
                having.Add(number);
            }
        }
    }

    /// <summary>The documents that have all pairs of a word's syllables in a zone, not necessarily in a row; null if there are none.</summary>
    private static DocumentSet? WithPairs(Zone zone, string word, int documents)
    {
        var postings = Syllables.Pairs(word).Distinct().Select(zone.Grams.Find).ToArray();
        if (Array.Exists(postings, p => p is null))
        {
            return null;
        }

        DocumentSet? all = null;
        foreach (var one in postings.OrderBy(p => p!.Count))
        {
            var set = new DocumentSet(documents);
            set.Add(one);
            all = all?.And(set) ?? set;
        }

        return all;
    }

    /// <summary>A part of all documents.</summary>
    private sealed class Zone
    {
        public Postings<string> Words { get; } = new(StringComparer.Ordinal);

        public Postings<uint> Grams { get; } = new();

        /// <summary>The runs of Hangul of each document.</summary>
        public List<string> Runs { get; } = [];
    }
}

/// <summary>The documents that have all words of a query, by where. Immutable.</summary>
/// <param name="Anywhere">In any zone.</param>
/// <param name="InKeywords">In the title or the keywords.</param>
/// <param name="InTitle">In the title.</param>
/// <param name="AsTitleWords">As words of the title, not only inside of some.</param>
internal sealed record WordsFound(DocumentSet Anywhere, DocumentSet InKeywords, DocumentSet InTitle, DocumentSet AsTitleWords);
