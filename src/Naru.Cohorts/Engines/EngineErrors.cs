using Naru.Core;

namespace Naru.Cohorts.Engines;

/// <summary>Why a definition cannot run on some data. Codes are permanent.</summary>
public static class EngineErrors
{
    /// <summary>A criterion about places, which CDM 5.3 and 5.4 cannot answer.</summary>
    public static readonly ErrorKind NeedsLocationHistory = new("RUN101", Severity.Error,
        new("'{0}'에는 location_history 테이블이 필요한데 CDM 5.3과 5.4에는 없습니다.", "'{0}' needs the table location_history, which CDM 5.3 and 5.4 do not have."),
        new("이 조건을 빼고 실행하세요.", "Remove this criterion to run the definition."));

    /// <summary>A distinct count of something that the criterion does not have.</summary>
    public static readonly ErrorKind NoSuchCountColumn = new("RUN102", Severity.Error,
        new("'{0}' 조건에는 서로 다른 값을 셀 이 열이 없습니다.", "The criterion '{0}' has no such column to count distinct values of."),
        new("다른 열을 고르거나 개수를 그대로 세세요.", "Choose another column, or count events."));

    /// <summary>An attribute on a column that the data lack.</summary>
    public static readonly ErrorKind NoSuchColumn = new("RUN103", Severity.Error,
        new("데이터의 {0} 테이블에 {1} 열이 없습니다.", "The table {0} of these data has no column {1}."),
        new("이 속성을 빼거나 그 열이 있는 데이터에서 실행하세요.", "Remove this attribute, or run on data that have the column."));

    /// <summary>All kinds.</summary>
    public static ValueList<ErrorKind> All { get; } = [NeedsLocationHistory, NoSuchCountColumn, NoSuchColumn];
}
