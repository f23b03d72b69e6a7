using Naru.Vocabulary.Search;

namespace Naru.Hub.Directories.Search;

/// <summary>
/// The words of a document, folded, by where they stand. Korean is kept as runs, words joined as they are written with and without spaces; a query's Korean word
/// is looked for inside them. Immutable.
/// </summary>
internal sealed class FoldedDocument
{
    /// <summary>No query has it, so that nothing is found across two runs.</summary>
    private const char Between = '\n';

    public FoldedDocument(ISearchable document)
    {
        FoldedText[] titles = [.. Fold([document.Title.Ko, document.Title.En])];
        Titles = [.. titles.Select(t => t.Compact)];
        Title = new Zone(titles);
        Keywords = new Zone([.. Fold(document.Keywords)]);
        Text = new Zone([.. Fold(document.Passages)]);
        Length = titles.Length == 0 ? 0 : titles.Min(t => t.Compact.Length);
    }

    /// <summary>The titles, at most two, without what stands between letters.</summary>
    public string[] Titles { get; }

    /// <summary>The length of the shorter title.</summary>
    public int Length { get; }

    public Zone Title { get; }

    public Zone Keywords { get; }

    public Zone Text { get; }

    private static IEnumerable<FoldedText> Fold(IEnumerable<string?> texts) => texts.Where(t => t is not null).Select(t => new FoldedText(t!));

    /// <summary>A part of a document. Immutable.</summary>
    public sealed class Zone(FoldedText[] texts)
    {
        /// <summary>The words, each once.</summary>
        public string[] Words { get; } = [.. texts.SelectMany(t => t.Words).Distinct(StringComparer.Ordinal)];

        /// <summary>The runs of Hangul, one after the other.</summary>
        public string Runs { get; } = string.Join(Between, texts.SelectMany(t => t.Runs).Distinct(StringComparer.Ordinal));

        /// <summary>Single syllables and pairs of neighbours in the runs, each once, as <see cref="Syllables"/> numbers them.</summary>
        public HashSet<uint> Grams()
        {
            var seen = new HashSet<uint>();
            for (var i = 0; i < Runs.Length; i++)
            {
                if (Runs[i] == Between)
                {
                    continue;
                }

                seen.Add(Syllables.Number(Runs.AsSpan(i, 1)));
                if (i + 1 < Runs.Length && Runs[i + 1] != Between)
                {
                    seen.Add(Syllables.Number(Runs.AsSpan(i, 2)));
                }
            }

            return seen;
        }
    }
}

/// <summary>Numbers of syllables and of pairs of them.</summary>
internal static class Syllables
{
    /// <summary>The number of one syllable or of two.</summary>
    public static uint Number(ReadOnlySpan<char> one) => one.Length == 1 ? one[0] : ((uint)one[0] << 16) | one[1];

    /// <summary>The numbers of the pairs of neighbours in a word, in their order.</summary>
    public static uint[] Pairs(string word)
    {
        var pairs = new uint[word.Length - 1];
        for (var i = 0; i < pairs.Length; i++)
        {
            pairs[i] = Number(word.AsSpan(i, 2));
        }

        return pairs;
    }
}
