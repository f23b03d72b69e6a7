using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Search;
using Naru.Vocabulary.Search;

namespace Naru.Tests.Hub.Directories;

/// <summary>
/// What a search means: loops over all offerings. Only the cutting of texts into words is the product's, which has tests of its own. The index has to give the
/// same answers, in the same order.
/// </summary>
internal sealed class NaiveOfferingSearch(IReadOnlyList<SearchDocument> documents, SearchQuery query, DateOnly today)
{
    private readonly FoldedText text = new(query.Text);

    private string[] Words => [.. text.Words.Distinct(StringComparer.Ordinal)];

    public SearchFound Run()
    {
        var found = documents.Where(IsSeen).Where(IsFound).ToList();
        var passing = found.Where(d => query.Filters.Keys.All(f => Passes(d, f))).ToList();
        var ranked = passing.Select(d => (Document: d, Rank: Rank(d)))
            .OrderBy(d => d.Rank.Match).ThenBy(d => d.Rank.Length).ThenByDescending(d => d.Rank.Id, StringComparer.Ordinal)
            .Where(d => query.After is not { } after || IsAfter(d.Rank, after))
            .Take(query.Limit)
            .ToList();
        return new SearchFound(
            ranked.Select(r => r.Document.Hit((OfferingMatch)r.Rank.Match)).ToValueList(), ranked.Select(r => r.Rank).ToValueList(), passing.Count, Counts(found));
    }

    private ValueList<Facet> Counts(List<SearchDocument> found)
    {
        var facets = new List<Facet>();
        foreach (var name in Facets.All(Samples.Data))
        {
            // Under all filters but the facet's own.
            var counted = found.Where(d => query.Filters.Keys.Where(f => f != name).All(f => Passes(d, f)));
            var values = counted.SelectMany(d => Values(d, name)).GroupBy(v => v, StringComparer.Ordinal)
                .Select(g => new FacetValue(g.Key, g.Count())).OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal).ToValueList();
            if (values.Count > 0)
            {
                facets.Add(new Facet(name, values));
            }
        }

        return facets.ToValueList();
    }

    private IEnumerable<string> Values(SearchDocument document, string facet) => facet == Facets.Availability
        ? [document.Content.AvailableTo < today ? "ended" : document.Content.AvailableFrom > today ? "later" : "now"]
        : document.FacetValues(Samples.Data).Where(f => f.Facet == facet).Select(f => f.Value).Distinct(StringComparer.Ordinal);

    private bool Passes(SearchDocument document, string facet) => Values(document, facet).Any(v => facet == Facets.District
        ? Samples.Data.DistrictAndLarger(v, today).Any(query.Filters[facet].Contains)
        : query.Filters[facet].Contains(v, StringComparer.Ordinal));

    private bool IsSeen(SearchDocument document) => document.Content.Visibility switch
    {
        "public" => true,
        "members" => query.Viewer.IsSignedIn,
        _ => query.Viewer.IsOfficer || query.Viewer.Parties.Contains(document.Content.Provider),
    };

    private bool IsFound(SearchDocument document) => Words.Length == 0
        ? string.IsNullOrWhiteSpace(query.Text)
        : Words.All(w => Has(Title(document), w) || Has(Keywords(document), w) || Has(Others(document), w));

    private RankPosition Rank(SearchDocument document)
    {
        if (Words.Length == 0)
        {
            return new RankPosition((int)OfferingMatch.Text, 0, document.Id);
        }

        var titles = Title(document);
        var match = titles.Exists(t => t.Compact == text.Compact) ? OfferingMatch.Title
            : titles.Exists(t => t.Compact.StartsWith(text.Compact, StringComparison.Ordinal)) ? OfferingMatch.TitlePrefix
            : Words.All(w => titles.Exists(t => t.Words.Contains(w, StringComparer.Ordinal))) ? OfferingMatch.TitleWords
            : Words.All(w => Has(titles, w)) ? OfferingMatch.TitleParts
            : Words.All(w => Has(titles, w) || Has(Keywords(document), w)) ? OfferingMatch.Keywords
            : OfferingMatch.Text;
        return new RankPosition((int)match, titles.Min(t => t.Compact.Length), document.Id);
    }

    private bool Has(List<FoldedText> texts, string word) => texts.Exists(t => FoldedText.IsHangul(word)
        ? t.Runs.Any(r => r.Contains(word, StringComparison.Ordinal))
        : t.Words.Contains(word, StringComparer.Ordinal)
            || (word == text.Words[^1] && t.Words.Any(w => !FoldedText.IsHangul(w) && w.StartsWith(word, StringComparison.Ordinal))));

    private static bool IsAfter(RankPosition rank, RankPosition after) =>
        rank.Match != after.Match ? rank.Match > after.Match
        : rank.Length != after.Length ? rank.Length > after.Length
        : string.CompareOrdinal(rank.Id, after.Id) < 0;

    private static List<FoldedText> Title(SearchDocument d) => Fold(d.Content.Title.Ko, d.Content.Title.En);

    private static List<FoldedText> Keywords(SearchDocument d) => [.. d.Content.Keywords.Select(k => new FoldedText(k))];

    private static List<FoldedText> Others(SearchDocument d) =>
        Fold(d.Content.Description?.Ko, d.Content.Description?.En, d.ProviderNames.Ko, d.ProviderNames.En);

    private static List<FoldedText> Fold(params string?[] texts) => [.. texts.Where(t => t is not null).Select(t => new FoldedText(t!))];
}
