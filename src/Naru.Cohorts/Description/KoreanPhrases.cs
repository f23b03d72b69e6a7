using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Description;

/// <summary>Says in Korean what definitions are made of.</summary>
internal sealed class KoreanPhrases(ConceptSetNames names) : Phrases
{
    private readonly KoreanAttributes attributes = new(names);
    private readonly EndPhrases ends = new(names);

    internal override string GeneralTitle => "코호트 정의";

    internal override string EntryHeading => "진입 사건";

    internal override string AdditionalHeading => "추가 기준";

    internal override string RulesHeading => "포함 규칙";

    internal override string ExitHeading => "종료";

    internal override string ConceptSetsHeading => "개념 집합";

    internal override string EntryIntroduction => "다음 사건 가운데 하나로 코호트에 들어올 수 있습니다. 그 사건의 시작일이 인덱스 날짜입니다.";

    internal override string NoRules => "포함 규칙이 없습니다.";

    internal override string NoConditions => "조건 없음: 언제나 만족";

    internal override string NoConcepts => "개념 없음";

    internal override string CensoringIntroduction => "다음 사건이 생기면 그때 코호트를 나갑니다(중도절단).";

    internal override string AdditionalIntroduction(CriteriaGroup group) => $"자격을 갖추려면 진입 사건이 {Holds(group)}:";

    internal override string ObservationWindow(ObservationWindow window) => window is { PriorDays: 0, PostDays: 0 }
        ? "사건은 관찰 기간 안에 있어야 합니다."
        : $"인덱스 날짜 전 {Values.Of(window.PriorDays)}일 이상, 후 {Values.Of(window.PostDays)}일 이상 관찰되어 있어야 합니다.";

    internal override string PrimaryLimit(EventLimit limit) => $"사람마다 진입 {Which(limit)} 씁니다.";

    internal override string QualifiedLimit(EventLimit limit) => $"사람마다 추가 기준을 만족한 {Which(limit)} 씁니다.";

    internal override string ExpressionLimit(EventLimit limit) => $"사람마다 모든 규칙을 만족한 {Which(limit)} 씁니다.";

    internal override string RuleName(InclusionRule rule) => string.IsNullOrWhiteSpace(rule.Name) ? "(이름 없는 규칙)" : rule.Name;

    internal override string Group(CriteriaGroup group) => $"{Holds(group)}:";

    internal override string NestedGroup(CriteriaGroup group) => $"각 사건이 {Holds(group)}:";

    internal override string Events(Criterion criterion) =>
        criterion is { ConceptSetId: null, SourceConceptSetId: null, Type.ConceptColumn: not null }
            ? $"모든 {Records(criterion)}"
            : Records(criterion);

    internal override string Correlated(CorrelatedCriterion correlated, bool isNested)
    {
        string?[] parts =
        [
            correlated.RestrictVisit ? $"{(isNested ? "그" : "인덱스")} 사건과 같은 방문에서" : null,
            Placement(correlated, isNested),
            Fit(Counted(correlated.Occurrence, Records(correlated.Criterion))),
        ];
        return $"{string.Join(' ', parts.OfType<string>())}{(correlated.IgnoreObservationPeriod ? "(관찰 기간 밖의 기록도 포함)" : "")}";
    }

    internal override string Demographic(DemographicCriterion demographic, bool isNested) => demographic.Attributes.Count == 0
        ? NoConditions
        : $"{(isNested ? "그" : "인덱스")} 사건 당시 {string.Join(" / ", demographic.Attributes.Select(Attribute))}";

    internal override string Attribute(CriterionAttribute attribute) => Fit(attribute.Accept(attributes));

    internal override string Adjustment(DateAdjustment adjustment) => Fit(
        $"사건의 시작을 {KoreanWindows.Moved(adjustment.StartWith, adjustment.StartOffset)}(으)로, "
        + $"종료를 {KoreanWindows.Moved(adjustment.EndWith, adjustment.EndOffset)}(으)로 봄");

    internal override string End(EndStrategy? strategy) => strategy?.Accept(ends) ?? "관찰 기간이 끝날 때 코호트를 나갑니다.";

    internal override string CensorWindow(Period window) => $"{KoreanAttributes.Period(window)}의 날만 셉니다.";

    internal override string Merging(CollapseSettings settings) => settings.EraPad == 0
        ? "한 사람의 기간이 겹치거나 이어지면 하나로 합칩니다."
        : $"한 사람의 기간 사이가 {Values.Of(settings.EraPad)}일 이내이면 하나로 합칩니다.";

