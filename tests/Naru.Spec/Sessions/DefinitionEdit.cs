using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Spec.Generative;

namespace Naru.Spec.Sessions;

/// <summary>What somebody changes between two questions: one random edit after another, each anywhere in the definition.</summary>
internal sealed class DefinitionEdit
{

    /// <summary>Every kind of edit, by name.</summary>
    internal static readonly IReadOnlyDictionary<string, Func<DefinitionEdit, CohortDefinition, CohortDefinition>> All =
        new Dictionary<string, Func<DefinitionEdit, CohortDefinition, CohortDefinition>>(StringComparer.Ordinal)
        {
            ["window"] = (e, d) => e.Correlated(d, e.Window),
            ["occurrence"] = (e, d) => e.Correlated(d, c => c with { Occurrence = e.Occurrence(c.Occurrence) }),
            ["visit or period"] = (e, d) => e.Correlated(d, c => e.draw.Chance(50)
                ? c with { RestrictVisit = !c.RestrictVisit }
                : c with { IgnoreObservationPeriod = !c.IgnoreObservationPeriod }),
            ["attribute"] = (e, d) => e.Criterion(d, e.Attribute),
            ["first"] = (e, d) => e.Criterion(d, c => c.Type.HasFirst ? c with { First = !c.First } : c),
            ["concept set of a criterion"] = (e, d) => e.Criterion(d, c => c with
            {
                ConceptSetId = c.Type.ConceptColumn is null || e.draw.Chance(30) ? null : e.draw.Int(0, Math.Max(0, d.ConceptSets.Count - 1)),
            }),
            ["nested criteria"] = (e, d) => e.Criterion(d, c => c with { Correlated = null }),
            ["group"] = (e, d) => e.Group(d, g => g with { Type = e.draw.Enum<GroupType>(), Count = e.draw.Int(0, 2) }),
            ["member of a group"] = (e, d) => e.Group(d, g => g with { Criteria = e.Without(g.Criteria), Groups = e.Without(g.Groups) }),
            ["items of a concept set"] = (e, d) => d.ConceptSets.Count == 0
                ? d
                : d with { ConceptSets = e.Replaced(d.ConceptSets, s => s with { Expression = e.Items(s.Expression) }) },
            ["new rule"] = (e, d) => d with { InclusionRules = e.draw.Shuffled(d.InclusionRules.Concat(e.Other().InclusionRules.Take(1))).ToValueList() },
            ["fewer rules"] = (e, d) => d with { InclusionRules = e.Without(d.InclusionRules) },
            ["order of rules"] = (e, d) => d with { InclusionRules = e.draw.Shuffled(d.InclusionRules).ToValueList() },
            ["new primary criterion"] = (e, d) => d with { Primary = d.Primary with { Criteria = [.. d.Primary.Criteria, e.Other().Primary.Criteria[0]] } },
            ["fewer primary criteria"] = (e, d) => d with { Primary = d.Primary with { Criteria = e.Without(d.Primary.Criteria) } },
            ["observation window"] = (e, d) => d with { Primary = d.Primary with { Window = new(e.draw.Int(0, 3), e.draw.Int(0, 3)) } },
            ["primary limit"] = (e, d) => d with { Primary = d.Primary with { Limit = e.draw.Enum<EventLimit>() } },
            ["other limits"] = (e, d) => d with { QualifiedLimit = e.draw.Enum<EventLimit>(), ExpressionLimit = e.draw.Enum<EventLimit>() },
            ["additional criteria"] = (e, d) => d with { AdditionalCriteria = e.Other().AdditionalCriteria },
            ["end strategy"] = (e, d) => d with { EndStrategy = e.Other().EndStrategy },
            ["censoring"] = (e, d) => d with { CensoringCriteria = e.Other().CensoringCriteria, CensorWindow = e.Other().CensorWindow },
            ["era pad"] = (e, d) => d with { Collapse = new CollapseSettings(e.draw.Any(0, 1, 10)) },
            ["an earlier one"] = (e, _) => e.draw.OneOf(e.earlier),
            ["another one"] = (e, _) => e.Other(),
        };

    private readonly Draw draw;
    private readonly CdmData data;
    private readonly List<CohortDefinition> earlier = [];

    internal DefinitionEdit(Draw draw, CdmData data)
    {
        this.draw = draw;
        this.data = data;
    }

    /// <summary>The first definition of a conversation.</summary>
    internal CohortDefinition Begin()
    {
        earlier.Add(Other());
        return earlier[^1];
    }

