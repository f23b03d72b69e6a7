using Naru.Cohorts.Description;
using Naru.Cohorts.Model;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Description;

/// <summary>Whatever a definition can say changes its description, in both languages.</summary>
public sealed class DescriptionCoverageTests
{
    private static readonly DateOnly Day = new(2020, 1, 31);
    private static readonly DateOnly NextDay = new(2020, 2, 1);
    private static readonly Criterion Condition = new(CriterionTypes.ConditionOccurrence) { ConceptSetId = 1 };
    private static readonly Occurrence Once = new(OccurrenceType.AtLeast, 1);
    private static readonly Window Before = new(new(30, -1), new(1, -1));

    public static TheoryData<string> Types => [.. CriterionCatalogue.All.Select(t => t.Name)];

    public static TheoryData<Language> Languages => [Language.Korean, Language.English];

    [Theory]
    [MemberData(nameof(Types))]
    public void EveryAttributeOfType_ChangesTheText(string type)
    {
        var criterion = new Criterion(CriterionCatalogue.Find(type)!);
        AssertAllDiffer(
        [
            Entering(criterion),
            .. criterion.Type.Attributes.SelectMany(Forms).Select(a => Entering(criterion with { Attributes = [a] })),
            Entering(criterion with { ConceptSetId = 1 }),
            Entering(criterion with { SourceConceptSetId = 1 }),
            Entering(criterion with { ConceptSetId = 1, SourceConceptSetId = 1 }),
            Entering(criterion with { First = true }),
            Entering(criterion with { Correlated = new(GroupType.All) { Criteria = [new(Condition, Once)] } }),
            Entering(criterion with { DateAdjustment = new(AdjustedDate.Start, 0, AdjustedDate.End, 0) }),
            Entering(criterion with { DateAdjustment = new(AdjustedDate.End, 0, AdjustedDate.End, 0) }),
            Entering(criterion with { DateAdjustment = new(AdjustedDate.Start, 1, AdjustedDate.End, 0) }),
            Entering(criterion with { DateAdjustment = new(AdjustedDate.Start, -1, AdjustedDate.End, 0) }),
            Entering(criterion with { DateAdjustment = new(AdjustedDate.Start, 0, AdjustedDate.Start, 0) }),
            Entering(criterion with { DateAdjustment = new(AdjustedDate.Start, 0, AdjustedDate.End, 1) }),
        ]);
    }

    [Fact]
    public void EveryDemographicAttribute_ChangesTheText() => AssertAllDiffer(
        [.. CriterionTypes.Demographic.SelectMany(Forms).Select(a => Asking(new CriteriaGroup(GroupType.All) { Demographics = [new([a])] }))]);

    [Fact]
    public void EveryType_ChangesTheText() => AssertAllDiffer([.. CriterionCatalogue.All.Select(t => Entering(new Criterion(t) { ConceptSetId = 1 }))]);

