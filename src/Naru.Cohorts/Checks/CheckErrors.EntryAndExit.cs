using Naru.Core;

namespace Naru.Cohorts.Checks;

/// <content>The way into the cohort and out of it.</content>
public static partial class CheckErrors
{
    /// <summary>Nobody can enter (circe: InitialEventCheck).</summary>
    public static readonly ErrorKind NoPrimaryEvents = Error("CHK101",
        "진입 사건이 하나도 없어 아무도 코호트에 들어올 수 없습니다.",
        "There is no entry event, so nobody can enter the cohort.",
        "진입 사건을 하나 이상 추가하세요.",
        "Add at least one entry event.");

    /// <summary>The observation window has negative days (circe: RangeCheck).</summary>
    public static readonly ErrorKind NegativeObservationWindow = Warning("CHK102",
        "진입 사건에 요구하는 관찰 일수가 음수({0}일)입니다.",
        "The days of observation required around the entry event are negative ({0}).",
        "0 이상의 일수를 쓰세요.",
        "Use 0 or more days.");

    /// <summary>A rule asks for nothing (circe: IncompleteRuleCheck).</summary>
    public static readonly ErrorKind EmptyInclusionRule = Warning("CHK103",
        "포함 규칙 {0}에 조건이 없어 모든 사건이 통과합니다.",
        "Inclusion rule {0} has no condition, so every event passes it.",
        "조건을 채우거나 규칙을 지우세요.",
        "Add a condition, or remove the rule.");

    /// <summary>Two rules ask for the same.</summary>
    public static readonly ErrorKind DuplicateInclusionRule = Warning("CHK104",
        "포함 규칙 {0}의 조건이 포함 규칙 {1}과(와) 같습니다.",
        "Inclusion rule {0} has the same conditions as inclusion rule {1}.",
        "하나를 지우거나, 달라야 할 조건을 고치세요.",
        "Remove one of them, or correct the condition that should differ.");

    /// <summary>Two rules have one name.</summary>
    public static readonly ErrorKind DuplicateRuleName = Information("CHK105",
        "포함 규칙 {0}과(와) 포함 규칙 {1}의 이름이 같습니다.",
        "Inclusion rules {0} and {1} have the same name.",
        "표에서 구별되도록 이름을 다르게 지으세요.",
        "Give them different names, so that tables can tell them apart.");

    /// <summary>A later limit asks for more than an earlier one left (circe: EventsProgressionCheck).</summary>
    public static readonly ErrorKind LimitBreaksProgression = Warning("CHK106",
        "앞 단계가 사람마다 사건을 하나만 남기므로 이 단계의 선택({0})은 뜻대로 작동하지 않습니다.",
        "An earlier step leaves one event per person, so the choice of '{0}' here does not have its effect.",
        "앞 단계의 선택을 '모든 사건'으로 바꾸거나, 두 단계의 선택을 같게 하세요.",
        "Let the earlier step keep all events, or make both steps choose the same.");

    /// <summary>The limit on qualified events counts only beside additional criteria (circe: EventsProgressionCheck).</summary>
    public static readonly ErrorKind QualifiedLimitIgnored = Information("CHK107",
        "추가 기준이 없으므로 자격을 갖춘 사건의 선택({0})은 쓰이지 않습니다.",
        "There are no additional criteria, so the choice of '{0}' among qualified events is not used.",
        "그대로 두어도 됩니다.",
        "Nothing has to change.");

    /// <summary>All events enter and nothing ends membership (circe: NoExitCriteriaCheck).</summary>
    public static readonly ErrorKind NoExitCriteria = Warning("CHK108",
        "모든 사건으로 코호트에 들어오는데 종료 기준이 없어, 관찰 기간이 끝날 때까지의 기간들이 하나로 합쳐집니다.",
        "All events make cohort entries and there is no exit criterion, so the entries merge into one that lasts to the end of observation.",
        "종료 기준을 정하거나 첫 사건만 쓰세요.",
        "Choose an exit criterion, or use the earliest event only.");

