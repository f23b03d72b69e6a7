using Naru.Cohorts.Model;

namespace Naru.Cohorts.Checks;

/// <summary>How findings name concept sets and concepts.</summary>
internal static class ConceptSetText
{
    internal static string Name(ConceptSet set) => string.IsNullOrWhiteSpace(set.Name) ? $"#{set.Id}" : $"'{set.Name}'";

    internal static string Concept(Concept concept) =>
        string.IsNullOrWhiteSpace(concept.Name) ? $"{concept.Id}" : $"{concept.Id} {concept.Name}";
}
