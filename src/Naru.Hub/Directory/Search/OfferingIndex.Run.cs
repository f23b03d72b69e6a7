using System.Runtime.InteropServices;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Vocabulary.Search;

namespace Naru.Hub.Directories.Search;

/// <content>One search.</content>
internal sealed partial class OfferingIndex
{
    private sealed class Run
    {
        private readonly OfferingIndex index;
        private readonly SearchQuery query;
        private readonly DateOnly today;
        private readonly FoldedText text;
        private readonly string[] words;

        public Run(OfferingIndex index, SearchQuery query, DateOnly today)
        {
            this.index = index;
            this.query = query;
            this.today = today;
            text = new FoldedText(query.Text);
            words = [.. text.Words.Distinct(StringComparer.Ordinal)];
        }

        public SearchFound Search()
        {
            // Something was typed that has no letter: nothing is found, not everything.
            var isVain = words.Length == 0 && query.Text.Any(c => !char.IsWhiteSpace(c));
            var found = new Found(index.entries.Count, words.Length == 0);
            foreach (var word in words)
            {
                found.And(Having(index.title, d => d.Title, word), Having(index.keywords, d => d.Keywords, word), Having(index.text, d => d.Text, word));
            }

            return Collect(found, isVain);
        }

        private SearchFound Collect(Found found, bool isVain)
        {
            var filters = query.Filters.Select(f => Filter(f.Key, f.Value)).ToArray();
            var counts = new int[index.facets.Count];
            var availability = new int[Facets.Availabilities.Length];
            var best = new PriorityQueue<(int Number, RankPosition Rank), RankPosition>(Comparer<RankPosition>.Create((a, b) => b.CompareTo(a)));
            var total = 0;
            var day = today.DayNumber;
            var entries = CollectionsMarshal.AsSpan(index.entries);
            // The newest first: every order ends with that, so that what comes later seldom displaces what is kept.
            for (var number = entries.Length - 1; number >= 0 && !isVain; number--)
            {
                var entry = entries[number];
                if (!found.Anywhere[number] || !entry.IsAlive || !IsVisible(entry, query.Viewer))
                {
                    continue;
                }

                // What fails one filter alone still counts for that filter's own facet; what fails two counts for none.
                string? failed = null;
                var fails = 0;
                var available = entry.Availability(day);
                foreach (var filter in filters)
                {
                    if (!filter.Passes(number, available))
                    {
                        failed = filter.Facet;
                        fails++;
                    }
                }

                if (fails > 1)
                {
                    continue;
                }

                Count(entry, available, failed, counts, availability);
                if (fails == 0)
                {
                    total++;
                    Keep(best, number, Rank(entry, number, found));
                }
            }

            return Answer(best, total, counts, availability);
        }

        private void Count(Entry entry, int available, string? onlyOf, int[] counts, int[] availability)
        {
            foreach (var value in entry.FacetValues)
            {
                if (onlyOf is null || index.facets[value].Facet == onlyOf)
                {
                    counts[value]++;
                }
            }

            if (onlyOf is null or Facets.Availability)
            {
                availability[available]++;
            }
        }

        private void Keep(PriorityQueue<(int Number, RankPosition Rank), RankPosition> best, int number, RankPosition rank)
        {
            if (query.Limit <= 0 || (query.After is { } after && rank <= after))
            {
                return;
            }

            if (best.Count < query.Limit)
            {
                best.Enqueue((number, rank), rank);
            }
            else if (rank < best.Peek().Rank)
            {
                best.DequeueEnqueue((number, rank), rank);
            }
        }

        private SearchFound Answer(
            PriorityQueue<(int Number, RankPosition Rank), RankPosition> best, int total, int[] counts, int[] availability)
        {
            var hits = best.UnorderedItems.Select(i => i.Element).OrderBy(h => h.Rank).ToList();
            var byFacet = Enumerable.Range(0, counts.Length).Where(i => counts[i] > 0)
                .Select(i => (index.facets[i].Facet, index.facets[i].Value, Count: counts[i]))
                .Concat(availability.Select((count, i) => (Facet: Facets.Availability, Value: Facets.Availabilities[i], Count: count)).Where(a => a.Count > 0))
                .GroupBy(f => f.Facet, StringComparer.Ordinal)
                .ToDictionary(
                    g => g.Key,
                    g => g.OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).Select(v => new FacetValue(v.Value, v.Count)).ToValueList(),
                    StringComparer.Ordinal);
            return new SearchFound(
                hits.Select(h => index.entries[h.Number].Document.Hit((OfferingMatch)h.Rank.Match)).ToValueList(),
                hits.Select(h => h.Rank).ToValueList(),
                total,
                Facets.All(index.data).Where(byFacet.ContainsKey).Select(n => new Facet(n, byFacet[n])).ToValueList());
        }

