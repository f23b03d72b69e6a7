using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Spec.Generative;

/// <summary>Makes criteria that usually find their witness.</summary>
internal sealed class CriterionGenerator(Draw draw, CdmData data, ConceptSetGenerator sets, Witnesses witnesses, AttributeGenerator attributes)
{
    /// <summary>How deep criteria stand in criteria at most.</summary>
    internal const int MostLevels = 3;

    /// <summary>Few definitions ask for what the data, or the CDM, do not have: an engine that refuses tells nothing more.</summary>
    private readonly bool mayBeRefused = draw.Chance(6);

    internal Witnesses Witnesses => witnesses;

    internal Criterion Next(Witness witness, int level)
    {
        if (mayBeRefused && draw.Chance(15))
        {
            return new Criterion(CriterionTypes.LocationRegion) { ConceptSetId = draw.Chance(50) ? sets.For(1) : null };
        }

        var type = witness.Type;
        return new Criterion(type)
        {
            ConceptSetId = type.ConceptColumn is not null && draw.Chance(IsKnown(witness.Concept) ? 75 : 10) ? sets.For(witness.Concept) : null,
            SourceConceptSetId = type.SourceConceptName is not null && draw.Chance(8) ? sets.For(witness.SourceConcept) : null,
            First = type.HasFirst && draw.Chance(15),
            Attributes = Attributes(type, type.Attributes, witness),
            DateAdjustment = draw.Chance(12) ? Adjustment() : null,
            Correlated = level < MostLevels && draw.Chance(level == 0 ? 22 : 12) ? Group(witness, level + 1) : null,
            Extra = draw.Chance(3) ? [new JsonMember("comment", "\"메모\"")] : [],
        };
    }

    /// <summary>Conditions on a witness as index event.</summary>
    internal CriteriaGroup Group(Witness index, int level)
    {
        var criteria = new List<CorrelatedCriterion>();
        for (var i = draw.Any(0, 1, 1, 1, 2, 2, 3); i > 0; i--)
        {
            criteria.Add(Correlated(index, level));
        }

        var group = new CriteriaGroup(draw.Any(GroupType.All, GroupType.Any, GroupType.Any, GroupType.AtLeast, GroupType.AtMost))
        {
            Criteria = criteria.ToValueList(),
            Demographics = draw.Few(1, () => new DemographicCriterion(Attributes(null, CriterionTypes.Demographic, index))).ToValueList(),
            Groups = level < MostLevels ? draw.Few(2, () => Group(index, level + 1)).ToValueList() : [],
        };
        var likely = group.Type == GroupType.AtMost ? Math.Max(0, group.MemberCount - draw.Int(0, 1)) : draw.Int(0, 1);
        var count = draw.Chance(60) ? likely : draw.Chance(83) ? draw.Int(0, group.MemberCount) : draw.Any(-1, 50, int.MinValue, int.MaxValue);
        return group.Type is GroupType.AtLeast or GroupType.AtMost || draw.Chance(5) ? group with { Count = count } : group;
    }

    private CorrelatedCriterion Correlated(Witness index, int level)
    {
        var witness = witnesses.Next(draw.Chance(85) ? index.Person : null);
        var criterion = Next(witness, level);
        var windows = new WindowGenerator(draw);
        return new CorrelatedCriterion(criterion, Occurrence(criterion.Type))
        {
            StartWindow = draw.Chance(85) ? windows.Next(index, witness, isEndWindow: false) : null,
            EndWindow = draw.Chance(20) ? windows.Next(index, witness, isEndWindow: true) : null,
            RestrictVisit = draw.Chance(criterion.Type.VisitColumn is null ? 3 : 12),
            IgnoreObservationPeriod = draw.Chance(20),
        };
    }

    private Occurrence Occurrence(CriterionType type)
    {
        var isDistinct = draw.Chance(25);
        var legal = Enum.GetValues<CountColumn>().Where(type.CanCount).ToList();
        var any = mayBeRefused && draw.Chance(25) ? Enum.GetValues<CountColumn>().ToList() : legal;
        return new Occurrence(
            draw.Chance(60) ? OccurrenceType.AtLeast : draw.Enum<OccurrenceType>(),
            draw.Chance(97) ? draw.Any(0, 1, 1, 1, 1, 1, 2, 2, 3) : -1)
        {
            IsDistinct = isDistinct,
            CountColumn = (isDistinct && draw.Chance(75)) || draw.Chance(3) ? draw.OneOf(any) : null,
        };
    }

    private ValueList<CriterionAttribute> Attributes(CriterionType? type, ValueList<AttributeDefinition> all, Witness witness)
    {
        if (all.Count == 0 || !draw.Chance(50))
        {
            return [];
        }

        var chance = draw.Any(2, 5, 8, 25);
        // One is always chosen. In the order of the catalogue, as a reader of JSON finds them.
        var certain = draw.OneOf(all);
        var chosen = all.Where(a => a == certain || draw.Chance(chance))
            .Where(a => mayBeRefused || (a.Value is not CareSiteRegion && HasColumn(type, a)))
            .ToList();
        return chosen.Select(a => attributes.Next(a, witness)).ToValueList();
    }

    private bool HasColumn(CriterionType? type, AttributeDefinition attribute) =>
        type is null || attribute.Value is not RowColumn row || data.Table(type.Table)!.Column(row.Column) >= 0;

    private static bool IsKnown(long? concept) => concept is { } id && Pools.Concepts.Contains(id);

    private DateAdjustment Adjustment() => draw.Chance(96)
        ? new DateAdjustment(draw.Enum<AdjustedDate>(), draw.Any(0, 0, 1, -1, 3, -30), draw.Enum<AdjustedDate>(), draw.Any(0, 0, 1, 2, 7, -2))
        : new DateAdjustment(draw.Enum<AdjustedDate>(), draw.Any(-800_000, 0), draw.Enum<AdjustedDate>(), draw.Any(4_000_000, int.MaxValue));

    /// <summary>Exposures that a custom era is made of.</summary>
    internal int DrugSet() => sets.For(witnesses.Has(CriterionTypes.DrugExposure) && data.Persons.Count > 0
        ? witnesses.Of(CriterionTypes.DrugExposure).Concept
        : null);
}