    internal override string ConceptSet(ConceptSet set) => $"{ConceptSetNames.NameOf(set)} ({Values.Of(set.Id)}번)";

    internal override string ConceptSetItem(ConceptSetItem item)
    {
        string?[] parts =
        [
            $"{(item.IsExcluded ? "제외: " : "")}{KoreanAttributes.Concept(item.Concept)}",
            Source(item.Concept),
            item.IncludeDescendants ? "하위 개념 포함" : null,
            item.IncludeMapped ? "매핑된 개념 포함" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>Fits particles to the names that were filled in.</summary>
    private static string Fit(string text) => KoreanParticles.Resolve(text);

    private static string Which(EventLimit limit) => limit switch
    {
        EventLimit.All => "사건을 모두",
        EventLimit.First => "사건 가운데 첫 번째만",
        EventLimit.Last => "사건 가운데 마지막만",
    };

    private static string Holds(CriteriaGroup group) => group.Type switch
    {
        GroupType.All => "다음을 모두 만족",
        GroupType.Any => "다음 중 하나 이상을 만족",
        GroupType.AtMost when group.Count == 0 => "다음 중 어느 것도 만족하지 않음",
        GroupType.AtLeast => $"다음 중 {Values.Of(group.Count ?? 0)}개 이상을 만족",
        GroupType.AtMost => $"다음 중 {Values.Of(group.Count ?? 0)}개 이하만 만족",
    };

    private static string? Placement(CorrelatedCriterion correlated, bool isNested)
    {
        var start = correlated.StartWindow is { } s ? KoreanWindows.Placed(s, placesEnd: false, isNested) : null;
        var end = correlated.EndWindow is { } e ? KoreanWindows.Placed(e, placesEnd: true, isNested) : null;
        return (start, end) switch
        {
            (null, null) => null,
            ({ } first, { } last) => $"{first}하고 {last}한",
            _ => $"{start ?? end}한",
        };
    }

    private static string Counted(Occurrence occurrence, string records)
    {
        var what = occurrence.IsDistinct
            ? $"{records}의 서로 다른 {CountColumnNames.Of(occurrence.CountColumn ?? CountColumn.DomainConcept).Korean}"
            : records;
        var unit = occurrence.IsDistinct ? "개" : "회";
        return (occurrence.Type, occurrence.Count) switch
        {
            (OccurrenceType.Exactly, 0) => $"{what}이(가) 없음",
            (OccurrenceType.Exactly, var n) => $"{what}이(가) 정확히 {Values.Of(n)}{unit} 있음",
            (OccurrenceType.AtMost, var n) => $"{what}이(가) {Values.Of(n)}{unit} 이하",
            (OccurrenceType.AtLeast, var n) => $"{what}이(가) {Values.Of(n)}{unit} 이상 있음",
        };
    }

    private string Records(Criterion criterion)
    {
        var noun = criterion.Type.Label.Korean;
        var records = (criterion.ConceptSetId, criterion.SourceConceptSetId) switch
        {
            (null, null) => noun,
            ({ } id, null) => $"{names[id]} {noun}",
            (null, { } source) => $"원천 개념이 {names[source]}인 {noun}",
            ({ } id, { } source) => $"원천 개념이 {names[source]}인 {names[id]} {noun}",
        };
        return criterion.First ? $"{records}(그 사람의 첫 기록만)" : records;
    }

    private sealed class EndPhrases(ConceptSetNames names) : EndStrategyVisitor<string>
    {
        public override string Visit(DateOffsetStrategy strategy) =>
            $"진입 사건의 {KoreanWindows.Moved(strategy.From, strategy.Offset)}에 코호트를 나갑니다. 늦어도 관찰 기간이 끝날 때 나갑니다.";

        public override string Visit(CustomEraStrategy strategy)
        {
            string?[] details =
            [
                $"사이가 {Values.Of(strategy.GapDays)}일 이내인 노출은 이어진 것으로 봄",
                strategy.Offset == 0 ? null : $"각 노출이 종료일 {KoreanWindows.Distance(strategy.Offset)}에 끝난 것으로 봄",
                strategy.DaysSupplyOverride is { } days ? $"각 노출이 {Values.Of(days)}일 동안 이어진 것으로 봄" : null,
            ];
            return $"진입 사건을 포함하는 {names[strategy.DrugConceptSetId]}의 연속 노출이 끝날 때 코호트를 나갑니다"
                + $"({string.Join(", ", details.OfType<string>())}). 늦어도 관찰 기간이 끝날 때 나갑니다.";
        }
    }
}