        private RankPosition Rank(Entry entry, int number, Found found)
        {
            var id = entry.Document.Id;
            if (words.Length == 0)
            {
                return new RankPosition((int)OfferingMatch.Text, 0, id);
            }

            var folded = entry.Folded;
            var match = OfTitle(folded)
                ?? (found.InTitle[number] ? (AreWordsOf(folded.Title) ? OfferingMatch.TitleWords : OfferingMatch.TitleParts)
                : found.InKeywords[number] ? OfferingMatch.Keywords
                : OfferingMatch.Text);
            return new RankPosition((int)match, folded.Length, id);
        }

        /// <summary>Whether a title is the query or begins with it. Loops, because this is asked of every document that is found.</summary>
        private OfferingMatch? OfTitle(FoldedDocument folded)
        {
            OfferingMatch? best = null;
            foreach (var title in folded.Titles)
            {
                if (title.StartsWith(text.Compact, StringComparison.Ordinal))
                {
                    if (title.Length == text.Compact.Length)
                    {
                        return OfferingMatch.Title;
                    }

                    best = OfferingMatch.TitlePrefix;
                }
            }

            return best;
        }

        private bool AreWordsOf(FoldedDocument.Zone zone)
        {
            foreach (var word in words)
            {
                if (!IsWordOf(zone, word))
                {
                    return false;
                }
            }

            return true;
        }

        private static bool IsWordOf(FoldedDocument.Zone zone, string word) =>
            Array.IndexOf(FoldedText.IsHangul(word) ? zone.HangulWords : zone.Words, word) >= 0;

        /// <summary>The documents that have a word in a zone: Hangul anywhere inside, other words whole, and the last one of the query as a beginning, too.</summary>
        private DocumentSet Having(Postings postings, Func<FoldedDocument, FoldedDocument.Zone> zone, string word)
        {
            var having = new DocumentSet(index.entries.Count);
            if (FoldedText.IsHangul(word))
            {
                AddHangul(having, postings, zone, word);
                return having;
            }

            having.Add(postings.Find(word));
            if (word == text.Words[^1])
            {
                foreach (var longer in index.words.Beginning(word))
                {
                    having.Add(postings.Find(longer));
                }
            }

            return having;
        }

        private void AddHangul(DocumentSet having, Postings postings, Func<FoldedDocument, FoldedDocument.Zone> zone, string word)
        {
            if (word.Length <= 2)
            {
                having.Add(postings.Find(word));
                return;
            }

            // The rarest pair names the candidates; whether the pairs stand in a row is looked up.
            List<int>? rarest = null;
            for (var i = 0; i + 1 < word.Length; i++)
            {
                if (postings.Find(word.Substring(i, 2)) is not { } documents)
                {
                    return;
                }

                rarest = rarest is null || documents.Count < rarest.Count ? documents : rarest;
            }

            foreach (var number in rarest!)
            {
                if (zone(index.entries[number].Folded).Runs.Contains(word, StringComparison.Ordinal))
                {
                    having.Add(number);
                }
            }
        }

        private FacetFilter Filter(string facet, ValueList<string> values)
        {
            if (facet == Facets.Availability)
            {
                return new FacetFilter(facet, null, [.. Facets.Availabilities.Select(a => values.Contains(a, StringComparer.Ordinal))]);
            }

            var documents = new DocumentSet(index.entries.Count);
            foreach (var value in facet == Facets.District ? InDistricts(values) : values)
            {
                documents.Add(index.facets.Find(facet, value));
            }

            return new FacetFilter(facet, documents, null);
        }

        /// <summary>A district stands for what lies in it, too.</summary>
        private IEnumerable<string> InDistricts(ValueList<string> wanted) => index.data.Districts
            .Where(d => index.data.DistrictAndLarger(d.Code, today).Any(wanted.Contains))
            .Select(d => d.Code);
    }

    /// <summary>The documents that have all words so far.</summary>
    private sealed class Found
    {
        public Found(int documents, bool isAll)
        {
            InTitle = new DocumentSet(documents);
            InKeywords = new DocumentSet(documents);
            Anywhere = new DocumentSet(documents);
            for (var i = 0; i < documents && isAll; i++)
            {
                Anywhere.Add(i);
            }
        }

        private bool hasWords;

        public DocumentSet InTitle { get; private set; }

        public DocumentSet InKeywords { get; private set; }

        public DocumentSet Anywhere { get; private set; }

        public void And(DocumentSet title, DocumentSet keywords, DocumentSet text)
        {
            var titleOrKeywords = title.Copy();
            titleOrKeywords.Or(keywords);
            text.Or(titleOrKeywords);
            if (!hasWords)
            {
                (InTitle, InKeywords, Anywhere, hasWords) = (title, titleOrKeywords, text, true);
                return;
            }

            InTitle.And(title);
            InKeywords.And(titleOrKeywords);
            Anywhere.And(text);
        }
    }

    /// <summary>A facet's filter: one of its values must be there.</summary>
    private sealed record FacetFilter(string Facet, DocumentSet? Documents, bool[]? Availability)
    {
        public bool Passes(int number, int available) => Documents is null ? Availability![available] : Documents[number];
    }
}
