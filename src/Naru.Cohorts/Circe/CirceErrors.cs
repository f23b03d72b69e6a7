using Naru.Core;

namespace Naru.Cohorts.Circe;

/// <summary>What can be wrong with the JSON of a definition. Codes are permanent.</summary>
public static class CirceErrors
{
    /// <summary>The text is not JSON.</summary>
    public static readonly ErrorKind NotJson = Error("CIRCE101",
        "JSON 형식이 아닙니다: {0}번째 줄 {1}번째 바이트에서 읽을 수 없습니다.",
        "This is not JSON: it cannot be read at line {0}, byte {1}.",
        "파일이 온전한지 확인하고 ATLAS에서 다시 내보내세요.",
        "Check that the file is complete, and export it from ATLAS again.");

    /// <summary>Nesting is deeper than any definition's.</summary>
    public static readonly ErrorKind TooDeep = Error("CIRCE102",
        "{0}단계보다 깊게 중첩되어 있습니다.",
        "The nesting is deeper than {0} levels.",
        "조건 그룹을 합쳐 중첩을 줄이세요.",
        "Merge groups of criteria to reduce the nesting.");

    /// <summary>A value has another type than the language says.</summary>
    public static readonly ErrorKind WrongType = Error("CIRCE103",
        "값의 형식이 다릅니다: {0}이(가) 와야 합니다.",
        "The value has the wrong type: {1} is expected.",
        "ATLAS에서 이 항목을 다시 입력하거나 JSON을 고치세요.",
        "Enter this item again in ATLAS, or correct the JSON.");

    /// <summary>A member that the meaning needs is missing.</summary>
    public static readonly ErrorKind Missing = Error("CIRCE104",
        "필요한 항목 '{0}'이(가) 없습니다.",
        "The member '{0}' is needed and missing.",
        "이 항목의 값을 채우거나 조건을 지우세요.",
        "Give it a value, or remove the criterion.");

    /// <summary>A type of criterion or end strategy that the language does not have.</summary>
    public static readonly ErrorKind UnknownType = Error("CIRCE105",
        "'{0}'은(는) 이 언어에 없는 유형입니다.",
        "'{0}' is no type of this language.",
        "철자를 확인하세요. 사용할 수 있는 유형: {1}.",
        "Check the spelling. The types are: {1}.");

    /// <summary>A word that is not one of those allowed here.</summary>
    public static readonly ErrorKind UnknownValue = Error("CIRCE106",
        "이 자리에 올 수 없는 값입니다.",
        "The value is not one of those allowed here.",
        "다음 중 하나를 쓰세요: {0}.",
        "Use one of: {0}.");

    /// <summary>A date that is none.</summary>
    public static readonly ErrorKind BadDate = Error("CIRCE107",
        "날짜가 아닙니다.",
        "This is not a date.",
        "연-월-일(예: 2025-12-31)로 쓰세요.",
        "Write year-month-day, such as 2025-12-31.");

    /// <summary>A number beyond what the language can hold.</summary>
    public static readonly ErrorKind NumberOutOfRange = Error("CIRCE108",
        "숫자가 허용 범위를 벗어났습니다.",
        "The number is out of range.",
        "{0}에서 {1} 사이의 수를 쓰세요.",
        "Use a number from {0} to {1}.");

    /// <summary>An object names the same member twice.</summary>
    public static readonly ErrorKind DuplicateMember = new("CIRCE109", Severity.Warning,
        new("'{0}'이(가) 한 객체에 두 번 있습니다. 마지막 값을 씁니다.", "'{0}' stands twice in one object; the last value is used."),
        new("하나만 남기세요.", "Keep one of them."));

    /// <summary>A criterion must be wrapped in exactly one type.</summary>
    public static readonly ErrorKind NotOneType = Error("CIRCE110",
        "조건은 유형 하나로 감싸야 하는데 {0}개가 있습니다.",
        "A criterion is wrapped in exactly one type; here are {0}.",
        "유형마다 조건을 따로 만드세요.",
        "Make one criterion of each type.");

    /// <summary>The definition stands inside another object.</summary>
    public static readonly ErrorKind Wrapped = new("CIRCE111", Severity.Information,
        new("코호트 정의가 'expression' 안에 있어 그것을 읽었습니다.", "The definition stands inside 'expression'; that was read."),
        new("그대로 두어도 됩니다.", "Nothing has to change."));

    /// <summary>A limit that the language does not have; OHDSI reads every such word as "first".</summary>
    public static readonly ErrorKind UnknownLimit = new("CIRCE112", Severity.Warning,
        new("알 수 없는 한도입니다. OHDSI와 같이 'First'로 읽었습니다.", "This limit is not known; like OHDSI, it was read as 'First'."),
        new("다음 중 하나를 쓰세요: {0}.", "Use one of: {0}."));

    /// <summary>All kinds.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        NotJson, TooDeep, WrongType, Missing, UnknownType, UnknownValue, BadDate, NumberOutOfRange, DuplicateMember, NotOneType, Wrapped,
        UnknownLimit,
    ];

    private static ErrorKind Error(string code, string korean, string english, string koreanAdvice, string englishAdvice) =>
        new(code, Severity.Error, new(korean, english), new(koreanAdvice, englishAdvice));
}
