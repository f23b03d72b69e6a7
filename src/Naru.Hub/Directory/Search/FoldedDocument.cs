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

    public FoldedDocument(SearchDocument document)
    {
        var content = document.Content;
        FoldedText[] titles = [.. Fold(content.Title.Ko, content.Title.En)];
        FoldedText[] keywords = [.. content.Keywords.Select(k => new FoldedText(k))];
        FoldedText[] texts = [.. Fold(content.Description?.Ko, content.Description?.En, document.ProviderNames.Ko, document.ProviderNames.En)];
        Titles = [.. titles.Select(t => t.Compact)];
        Title = new Zone(titles);
        Keywords = new Zone(keywords);
        Text = new Zone(texts);
        Length = titles.Length == 0 ? 0 : titles.Min(t => t.Compact.Length);
    }

    /// <summary>The titles without what stands between letters.</summary>
    public string[] Titles { get; }

    /// <summary>The length of the shorter title.</summary>
    public int Length { get; }

    public Zone Title { get; }

    public Zone Keywords { get; }

    public Zone Text { get; }

    private static IEnumerable<FoldedText> Fold(params string?[] texts) => texts.Where(t => t is not null).Select(t => new FoldedText(t!));

    /// <summary>A part of a document. Immutable.</summary>
    public sealed class Zone(FoldedText[] texts)
    {
        /// <summary>The words that are not Hangul, each once.</summary>
        public string[] Words { get; } =
            [.. texts.SelectMany(t => t.Words).Where(w => !FoldedText.IsHangul(w)).Distinct(StringComparer.Ordinal)];

        /// <summary>The words that are, each once.</summary>
        public string[] HangulWords { get; } =
            [.. texts.SelectMany(t => t.Words).Where(FoldedText.IsHangul).Distinct(StringComparer.Ordinal)];

        /// <summary>The runs of Hangul, one after the other.</summary>
        public string Runs { get; } = string.Join(Between, texts.SelectMany(t => t.Runs).Distinct(StringComparer.Ordinal));

        /// <summary>Single syllables and pairs of neighbours in the runs, each once.</summary>
        public IEnumerable<string> Grams()
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            for (var i = 0; i < Runs.Length; i++)
            {
                if (Runs[i] == Between)
                {
                    continue;
                }

                seen.Add(Runs[i].ToString());
                if (i + 1 < Runs.Length && Runs[i + 1] != Between)
                {
                    seen.Add(Runs.Substring(i, 2));
                }
            }

            return seen;
        }
    }
}
