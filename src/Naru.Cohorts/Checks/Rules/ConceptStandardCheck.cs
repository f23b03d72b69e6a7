using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>
/// Sets for standard columns hold standard concepts, and sets for source columns others. Concepts of which the definition
/// quotes no standing are left alone, and so are items that include mapped concepts.
/// </summary>
internal sealed class ConceptStandardCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var roles = walked.ConceptSetUses.ToLookup(u => u.ConceptSetId, u => u.Role);
        for (var i = 0; i < walked.Definition.ConceptSets.Count; i++)
        {
            var set = walked.Definition.ConceptSets[i];
            if (roles[set.Id].Contains(ConceptSetRole.Standard))
            {
                if (SuspectItems.Of(set, IsNonStandard) is { } others)
                {
                    yield return Report(CheckErrors.NonStandardConcepts, others.PathIn(i), others.Count, others.Arguments);
                }

                if (SuspectItems.Of(set, IsBareClassification) is { } classes)
                {
                    yield return Report(CheckErrors.ClassificationWithoutDescendants, classes.PathIn(i), classes.Count, classes.Arguments);
                }
            }
            else if (roles[set.Id].Contains(ConceptSetRole.Source) && SuspectItems.Of(set, IsStandard) is { } standard)
            {
                yield return Report(CheckErrors.StandardConceptsForSource, standard.PathIn(i), standard.Count, standard.Arguments);
            }
        }
    }

    private static bool IsNonStandard(ConceptSetItem item) =>
        item is { IsExcluded: false, IncludeMapped: false, Concept.Standard: { Length: > 0 } standard } && standard is not ("S" or "C");

    private static bool IsBareClassification(ConceptSetItem item) =>
        item is { IsExcluded: false, IncludeDescendants: false, IncludeMapped: false, Concept.Standard: "C" };

    private static bool IsStandard(ConceptSetItem item) => item is { IsExcluded: false, IncludeMapped: false, Concept.Standard: "S" };
}
