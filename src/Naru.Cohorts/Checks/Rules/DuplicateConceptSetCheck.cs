using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>
/// No two concept sets hold the same. Items are compared by concept id and settings, whatever their order; sets whose
/// concepts agree but whose settings differ are information only.
/// </summary>
internal sealed class DuplicateConceptSetCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var sets = walked.Definition.ConceptSets;
        if (sets.Count < 2)
        {
            yield break;
        }

        var contents = new Dictionary<ValueList<(long, bool, bool, bool)>, int>();
        var concepts = new Dictionary<ValueList<long>, int>();
        for (var i = 0; i < sets.Count; i++)
        {
            if (sets[i].Expression.Items.Count == 0)
            {
                continue;
            }

            var (content, ids) = (ContentOf(sets[i]), ConceptsOf(sets[i]));
            if (!contents.TryAdd(content, i))
            {
                yield return Report(CheckErrors.DuplicateConceptSet, $"$.ConceptSets[{i}]", Names(sets, i, contents[content]));
            }
            else if (!concepts.TryAdd(ids, i))
            {
                yield return Report(CheckErrors.SimilarConceptSet, $"$.ConceptSets[{i}]", Names(sets, i, concepts[ids]));
            }
        }
    }

    private static object[] Names(ValueList<ConceptSet> sets, int later, int earlier) =>
        [ConceptSetText.Name(sets[later]), ConceptSetText.Name(sets[earlier])];

    private static ValueList<(long Id, bool Excluded, bool Descendants, bool Mapped)> ContentOf(ConceptSet set) =>
        set.Expression.Items.Select(i => (i.Concept.Id, i.IsExcluded, i.IncludeDescendants, i.IncludeMapped)).Distinct().Order().ToValueList();

    private static ValueList<long> ConceptsOf(ConceptSet set) => set.Expression.Items.Select(i => i.Concept.Id).Distinct().Order().ToValueList();
}
