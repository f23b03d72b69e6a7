using Naru.Spec.Manual.C01ConceptSets;
using Naru.Spec.Manual.C02PrimaryCriteria;
using Naru.Spec.Manual.C03Criteria;
using Naru.Spec.Manual.C04Groups;
using Naru.Spec.Manual.C05CorrelatedCriteria;
using Naru.Spec.Manual.C06Demographics;
using Naru.Spec.Manual.C07AdditionalCriteria;
using Naru.Spec.Manual.C08InclusionRules;
using Naru.Spec.Manual.C09Exit;
using Naru.Spec.Manual.C10Collapse;
using Naru.Spec.Manual.C11Refusals;
using Naru.Spec.Manual.C12Peculiarities;

namespace Naru.Spec.Manual;

/// <summary>The manual's table of contents.</summary>
internal static class Contents
{
    internal static readonly IReadOnlyList<Chapter> Chapters =
    [
        new("01-concept-sets", new("개념집합", "Concept sets"), [ConceptsReached.Section, Exclusions.Section]),
        new("02-primary-criteria", new("진입 조건", "Primary criteria"), [EntryEvents.Section, Limits.Section]),
        new(
            "03-criteria", new("사건을 찾는 조건", "Criteria"),
            [
                Values.Section, ConceptFilters.Section, RelatedRecords.Section, DateAdjustments.Section, UserDefinedPeriods.Section,
                ConditionOccurrences.Section, ConditionEras.Section, Deaths.Section, DeviceExposures.Section, DoseEras.Section,
                DrugEras.Section, DrugExposures.Section, Measurements.Section, Observations.Section, ObservationPeriods.Section,
                PayerPlanPeriods.Section, ProcedureOccurrences.Section, Specimens.Section, VisitDetails.Section, VisitOccurrences.Section,
            ]),
        new("04-groups", new("묶음", "Groups"), [Groups.Section]),
        new(
            "05-correlated-criteria", new("다른 사건에 관한 조건", "Correlated criteria"),
            [Windows.Section, Occurrences.Section, DistinctCounts.Section, DistinctCountsOfOthers.Section, NestedCriteria.Section]),
        new("06-demographics", new("사람", "Demographics"), [Demographics.Section]),
        new("07-additional-criteria", new("추가 조건", "Additional criteria"), [Qualifying.Section]),
        new("08-inclusion-rules", new("포함 규칙", "Inclusion rules"), [Rules.Section, ManyRules.Section]),
        new("09-exit", new("코호트의 끝", "Exit"), [Ends.Section, CustomEras.Section, Censoring.Section]),
        new("10-collapse", new("합치기와 자르기", "Collapse and censor window"), [Eras.Section, CensorWindows.Section]),
        new("11-refusals", new("실행할 수 없는 것", "What cannot be run"), [Refusals.Section]),
        new("12-peculiarities", new("OHDSI와 Naru", "OHDSI and Naru"), [AsOhdsiAnswers.Section, WhereOhdsiFails.Section]),
    ];

    /// <summary>Every paragraph with its number and English title.</summary>
    internal static IReadOnlyList<(string Place, Paragraph Paragraph)> Paragraphs { get; } = (
        from c in Chapters.Index()
        from s in c.Item.Sections.Index()
        from p in s.Item.Paragraphs.Index()
        select ($"{c.Index + 1}.{s.Index + 1}.{p.Index + 1} {p.Item.EnglishTitle}", p.Item)).ToList();
}
