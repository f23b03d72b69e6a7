using Naru.Core;

namespace Naru.Cohorts.Checks;

/// <content>Criteria and their attributes.</content>
public static partial class CheckErrors
{
    /// <summary>Any record of the table counts (circe: ConceptSetCriteriaCheck).</summary>
    public static readonly ErrorKind NoConceptSet = Warning("CHK301",
        "{0} 기준에 개념 집합이 없어 모든 {0}이(가) 해당합니다.",
        "This criterion has no concept set, so every {0} counts.",
        "개념 집합을 고르세요. 모든 기록을 뜻한다면 그대로 두어도 됩니다.",
        "Choose a concept set, unless every record is meant.");

    /// <summary>Criteria do not say which types of records count (circe: DomainTypeCheck).</summary>
    public static readonly ErrorKind NoRecordType = Information("CHK302",
        "기록 유형(청구, 전자의무기록 등)을 정하지 않은 기준이 {0}개 있습니다. 모든 유형의 기록이 해당합니다.",
        "Criteria that do not choose a type of record (claim, medical record …): {0}. Records of all types count.",
        "출처에 따라 달라져야 한다면 기록 유형을 고르세요.",
        "Choose record types if the source of a record matters.");

    /// <summary>An interval begins after it ends (circe: RangeCheck).</summary>
    public static readonly ErrorKind ReversedRange = Warning("CHK303",
        "{0}의 범위가 거꾸로입니다. 시작 값({1})이 끝 값({2})보다 큽니다.",
        "The range of the {0} is reversed: it starts ({1}) after it ends ({2}).",
        "두 값을 바로잡으세요.",
        "Correct the two values.");

    /// <summary>No possible value satisfies the condition.</summary>
    public static readonly ErrorKind NeverInRange = Warning("CHK304",
        "{0}에 이런 값은 있을 수 없으므로 아무 기록도 해당하지 않습니다.",
        "No {0} can satisfy this, so no record counts.",
        "비교 방법과 값을 확인하세요.",
        "Check the comparison and the value.");

    /// <summary>Every possible value satisfies the condition.</summary>
    public static readonly ErrorKind AlwaysInRange = Information("CHK305",
        "{0}은(는) 언제나 이 조건에 맞습니다.",
        "Every {0} satisfies this.",
        "조건을 지우거나 값을 확인하세요. (값이 없는 기록만 빠집니다.)",
        "Remove the condition or check the value. (Only records without a value drop out.)");

    /// <summary>A bound is no possible value.</summary>
    public static readonly ErrorKind ImplausibleBound = Information("CHK306",
        "{0}의 경계값 {1}은(는) 있을 수 있는 값({2}~{3})을 벗어납니다.",
        "The bound {1} lies outside what the {0} can be ({2} to {3}).",
        "오타가 아닌지 확인하세요.",
        "Check that it is no slip.");

    /// <summary>A number has more decimals than are compared.</summary>
    public static readonly ErrorKind DecimalsLost = Warning("CHK307",
        "{0}의 값 {1}은(는) {2}(으)로 비교됩니다.",
        "The value {1} of the {0} is compared as {2}.",
        "비교되는 대로 값을 쓰세요.",
        "Write the value as it is compared.");

    /// <summary>A date is far from any record.</summary>
    public static readonly ErrorKind ImplausibleDate = Information("CHK308",
        "{0}의 날짜 {1}은(는) 의무기록에서 보기 어려운 날짜입니다.",
        "The date {1} of the {0} is far from any medical record.",
        "연도를 확인하세요.",
        "Check the year.");

    /// <summary>An attribute is there, but empty (circe: ConceptCheck).</summary>
    public static readonly ErrorKind EmptyConceptList = Warning("CHK309",
        "{0}의 개념 목록이 비어 있어 아무 효과가 없습니다.",
        "The list of concepts for the {0} is empty, so it has no effect.",
        "개념을 고르거나 이 조건을 지우세요.",
        "Choose concepts, or remove the condition.");

    /// <summary>An attribute's concept set was not chosen (circe: ConceptSetSelectionCheck).</summary>
    public static readonly ErrorKind NoSelectedConceptSet = Warning("CHK310",
        "{0}에 개념 집합을 고르지 않았습니다.",
        "No concept set is chosen for the {0}.",
        "개념 집합을 고르거나 이 조건을 지우세요.",
        "Choose a concept set, or remove the condition.");

