using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Spec.Generative;

namespace Naru.Spec.Canonical;

/// <summary>Says the same in other words: every way that a definition can be written differently and ask the same.</summary>
internal sealed class Paraphrase
{
    private readonly Draw draw;
    private readonly Dictionary<int, int> numbers = [];

    private Paraphrase(Draw draw) => this.draw = draw;

    internal static CohortDefinition Of(CohortDefinition definition, Draw draw) => new Paraphrase(draw).Rewrite(definition);

    private CohortDefinition Rewrite(CohortDefinition definition)
    {
        foreach (var id in definition.ConceptSets.Select(s => s.Id).Distinct())
        {
            numbers[id] = 100 + (7 * numbers.Count) + draw.Int(0, 6);
        }

        return Records.Map(definition, Change);
    }

    private object Change(object record) => Renamed(record switch
    {
        CohortDefinition d => Whole(d),
        PrimaryCriteria p => p with { Criteria = SwappedLikes(p.Criteria) },
        ConceptSet s => s with { Id = Number(s.Id) },
        ConceptSetExpression e => e with { Items = Repeated(e.Items) },
        Criterion c => c with { ConceptSetId = Number(c.ConceptSetId), SourceConceptSetId = Number(c.SourceConceptSetId) },
        ConceptSetSelection s => s with { ConceptSetId = Number(s.ConceptSetId) },
        ConceptSetNumberAttribute a => a with { ConceptSetId = Number(a.ConceptSetId) },
        CustomEraStrategy s => s with { DrugConceptSetId = Number(s.DrugConceptSetId) },
        ConceptsAttribute a => a with { Concepts = Repeated(a.Concepts) },
        NumberAttribute a => a with { Range = Respelled(a.Range, a.Definition.Precision) },
        DateRange r when !IsInterval(r.Operator) => r with { Extent = draw.Any(null, (DateOnly?)r.Value) },
        CriteriaGroup g => Group(g),
        CorrelatedCriterion c => Correlated(c),
        Occurrence o when !o.IsDistinct => o with { CountColumn = draw.Any(null, (CountColumn?)draw.Enum<CountColumn>()) },
        Occurrence { CountColumn: null or CountColumn.DomainConcept } o => o with { CountColumn = draw.Any(null, (CountColumn?)CountColumn.DomainConcept) },
        WindowEndpoint { Days: 0 } e => e with { Coefficient = draw.Any(-1, 1) },
        _ => record,
    });

    private CohortDefinition Whole(CohortDefinition d)
    {
        var sets = d.ConceptSets.Append(new ConceptSet(9_000 + draw.Int(0, 9), new ConceptSetExpression([new ConceptSetItem(new Concept(draw.Int(1, 9)))])));
        return d with
        {
            ConceptSets = draw.Shuffled(sets).ToValueList(),
            CensoringCriteria = Repeated(d.CensoringCriteria),
            QualifiedLimit = d.AdditionalCriteria is null ? draw.Enum<EventLimit>() : d.QualifiedLimit,
        };
    }

    private CriteriaGroup Group(CriteriaGroup g) => g switch
    {
        { IsEmpty: true } => g with { Type = draw.Enum<GroupType>(), Count = draw.Any(null, 0, (int?)2) },
        { Type: GroupType.All or GroupType.Any } => g with
        {
            Count = draw.Any(null, 0, (int?)2),
            Criteria = Repeated(g.Criteria),
            Demographics = Repeated(g.Demographics),
            Groups = Repeated(g.Groups),
        },
        _ => g with
        {
            Criteria = draw.Shuffled(g.Criteria).ToValueList(),
            Demographics = draw.Shuffled(g.Demographics).ToValueList(),
            Groups = draw.Shuffled(g.Groups).ToValueList(),
        },
    };

    private CorrelatedCriterion Correlated(CorrelatedCriterion c)
    {
        var spelled = c with { StartWindow = Spelled(c.StartWindow, false), EndWindow = Spelled(c.EndWindow, true) };
        return spelled.StartWindow?.UseEventEnd is null == spelled.StartWindow is null
            && spelled.EndWindow?.UseEventEnd is null == spelled.EndWindow is null
            && draw.Chance(50)
            ? spelled with { StartWindow = spelled.EndWindow, EndWindow = spelled.StartWindow }
            : spelled;
    }

    private Window? Spelled(Window? window, bool placesEnd) => window is null ? null : window with
    {
        UseIndexEnd = window.UseIndexEnd is true ? true : draw.Any(null, (bool?)false),
        UseEventEnd = window.UseEventEnd is { } places && places != placesEnd ? places : draw.Any(null, (bool?)placesEnd),
    };

    private NumberRange Respelled(NumberRange range, NumberPrecision precision)
    {
        var value = precision == NumberPrecision.Whole && Math.Abs(range.Value) is >= 1 and < 1e9 && draw.Chance(50)
            ? Math.Truncate(range.Value) + (0.25 * Math.Sign(range.Value))
            : range.Value;
        return range with { Value = value, Extent = IsInterval(range.Operator) ? range.Extent : draw.Any(null, (double?)draw.Int(0, 9)) };
    }

    private static bool IsInterval(RangeOperator op) => op is RangeOperator.Between or RangeOperator.NotBetween;

    /// <summary>Primary criteria that cannot tie, one after the other, change places.</summary>
    private ValueList<Criterion> SwappedLikes(ValueList<Criterion> criteria)
    {
        var list = criteria.ToList();
        for (var i = 1; i < list.Count; i++)
        {
            if (list[i].Type == list[i - 1].Type && Moves(list[i]) == Moves(list[i - 1]) && draw.Chance(50))
            {
                (list[i], list[i - 1]) = (list[i - 1], list[i]);
            }
        }

        return list.ToValueList();
    }

    private static (DateAdjustment?, Period?) Moves(Criterion c) => (
        c.DateAdjustment is { } a ? a with { Extra = [] } : null,
        c.Attributes.OfType<PeriodAttribute>().FirstOrDefault()?.Period is { } p ? p with { Extra = [] } : null);

    private ValueList<T> Repeated<T>(ValueList<T> list) =>
        (list.Count > 0 && draw.Chance(30) ? draw.Shuffled(list.Append(draw.OneOf(list))) : draw.Shuffled(list)).ToValueList();

    private int? Number(int? id) => id is { } set ? Number(set) : null;

    /// <summary>A number that the definition does not have stays one.</summary>
    private int Number(int id) => numbers.GetValueOrDefault(id, id + 20_000);

    /// <summary>Other words in every member that is only for people.</summary>
    private object Renamed(object record)
    {
        foreach (var property in Records.Properties(record.GetType()).Where(p => record is not JsonMember && Meaningless.Members.Contains(Records.Name(p))))
        {
            record = Records.With(record, property, property.Name == "Extra"
                ? ValueList.Create<JsonMember>([new JsonMember("comment", $"\"{draw.Int(0, 999)}\"")])
                : draw.Any(null, $"name {draw.Int(0, 999)}"));
        }

        return record;
    }
}
