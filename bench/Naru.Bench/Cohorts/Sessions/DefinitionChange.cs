using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Bench.Cohorts.Sessions;

/// <summary>One thing that somebody changes between two questions.</summary>
/// <param name="Kind">What is changed.</param>
/// <param name="Definition">The definition with the change.</param>
internal sealed record DefinitionChange(string Kind, CohortDefinition Definition)
{
    /// <summary>Changes that are no change of a criterion: all criteria are the same.</summary>
    internal static readonly IReadOnlySet<string> OfRulesOnly = new HashSet<string>(StringComparer.Ordinal) { "drop a rule", "order of rules" };

    /// <summary>Every change that a definition has a place for, always the same ones.</summary>
    internal static IReadOnlyList<DefinitionChange> Of(CohortDefinition definition)
    {
        var changes = new List<DefinitionChange>();
        void Add(string kind, CohortDefinition? changed)
        {
            if (changed is not null && changed != definition)
            {
                changes.Add(new DefinitionChange(kind, changed));
            }
        }

        Add("observation window", definition with
        {
            Primary = definition.Primary with { Window = definition.Primary.Window with { PriorDays = definition.Primary.Window.PriorDays + 1 } },
        });
        Add("age of an entry event", InPrimary(definition, c => WithAge(c)));
        Add("condition of an entry event", InPrimary(definition, c => c.Correlated is { } g && First(g, Window) is { } changed ? c with { Correlated = changed } : null));
        Add("concepts of an entry event", WithFewerConcepts(definition, definition.Primary.Criteria.Select(c => c.ConceptSetId).FirstOrDefault(i => i is not null)));
        Add("window of the additional criteria", InAdditional(definition, Window));
        Add("count of the additional criteria", InAdditional(definition, Count));
        for (var r = 0; r < Math.Min(3, definition.InclusionRules.Count); r++)
        {
            Add("window of a rule", InRule(definition, r, g => First(g, Window)));
            Add("count of a rule", InRule(definition, r, g => First(g, Count)));
            Add("age in a rule", InRule(definition, r, AgeIn));
            Add("concepts of a rule", WithFewerConcepts(definition, OwnConceptSet(definition, definition.InclusionRules[r].Expression)));
        }

        if (definition.InclusionRules.Count > 0)
        {
            Add("drop a rule", definition with { InclusionRules = definition.InclusionRules.Skip(1).ToValueList() });
            Add("drop a rule", definition with { InclusionRules = definition.InclusionRules.SkipLast(1).ToValueList() });
        }

        Add("order of rules", definition with { InclusionRules = definition.InclusionRules.Reverse().ToValueList() });
        return changes;
    }

    /// <summary>Changes the first item of a list that can be changed so; null if none can.</summary>
    private static ValueList<T>? First<T>(ValueList<T> list, Func<T, T?> change)
        where T : class
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (change(list[i]) is { } changed)
            {
                return [.. list.Take(i), changed, .. list.Skip(i + 1)];
            }
        }

        return null;
    }

    private static CriteriaGroup? First(CriteriaGroup group, Func<CorrelatedCriterion, CorrelatedCriterion?> change) =>
        First(group.Criteria, change) is { } criteria ? group with { Criteria = criteria }
        : First(group.Groups, g => First(g, change)) is { } groups ? group with { Groups = groups }
        : null;

    private static CohortDefinition? InPrimary(CohortDefinition definition, Func<Criterion, Criterion?> change) =>
        First(definition.Primary.Criteria, change) is { } criteria ? definition with { Primary = definition.Primary with { Criteria = criteria } } : null;

    private static CohortDefinition? InAdditional(CohortDefinition definition, Func<CorrelatedCriterion, CorrelatedCriterion?> change) =>
        definition.AdditionalCriteria is { } group && First(group, change) is { } changed ? definition with { AdditionalCriteria = changed } : null;

    private static CohortDefinition? InRule(CohortDefinition definition, int rule, Func<CriteriaGroup, CriteriaGroup?> change) =>
        change(definition.InclusionRules[rule].Expression) is { } changed
            ? definition with { InclusionRules = definition.InclusionRules.Select((r, i) => i == rule ? r with { Expression = changed } : r).ToValueList() }
            : null;

    private static CorrelatedCriterion? Window(CorrelatedCriterion correlated) => correlated.StartWindow switch
    {
        { Start.Days: > 0 and < 99_999 and var days } window => correlated with { StartWindow = window with { Start = window.Start with { Days = days + 1 } } },
        { End.Days: > 0 and < 99_999 and var days } window => correlated with { StartWindow = window with { End = window.End with { Days = days + 1 } } },
        _ => null,
    };

    private static CorrelatedCriterion? Count(CorrelatedCriterion correlated) =>
        correlated with { Occurrence = correlated.Occurrence with { Count = correlated.Occurrence.Count + 1 } };

    private static CriteriaGroup? AgeIn(CriteriaGroup group) =>
        First(group.Demographics, d => WithAge(d.Attributes) is { } attributes ? d with { Attributes = attributes } : null) is { } demographics
            ? group with { Demographics = demographics }
        : First(group.Criteria, c => WithAge(c.Criterion) is { } changed ? c with { Criterion = changed } : null) is { } criteria
            ? group with { Criteria = criteria }
        : First(group.Groups, AgeIn) is { } groups ? group with { Groups = groups }
        : null;

    private static Criterion? WithAge(Criterion criterion) =>
        WithAge(criterion.Attributes) is { } attributes ? criterion with { Attributes = attributes } : null;

    private static ValueList<CriterionAttribute>? WithAge(ValueList<CriterionAttribute> attributes) => First(
        attributes,
        CriterionAttribute? (a) => a is NumberAttribute { Definition.Value: Age } age ? age with { Range = age.Range with { Value = age.Range.Value + 1 } } : null);

    private static CohortDefinition? WithFewerConcepts(CohortDefinition definition, int? set) => set is not { } id
        ? null
        : First(definition.ConceptSets, s => s.Id == id && s.Expression.Items.Count(i => !i.IsExcluded) > 1
            ? s with { Expression = s.Expression with { Items = Without(s.Expression.Items) } }
            : null) is { } sets ? definition with { ConceptSets = sets } : null;

    private static ValueList<ConceptSetItem> Without(ValueList<ConceptSetItem> items)
    {
        var last = items.Last(i => !i.IsExcluded);
        return items.Where(i => !ReferenceEquals(i, last)).ToValueList();
    }

    /// <summary>The first concept set of a rule that lets nobody in.</summary>
    private static int? OwnConceptSet(CohortDefinition definition, CriteriaGroup group) =>
        group.Criteria.Select(c => c.Criterion.ConceptSetId).Concat(group.Groups.Select(g => OwnConceptSet(definition, g)))
            .FirstOrDefault(i => i is not null && definition.Primary.Criteria.All(p => p.ConceptSetId != i));
}
