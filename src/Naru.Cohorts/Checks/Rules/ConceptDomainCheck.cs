using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>
/// The concepts that a criterion looks for belong to the domain of its records. Domains are what the definition quotes;
/// OMOP writes some as pairs, such as <c>Condition/Obs</c>.
/// </summary>
internal sealed class ConceptDomainCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var mixed = new HashSet<(int, string)>();
        foreach (var use in walked.ConceptSetUses)
        {
            if (use.Domain is not { } domain
                || !walked.ConceptSets.TryGetValue(use.ConceptSetId, out var set)
                || SuspectItems.Of(set, item => IsOutside(item, domain)) is not { } suspects)
            {
                continue;
            }

            if (suspects.Count == set.Expression.Items.Count(i => !i.IsExcluded))
            {
                yield return Report(CheckErrors.WrongDomain, use.Path, ConceptSetText.Name(set), domain, suspects.Example);
            }
            else if (mixed.Add((set.Id, domain)))
            {
                object[] arguments = [ConceptSetText.Name(set), domain, suspects.Count, suspects.Example];
                yield return Report(CheckErrors.MixedDomains, use.Path, suspects.Count, arguments);
            }
        }
    }

    private static bool IsOutside(ConceptSetItem item, string domain) =>
        item is { IsExcluded: false, IncludeMapped: false, Concept.Domain: { Length: > 0 } own }
        && !Array.Exists(own.Split('/'), part => domain.StartsWith(part.Trim(), StringComparison.OrdinalIgnoreCase));
}
