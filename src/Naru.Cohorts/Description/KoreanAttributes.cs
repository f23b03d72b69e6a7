using Naru.Cohorts.Model;

namespace Naru.Cohorts.Description;

/// <summary>Conditions on attributes, in Korean.</summary>
internal sealed class KoreanAttributes(ConceptSetNames names) : CriterionAttributeVisitor<string>
{
    public override string Visit(DateAttribute attribute) => $"{Label(attribute)}: {Range(attribute.Range)}";

    public override string Visit(NumberAttribute attribute) =>
        $"{Label(attribute)} {Range(attribute.Range, attribute.Definition.Value is Age ? "세" : "")}";

    public override string Visit(TextAttribute attribute) => Text(Label(attribute), attribute.Filter);

    public override string Visit(ConceptsAttribute attribute) =>
        $"{Label(attribute)}이(가) {(attribute.Excluded ? "다음이 아님" : "다음 중 하나")}: {string.Join(", ", attribute.Concepts.Select(Concept))}";

    public override string Visit(ConceptSetAttribute attribute) => (attribute.Selection.ConceptSetId, attribute.Selection.IsExclusion) switch
    {
        (null, false) => $"{Label(attribute)}이(가) 기록되어 있음",
        (null, true) => $"{Label(attribute)}이(가) 기록되어 있지 않음",
        ({ } id, false) => $"{Label(attribute)}이(가) 개념 집합 {names[id]}에 속함",
        ({ } id, true) => $"{Label(attribute)}이(가) 개념 집합 {names[id]}에 속하지 않음",
    };

    public override string Visit(ConceptSetNumberAttribute attribute) => $"{Label(attribute)}이(가) 개념 집합 {names[attribute.ConceptSetId]}에 속함";

    public override string Visit(AbnormalAttribute attribute) => $"{Label(attribute)}(정상 범위를 벗어나거나 낮음·높음으로 표시됨)";

    public override string Visit(PeriodAttribute attribute) =>
        $"{Label(attribute)}: {Covered(attribute.Period)}";

    /// <summary>A period with open ends: <c>2020-01-01부터 2020-12-31까지</c>.</summary>
    internal static string Period(Period period) => (period.Start, period.End) switch
    {
        ({ } start, { } end) => $"{Values.Of(start)}부터 {Values.Of(end)}까지",
        ({ } start, null) => $"{Values.Of(start)}부터",
        (null, { } end) => $"{Values.Of(end)}까지",
        (null, null) => "모든 날짜",
    };

    internal static string Concept(Concept concept) =>
        string.IsNullOrWhiteSpace(concept.Name) ? $"개념 {Values.Of(concept.Id)}" : $"{concept.Name} ({Values.Of(concept.Id)})";

    private static string Covered(Period period) => (period.Start, period.End) switch
    {
        ({ } start, { } end) => $"{Values.Of(start)}과(와) {Values.Of(end)}을(를) 모두 포함하고, 두 날을 시작일과 종료일로 씀",
        ({ } start, null) => $"{Values.Of(start)}을(를) 포함하고, 그날을 시작일로 씀",
        (null, { } end) => $"{Values.Of(end)}을(를) 포함하고, 그날을 종료일로 씀",
        (null, null) => Period(period),
    };

    private static string Label(CriterionAttribute attribute) => attribute.Definition.Label.Korean;

    private static string Range(DateRange range)
    {
        var (value, extent) = (Values.Of(range.Value), Values.Of(range.Extent ?? range.Value));
        return range.Operator switch
        {
            RangeOperator.LessThan => $"{value} 전",
            RangeOperator.LessOrEqual => $"{value}까지",
            RangeOperator.Equal => $"{value} 당일",
            RangeOperator.NotEqual => $"{value} 제외",
            RangeOperator.GreaterThan => $"{value} 후",
            RangeOperator.GreaterOrEqual => $"{value}부터",
            RangeOperator.Between => $"{value}부터 {extent}까지",
            RangeOperator.NotBetween => $"{value} 전 또는 {extent} 후",
        };
    }

    private static string Range(NumberRange range, string unit)
    {
        var value = $"{Values.Of(range.Value)}{unit}";
        var extent = $"{Values.Of(range.Extent ?? range.Value)}{unit}";
        return range.Operator switch
        {
            RangeOperator.LessThan => $"{value} 미만",
            RangeOperator.LessOrEqual => $"{value} 이하",
            RangeOperator.Equal => $"정확히 {value}",
            RangeOperator.NotEqual => $"{value} 제외",
            RangeOperator.GreaterThan => $"{value} 초과",
            RangeOperator.GreaterOrEqual => $"{value} 이상",
            RangeOperator.Between => $"{value} 이상 {extent} 이하",
            RangeOperator.NotBetween => $"{value} 미만 또는 {extent} 초과",
        };
    }

    private static string Text(string label, TextFilter filter) => (filter.Operator, filter.Negated) switch
    {
        (TextOperator.Contains, false) => $"{label}에 '{filter.Text}'이(가) 들어 있음",
        (TextOperator.Contains, true) => $"{label}에 '{filter.Text}'이(가) 들어 있지 않음",
        (TextOperator.StartsWith, false) => $"{label}이(가) '{filter.Text}'(으)로 시작함",
        (TextOperator.StartsWith, true) => $"{label}이(가) '{filter.Text}'(으)로 시작하지 않음",
        (TextOperator.EndsWith, false) => $"{label}이(가) '{filter.Text}'(으)로 끝남",
        (TextOperator.EndsWith, true) => $"{label}이(가) '{filter.Text}'(으)로 끝나지 않음",
        (TextOperator.Equal, false) => $"{label}이(가) '{filter.Text}'과(와) 같음",
        (TextOperator.Equal, true) => $"{label}이(가) '{filter.Text}'과(와) 다름",
    };
}
