using Naru.Spec.Manual.C01ConceptSets;

namespace Naru.Spec.Manual;

/// <summary>The manual's table of contents.</summary>
internal static class Contents
{
    internal static readonly IReadOnlyList<Chapter> Chapters =
    [
        new("01-concept-sets", new("개념집합", "Concept sets"), [ConceptsReached.Section, Exclusions.Section]),
    ];

    /// <summary>Every paragraph with its number and English title.</summary>
    internal static IReadOnlyList<(string Place, Paragraph Paragraph)> Paragraphs { get; } = (
        from c in Chapters.Index()
        from s in c.Item.Sections.Index()
        from p in s.Item.Paragraphs.Index()
        select ($"{c.Index + 1}.{s.Index + 1}.{p.Index + 1} {p.Item.EnglishTitle}", p.Item)).ToList();
}
