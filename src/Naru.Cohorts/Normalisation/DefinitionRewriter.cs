using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Normalisation;

/// <summary>Rebuilds a definition from the leaves up; a pass overrides what it changes.</summary>
internal abstract class DefinitionRewriter
{
    internal virtual CohortDefinition Rewrite(CohortDefinition definition) => definition with
    {
        Primary = definition.Primary with { Criteria = Each(definition.Primary.Criteria, Rewrite) },
        ConceptSets = Each(definition.ConceptSets, s => s with { Expression = Rewrite(s.Expression) }),
        AdditionalCriteria = definition.AdditionalCriteria is { } additional ? Rewrite(additional) : null,
        InclusionRules = Each(definition.InclusionRules, r => r with { Expression = Rewrite(r.Expression) }),
        CensoringCriteria = Each(definition.CensoringCriteria, Rewrite),
    };

    internal virtual ConceptSetExpression Rewrite(ConceptSetExpression expression) => expression;

    internal virtual Criterion Rewrite(Criterion criterion) => criterion with
    {
        Correlated = criterion.Correlated is { } group ? Rewrite(group) : null,
    };

    internal virtual CriteriaGroup Rewrite(CriteriaGroup group) => group with
    {
        Criteria = Each(group.Criteria, Rewrite),
        Demographics = Each(group.Demographics, Rewrite),
        Groups = Each(group.Groups, Rewrite),
    };

    internal virtual CorrelatedCriterion Rewrite(CorrelatedCriterion correlated) => correlated with { Criterion = Rewrite(correlated.Criterion) };

    internal virtual DemographicCriterion Rewrite(DemographicCriterion demographic) => demographic;

    private protected static ValueList<T> Each<T>(ValueList<T> list, Func<T, T> rewrite)
    {
        if (list.Count == 0)
        {
            return list;
        }

        var result = new T[list.Count];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = rewrite(list[i]);
        }

        return ValueList.Create<T>(result);
    }
}
