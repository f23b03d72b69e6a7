namespace Naru.Hub.Directories.Search;

/// <summary>
/// What decides over the order of hits, document by document, in arrays that are read one after the other: ranking asks this of every document that is found.
/// Not safe for threads while it grows.
/// </summary>
internal sealed class Ranks
{
    /// <summary>As many characters of a title, and of an id, as a number holds.</summary>
    private const int TitleHead = 4;
    private const int IdHead = 8;

    private readonly List<string> ids = [];
    private readonly List<ulong> idHeads = [];
    private readonly List<int> lengths = [];
    private readonly List<string[]> titles = [];
    private readonly List<(ulong First, ulong Second)> titleHeads = [];

    /// <summary>Adds the next document.</summary>
    public void Add(string id, FoldedDocument document)
    {
        ids.Add(id);
        idHeads.Add(HeadOfId(id));
        lengths.Add(document.Length);
        titles.Add(document.Titles);
        titleHeads.Add((document.Titles.Length > 0 ? HeadOf(document.Titles[0]) : 0, document.Titles.Length > 1 ? HeadOf(document.Titles[1]) : 0));
    }

    /// <summary>The length of a document's shorter title.</summary>
    public int Length(int document) => lengths[document];

    /// <summary>The order of ids, as text.</summary>
    public int CompareIds(int one, int other)
    {
        var byHead = idHeads[one].CompareTo(idHeads[other]);
        return byHead != 0 ? byHead : string.CompareOrdinal(ids[one], ids[other]);
    }

    /// <summary>The order of a document's id and another id, which may be none of a document.</summary>
    public int CompareIds(int document, string id)
    {
        var byHead = idHeads[document].CompareTo(HeadOfId(id));
        return byHead != 0 ? byHead : string.CompareOrdinal(ids[document], id);
    }

    /// <summary>For asking which titles begin with a query.</summary>
    /// <param name="compact">The query without what stands between letters; not empty.</param>
    public TitleQuestion AskTitles(string compact) => new(this, compact);

    private static ulong HeadOf(string title)
    {
        var head = 0UL;
        for (var i = 0; i < TitleHead; i++)
        {
            head = (head << 16) | (i < title.Length ? title[i] : '\0');
        }

        return head;
    }

    /// <summary>A number in the order of the texts, as far as it goes: what has no place in a byte counts as the greatest one.</summary>
    private static ulong HeadOfId(string id)
    {
        var head = 0UL;
        for (var i = 0; i < IdHead; i++)
        {
            head = (head << 8) | (i < id.Length ? Math.Min(id[i], (char)byte.MaxValue) : '\0');
        }

        return head;
    }

    /// <summary>A question about titles. Immutable.</summary>
    public readonly struct TitleQuestion
    {
        private readonly Ranks ranks;
        private readonly string compact;
        private readonly ulong head;
        private readonly ulong mask;

        internal TitleQuestion(Ranks ranks, string compact)
        {
            this.ranks = ranks;
            this.compact = compact;
            head = HeadOf(compact);
            mask = compact.Length >= TitleHead ? ulong.MaxValue : ~(ulong.MaxValue >> (16 * compact.Length));
        }

        /// <summary>Whether a title of the document is the query, or begins with it; null if none does.</summary>
        public Contracts.SearchMatch? Of(int document)
        {
            var (first, second) = ranks.titleHeads[document];
            if ((first & mask) != head && (second & mask) != head)
            {
                return null;
            }

            Contracts.SearchMatch? best = null;
            foreach (var title in ranks.titles[document])
            {
                if (title.StartsWith(compact, StringComparison.Ordinal))
                {
                    if (title.Length == compact.Length)
                    {
                        return Contracts.SearchMatch.Title;
                    }

                    best = Contracts.SearchMatch.TitlePrefix;
                }
            }

            return best;
        }
    }
}
