using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Description;

/// <summary>Makes the outline of a definition; the language's phrases make its sentences.</summary>
internal sealed class DescriptionBuilder(Phrases phrases)
{
    internal DefinitionDescription Describe(CohortDefinition definition)
    {
        var sections = new List<DescriptionSection> { Entry(definition.Primary) };
        if (definition.AdditionalCriteria is { } additional)
        {
            sections.Add(Additional(additional, definition.QualifiedLimit));
        }

        sections.Add(Rules(definition));
        sections.Add(Exit(definition));
        if (definition.ConceptSets.Count > 0)
        {
            sections.Add(new(phrases.ConceptSetsHeading, Numbered(definition.ConceptSets, ConceptSet)));
        }

        return new DefinitionDescription(
            string.IsNullOrWhiteSpace(definition.Title) ? phrases.GeneralTitle : definition.Title,
            sections.ToValueList());
    }

    private DescriptionSection Entry(PrimaryCriteria primary) => new(phrases.EntryHeading,
    [
        new(phrases.EntryIntroduction) { Items = Numbered(primary.Criteria, Events) },
        new(phrases.ObservationWindow(primary.Window)),
        new(phrases.PrimaryLimit(primary.Limit)),
    ]);

    private DescriptionSection Additional(CriteriaGroup group, EventLimit limit) => new(phrases.AdditionalHeading,
    [
        new(phrases.AdditionalIntroduction(group)) { Items = Members(group, isNested: false) },
        new(phrases.QualifiedLimit(limit)),
    ]);

    private DescriptionSection Rules(CohortDefinition definition) => new(phrases.RulesHeading,
    [
        .. definition.InclusionRules.Count == 0 ? [new(phrases.NoRules)] : Numbered(definition.InclusionRules, Rule),
        new(phrases.ExpressionLimit(definition.ExpressionLimit)),
    ]);

    private DescriptionItem Rule(InclusionRule rule)
    {
        var condition = Group(rule.Expression, isNested: false);
        return new(phrases.RuleName(rule))
        {
            Items = string.IsNullOrWhiteSpace(rule.Description) ? [condition] : [new(rule.Description), condition],
        };
    }

    private DescriptionSection Exit(CohortDefinition definition)
    {
        var items = new List<DescriptionItem> { new(phrases.End(definition.EndStrategy)) };
        if (definition.CensoringCriteria.Count > 0)
        {
            items.Add(new(phrases.CensoringIntroduction) { Items = Numbered(definition.CensoringCriteria, Events) });
        }

        if (definition.CensorWindow is { } window)
        {
            items.Add(new(phrases.CensorWindow(window)));
        }

        items.Add(new(phrases.Merging(definition.Collapse)));
        return new(phrases.ExitHeading, items.ToValueList());
    }

    private DescriptionItem Events(Criterion criterion) => new(phrases.Events(criterion)) { Items = Details(criterion) };

    private DescriptionItem Group(CriteriaGroup group, bool isNested) => new(phrases.Group(group)) { Items = Members(group, isNested) };

    private ValueList<DescriptionItem> Members(CriteriaGroup group, bool isNested)
    {
        if (group.IsEmpty)
        {
            return [new(phrases.NoConditions)];
        }

        IEnumerable<DescriptionItem> members =
        [
            .. group.Criteria.Select(c => new DescriptionItem(phrases.Correlated(c, isNested)) { Items = Details(c.Criterion) }),
            .. group.Demographics.Select(d => new DescriptionItem(phrases.Demographic(d, isNested))),
            .. group.Groups.Select(g => Group(g, isNested)),
        ];
        return Numbered(members, item => item);
    }

    /// <summary>The filters on a criterion's records: attributes, adjusted dates, conditions on each record.</summary>
    private ValueList<DescriptionItem> Details(Criterion criterion)
    {
        var details = criterion.Attributes.Select(a => new DescriptionItem(phrases.Attribute(a))).ToList();
        if (criterion.DateAdjustment is { } adjustment)
        {
            details.Add(new(phrases.Adjustment(adjustment)));
        }

        if (criterion.Correlated is { IsEmpty: false } group)
        {
            details.Add(new(phrases.NestedGroup(group)) { Items = Members(group, isNested: true) });
        }

        return details.ToValueList();
    }

    private DescriptionItem ConceptSet(ConceptSet set) => new(phrases.ConceptSet(set))
    {
        Items = set.Expression.Items.Count == 0
            ? [new(phrases.NoConcepts)]
            : set.Expression.Items.Select(i => new DescriptionItem(phrases.ConceptSetItem(i))).ToValueList(),
    };

    private static ValueList<DescriptionItem> Numbered<T>(IEnumerable<T> values, Func<T, DescriptionItem> describe) =>
        values.Select((value, i) => describe(value) with { Number = i + 1 }).ToValueList();
}