    [Fact]
    public void EveryWindowForm_ChangesTheText()
    {
        WindowEndpoint[] endpoints = [new(null, -1), new(null, 1), new(0, -1), new(1, -1), new(1, 1), new(30, -1), new(30, 1)];
        var windows = endpoints.SelectMany(_ => endpoints, (start, end) => new Window(start, end)).ToList();
        AssertAllDiffer(
        [
            Asking(new CorrelatedCriterion(Condition, Once)),
            .. windows.Select(w => Asking(new CorrelatedCriterion(Condition, Once) { StartWindow = w })),
            .. windows.Select(w => Asking(new CorrelatedCriterion(Condition, Once) { EndWindow = w })),
            Asking(new CorrelatedCriterion(Condition, Once) { StartWindow = Before with { UseIndexEnd = true } }),
            Asking(new CorrelatedCriterion(Condition, Once) { StartWindow = Before, EndWindow = Before }),
            Asking(new CorrelatedCriterion(Condition, Once) { StartWindow = Before, RestrictVisit = true }),
            Asking(new CorrelatedCriterion(Condition, Once) { StartWindow = Before, IgnoreObservationPeriod = true }),
        ]);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void WindowDefaults_AreWrittenOut(Language language)
    {
        var silent = Asking(new CorrelatedCriterion(Condition, Once) { StartWindow = Before, EndWindow = Before });
        var explicitly = Asking(new CorrelatedCriterion(Condition, Once)
        {
            StartWindow = Before with { UseIndexEnd = false, UseEventEnd = false },
            EndWindow = Before with { UseIndexEnd = false, UseEventEnd = true },
        });

        Assert.Equal(Text(explicitly, language), Text(silent, language));
    }

    [Fact]
    public void EveryGroupType_ChangesTheText() => AssertAllDiffer(
    [
        .. Enum.GetValues<GroupType>().Select(t => Asking(new CriteriaGroup(t) { Count = 2, Criteria = [new(Condition, Once)] })),
        Asking(new CriteriaGroup(GroupType.AtLeast) { Count = 1, Criteria = [new(Condition, Once)] }),
        Asking(new CriteriaGroup(GroupType.AtMost) { Count = 0, Criteria = [new(Condition, Once)] }),
        Asking(new CriteriaGroup(GroupType.All)),
        Asking(new CriteriaGroup(GroupType.All) { Groups = [new(GroupType.All) { Criteria = [new(Condition, Once)] }] }),
    ]);

    [Fact]
    public void EveryOccurrenceAndCountColumn_ChangesTheText() => AssertAllDiffer(
    [
        .. Enum.GetValues<OccurrenceType>().SelectMany(t => (int[])[0, 1, 2], (t, n) => Asking(new CorrelatedCriterion(Condition, new(t, n)))),
        .. Enum.GetValues<CountColumn>().Select(c => Asking(new CorrelatedCriterion(Condition, Once with { IsDistinct = true, CountColumn = c }))),
    ]);

    [Fact]
    public void EveryEndAndMerging_ChangesTheText()
    {
        var plain = Entering(Condition);
        EndStrategy?[] strategies =
        [
            .. Enum.GetValues<AdjustedDate>().SelectMany(d => (int[])[-1, 0, 1], (d, n) => new DateOffsetStrategy(d, n)),
            new CustomEraStrategy(1, 0, 0, null),
            new CustomEraStrategy(2, 0, 0, null),
            new CustomEraStrategy(1, 30, 0, null),
            new CustomEraStrategy(1, 0, 7, null),
            new CustomEraStrategy(1, 0, 0, 28),
        ];
        AssertAllDiffer(
        [
            plain,
            .. strategies.Select(s => plain with { EndStrategy = s }),
            plain with { CensoringCriteria = [Condition] },
            plain with { CensorWindow = new(Day, null) },
            plain with { CensorWindow = new(null, Day) },
            plain with { CensorWindow = new(Day, NextDay) },
            plain with { Collapse = new(30) },
        ]);
    }

    [Fact]
    public void EveryLimitWindowAndName_ChangesTheText()
    {
        var plain = Entering(Condition) with { AdditionalCriteria = new(GroupType.All) { Criteria = [new(Condition, Once)] } };
        EventLimit[] limits = [EventLimit.All, EventLimit.Last];
        AssertAllDiffer(
        [
            plain,
            .. limits.Select(l => plain with { Primary = plain.Primary with { Limit = l } }),
            .. limits.Select(l => plain with { QualifiedLimit = l }),
            .. limits.Select(l => plain with { ExpressionLimit = l }),
            plain with { Primary = plain.Primary with { Window = new(1, 0) } },
            plain with { Primary = plain.Primary with { Window = new(0, 1) } },
            plain with { Title = "Title" },
            plain with { InclusionRules = [new(new CriteriaGroup(GroupType.All)) { Name = "Name" }] },
            plain with { InclusionRules = [new(new CriteriaGroup(GroupType.All)) { Description = "Description" }] },
        ]);
    }

    [Fact]
    public void EverythingInAConceptSet_ChangesTheText()
    {
        var item = new ConceptSetItem(new Concept(201826));
        ConceptSetItem[] items =
        [
            item,
            item with { IsExcluded = true },
            item with { IncludeDescendants = true },
            item with { IncludeMapped = true },
            item with { Concept = item.Concept with { Name = "Diabetes" } },
            item with { Concept = item.Concept with { Vocabulary = "SNOMED" } },
            item with { Concept = item.Concept with { Code = "44054006" } },
        ];
        AssertAllDiffer(
        [
            With(new ConceptSet(1, new([]))),
            With(new ConceptSet(2, new([item]))),
            With(new ConceptSet(1, new([item])) { Name = "Name" }),
            .. items.Select(i => With(new ConceptSet(1, new([i])))),
        ]);
    }

    /// <summary>Every way in which an attribute can be set.</summary>
    private static IEnumerable<CriterionAttribute> Forms(AttributeDefinition definition) => definition.Form switch
    {
        AttributeForm.Date => Enum.GetValues<RangeOperator>().Select(o => new DateAttribute(definition, new(o, Day, NextDay))),
        AttributeForm.Number => Enum.GetValues<RangeOperator>().Select(o => new NumberAttribute(definition, new(o, 1.5, 2))),
        AttributeForm.Text => Enum.GetValues<TextOperator>().SelectMany(_ => (bool[])[false, true], (o, n) => new TextAttribute(definition, new(o, n, "x"))),
        AttributeForm.Concepts =>
        [
            new ConceptsAttribute(definition, [new Concept(1)], false),
            new ConceptsAttribute(definition, [new Concept(1)], true),
            new ConceptsAttribute(definition, [new Concept(1), new Concept(2)], false),
            new ConceptsAttribute(definition, [new Concept(1) { Name = "Name" }], false),
        ],
        AttributeForm.ConceptSet => ((int?[])[null, 1, 2]).SelectMany(_ => (bool[])[false, true], (s, x) => new ConceptSetAttribute(definition, new(s, x))),
        AttributeForm.ConceptSetNumber => [new ConceptSetNumberAttribute(definition, 1), new ConceptSetNumberAttribute(definition, 2)],
        AttributeForm.Flag => [new AbnormalAttribute(definition)],
        AttributeForm.Period => [new PeriodAttribute(definition, new(Day, null)), new PeriodAttribute(definition, new(null, Day)), new PeriodAttribute(definition, new(Day, NextDay))],
    };

    private static CohortDefinition Entering(Criterion criterion) => new(new PrimaryCriteria([criterion]));

    private static CohortDefinition Asking(CorrelatedCriterion correlated) => Asking(new CriteriaGroup(GroupType.All) { Criteria = [correlated] });

    private static CohortDefinition Asking(CriteriaGroup group) => Entering(Condition) with { InclusionRules = [new(group)] };

    private static CohortDefinition With(ConceptSet set) => Entering(Condition) with { ConceptSets = [set] };

    private static string Text(CohortDefinition definition, Language language) => DefinitionDescription.Of(definition, language).ToPlainText();

    private static void AssertAllDiffer(CohortDefinition[] definitions)
    {
        foreach (var language in Enum.GetValues<Language>())
        {
            var same = definitions.GroupBy(d => Text(d, language), StringComparer.Ordinal).Where(g => g.Count() > 1);
            Assert.Empty(same.Select(g => g.Key));
        }
    }
}
