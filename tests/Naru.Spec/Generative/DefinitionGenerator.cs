using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Spec.Generative;

/// <summary>
/// Makes definitions out of what a data set holds. Everything that the language has comes up sooner or later; a meta-test counts.
/// </summary>
internal sealed class DefinitionGenerator
{
    private readonly Draw draw;
    private readonly ConceptSetGenerator sets;
    private readonly CriterionGenerator criteria;

    private DefinitionGenerator(Draw draw, CdmData data)
    {
        this.draw = draw;
        sets = new ConceptSetGenerator(draw);
        criteria = new CriterionGenerator(draw, data, sets, new Witnesses(draw, data), new AttributeGenerator(draw, sets));
    }

    internal static CohortDefinition Next(Draw draw, CdmData data) => new DefinitionGenerator(draw, data).Next();

    private CohortDefinition Next()
    {
        var witness = criteria.Witnesses.Next();
        var definition = new CohortDefinition(Primary(witness))
        {
            Title = draw.Any("코호트", "", null),
            CdmVersionRange = draw.Any(">=5.0.0", null),
            AdditionalCriteria = draw.Chance(30) ? criteria.Group(witness, 1) : null,
            QualifiedLimit = draw.Enum<EventLimit>(),
            ExpressionLimit = draw.Any(EventLimit.All, EventLimit.All, EventLimit.First, EventLimit.Last),
            InclusionRules = Rules(witness),
            EndStrategy = draw.Chance(50) ? Strategy() : null,
            CensoringCriteria = draw.Chance(25) ? draw.Few(2, () => criteria.Next(criteria.Witnesses.Next(witness.Person), 1)).ToValueList() : [],
            CensorWindow = draw.Chance(15) ? CensorWindow(witness) : null,
            Collapse = new CollapseSettings(draw.Chance(98) ? draw.Any(0, 0, 1, 10) : draw.Any(-1, int.MaxValue, int.MinValue)),
        };
        // Last, because the criteria ask for them while they are made.
        return definition with { ConceptSets = sets.Sets };
    }

    private PrimaryCriteria Primary(Witness witness)
    {
        var list = new List<Criterion> { criteria.Next(witness, 0) };
        list.AddRange(draw.Few(3, () => criteria.Next(criteria.Witnesses.Next(witness.Person), 0)));
        return new PrimaryCriteria(draw.Shuffled(list).ToValueList())
        {
            Window = new ObservationWindow(draw.Any(0, 0, 0, 0, 1, 3), draw.Any(0, 0, 0, 0, 1, 3)),
            Limit = draw.Any(EventLimit.All, EventLimit.All, EventLimit.First, EventLimit.Last),
        };
    }

    private ValueList<InclusionRule> Rules(Witness witness)
    {
        if (draw.Chance(2))
        {
            // More than OHDSI's bit mask holds, and than one machine word; of one plain criterion each, or nothing passes.
            return Enumerable.Range(0, draw.Int(60, 70))
                .Select(i => new InclusionRule(criteria.Group(witness, CriterionGenerator.MostLevels)) { Name = $"rule {i}" })
                .ToValueList();
        }

        return draw.Few(4, () => new InclusionRule(criteria.Group(witness, 1)) { Name = draw.Any("성인", "rule", null), Description = draw.Any("x", null) })
            .ToValueList();
    }

    private EndStrategy Strategy() => draw.Chance(50)
        ? new DateOffsetStrategy(draw.Enum<AdjustedDate>(), draw.Chance(95) ? draw.Any(0, 1, 3, 30, -1) : draw.Any(int.MaxValue, int.MinValue))
        : new CustomEraStrategy(
            criteria.DrugSet(),
            draw.Any(0, 0, 1, 5, 30, -1),
            draw.Chance(95) ? draw.Any(0, 0, 1, 10, -1) : draw.Any(int.MaxValue, int.MinValue),
            draw.Any(null, null, null, 0, (int?)1, 7));

    private Period CensorWindow(Witness witness)
    {
        var start = witness.Start.AddDays(Math.Min(draw.Int(-20, 3), DateOnly.MaxValue.DayNumber - witness.Start.DayNumber));
        var end = witness.Start.AddDays(Math.Min(draw.Int(-2, 20), DateOnly.MaxValue.DayNumber - witness.Start.DayNumber));
        return draw.Int(0, 2) switch
        {
            0 => new Period(start, null),
            1 => new Period(null, end),
            _ => new Period(start, end),
        };
    }
}