    /// <summary>A text to look for is empty (circe: TextCheck).</summary>
    public static readonly ErrorKind EmptyText = Warning("CHK311",
        "{0}에서 찾을 문자열이 비어 있습니다.",
        "The text to look for in the {0} is empty.",
        "문자열을 쓰거나 이 조건을 지우세요.",
        "Write a text, or remove the condition.");

    /// <summary>A text holds wildcards.</summary>
    public static readonly ErrorKind TextWildcard = Information("CHK312",
        "{0}에서 찾을 문자열에 % 또는 _가 있습니다. 각각 '아무 문자열', '아무 글자 하나'를 뜻합니다.",
        "The text to look for in the {0} has % or _, which stand for any text and any one character.",
        "글자 그대로 찾으려던 것이라면, 이 언어로는 쓸 수 없습니다.",
        "If the characters themselves were meant: this language cannot express that.");

    /// <summary>A demographic condition asks for nothing (circe: AttributeCheck).</summary>
    public static readonly ErrorKind EmptyDemographic = Warning("CHK313",
        "인구학적 조건에 아무것도 정하지 않아 언제나 맞습니다.",
        "The demographic condition sets nothing, so it always holds.",
        "나이, 성별 등을 정하거나 조건을 지우세요.",
        "Set an age, a gender …, or remove the condition.");

    /// <summary>The first record is chosen before the other filters.</summary>
    public static readonly ErrorKind FirstBeforeFilters = Information("CHK314",
        "'첫 기록만'이 먼저 적용됩니다. 첫 {0}이(가) 나머지 조건에 맞지 않으면 그 사람의 다른 기록은 보지 않습니다.",
        "'First only' is applied first: if the first {0} fails the other filters, the person's later ones are not looked at.",
        "조건에 맞는 것 가운데 첫 기록을 뜻했다면 '첫 기록만'을 끄고 사건 선택을 '첫 사건'으로 하세요.",
        "If the first among those that fit was meant, turn this off and limit events to the earliest.");

    /// <summary>One list has the same criterion twice.</summary>
    public static readonly ErrorKind DuplicateCriterion = Warning("CHK315",
        "{0}의 기준과 똑같습니다.",
        "This is the same as the criterion at {0}.",
        "하나를 지우거나, 달라야 할 조건을 고치세요.",
        "Remove one of them, or correct what should differ.");

    /// <summary>Several criteria look for the same records (circe: DuplicatesCriteriaCheck).</summary>
    public static readonly ErrorKind SameRecords = Information("CHK316",
        "같은 {0}을(를) 찾는 기준이 {2}개 있습니다(첫 기준: {1}).",
        "Criteria that look for the same concepts of the type {0}: {2} (the first is {1}).",
        "서로 다른 조건이 맞는지 확인하세요.",
        "Check that they differ as meant.");

    /// <summary>Start and end filters of one criterion cannot both hold.</summary>
    public static readonly ErrorKind StartAfterEnd = Warning("CHK317",
        "{0}과(와) {1}의 조건을 함께 만족하는 기록은 있을 수 없습니다.",
        "No record can satisfy the conditions on {0} and {1} together.",
        "두 조건의 값을 바로잡으세요.",
        "Correct the values of the two conditions.");

    /// <summary>The adjusted event ends before it starts.</summary>
    public static readonly ErrorKind AdjustedEndBeforeStart = Warning("CHK318",
        "날짜 조정 때문에 사건이 시작보다 {0}일 먼저 끝나므로 모든 사건이 빠집니다.",
        "The date adjustment ends each event {0} days before it starts, so all events drop out.",
        "시작과 종료의 조정 일수를 바로잡으세요.",
        "Correct the days by which start and end are moved.");

    /// <summary>A member that the language does not have.</summary>
    public static readonly ErrorKind UnknownMember = Warning("CHK319",
        "{0} 기준에 '{1}'(이)라는 항목은 없으므로 무시됩니다.",
        "Criteria of the type {0} have no member '{1}', so it is ignored.",
        "철자를 확인하세요.",
        "Check the spelling.");

    private static ErrorKind[] Criteria =>
    [
        NoConceptSet, NoRecordType, ReversedRange, NeverInRange, AlwaysInRange, ImplausibleBound, DecimalsLost, ImplausibleDate,
        EmptyConceptList, NoSelectedConceptSet, EmptyText, TextWildcard, EmptyDemographic, FirstBeforeFilters, DuplicateCriterion,
        SameRecords, StartAfterEnd, AdjustedEndBeforeStart, UnknownMember,
    ];
}
