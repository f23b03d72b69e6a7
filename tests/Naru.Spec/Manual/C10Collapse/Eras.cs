namespace Naru.Spec.Manual.C10Collapse;

internal static class Eras
{
    internal static readonly Section Section = new("겹치는 기간 합치기", "Merging entries",
    [
        new(
            "겹치면 합칩니다", "Overlapping entries are merged",
            "한 사람의 기간이 겹치거나 하루라도 같으면 하나가 됩니다. 끝난 다음 날 시작하는 기간은 합치지 않습니다.",
            "A person's entries that overlap, or share a day, become one row. An entry that starts the day after another ends stays apart.")
        {
            Data = """
                condition_occurrence
                person | start      | end
                1      | 2020-01-01 | 2020-01-10
                1      | 2020-01-05 | 2020-01-20
                2      | 2020-01-01 | 2020-01-10
                2      | 2020-01-10 | 2020-01-20
                3      | 2020-01-01 | 2020-01-10
                3      | 2020-01-11 | 2020-01-20
                4      | 2020-01-01 | 2020-01-31
                4      | 2020-01-05 | 2020-01-10
                4      | 2020-01-25 | 2020-02-10
                """,
            Criterion = """{ "ConditionOccurrence": { } }""",
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-20
                2      | 2020-01-01 | 2020-01-20
                3      | 2020-01-01 | 2020-01-10
                3      | 2020-01-11 | 2020-01-20
                4      | 2020-01-01 | 2020-02-10
                """,
        },
        new(
            "에라 패드", "The era pad",
            "`EraPad`는 합치기 전에 각 기간을 그만큼 늘리고, 합친 뒤에 다시 줄입니다. 그래서 그만큼의 공백이 이어집니다.",
            "`EraPad` prolongs each entry by that many days before merging and shortens the result again, so that gaps of that length are bridged.")
        {
            Data = """
                condition_occurrence
                person | start      | end
                1      | 2020-01-01 | 2020-01-10
                1      | 2020-01-17 | 2020-01-20
                2      | 2020-01-01 | 2020-01-10
                2      | 2020-01-18 | 2020-01-20
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { } } ], "PrimaryCriteriaLimit": { "Type": "All" } },
                  "ExpressionLimit": { "Type": "All" },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } },
                  "CollapseSettings": { "CollapseType": "ERA", "EraPad": 7 }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-20
                2      | 2020-01-01 | 2020-01-10
                2      | 2020-01-18 | 2020-01-20
                """,
            Stages = """
                stage     | events | persons
                entries   | 4      | 2
                collapsed | 3      | 2
                """,
        },
        new(
            "패드는 결과의 끝을 늘리지 않습니다", "The pad does not prolong the row",
            "합칠 것이 없는 기간은 패드가 커도 그대로입니다.",
            "An entry with nothing to merge stays as it is, however large the pad.")
        {
            Data = """
                condition_occurrence
                person | start      | end
                1      | 2020-01-01 | 2020-01-10
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } },
                  "CollapseSettings": { "CollapseType": "ERA", "EraPad": 365 }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-10
                """,
        },
        new(
            "음수 패드", "A negative pad",
            "음수 패드는 그만큼 넘게 겹쳐야 합칩니다. 적게 겹친 기간은 겹친 채로 남습니다.",
            "With a negative pad entries must overlap by that much to be merged; those that overlap less stay apart, overlapping.")
        {
            Data = """
                condition_occurrence
                person | start      | end
                1      | 2020-01-01 | 2020-01-20
                1      | 2020-01-15 | 2020-01-31
                2      | 2020-01-01 | 2020-01-20
                2      | 2020-01-16 | 2020-01-31
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { } } ], "PrimaryCriteriaLimit": { "Type": "All" } },
                  "ExpressionLimit": { "Type": "All" },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } },
                  "CollapseSettings": { "CollapseType": "ERA", "EraPad": -5 }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-31
                2      | 2020-01-01 | 2020-01-20
                2      | 2020-01-16 | 2020-01-31
                """,
        },
        new(
            "사람마다 따로", "Each person by himself",
            "다른 사람의 기간과는 합치지 않습니다.",
            "Entries of different persons are never merged.")
        {
            Data = """
                condition_occurrence
                person | start      | end
                1      | 2020-01-01 | 2020-01-10
                2      | 2020-01-05 | 2020-01-20
                """,
            Criterion = """{ "ConditionOccurrence": { } }""",
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-10
                2      | 2020-01-05 | 2020-01-20
                """,
        },
        new(
            "관찰의 끝까지 가는 기간", "Entries that last until the end of observation",
            "종료 방법이 없으면 한 관찰 기간의 진입은 모두 하나로 합쳐집니다.",
            "Without an end strategy all entries of one observation period become one row.")
        {
            Data = """
                condition_occurrence
                person | start
                1      | 2020-01-01
                1      | 2020-06-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { } } ], "PrimaryCriteriaLimit": { "Type": "All" } },
                  "ExpressionLimit": { "Type": "All" }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2029-12-31
                """,
        },
    ]);
}
