using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>The values of a query's filters that no concept of the vocabulary has.</summary>
internal static class UnknownFilters
{
    private const int Suggested = 3;

    /// <summary>A warning for each, with the values that look most like it.</summary>
    public static ValueList<Error> Of(ConceptQuery query, IndexHeader header) =>
    [
        .. Of("도메인", "domain", query.Domains, header.Domains),
        .. Of("어휘", "vocabulary", query.Vocabularies, header.Vocabularies),
        .. Of("분류", "class", query.Classes, header.Classes),
    ];

    private static IEnumerable<Error> Of(string korean, string english, ValueList<string> asked, string[] known) => asked
        .Distinct(StringComparer.OrdinalIgnoreCase)
        .Where(a => !known.Contains(a, StringComparer.OrdinalIgnoreCase))
        .Select(a => SearchErrors.UnknownFilter.At(SourcePlace.None, a, korean, english, string.Join(", ", Nearest(a, known))));

    private static IEnumerable<string> Nearest(string asked, string[] known) => known
        .OrderBy(k => EditDistance.Between(k.ToUpperInvariant(), asked.ToUpperInvariant()))
        .ThenBy(k => k, StringComparer.Ordinal)
        .Take(Suggested);
}
