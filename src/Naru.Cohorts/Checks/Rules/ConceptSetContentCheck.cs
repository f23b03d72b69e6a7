using Naru.Cohorts.Checks.Walk;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Concept sets hold something.</summary>
internal sealed class ConceptSetContentCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        for (var i = 0; i < walked.Definition.ConceptSets.Count; i++)
        {
            var set = walked.Definition.ConceptSets[i];
            var path = $"$.ConceptSets[{i}].expression.items";
            if (set.Expression.Items.Count == 0)
            {
                yield return Report(CheckErrors.EmptyConceptSet, path, ConceptSetText.Name(set));
            }
            else if (set.Expression.Items.All(item => item.IsExcluded))
            {
                yield return Report(CheckErrors.OnlyExclusions, path, ConceptSetText.Name(set));
            }
        }
    }
}
