using Naru.Core;

namespace Naru.Cohorts.Checks;

/// <content>Groups, counts and windows.</content>
public static partial class CheckErrors
{
    /// <summary>A group wants more members than it has.</summary>
    public static readonly ErrorKind AtLeastTooMany = Warning("CHK401",
        "{1}개 조건 가운데 {0}개 이상을 요구하므로 결코 만족할 수 없습니다.",
        "More conditions are asked for ({0}) than there are ({1}), so this can never hold.",
        "개수를 줄이거나 조건을 추가하세요.",
        "Lower the number, or add conditions.");

    /// <summary>A group allows all of its members.</summary>
    public static readonly ErrorKind AtMostAlwaysHolds = Warning("CHK402",
        "{1}개 조건 가운데 {0}개 이하를 요구하므로 언제나 맞습니다.",
        "There are no more conditions ({1}) than are allowed ({0}), so this always holds.",
        "개수를 확인하세요.",
        "Check the number.");

    /// <summary>A group wants none of its members in particular.</summary>
    public static readonly ErrorKind AtLeastNone = Warning("CHK403",
        "조건 가운데 {0}개 이상을 요구하므로 언제나 맞습니다.",
        "At least {0} of the conditions are asked for, which always holds.",
        "1 이상의 개수를 쓰세요.",
        "Use a number of 1 or more.");

    /// <summary>A group allows fewer than no members.</summary>
    public static readonly ErrorKind AtMostNegative = Warning("CHK404",
        "조건 가운데 {0}개 이하를 요구하므로 결코 만족할 수 없습니다.",
        "At most {0} of the conditions are asked for, which can never hold.",
        "0 이상의 개수를 쓰세요.",
        "Use a number of 0 or more.");

    /// <summary>A group within a group is empty.</summary>
    public static readonly ErrorKind EmptyGroup = Warning("CHK405",
        "조건이 없는 그룹은 언제나 맞습니다.",
        "A group without conditions always holds.",
        "조건을 채우거나 그룹을 지우세요.",
        "Add conditions, or remove the group.");

    /// <summary>Any number of events will do (circe: OcurrenceCheck).</summary>
    public static readonly ErrorKind AtLeastZero = Warning("CHK406",
        "'{0}회 이상'은 아무것도 요구하지 않습니다.",
        "'At least {0}' asks for nothing.",
        "'정확히 0회' 또는 '1회 이상'을 뜻한 것이 아닌지 확인하세요.",
        "Check whether 'exactly 0' or 'at least 1' is meant.");

    /// <summary>No number of events will do.</summary>
    public static readonly ErrorKind NegativeCount = Warning("CHK407",
        "사건의 수는 {0}회일 수 없으므로 결코 만족할 수 없습니다.",
        "There cannot be {0} events, so this can never hold.",
        "0 이상의 횟수를 쓰세요.",
        "Use a count of 0 or more.");

    /// <summary>The records lack the column to be counted.</summary>
    public static readonly ErrorKind NoCountColumn = Error("CHK408",
        "{0}에는 '{1}' 열이 없어 서로 다른 값을 셀 수 없습니다.",
        "Records of the type {0} have no column {1} whose distinct values could be counted.",
        "이 기록 유형에 있는 열을 고르거나, '서로 다른 값'을 끄세요.",
        "Choose a column that this type of record has, or do not count distinct values.");

    /// <summary>A window ends before it starts.</summary>
    public static readonly ErrorKind EmptyWindow = Warning("CHK409",
        "기간의 첫날이 마지막 날보다 늦어 어떤 사건도 들어올 수 없습니다.",
        "The window starts after it ends, so no event can lie in it.",
        "두 날의 일수와 전·후를 바로잡으세요.",
        "Correct the days, or whether they are before or after.");

    /// <summary>The two windows exclude each other.</summary>
    public static readonly ErrorKind ContradictingWindows = Warning("CHK410",
        "사건의 시작과 종료에 건 두 기간을 함께 만족하는 사건은 있을 수 없습니다.",
        "No event can satisfy both windows, that of its start and that of its end.",
        "두 기간을 바로잡거나 하나를 지우세요.",
        "Correct the two windows, or remove one.");