    /// <summary>Membership lasts zero days (circe: ExitCriteriaDaysOffsetCheck).</summary>
    public static readonly ErrorKind ZeroExitOffset = Warning("CHK109",
        "코호트 종료일이 시작일과 같습니다(시작일 + 0일).",
        "Membership ends on the day on which it starts (start date + 0 days).",
        "추적하려는 기간에 맞는 일수를 쓰세요.",
        "Use the number of days that people are to be followed.");

    /// <summary>Membership ends before it starts.</summary>
    public static readonly ErrorKind ExitBeforeEntry = Warning("CHK110",
        "코호트 종료일이 시작일보다 {0}일 앞서므로, 중도절단되는 사람 말고는 아무도 남지 않습니다.",
        "Membership would end {0} days before it starts, so nobody remains except by censoring.",
        "0보다 큰 일수를 쓰세요.",
        "Use a number of days above 0.");

    /// <summary>Membership ends before the event does, and for short events before it starts.</summary>
    public static readonly ErrorKind ExitBeforeEventEnd = Information("CHK111",
        "사건 종료일보다 {0}일 앞서 코호트가 끝나므로, 그보다 짧은 사건은 빠집니다.",
        "Membership ends {0} days before the event ends, so shorter events drop out.",
        "뜻한 바인지 확인하세요.",
        "Check that this is what you mean.");

    /// <summary>An era strategy has a number that makes no sense.</summary>
    public static readonly ErrorKind ImpossibleEraSetting = Warning("CHK112",
        "약물 에라의 설정값 {0}은(는) 있을 수 없는 값입니다.",
        "The drug era setting of {0} is impossible.",
        "공백 일수는 0 이상, 공급 일수는 1 이상으로 쓰세요.",
        "Use 0 or more gap days, and 1 or more days of supply.");

    /// <summary>A drug of the entry events does not decide the exit (circe: DrugDomainCheck).</summary>
    public static readonly ErrorKind EntryDrugNotInExit = Information("CHK113",
        "진입 사건의 약물 개념 집합 {0}이(가) 종료 기준에 쓰이지 않습니다.",
        "The drugs of the entry events ({0}) are not used by the exit criterion.",
        "약을 쓰는 동안만 추적하려면 종료 기준을 '약물의 연속 노출'로 하세요.",
        "To follow people while they take the drug, let membership end with its continuous exposure.");

    /// <summary>The censor window is empty (circe: RangeCheck).</summary>
    public static readonly ErrorKind EmptyCensorWindow = Warning("CHK114",
        "중도절단 기간의 시작일({0})이 종료일({1})보다 늦어 아무도 남지 않습니다.",
        "The censor window starts ({0}) after it ends ({1}), so nobody remains.",
        "두 날짜를 바로잡으세요.",
        "Correct the two dates.");

    /// <summary>An entry event ends membership at once.</summary>
    public static readonly ErrorKind CensoredByEntry = Warning("CHK115",
        "이 중도절단 사건은 진입 사건 {0}과(와) 같아서, 들어온 날 바로 끝납니다.",
        "This censoring event is the same as the entry event at {0}, so membership ends on the day it starts.",
        "진입 사건과 다른 사건으로 중도절단하세요.",
        "Censor by an event other than the entry event.");

    /// <summary>The era pad is negative.</summary>
    public static readonly ErrorKind NegativeEraPad = Warning("CHK116",
        "기간을 합치는 간격이 음수({0}일)입니다.",
        "The gap within which entries merge is negative ({0} days).",
        "0 이상의 일수를 쓰세요.",
        "Use 0 or more days.");

    private static ErrorKind[] EntryAndExit =>
    [
        NoPrimaryEvents, NegativeObservationWindow, EmptyInclusionRule, DuplicateInclusionRule, DuplicateRuleName, LimitBreaksProgression,
        QualifiedLimitIgnored, NoExitCriteria, ZeroExitOffset, ExitBeforeEntry, ExitBeforeEventEnd, ImpossibleEraSetting,
        EntryDrugNotInExit, EmptyCensorWindow, CensoredByEntry, NegativeEraPad,
    ];
}
