using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Vocabulary.Search;

namespace Naru.Hub.Directories.Search;

/// <content>One search.</content>
internal partial class SearchIndex<TDocument>
{
    /// <summary>One search: sets of documents are narrowed down to those that are found, and only these are ranked and counted.</summary>
    private sealed class Run
    {
        private readonly SearchIndex<TDocument> index;
        private readonly SearchQuery query;
        private readonly DateOnly today;
        private readonly FoldedText text;
        private readonly string[] words;
        private readonly WordsFound? found;
        private readonly Ranks.TitleQuestion titles;

        public Run(SearchIndex<TDocument> index, SearchQuery query, DateOnly today)
        {
            this.index = index;
            this.query = query;
            this.today = today;
            text = new FoldedText(query.Text);
            words = [.. text.Words.Distinct(StringComparer.Ordinal)];
            if (words.Length > 0)
            {
                found = index.words.Find(words, text.Words[^1], index.documents.Count);
                titles = index.ranks.AskTitles(text.Compact);
            }
        }

        public SearchFound<TDocument> Search()
        {
            // Something was typed that has no letter: nothing is found, not everything.
            var isVain = words.Length == 0 && query.Text.Any(c => !char.IsWhiteSpace(c));
            var seen = isVain ? new DocumentSet() : index.sights.Of(query.Viewer);
            if (found is not null)
            {
                seen.And(found.Anywhere);
            }

            var filters = query.Filters.ToDictionary(f => f.Key, f => Filter(f.Key, f.Value), StringComparer.Ordinal);
            var passing = Under(seen, filters.Values);

            // What fails one filter alone still counts for that filter's own facet; what fails two counts for none.
            var forOwn = filters.ToDictionary(f => f.Key, f => Under(seen, filters.Where(o => o.Key != f.Key).Select(o => o.Value)), StringComparer.Ordinal);
            var total = passing.Count();
            return new SearchFound<TDocument>(
                Best(passing), total, Counts(facet => forOwn.GetValueOrDefault(facet, passing)),
                total > 0 || isVain ? null : Suggestions.For(index.words, text, Under(index.sights.Of(query.Viewer), filters.Values), index.documents.Count));
        }

        private static DocumentSet Under(DocumentSet seen, IEnumerable<DocumentSet> filters) => filters.Aggregate(seen.Copy(), (set, filter) => set.And(filter));

        private ValueList<Facet> Counts(Func<string, DocumentSet> counted)
        {
            var byFacet = index.facets.All()
                .Select(f => (f.Facet, f.Value, Count: f.Documents.CountWith(counted(f.Facet))))
                .Concat(Availabilities(counted))
                .Where(f => f.Count > 0)
                .ToLookup(f => f.Facet, f => new FacetValue(f.Value, f.Count), StringComparer.Ordinal);
            return index.names.Where(byFacet.Contains)
                .Select(n => new Facet(n, byFacet[n].OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).ToValueList()))
                .ToValueList();
        }

        private IEnumerable<(string Facet, string Value, int Count)> Availabilities(Func<string, DocumentSet> counted)
        {
            if (!index.names.Contains(Facets.Availability, StringComparer.Ordinal))
            {
                return [];
            }

            var counts = new int[Facets.Availabilities.Length];
            var day = today.DayNumber;
            foreach (var number in counted(Facets.Availability))
            {
                counts[index.days.Availability(number, day)]++;
            }

            return counts.Select((count, i) => (Facets.Availability, Facets.Availabilities[i], count));
        }

        /// <summary>The first hits after the position where the page begins.</summary>
        private ValueList<SearchHit<TDocument>> Best(DocumentSet passing)
        {
            if (query.Limit <= 0)
            {
                return [];
            }

            // The worst of those that are kept comes out first.
            var best = new PriorityQueue<int, (long Order, int Number)>(Comparer<(long Order, int Number)>.Create((a, b) => Compare(b, a)));
            (long Order, int Number) worst = default;

            // In whatever order: most documents are worse than the worst that is kept, and one comparison of numbers says so.
            foreach (var number in passing)
            {
                var at = (Order(number), number);
                if ((query.After is { } after && !IsAfter(at, after)) || (best.Count == query.Limit && Compare(at, worst) > 0))
                {
                    continue;
                }

                if (best.Count < query.Limit)
                {
                    best.Enqueue(number, at);
                }
                else
                {
                    best.DequeueEnqueue(number, at);
                }

                best.TryPeek(out _, out worst);
            }

            return best.UnorderedItems.Select(i => i.Priority).Order(Comparer<(long Order, int Number)>.Create(Compare))
                .Select(h => new SearchHit<TDocument>(
                    index.documents[h.Number]!, new RankPosition((int)(h.Order >> 32), (int)(h.Order & int.MaxValue), index.documents[h.Number]!.Id)))
                .ToValueList();
        }

        private int Compare((long Order, int Number) one, (long Order, int Number) other)
        {
            var byOrder = one.Order.CompareTo(other.Order);
            return byOrder != 0 ? byOrder : index.ranks.CompareIds(other.Number, one.Number);
        }

        private bool IsAfter((long Order, int Number) hit, RankPosition after)
        {
            var byOrder = hit.Order.CompareTo(Order(after.Match, after.Length));
            return byOrder != 0 ? byOrder > 0 : index.ranks.CompareIds(hit.Number, after.Id) < 0;
        }

        /// <summary>How well a document matches and how long its title is, as one number: the smaller, the better.</summary>
        private long Order(int number)
        {
            if (found is null)
            {
                return Order((int)SearchMatch.Text, 0);
            }

            var match = titles.Of(number)
                ?? (found.InTitle[number] ? (found.AsTitleWords[number] ? SearchMatch.TitleWords : SearchMatch.TitleParts)
                : found.InKeywords[number] ? SearchMatch.Keywords
                : SearchMatch.Text);
            return Order((int)match, index.ranks.Length(number));
        }

        private static long Order(int match, int length) => ((long)match << 32) | (uint)length;

        private DocumentSet Filter(string facet, ValueList<string> values)
        {
            if (facet == Facets.Availability)
            {
                return Available(values);
            }

            var documents = new DocumentSet(index.documents.Count);
            foreach (var value in facet == Facets.District ? InDistricts(values) : values)
            {
                if (index.facets.Find(facet, value) is { } having)
                {
                    documents.Or(having);
                }
            }

            return documents;
        }

        private DocumentSet Available(ValueList<string> values)
        {
            var wanted = Facets.Availabilities.Select(a => values.Contains(a, StringComparer.Ordinal)).ToArray();
            var documents = new DocumentSet(index.documents.Count);
            for (var number = 0; number < index.documents.Count; number++)
            {
                if (wanted[index.days.Availability(number, today.DayNumber)])
                {
                    documents.Add(number);
                }
            }

            return documents;
        }

        /// <summary>A district stands for what lies in it, too.</summary>
        private IEnumerable<string> InDistricts(ValueList<string> wanted) => index.data.Districts
            .Where(d => index.data.DistrictAndLarger(d.Code, today).Any(wanted.Contains))
            .Select(d => d.Code);
    }
}
