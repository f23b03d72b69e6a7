using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>Every kind of mistake in a file of thresholds.</summary>
public static class QualityErrors
{
    /// <summary>The file cannot be read.</summary>
    public static readonly ErrorKind Unreadable = new("DQT101", Severity.Error,
        new("기준값 파일을 읽을 수 없습니다.", "The file of thresholds cannot be read."),
        new("경로와 읽기 권한, UTF-8 CSV 파일인지를 확인하세요.", "Check the path, that you may read it, and that it is CSV in UTF-8."));

    /// <summary>The first line does not name the columns.</summary>
    public static readonly ErrorKind BadHeader = new("DQT102", Severity.Error,
        new("첫 줄이 기준값 파일의 열 이름이 아닙니다.", "The first line does not name the columns of a file of thresholds."),
        new("첫 줄에 다음을 쓰세요: {0}", "Write this as the first line: {0}"));

    /// <summary>A line has too many or too few values.</summary>
    public static readonly ErrorKind WrongFieldCount = new("DQT103", Severity.Error,
        new("값이 {0}개여야 하는데 {1}개입니다.", "There should be {0} values, and there are {1}."),
        new("빈 값도 쉼표로 구분하세요.", "Separate empty values by commas too."));

    /// <summary>No check has this name.</summary>
    public static readonly ErrorKind UnknownCheck = new("DQT104", Severity.Error,
        new("이런 이름의 점검이 없습니다.", "There is no check of this name."),
        new("이름이 가장 비슷한 점검: {0}", "The nearest name is: {0}"));

    /// <summary>No table has this name.</summary>
    public static readonly ErrorKind UnknownTable = new("DQT105", Severity.Error,
        new("OMOP CDM에 없는 테이블입니다.", "OMOP has no such table."),
        new("이름이 가장 비슷한 테이블: {0}", "The nearest name is: {0}"));

    /// <summary>The table has no such field.</summary>
    public static readonly ErrorKind UnknownField = new("DQT106", Severity.Error,
        new("{0} 테이블에 없는 열입니다.", "The table {0} has no such column."),
        new("이름이 가장 비슷한 열: {1}", "The nearest name is: {1}"));

    /// <summary>A concept or unit is no number.</summary>
    public static readonly ErrorKind BadConcept = new("DQT107", Severity.Error,
        new("개념 번호가 아닙니다.", "This is not the number of a concept."),
        new("0 이상의 정수를 쓰거나 비워 두세요.", "Write an integer of 0 or more, or leave it empty."));

    /// <summary>A threshold is no percentage.</summary>
    public static readonly ErrorKind BadThreshold = new("DQT108", Severity.Error,
        new("0부터 100까지의 백분율이 아닙니다.", "This is not a percentage from 0 to 100."),
        new("5나 0.5처럼 % 기호 없이 쓰세요.", "Write it without a percent sign, such as 5 or 0.5."));

    /// <summary>No check is of this table, field, concept and unit.</summary>
    public static readonly ErrorKind NoSuchCheck = new("DQT109", Severity.Error,
        new("이 테이블, 열, 개념, 단위에 대한 {0} 점검이 없습니다.", "There is no check {0} of this table, field, concept and unit."),
        new("보고서에 나온 점검의 테이블, 열, 개념, 단위를 그대로 쓰세요.", "Write the table, field, concept and unit of a check as reports show it."));

    /// <summary>Two lines are about the same.</summary>
    public static readonly ErrorKind Twice = new("DQT110", Severity.Error,
        new("{0}번째 줄과 같은 점검입니다.", "This is the same check as in line {0}."),
        new("하나만 남기세요.", "Keep one of them."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        Unreadable, BadHeader, WrongFieldCount, UnknownCheck, UnknownTable, UnknownField, BadConcept, BadThreshold, NoSuchCheck, Twice,
    ];
}
