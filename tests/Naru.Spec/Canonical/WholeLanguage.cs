using Naru.Cohorts.Model;

namespace Naru.Spec.Canonical;

/// <summary>
/// Definitions in which every member of the language stands where it has a meaning, made from the catalogue: whatever single thing is changed in
/// one of them, it asks something else.
/// </summary>
internal static class WholeLanguage
{
    private static readonly DateOnly Day = new(2010, 3, 4);

    internal static IEnumerable<CohortDefinition> Definitions =>
    [
        Structure(new DateOffsetStrategy(AdjustedDate.End, 30)),
        Structure(new CustomEraStrategy(1, 30, 5, 7)),
        .. CriterionCatalogue.All.SelectMany(type => type.Attributes.Select(a => WithCriterion(new Criterion(type)
        {
            ConceptSetId = type.ConceptColumn is null ? null : 0,
            SourceConceptSetId = type.SourceConceptName is null ? null : 1,
            First = type.HasFirst,
            Attributes = [Attribute(a)],
            DateAdjustment = new DateAdjustment(AdjustedDate.Start, 1, AdjustedDate.End, 2),
        }))),
        .. CriterionTypes.Demographic.Select(a => WithGroup(new CriteriaGroup(GroupType.AtLeast)
        {
            Count = 1,
            Demographics = [new DemographicCriterion([Attribute(a)])],
        })),
    ];

    /// <summary>A part of them, for what need not see every attribute.</summary>
    internal static IEnumerable<CohortDefinition> Sample => Definitions.Where((_, i) => i < 2 || i % 6 == 0);

    /// <summary>A value of each form, with all that the form has.</summary>
    internal static CriterionAttribute Attribute(AttributeDefinition definition) => definition.Form switch
    {
        AttributeForm.Date => new DateAttribute(definition, new DateRange(RangeOperator.Between, Day, Day.AddDays(40))),
        AttributeForm.Number => new NumberAttribute(definition, new NumberRange(RangeOperator.NotBetween, 20, 40)),
        AttributeForm.Text => new TextAttribute(definition, new TextFilter(TextOperator.StartsWith, true, "a \"b\"")),
        AttributeForm.Concepts => new ConceptsAttribute(definition, [new Concept(8507), new Concept(8532)], Excluded: true),
        AttributeForm.ConceptSet => new ConceptSetAttribute(definition, new ConceptSetSelection(1, IsExclusion: true)),
        AttributeForm.ConceptSetNumber => new ConceptSetNumberAttribute(definition, 1),
        AttributeForm.Flag => new AbnormalAttribute(definition),
        AttributeForm.Period => new PeriodAttribute(definition, new Period(Day, Day.AddDays(9))),
    };

    private static CohortDefinition Structure(EndStrategy end) => WithCriterion(Events(2)) with
    {
        Title = "title",
        CdmVersionRange = ">=5.0.0",
        AdditionalCriteria = Group(1),
        QualifiedLimit = EventLimit.Last,
        ExpressionLimit = EventLimit.All,
        InclusionRules =
        [
            new InclusionRule(Group(1)) { Name = "first", Description = "of two" },
            new InclusionRule(Group(2)) { Name = "second" },
        ],
        EndStrategy = end,
        CensoringCriteria = [Events(3), Events(4)],
        CensorWindow = new Period(Day, Day.AddYears(1)),
        Collapse = new CollapseSettings(3),
    };

    private static CohortDefinition WithGroup(CriteriaGroup group) => WithCriterion(new Criterion(CriterionTypes.Death)) with { AdditionalCriteria = group };

    /// <summary>The other primary criterion uses both concept sets, and additional criteria give the qualified limit something to do.</summary>
    private static CohortDefinition WithCriterion(Criterion criterion) => new(new PrimaryCriteria(
        [new Criterion(CriterionTypes.DrugExposure) { ConceptSetId = 0, SourceConceptSetId = 1 }, criterion])
    {
        Window = new ObservationWindow(365, 7),
        Limit = EventLimit.Last,
    })
    {
        AdditionalCriteria = new CriteriaGroup(GroupType.AtLeast) { Count = 1, Demographics = [new DemographicCriterion([Attribute(CriterionTypes.Demographic[0])])] },
        ConceptSets =
        [
            new ConceptSet(0, new ConceptSetExpression([Item(10), Item(11)])) { Name = "zero" },
            new ConceptSet(1, new ConceptSetExpression([Item(20)])) { Name = "one" },
        ],
    };

    private static ConceptSetItem Item(long id) => new(new Concept(id)
    {
        Name = "name",
        Code = "code",
        Domain = "Drug",
        Vocabulary = "RxNorm",
        Standard = "S",
        InvalidReason = "V",
    })
    { IncludeDescendants = true };

    /// <summary>Events of which every member is set; different numbers make different ones.</summary>
    private static Criterion Events(int number) => new(CriterionTypes.DrugExposure)
    {
        ConceptSetId = 0,
        SourceConceptSetId = 1,
        First = true,
        Attributes = [new NumberAttribute(CriterionTypes.DrugExposure.Attributes.First(a => a.Name == "Age"), new NumberRange(RangeOperator.Between, number, 99))],
        DateAdjustment = new DateAdjustment(AdjustedDate.End, number, AdjustedDate.Start, 90),
        Correlated = new CriteriaGroup(GroupType.AtLeast) { Count = 1, Demographics = [new DemographicCriterion([Attribute(CriterionTypes.Demographic[0])])] },
    };

    private static CriteriaGroup Group(int number) => new(GroupType.AtLeast)
    {
        Count = 2,
        Criteria =
        [
            new CorrelatedCriterion(Events(number), new Occurrence(OccurrenceType.Exactly, 3) { IsDistinct = true, CountColumn = CountColumn.StartDate })
            {
                StartWindow = new Window(new WindowEndpoint(30, -1), new WindowEndpoint(8, 1)) { UseIndexEnd = true, UseEventEnd = true },
                EndWindow = new Window(new WindowEndpoint(null, -1), new WindowEndpoint(400, 1)) { UseIndexEnd = true, UseEventEnd = false },
                RestrictVisit = true,
            },
            new CorrelatedCriterion(Events(number + 20), new Occurrence(OccurrenceType.AtMost, 1) { IsDistinct = true, CountColumn = CountColumn.Duration }),
        ],
        Demographics = [new DemographicCriterion([Attribute(CriterionTypes.Demographic[1])])],
        Groups =
        [
            new CriteriaGroup(GroupType.AtMost)
            {
                Count = 0,
                Demographics = [new DemographicCriterion([Attribute(CriterionTypes.Demographic[2])]), new DemographicCriterion([Attribute(CriterionTypes.Demographic[7])])],
            },
        ],
    };
}
