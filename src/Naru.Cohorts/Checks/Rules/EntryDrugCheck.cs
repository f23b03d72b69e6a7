using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Drugs that let people in often should also decide how long they stay.</summary>
internal sealed class EntryDrugCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var exit = (walked.Definition.EndStrategy as CustomEraStrategy)?.DrugConceptSetId;
        var drugs = walked.Definition.Primary.Criteria
            .Select(c => c.ConceptSetId)
            .OfType<int>()
            .Where(id => id != exit)
            .Distinct()
            .Select(walked.ConceptSets.GetValueOrDefault)
            .OfType<ConceptSet>()
            .Where(HasDrugs)
            .ToList();
        return drugs.Count == 0
            ? []
            : [Report(CheckErrors.EntryDrugNotInExit, "$.EndStrategy", string.Join(", ", drugs.Select(ConceptSetText.Name)))];
    }

    private static bool HasDrugs(ConceptSet set) =>
        set.Expression.Items.Any(i => "Drug".Equals(i.Concept.Domain, StringComparison.OrdinalIgnoreCase));
}
