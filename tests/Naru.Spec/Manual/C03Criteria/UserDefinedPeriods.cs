namespace Naru.Spec.Manual.C03Criteria;

internal static class UserDefinedPeriods
{
    private const string Periods = """
        observation_period
        person | start      | end
        1      | 2019-01-01 | 2021-12-31
        2      | 2020-06-01 | 2021-12-31
        3      | 2019-01-01 | 2020-06-30
        """;

    internal static readonly Section Section = new("사용자 지정 기간", "User-defined periods",
    [
        new(
            "기간이 그날을 덮어야 합니다", "The period must cover the days",
            "관찰 기간과 보험 가입 기간에는 사용자 지정 기간을 쓸 수 있습니다. 적은 날을 모두 덮는 기간만 남고, 적은 날이 사건의 시작일과 종료일이 됩니다.",
            "Observation periods and payer plan periods take a user-defined period. Only periods that cover each of the given days remain, and the given days become the event's start and end.")
        {
            Data = Periods,
            Criterion = """
                { "ObservationPeriod": { "UserDefinedPeriod": { "StartDate": "2020-03-01", "EndDate": "2020-09-30" } } }
                """,
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2020-09-30
                """,
        },
        new(
            "한쪽만", "One side only",
            "시작일만 적으면 종료일은 기록의 것이고, 종료일만 적으면 시작일은 기록의 것입니다.",
            "With a start only, the end is the record's own; with an end only, the start is.")
        {
            Data = Periods,
            Criterion = """{ "ObservationPeriod": { "UserDefinedPeriod": { "StartDate": "2020-03-01" } } }""",
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2021-12-31
                3      | 2020-03-01 | 2020-06-30
                """,
        },
        new(
            "끝만", "The end only",
            "종료일만 적은 경우입니다. 그날을 덮는 기간이 기록된 시작일부터 그날까지의 사건이 됩니다.",
            "With an end only, a period that covers that day is an event from its recorded start to that day.")
        {
            Data = Periods,
            Criterion = """{ "ObservationPeriod": { "UserDefinedPeriod": { "EndDate": "2020-09-30" } } }""",
            Rows = """
                person | start      | end
                1      | 2019-01-01 | 2020-09-30
                2      | 2020-06-01 | 2020-09-30
                """,
        },
        new(
            "속성은 기록의 날짜를 봅니다", "Attributes look at the record's dates",
            "다른 속성은 사용자 지정 기간이 아니라 기록된 날짜로 비교합니다.",
            "The other attributes are compared with the recorded dates, not with the user-defined ones.")
        {
            Data = Periods,
            Criterion = """
                { "ObservationPeriod": { "UserDefinedPeriod": { "StartDate": "2020-03-01" }, … } }
                """,
            Answers = """
                "PeriodStartDate": { "Value": "2019-01-01", "Op": "eq" }    => 1 3
                "PeriodStartDate": { "Value": "2020-03-01", "Op": "eq" }    => –
                "PeriodLength": { "Value": 1000, "Op": "gt" }               => 1
                """,
        },
        new(
            "순서는 기록의 시작일로", "Ordered by the recorded start",
            "사람의 진입 사건을 시작일로 줄 세울 때 사용자 지정 기간의 사건은 기록의 시작일로 셉니다. 그래서 2월의 진단보다 앞섭니다.",
            "Where a person's entry events are put in order, an event of a user-defined period counts with its recorded start, which here makes it come before the diagnosis of February.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-02-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [
                    { "ConditionOccurrence": { "CodesetId": 1 } },
                    { "ObservationPeriod": { "UserDefinedPeriod": { "StartDate": "2020-03-01" } } } ],
                    "PrimaryCriteriaLimit": { "Type": "First" } }
                }
                """,
            Rows = """
                person | start
                1      | 2020-03-01
                """,
        },
        new(
            "보험 가입 기간", "Payer plan periods",
            "보험 가입 기간에서도 같습니다.",
            "Payer plan periods work the same way.")
        {
            Data = """
                payer_plan_period
                person | start      | end
                1      | 2019-01-01 | 2021-12-31
                2      | 2020-06-01 | 2021-12-31
                """,
            Criterion = """
                { "PayerPlanPeriod": { "UserDefinedPeriod": { "StartDate": "2020-03-01", "EndDate": "2020-09-30" } } }
                """,
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2020-09-30
                """,
        },
    ]);
}
