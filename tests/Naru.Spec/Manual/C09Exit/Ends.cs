namespace Naru.Spec.Manual.C09Exit;

internal static class Ends
{
    internal static readonly Section Section = new("관찰의 끝과 날짜 오프셋", "End of observation and date offset",
    [
        new(
            "관찰의 끝", "End of observation",
            "종료 방법을 적지 않으면 진입 사건을 덮는 관찰 기간의 끝에 끝납니다.",
            "Without an end strategy, membership lasts until the end of the observation period that covers the entry event.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start      | end
                1      | 1       | 2020-03-01 | 2020-03-10
                """,
            Definition = """
                { "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] } }
                """,
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2020-12-31
                """,
        },
        new(
            "시작일부터", "From the start",
            "`DateOffset`의 `StartDate`는 진입 사건의 시작일에 날수를 더합니다. 관찰 기간의 끝을 넘지 않습니다.",
            "A `DateOffset` from `StartDate` adds days to the entry event's start, but does not go beyond the observation period.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start      | end
                1      | 1       | 2020-03-01 | 2020-03-10
                2      | 1       | 2020-12-20 | 2020-12-25
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": "StartDate", "Offset": 30 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2020-03-31
                2      | 2020-12-20 | 2020-12-31
                """,
        },
        new(
            "종료일부터", "From the end",
            "`EndDate`는 진입 사건의 종료일에 더합니다. 종료일이 관찰 기간 밖이면 관찰 기간의 끝에 끝납니다.",
            "From `EndDate` the days are added to the entry event's end. An end beyond the observation period is cut to it.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start      | end
                1      | 1       | 2020-03-01 | 2020-03-10
                2      | 1       | 2020-12-20 | 2021-02-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 7 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2020-03-17
                2      | 2020-12-20 | 2020-12-31
                """,
        },
        new(
            "시작보다 앞선 끝", "An end before the entry",
            "더한 날이 진입일보다 앞이면 결과가 없습니다. 관찰의 끝으로 대신하지 않습니다. 진입일과 같으면 하루입니다.",
            "Where the resulting day lies before the entry there is no row; the end of observation does not take its place. The day of the entry itself makes a row of one day.")
        {
            Data = """
                condition_occurrence
                person | concept | start      | end
                1      | 1       | 2020-03-01 | 2020-03-05
                2      | 1       | 2020-03-01 | 2020-03-06
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": -5 } }
                }
                """,
            Rows = """
                person | start      | end
                2      | 2020-03-01 | 2020-03-01
                """,
            Stages = """
                stage     | events | persons
                entries   | 2      | 2
                collapsed | 1      | 1
                """,
        },
        new(
            "종료일이 없는 진입 사건", "Entry events without an end",
            "종료일이 없는 사건에는 더할 날이 없으므로 `EndDate`로 끝내면 결과가 없습니다.",
            "An event without an end has no day to count from: from `EndDate` there is no row.")
        {
            Data = """
                visit_occurrence
                person | concept | start      | end
                1      | 1       | 2020-03-01 | 2020-03-05
                2      | 1       | 2020-03-01 |
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "VisitOccurrence": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": …, "Offset": 10 } }
                }
                """,
            Answers = """
                "EndDate"    => 1
                "StartDate"  => 1 2
                """,
        },
    ]);
}
