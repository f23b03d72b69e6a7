using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Search;
using Naru.Vocabulary.Search;

namespace Naru.Tests.Hub.Directories;

/// <summary>What somebody may know of a thing: where its words stand, and by what it is counted.</summary>
internal sealed record NaiveDocument<TDocument>(
    TDocument Document, string Id, Texts Title, IEnumerable<string> Keywords, IEnumerable<string?> Others, IEnumerable<(string Facet, string Value)> Facets);

/// <summary>
/// What a search means: loops over all that somebody may know. Only the cutting of texts into words is the product's, which has tests of its own. The index has to
/// give the same answers, in the same order.
/// </summary>
internal sealed class NaiveSearch<TDocument>(IEnumerable<NaiveDocument<TDocument>> seen, SearchQuery query, DateOnly today, IEnumerable<string> facetNames)
{
    private readonly FoldedText text = new(query.Text);

    private string[] Words => [.. text.Words.Distinct(StringComparer.Ordinal)];

    public SearchFound<TDocument> Run()
    {
        var found = seen.Where(IsFound).ToList();
        var passing = found.Where(d => query.Filters.Keys.All(f => Passes(d, f))).ToList();
        var ranked = passing.Select(d => (d.Document, Rank: Rank(d)))
            .OrderBy(d => d.Rank.Match).ThenBy(d => d.Rank.Length).ThenByDescending(d => d.Rank.Id, StringComparer.Ordinal)
            .Where(d => query.After is not { } after || IsAfter(d.Rank, after))
            .Take(query.Limit);
        return new SearchFound<TDocument>(ranked.Select(r => new SearchHit<TDocument>(r.Document, r.Rank)).ToValueList(), passing.Count, Counts(found));
    }

    private ValueList<Facet> Counts(List<NaiveDocument<TDocument>> found)
    {
        var facets = new List<Facet>();
        foreach (var name in facetNames)
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

    private static IEnumerable<string> Values(NaiveDocument<TDocument> document, string facet) =>
        document.Facets.Where(f => f.Facet == facet).Select(f => f.Value).Distinct(StringComparer.Ordinal);

    private bool Passes(NaiveDocument<TDocument> document, string facet) => Values(document, facet).Any(v => facet == Facets.District
        ? Samples.Data.DistrictAndLarger(v, today).Any(query.Filters[facet].Contains)
        : query.Filters[facet].Contains(v, StringComparer.Ordinal));

    private bool IsFound(NaiveDocument<TDocument> document) => Words.Length == 0
        ? string.IsNullOrWhiteSpace(query.Text)
        : Words.All(w => Has(Title(document), w) || Has(Keywords(document), w) || Has(Fold(document.Others), w));

    private RankPosition Rank(NaiveDocument<TDocument> document)
    {
        if (Words.Length == 0)
        {
            return new RankPosition((int)SearchMatch.Text, 0, document.Id);
        }

        var titles = Title(document);
        var match = titles.Exists(t => t.Compact == text.Compact) ? SearchMatch.Title
            : titles.Exists(t => t.Compact.StartsWith(text.Compact, StringComparison.Ordinal)) ? SearchMatch.TitlePrefix
            : Words.All(w => titles.Exists(t => t.Words.Contains(w, StringComparer.Ordinal))) ? SearchMatch.TitleWords
            : Words.All(w => Has(titles, w)) ? SearchMatch.TitleParts
            : Words.All(w => Has(titles, w) || Has(Keywords(document), w)) ? SearchMatch.Keywords
            : SearchMatch.Text;
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

    private static List<FoldedText> Title(NaiveDocument<TDocument> d) => Fold([d.Title.Ko, d.Title.En]);

    private static List<FoldedText> Keywords(NaiveDocument<TDocument> d) => Fold(d.Keywords);

    private static List<FoldedText> Fold(IEnumerable<string?> texts) => [.. texts.Where(t => t is not null).Select(t => new FoldedText(t!))];
}

/// <summary>What a viewer may know of offerings, said once more.</summary>
internal static class NaiveOfferings
{
    public static SearchFound<SearchDocument> Search(IEnumerable<SearchDocument> documents, SearchQuery query, DateOnly today) => new NaiveSearch<SearchDocument>(
        documents.Where(d => IsSeen(d, query.Viewer)).Select(d => new NaiveDocument<SearchDocument>(
            d, d.Id, d.Content.Title, d.Content.Keywords, [d.Content.Description?.Ko, d.Content.Description?.En, d.ProviderNames.Ko, d.ProviderNames.En],
            d.FacetValues(Samples.Data).Append((Facets.Availability, d.Content.AvailableTo < today ? "ended" : d.Content.AvailableFrom > today ? "later" : "now")))),
        query, today, Facets.OfOfferings(Samples.Data)).Run();

    private static bool IsSeen(SearchDocument document, Viewer viewer) => document.Content.Visibility switch
    {
        "public" => true,
        "members" => viewer.IsSignedIn,
        _ => viewer.IsOfficer || viewer.Parties.Contains(document.Content.Provider),
    };
}
