namespace Naru.Spec.Manual.C10Collapse;

internal static class CensorWindows
{
    private const string Data = """
        condition_occurrence
        person | start      | end
        1      | 2020-01-01 | 2020-12-31
        2      | 2020-01-01 | 2020-02-29
        3      | 2020-01-01 | 2020-03-01
        4      | 2020-09-30 | 2020-12-31
        5      | 2020-10-01 | 2020-12-31
        """;

    internal static readonly Section Section = new("달력으로 자르기", "The censor window",
    [
        new(
            "결과를 자릅니다", "Rows are cut",
            "`CensorWindow`는 합친 기간을 달력의 두 날로 자릅니다. 양 끝 날은 들어갑니다. 남는 날이 없으면 결과가 없습니다. 그렇게 사라진 사람의 수를 셉니다.",
            "The `CensorWindow` cuts the merged rows to two days of the calendar, both included. Where no day is left there is no row; persons lost that way are counted.")
        {
            Data = Data,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } },
                  "CensorWindow": { "StartDate": "2020-03-01", "EndDate": "2020-09-30" }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2020-09-30
                3      | 2020-03-01 | 2020-03-01
                4      | 2020-09-30 | 2020-09-30
                """,
            Stages = """
                stage     | events | persons
                collapsed | 5      | 5
                lost      | –      | 2
                """,
        },
        new(
            "한쪽만", "One side only",
            "한쪽만 적으면 그쪽만 자릅니다.",
            "With one side only, only that side is cut.")
        {
            Data = Data,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } },
                  "CensorWindow": { … }
                }
                """,
            Answers = """
                                             => 1 2 3 4 5
                "StartDate": "2020-03-01"    => 1 3 4 5
                "EndDate": "2020-09-30"      => 1 2 3 4
                "StartDate": ""              => 1 2 3 4 5
                """,
        },
        new(
            "합친 다음에 자릅니다", "Cut after merging",
            "자르기는 합치기와 제한 다음입니다. 창 밖에서 시작한 첫 사건도 첫 사건이며, 창 안의 다음 사건이 대신하지 않습니다.",
            "Cutting comes after limits and merging: an event before the window is still the first one, and no later event takes its place.")
        {
            Data = """
                condition_occurrence
                person | start      | end
                1      | 2020-01-01 | 2020-01-31
                1      | 2020-06-01 | 2020-06-30
                2      | 2020-01-01 | 2020-06-10
                2      | 2020-06-05 | 2020-06-30
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { } } ], "PrimaryCriteriaLimit": { "Type": "All" } },
                  "ExpressionLimit": { "Type": "First" },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } },
                  "CensorWindow": { "StartDate": "2020-05-01" }
                }
                """,
            Rows = """
                person | start      | end
                2      | 2020-05-01 | 2020-06-10
                """,
            Stages = """
                stage | events | persons
                lost  | –      | 1
                """,
        },
        new(
            "일부만 사라지면", "Where only some rows are lost",
            "결과가 하나라도 남은 사람은 사라진 사람으로 세지 않습니다.",
            "A person who keeps at least one row is not counted as lost.")
        {
            Data = """
                condition_occurrence
                person | start      | end
                1      | 2020-01-01 | 2020-01-31
                1      | 2020-06-01 | 2020-06-30
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { } } ], "PrimaryCriteriaLimit": { "Type": "All" } },
                  "ExpressionLimit": { "Type": "All" },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } },
                  "CensorWindow": { "StartDate": "2020-05-01" }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-06-01 | 2020-06-30
                """,
            Stages = """
                stage     | events | persons
                collapsed | 2      | 1
                lost      | –      | 0
                """,
        },
    ]);
}