    /// <summary>Windows look further than everybody was observed (circe: TimeWindowCheck).</summary>
    public static readonly ErrorKind WindowBeyondObservation = Information("CHK411",
        "조건 {0}개가 보장된 관찰 기간(전 {1}일, 후 {2}일) 밖(전 {3}일, 후 {4}일까지)을 봅니다. 그 기간에 관찰되지 않은 사람은 기록이 없는 것으로 셈합니다.",
        "Conditions that look beyond the observation that everybody has ({1} days before, {2} days after; they look {3} and {4} days away): {0}. People not observed there count as without records.",
        "모든 사람이 관찰되어야 한다면 진입 사건의 관찰 기간을 늘리세요.",
        "If everybody is to be observed there, ask for more observation around the entry event.");

    /// <summary>A window's days are negative (circe: RangeCheck).</summary>
    public static readonly ErrorKind NegativeWindowDays = Warning("CHK412",
        "기간의 일수가 음수({0}일)여서 전과 후가 뒤바뀝니다.",
        "The days of the window are negative ({0}), which turns before into after.",
        "0 이상의 일수를 쓰고 전·후를 고르세요.",
        "Use 0 or more days, and choose before or after.");

    /// <summary>Windows differ from what is usual in the definition (circe: TimePatternCheck).</summary>
    public static readonly ErrorKind UnusualWindow = Information("CHK413",
        "조건 {0}개의 기간이 이 정의에서 가장 흔한 기간(시작: {1})과 다릅니다.",
        "Conditions whose window differs from the one most common in this definition (start: {1}): {0}.",
        "뜻한 차이인지 확인하세요.",
        "Check that the difference is meant.");

    /// <summary>Two conditions that must both hold cannot (circe: CriteriaContradictionsCheck).</summary>
    public static readonly ErrorKind ContradictingConditions = Warning("CHK414",
        "{0}의 조건과 모순됩니다. 같은 사건의 횟수를 두 조건이 다르게 요구하여 함께 만족할 수 없습니다.",
        "This contradicts the condition at {0}: they ask for different numbers of the same events, so both cannot hold.",
        "둘 가운데 하나를 고치거나 지우세요.",
        "Correct or remove one of the two.");

    /// <summary>Death before the index event (circe: DeathTimeWindowCheck).</summary>
    public static readonly ErrorKind DeathBeforeIndex = Warning("CHK415",
        "인덱스 날짜 전의 사망을 찾습니다. 사망 뒤의 사건은 기록에 없는 것이 보통입니다.",
        "This looks for death before the index date; records after death are rare.",
        "기간의 전·후를 확인하세요.",
        "Check whether before or after is meant.");

    /// <summary>Drug eras at any time (circe: DrugEraCheck).</summary>
    public static readonly ErrorKind DrugEraWithoutWindow = Information("CHK416",
        "기간을 정하지 않은 약물 에라입니다. 청구 자료처럼 처방 일수가 빠진 자료에서는 에라가 부정확할 수 있습니다.",
        "A drug era without a window. Eras may be inaccurate where data lack days of supply, as claims do.",
        "처방 일수가 채워진 자료인지 확인하세요.",
        "Check that the data record days of supply.");

    /// <summary>Such events belong to no visit.</summary>
    public static readonly ErrorKind NoVisitToShare = Warning("CHK417",
        "{0}에는 방문 정보가 없어, 인덱스 사건과 같은 방문일 수 없습니다.",
        "Records of the type {0} belong to no visit, so they cannot share one with the index event.",
        "'같은 방문' 제한을 끄세요.",
        "Turn off the restriction to the same visit.");

    /// <summary>The entry event itself is counted and makes the condition fail.</summary>
    public static readonly ErrorKind CountsTheIndexEvent = Warning("CHK418",
        "인덱스 사건 자신도 이 조건의 사건으로 셈하므로 '{0}회 이하'는 결코 만족할 수 없습니다.",
        "The index event itself counts here, so 'at most {0}' can never hold.",
        "기간을 인덱스 날짜 1일 전까지로 하세요.",
        "Let the window end 1 day before the index date.");

    private static ErrorKind[] Conditions =>
    [
        AtLeastTooMany, AtMostAlwaysHolds, AtLeastNone, AtMostNegative, EmptyGroup, AtLeastZero, NegativeCount, NoCountColumn, EmptyWindow,
        ContradictingWindows, WindowBeyondObservation, NegativeWindowDays, UnusualWindow, ContradictingConditions, DeathBeforeIndex,
        DrugEraWithoutWindow, NoVisitToShare, CountsTheIndexEvent,
    ];
}
