using Naru.Core;

namespace Naru.Hub.Time;

/// <summary>Every kind of finding about days, terms and clocks. 1xx: questions about days; 2xx: clocks; 3xx: the file of holidays.</summary>
public static class TimeErrors
{
    /// <summary>A day that the holidays do not cover.</summary>
    public static readonly ErrorKind DayNotCovered = new("TIM101", Severity.Error,
        new("{0}은(는) 공휴일 자료에 없는 날짜입니다. 자료는 {1}부터 {2}까지입니다.", "{0} is outside the list of holidays, which covers {1} to {2}."),
        new("공휴일 자료(data/holidays)에 그 해를 추가하거나 기간 안의 날짜로 물으세요.", "Add that year to data/holidays, or ask about a day that is covered."));

    /// <summary>A count of days out of range.</summary>
    public static readonly ErrorKind CountOutOfRange = new("TIM102", Severity.Error,
        new("{0}은(는) 쓸 수 없는 수입니다. {1} 이상 {2} 이하여야 합니다.", "{0} is out of range: it must be from {1} to {2}."),
        new("{1} 이상 {2} 이하의 수를 쓰세요.", "Give a number from {1} to {2}."));

    /// <summary>An end before its start.</summary>
    public static readonly ErrorKind EndBeforeStart = new("TIM103", Severity.Error,
        new("끝 날짜 {1}이(가) 시작 날짜 {0}보다 앞섭니다.", "The end {1} is before the start {0}."),
        new("두 날짜의 순서를 바꾸세요.", "Give the earlier day first."));

    /// <summary>A term that cannot be read.</summary>
    public static readonly ErrorKind BadTerm = new("TIM104", Severity.Error,
        new("'{0}'은(는) 기간이 아닙니다.", "'{0}' is no term."),
        new("수와 단위를 쓰세요: 30d(일), 10bd(영업일), 3m(월), 5y(년).", "Write a number and a unit: 30d (days), 10bd (business days), 3m (months), 5y (years)."));

    /// <summary>A change before the last one.</summary>
    public static readonly ErrorKind ClockGoesBack = new("TIM201", Severity.Error,
        new("시각 {0}은(는) 이미 기록된 시각 {1}보다 앞섭니다.", "The instant {0} is before {1}, which is recorded already."),
        new("서버의 시계를 맞춘 뒤 다시 시도하세요.", "Set the server's clock right and try again."));

    /// <summary>A clock with a term that cannot pause.</summary>
    public static readonly ErrorKind TermCannotPause = new("TIM202", Severity.Error,
        new("'{0}'(으)로는 멈추는 시계를 만들 수 없습니다. 일이나 영업일로 정한 기간만 멈출 수 있습니다.", "A clock that pauses cannot have the term '{0}': only days and business days can be paused."),
        new("기간을 일(30d)이나 영업일(10bd)로 정하세요.", "Give the term in days (30d) or business days (10bd)."));

    /// <summary>The same turn again.</summary>
    public static readonly ErrorKind TurnTwice = new("TIM203", Severity.Error,
        new("이미 같은 쪽 차례입니다.", "It is that side's turn already."),
        new("차례가 바뀔 때만 기록하세요.", "Record a change only when the turn changes."));

    /// <summary>A file that is no JSON.</summary>
    public static readonly ErrorKind NotJson = new("TIM301", Severity.Error,
        new("JSON이 아닙니다.", "This is not JSON."),
        new("이 줄의 쉼표, 괄호, 따옴표를 확인하세요.", "Look for a comma, a bracket or a quote that is missing or too much on this line."));

    /// <summary>A member that is missing or of the wrong type.</summary>
    public static readonly ErrorKind MemberWrong = new("TIM302", Severity.Error,
        new("항목이 없거나 형식이 다릅니다: {0}", "A member is missing or of the wrong type: {0}"),
        new("data/holidays/kr.schema.json을 보고 고치세요.", "Mend it by data/holidays/kr.schema.json."));

    /// <summary>A holiday outside the covered years.</summary>
    public static readonly ErrorKind HolidayOutside = new("TIM303", Severity.Error,
        new("공휴일 {0}이(가) 자료의 기간 {1}부터 {2}까지를 벗어났습니다.", "The holiday {0} is outside the file's own range, {1} to {2}."),
        new("from과 to를 고치거나 그 날을 빼세요.", "Change from and to, or take the day out."));

    /// <summary>Holidays that are not in order, or twice.</summary>
    public static readonly ErrorKind HolidayOutOfOrder = new("TIM304", Severity.Error,
        new("{0}의 '{1}'이(가) 두 번 있거나 날짜 순서에 어긋납니다.", "'{1}' on {0} is there twice or out of order."),
        new("날짜와 이름의 순서로 한 번씩만 적으세요.", "List each once, in the order of date and name."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        DayNotCovered, CountOutOfRange, EndBeforeStart, BadTerm, ClockGoesBack, TermCannotPause, TurnTwice,
        NotJson, MemberWrong, HolidayOutside, HolidayOutOfOrder,
    ];
}