    /// <summary>The next one.</summary>
    internal (string Edit, CohortDefinition Definition) Next(CohortDefinition definition)
    {
        var name = draw.OneOf(All.Keys.ToList());
        var next = All[name](this, definition);
        earlier.Add(next);
        return (name, next);
    }

    private CohortDefinition Other() => DefinitionGenerator.Next(draw, data);

    private CohortDefinition Criterion(CohortDefinition definition, Func<Criterion, Criterion> change) =>
        DefinitionSites.Count(definition, criteria: true) is > 0 and var count
            ? DefinitionSites.Change(definition, draw.Int(0, count - 1), change)
            : definition;

    private CohortDefinition Correlated(CohortDefinition definition, Func<CorrelatedCriterion, CorrelatedCriterion> change) =>
        DefinitionSites.Count(definition, correlated: true) is > 0 and var count
            ? DefinitionSites.Change(definition, draw.Int(0, count - 1), change)
            : definition;

    private CohortDefinition Group(CohortDefinition definition, Func<CriteriaGroup, CriteriaGroup> change) =>
        DefinitionSites.Count(definition, groups: true) is > 0 and var count
            ? DefinitionSites.Change(definition, draw.Int(0, count - 1), change)
            : definition;

    private ValueList<T> Replaced<T>(ValueList<T> list, Func<T, T> change)
    {
        var target = draw.Int(0, list.Count - 1);
        return list.Select((item, i) => i == target ? change(item) : item).ToValueList();
    }

    private ValueList<T> Without<T>(ValueList<T> list)
    {
        var dropped = draw.Int(0, list.Count);
        return list.Where((_, i) => i != dropped).ToValueList();
    }

    private CorrelatedCriterion Window(CorrelatedCriterion correlated)
    {
        var window = (draw.Chance(70) ? correlated.StartWindow : correlated.EndWindow)
            ?? new Window(new WindowEndpoint(draw.Int(0, 5), -1), new WindowEndpoint(draw.Int(0, 5), 1));
        var changed = draw.Int(0, 4) switch
        {
            0 => window with { Start = Moved(window.Start) },
            1 => window with { End = Moved(window.End) },
            2 => window with { UseIndexEnd = !(window.UseIndexEnd ?? false) },
            3 => window with { UseEventEnd = !(window.UseEventEnd ?? false) },
            _ => null,
        };
        return window == correlated.EndWindow ? correlated with { EndWindow = changed } : correlated with { StartWindow = changed };
    }

    private WindowEndpoint Moved(WindowEndpoint endpoint) =>
        endpoint.Days is { } days and > 0 and < 100_000 && draw.Chance(80) ? endpoint with { Days = days + draw.Any(-1, 1) }
        : endpoint.Days is null ? endpoint with { Days = draw.Int(0, 5) }
        : endpoint with { Days = null };

    private Occurrence Occurrence(Occurrence occurrence) => draw.Int(0, 2) switch
    {
        0 => occurrence with { Count = draw.Int(0, 3) },
        1 => occurrence with { Type = draw.Enum<OccurrenceType>() },
        _ => occurrence with { IsDistinct = !occurrence.IsDistinct, CountColumn = null },
    };

    private Criterion Attribute(Criterion criterion) => criterion.Attributes.Count == 0
        ? criterion
        : criterion with
        {
            Attributes = draw.Chance(30) ? Without(criterion.Attributes) : Replaced(criterion.Attributes, a => a switch
            {
                NumberAttribute number => number with { Range = number.Range with { Value = number.Range.Value + draw.Any(-1, 1) } },
                DateAttribute date => date with { Range = date.Range with { Operator = draw.Any(RangeOperator.LessThan, RangeOperator.GreaterOrEqual) } },
                ConceptsAttribute concepts => concepts with { Excluded = !concepts.Excluded },
                ConceptSetAttribute set => set with { Selection = set.Selection with { IsExclusion = !set.Selection.IsExclusion } },
                _ => a,
            }),
        };

    private ConceptSetExpression Items(ConceptSetExpression expression) => expression.Items.Count == 0
        ? expression
        : expression with
        {
            Items = draw.Chance(40) ? Without(expression.Items) : Replaced(expression.Items, i => draw.Int(0, 2) switch
            {
                0 => i with { IsExcluded = !i.IsExcluded },
                1 => i with { IncludeDescendants = !i.IncludeDescendants },
                _ => i with { IncludeMapped = !i.IncludeMapped },
            }),
        };
}
