namespace Naru.Spec.Generative;

/// <summary>A dozen concepts with ancestors and mappings, some of them no longer valid.</summary>
internal static class VocabularyGenerator
{
    internal static IEnumerable<CdmTable> Next(Draw draw)
    {
        yield return new CdmTable(
            "concept",
            ["concept_id", "concept_name", "invalid_reason"],
            Pools.Concepts.Select(id => (object?[])[id, $"concept {id}", draw.Chance(85) ? null : draw.Any("D", "U")]).ToList());
        yield return new CdmTable(
            "concept_ancestor",
            ["ancestor_concept_id", "descendant_concept_id"],
            // OMOP counts a concept as its own ancestor; some exports do not.
            Pairs(draw, (a, d) => a == d ? draw.Chance(80) : a < d && draw.Chance(25)).Select(p => (object?[])[p.First, p.Second]).ToList());
        yield return new CdmTable(
            "concept_relationship",
            ["concept_id_1", "concept_id_2", "relationship_id", "invalid_reason"],
            Pairs(draw, (a, b) => a == b ? draw.Chance(50) : draw.Chance(12))
                .Select(p => (object?[])[p.First, p.Second, draw.Chance(80) ? "Maps to" : "Is a", draw.Chance(85) ? null : "D"])
                .ToList());
    }

    private static List<(long First, long Second)> Pairs(Draw draw, Func<long, long, bool> isWanted) => draw.Shuffled(
        from first in Pools.Concepts
        from second in Pools.Concepts
        where isWanted(first, second)
        select (first, second));
}
