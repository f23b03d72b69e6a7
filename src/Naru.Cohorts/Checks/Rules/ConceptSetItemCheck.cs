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
        var repeated = Repetitions(items);
        if (repeated.Count > 0)
        {
            object[] arguments = [ConceptSetText.Name(set), repeated.Count, ConceptSetText.Concept(items[repeated[0]].Concept)];
            yield return Report(CheckErrors.DuplicateItem, $"{path}[{repeated[0]}]", repeated.Count, arguments);
        }

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

            object[] names = [ConceptSetText.Name(set), ConceptSetText.Concept(item.Concept)];
            if (!item.IsExcluded && excluded[id].Any(other => RemovesAllOf(item, other)))
            {
                yield return Report(CheckErrors.ItemRemovedEntirely, $"{path}[{i}]", names);
            }
            else if (onlyPlainInclusions && included.Count > 0 && IsPlainExclusion(item) && !included.Contains(id))
            {
                yield return Report(CheckErrors.ExclusionWithoutEffect, $"{path}[{i}]", names);
            }
        }
    }

    private static List<int> Repetitions(ValueList<ConceptSetItem> items)
    {
        var seen = new HashSet<(long, bool, bool, bool)>();
        return [.. Enumerable.Range(0, items.Count).Where(i => !seen.Add(Content(items[i])))];
    }

    private static (long, bool, bool, bool) Content(ConceptSetItem item) =>
        (item.Concept.Id, item.IsExcluded, item.IncludeDescendants, item.IncludeMapped);

    private static bool RemovesAllOf(ConceptSetItem item, ConceptSetItem exclusion) =>
        (exclusion.IncludeDescendants || !item.IncludeDescendants) && (exclusion.IncludeMapped || !item.IncludeMapped);

    private static bool IsPlainExclusion(ConceptSetItem item) => item is { IsExcluded: true, IncludeDescendants: false, IncludeMapped: false };
}
