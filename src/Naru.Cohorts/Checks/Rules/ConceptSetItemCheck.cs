using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Items of a concept set do not repeat or undo each other, and name concepts.</summary>
internal sealed class ConceptSetItemCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) =>
        walked.Definition.ConceptSets.SelectMany((set, i) => FindIn(set, $"$.ConceptSets[{i}].expression.items"));

    private static IEnumerable<Error> FindIn(ConceptSet set, string path)
    {
        var items = set.Expression.Items;
        var seen = new HashSet<(long, bool, bool, bool)>();
        var excluded = items.Where(i => i.IsExcluded).ToLookup(i => i.Concept.Id);
        var included = items.Where(i => !i.IsExcluded).Select(i => i.Concept.Id).ToHashSet();
        // A descendant or a mapped concept may be what an exclusion is about; without the vocabulary nobody can tell.
        var onlyPlainInclusions = !items.Any(i => !i.IsExcluded && (i.IncludeDescendants || i.IncludeMapped));
        for (var i = 0; i < items.Count; i++)
        {
            var (item, id) = (items[i], items[i].Concept.Id);
            if (id <= 0)
            {
                yield return Report(CheckErrors.NoSuchConcept, $"{path}[{i}]", ConceptSetText.Name(set), id);
            }

            if (!seen.Add((id, item.IsExcluded, item.IncludeDescendants, item.IncludeMapped)))
            {
                yield return Report(CheckErrors.DuplicateItem, $"{path}[{i}]", ConceptSetText.Name(set), ConceptSetText.Concept(item.Concept));
            }
            else if (!item.IsExcluded && excluded[id].Any(other => RemovesAllOf(item, other)))
            {
                yield return Report(CheckErrors.ItemRemovedEntirely, $"{path}[{i}]", ConceptSetText.Name(set), ConceptSetText.Concept(item.Concept));
            }
            else if (onlyPlainInclusions && included.Count > 0 && IsPlainExclusion(item) && !included.Contains(id))
            {
                yield return Report(CheckErrors.ExclusionWithoutEffect, $"{path}[{i}]", ConceptSetText.Name(set), ConceptSetText.Concept(item.Concept));
            }
        }
    }

    private static bool RemovesAllOf(ConceptSetItem item, ConceptSetItem exclusion) =>
        (exclusion.IncludeDescendants || !item.IncludeDescendants) && (exclusion.IncludeMapped || !item.IncludeMapped);

    private static bool IsPlainExclusion(ConceptSetItem item) => item is { IsExcluded: true, IncludeDescendants: false, IncludeMapped: false };
}
