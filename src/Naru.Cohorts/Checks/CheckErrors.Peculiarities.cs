using Naru.Core;

namespace Naru.Cohorts.Checks;

/// <content>What OHDSI's SQL does otherwise than it seems, and what the CDM lacks.</content>
public static partial class CheckErrors
{
    /// <summary>The type needs a table that CDM 5.3 and 5.4 lack.</summary>
    public static readonly ErrorKind TypeNeedsMissingTable = Error("CHK501",
        "{0} 기준은 CDM 5.3과 5.4에 없는 테이블({1})가 필요합니다.",
        "Criteria of the type {0} need the table {1}, which CDM 5.3 and 5.4 lack.",
        "이 기준을 지우세요.",
        "Remove this criterion.");

    /// <summary>The attribute needs a table that CDM 5.3 and 5.4 lack.</summary>
    public static readonly ErrorKind AttributeNeedsMissingTable = Error("CHK502",
        "{0} 조건은 CDM 5.3과 5.4에 없는 테이블(location_history)가 필요합니다.",
        "The condition on the {0} needs the table location_history, which CDM 5.3 and 5.4 lack.",
        "이 조건을 지우세요.",
        "Remove this condition.");

    /// <summary>The attribute needs a column that CDM 5 lacks.</summary>
    public static readonly ErrorKind AttributeNeedsMissingColumn = Warning("CHK503",
        "{0} 조건은 CDM 5.x의 drug_exposure에 없는 열({1})을 봅니다.",
        "The condition on the {0} looks at the column {1}, which drug_exposure lacks in CDM 5.x.",
        "이 조건을 지우거나 용량 에라로 바꾸세요.",
        "Remove this condition, or use dose eras.");

    /// <summary>OHDSI compares race and ethnicity with the gender.</summary>
    public static readonly ErrorKind ComparedWithGender = Warning("CHK504",
        "OHDSI는 이 개념 집합({0})을 성별과 비교합니다.",
        "OHDSI compares this concept set ({0}) with the gender.",
        "개념 집합 대신 개념 목록으로 고르세요.",
        "Choose the concepts in a list instead of a concept set.");

    /// <summary>The date adjustment does nothing.</summary>
    public static readonly ErrorKind AdjustmentIgnored = Warning("CHK505",
        "OHDSI는 {0}의 날짜 조정을 적용하지 않습니다.",
        "OHDSI does not apply date adjustments to the type {0}.",
        "날짜 조정을 지우고 조건의 기간으로 나타내세요.",
        "Remove the adjustment, and express it by the windows of conditions.");

    /// <summary>The date adjustment counts from other dates than it says.</summary>
    public static readonly ErrorKind AdjustmentKeepsOwnDates = Warning("CHK506",
        "{0}의 날짜 조정은 무엇을 기준으로 정했든 시작일은 시작일에서, 종료일은 종료일에서 셉니다.",
        "Date adjustments of the type {0} count the start from the start and the end from the end, whatever they say.",
        "시작은 시작일, 종료는 종료일을 기준으로 정하세요.",
        "Count the start from the start date and the end from the end date.");

    /// <summary>The end date's filter looks at the start date.</summary>
    public static readonly ErrorKind EndDateComparesStart = Warning("CHK507",
        "OHDSI는 {0}의 종료일 조건을 시작일과 비교합니다.",
        "For the type {0}, OHDSI compares the end-date condition with the start date.",
        "종료일로 거르려면 종료 기간(end window)이나 약물 에라를 쓰세요.",
        "To filter by end dates, use an end window or drug eras.");

    /// <summary>Gap days are compared with the era-length range as well.</summary>
    public static readonly ErrorKind GapDaysCompareLength = Warning("CHK508",
        "공백 일수와 에라 길이를 함께 쓰면 OHDSI는 공백 일수도 에라 길이의 범위와 비교합니다.",
        "With both gap days and era length, OHDSI compares the gap days with the range of the era length.",
        "둘 가운데 하나만 쓰세요.",
        "Use only one of the two.");

    /// <summary>The source concept set has no effect.</summary>
    public static readonly ErrorKind SourceConceptIgnored = Warning("CHK509",
        "OHDSI는 {0}의 원천 개념 집합을 무시합니다.",
        "OHDSI ignores source concept sets of the type {0}.",
        "표준 개념 집합을 쓰세요.",
        "Use a set of standard concepts.");

    /// <summary>The age is taken at the visit's end.</summary>
    public static readonly ErrorKind AgeAtVisitEnd = Information("CHK510",
        "OHDSI는 {0}의 나이를 시작일이 아니라 종료일에 계산합니다.",
        "For the type {0}, OHDSI takes the age at the end, not at the start.",
        "그대로 두어도 됩니다.",
        "Nothing has to change.");

    /// <summary>OHDSI's generator fails on gap days alone.</summary>
    public static readonly ErrorKind GapDaysAlone = Warning("CHK511",
        "에라 길이 없이 공백 일수만 정하면 OHDSI는 SQL을 만들지 못합니다.",
        "With gap days but no era length, OHDSI cannot make SQL.",
        "OHDSI 도구에서도 쓸 정의라면 공백 일수 조건을 지우세요.",
        "If OHDSI's tools are to run it too, remove the condition on gap days.");

    private static ErrorKind[] Peculiarities =>
    [
        TypeNeedsMissingTable, AttributeNeedsMissingTable, AttributeNeedsMissingColumn, ComparedWithGender, AdjustmentIgnored,
        AdjustmentKeepsOwnDates, EndDateComparesStart, GapDaysCompareLength, SourceConceptIgnored, AgeAtVisitEnd, GapDaysAlone,
    ];
}
