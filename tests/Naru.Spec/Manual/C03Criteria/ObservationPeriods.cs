namespace Naru.Spec.Manual.C03Criteria;

internal static class ObservationPeriods
{
    internal static readonly Section Section = new("관찰 기간", "Observation periods",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "사건은 관찰 기간의 첫날부터 마지막 날까지입니다.",
            "The event lasts from the first to the last day of the observation period.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2018-01-01 | 2018-12-31
                1      | 2020-01-01 | 2020-12-31
                """,
            Criterion = """{ "ObservationPeriod": {  } }""",
            Rows = """
                person | start      | end
                1      | 2018-01-01 | 2018-12-31
                1      | 2020-01-01 | 2020-12-31
                """,
        },
        new(
            "첫 기록", "The first record",
            "`First`는 사람마다 가장 이른 관찰 기간을 남깁니다. 나머지 속성은 그다음에 봅니다.",
            "`First` keeps each person's earliest observation period. The other attributes are asked only then.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2018-01-01 | 2018-12-31
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-01 | 2020-12-31
                """,
            Criterion = """{ "ObservationPeriod": { … } }""",
            Answers = """
                "PeriodStartDate": { "Value": "2020-01-01", "Op": "eq" }                => 1 2
                "First": true, "PeriodStartDate": { "Value": "2020-01-01", "Op": "eq" } => 2
                """,
        },
        new(
            "속성", "Attributes",
            "이 조건의 모든 속성입니다. 관찰 기간에는 성별 속성이 없습니다.",
            "All attributes of this type. Observation periods have no attribute for the gender.")
        {
            Data = """
                person
                person | born | gender
                1      | 1950 | 8507
                2      | 1980 | 8532
                3      | 1980 | 8532
                observation_period
                person | start      | end        | type
                1      | 2019-12-20 | 2020-01-20 | 5
                2      | 2020-02-10 | 2020-02-12 | 6
                3      | 2020-03-10 | 2020-03-20 |
                """,
            Criterion = """{ "ObservationPeriod": { … } }""",
            Answers = """
                "PeriodStartDate": { "Value": "2020-02-01", "Op": "lt" } => 1
                "PeriodEndDate": { "Value": "2020-02-12", "Op": "lte" }  => 1 2
                "PeriodType": [ { "CONCEPT_ID": 5 } ]                    => 1
                "PeriodTypeCS": { "CodesetId": 5 }                       => 1
                "PeriodTypeCS": { "CodesetId": 5, "IsExclusion": true }  => 2
                "PeriodLength": { "Value": 31, "Op": "eq" }              => 1
                "AgeAtStart": { "Value": 69, "Op": "eq" }                => 1
                "AgeAtEnd": { "Value": 70, "Op": "eq" }                  => 1
                "UserDefinedPeriod": { "StartDate": "2020-01-01" }       => 1
                """,
        },
    ])
    {
        Introduction = new(
            "`ObservationPeriod`는 `observation_period`의 기록을 사건으로 찾습니다. 개념집합이 없습니다.",
            "`ObservationPeriod` finds rows of `observation_period` as events. It has no concept set."),
    };
}
