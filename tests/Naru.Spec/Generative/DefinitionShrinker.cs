using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Spec.Generative;

/// <summary>Makes a failing definition smaller, one part at a time, as long as it still fails.</summary>
internal static class DefinitionShrinker
{
    internal static CohortDefinition Shrink(CohortDefinition definition, Func<CohortDefinition, bool> fails, TimeSpan limit)
    {
        var deadline = DateTime.UtcNow + limit;
        while (DateTime.UtcNow < deadline && Smaller(definition).FirstOrDefault(d => DateTime.UtcNow < deadline && fails(d)) is { } smaller)
        {
            definition = smaller;
        }

        return definition;
    }

    private static IEnumerable<CohortDefinition> Smaller(CohortDefinition d)
    {
        foreach (var rules in WithoutSome(d.InclusionRules))
        {
            yield return d with { InclusionRules = rules };
        }

        foreach (var censoring in WithoutSome(d.CensoringCriteria))
        {
            yield return d with { CensoringCriteria = censoring };
        }

        CohortDefinition[] plain =
        [
            d with { AdditionalCriteria = null }, d with { EndStrategy = null }, d with { CensorWindow = null },
            d with { Collapse = new CollapseSettings(0) }, d with { ExpressionLimit = EventLimit.All }, d with { QualifiedLimit = EventLimit.All },
            d with { Primary = d.Primary with { Limit = EventLimit.All } }, d with { Primary = d.Primary with { Window = new ObservationWindow(0, 0) } },
            d with { Title = null, CdmVersionRange = null },
        ];
        foreach (var candidate in plain.Where(c => !c.Equals(d)))
        {
            yield return candidate;
        }

        foreach (var list in WithoutSome(d.Primary.Criteria).Where(l => l.Count > 0).Concat(OneSmaller(d.Primary.Criteria, Smaller)))
        {
            yield return d with { Primary = d.Primary with { Criteria = list } };
        }

        foreach (var rules in OneSmaller(d.InclusionRules, r => Smaller(r.Expression).Select(g => new InclusionRule(g))))
        {
            yield return d with { InclusionRules = rules };
        }

        foreach (var censoring in OneSmaller(d.CensoringCriteria, Smaller))
        {
            yield return d with { CensoringCriteria = censoring };
        }

        foreach (var group in d.AdditionalCriteria is { } additional ? Smaller(additional) : [])
        {
            yield return d with { AdditionalCriteria = group };
        }

        foreach (var sets in WithoutSome(d.ConceptSets).Concat(OneSmaller(d.ConceptSets, Smaller)))
        {
            yield return d with { ConceptSets = sets };
        }
    }

    private static IEnumerable<ConceptSet> Smaller(ConceptSet set) =>
        WithoutSome(set.Expression.Items).Select(items => set with { Expression = new ConceptSetExpression(items) });

    private static IEnumerable<Criterion> Smaller(Criterion c)
    {
        Criterion[] plain =
        [
            c with { Correlated = null }, c with { DateAdjustment = null }, c with { First = false }, c with { ConceptSetId = null },
            c with { SourceConceptSetId = null }, c with { Extra = [] },
        ];
        return plain.Where(p => !p.Equals(c))
            .Concat(WithoutSome(c.Attributes).Select(a => c with { Attributes = a }))
            .Concat(c.Correlated is { } group ? Smaller(group).Select(g => c with { Correlated = g }) : []);
    }

    private static IEnumerable<CriteriaGroup> Smaller(CriteriaGroup g) =>
        WithoutSome(g.Criteria).Select(l => g with { Criteria = l })
            .Concat(WithoutSome(g.Demographics).Select(l => g with { Demographics = l }))
            .Concat(g.Groups)
            .Concat(WithoutSome(g.Groups).Select(l => g with { Groups = l }))
            .Concat(OneSmaller(g.Criteria, Smaller).Select(l => g with { Criteria = l }))
            .Concat(OneSmaller(g.Demographics, d => WithoutSome(d.Attributes).Select(a => new DemographicCriterion(a))).Select(l => g with { Demographics = l }))
            .Concat(OneSmaller(g.Groups, Smaller).Select(l => g with { Groups = l }));

    private static IEnumerable<CorrelatedCriterion> Smaller(CorrelatedCriterion c)
    {
        CorrelatedCriterion[] plain =
        [
            c with { StartWindow = null }, c with { EndWindow = null }, c with { RestrictVisit = false }, c with { IgnoreObservationPeriod = false },
            c with { Occurrence = c.Occurrence with { IsDistinct = false, CountColumn = null } },
        ];
        return plain.Where(p => !p.Equals(c)).Concat(Smaller(c.Criterion).Select(s => c with { Criterion = s }));
    }

    /// <summary>The list without its first half, without its second half, and without each item.</summary>
    private static IEnumerable<ValueList<T>> WithoutSome<T>(ValueList<T> list)
    {
        if (list.Count > 3)
        {
            yield return list.Skip(list.Count / 2).ToValueList();
            yield return list.Take(list.Count / 2).ToValueList();
        }

        for (var i = 0; i < list.Count; i++)
        {
            yield return list.Where((_, j) => j != i).ToValueList();
        }
    }

    private static IEnumerable<ValueList<T>> OneSmaller<T>(ValueList<T> list, Func<T, IEnumerable<T>> smaller)
    {
        for (var i = 0; i < list.Count; i++)
        {
            foreach (var item in smaller(list[i]))
            {
                yield return list.Select((old, j) => j == i ? item : old).ToValueList();
            }
        }
    }
}
