using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Every reference leads to a concept set, every set is referred to, and numbers are unique.</summary>
internal sealed class ConceptSetReferenceCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        foreach (var use in walked.ConceptSetUses)
        {
            if (!walked.ConceptSets.ContainsKey(use.ConceptSetId))
            {
                yield return Report(CheckErrors.MissingConceptSet, use.Path, use.ConceptSetId);
            }
        }

        var used = walked.ConceptSetUses.Select(u => u.ConceptSetId).ToHashSet();
        var numbers = new HashSet<int>();
        for (var i = 0; i < walked.Definition.ConceptSets.Count; i++)
        {
            var set = walked.Definition.ConceptSets[i];
            if (!numbers.Add(set.Id))
            {
                yield return Report(CheckErrors.DuplicateConceptSetNumber, $"$.ConceptSets[{i}].id", set.Id);
            }
            else if (!used.Contains(set.Id))
            {
                yield return Report(CheckErrors.UnusedConceptSet, $"$.ConceptSets[{i}]", ConceptSetText.Name(set));
            }
        }
    }
}
