namespace Naru.Spec.Manual.C02PrimaryCriteria;

internal static class Limits
{
    internal static readonly Section Section = new("사건 수의 제한", "Limits",
    [
        new(
            "전부, 처음, 마지막", "All, first, last",
            "`PrimaryCriteriaLimit`는 관찰 창을 만족하는 사건 가운데 무엇을 남길지 정합니다. `First`는 시작일이 가장 이른 사건, `Last`는 가장 늦은 사건입니다.",
            "`PrimaryCriteriaLimit` says which of a person's events within the observation window go on: `First` keeps the one that starts earliest, `Last` the one that starts latest.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                1      | 1       | 2020-02-01
                2      | 1       | 2020-03-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "Last" }
                  },
                  "ExpressionLimit": { "Type": "All" }
                }
                """,
            Rows = """
                person | start
                1      | 2020-02-01
                2      | 2020-03-01
                """,
            Stages = """
                stage   | events | persons
                primary | 2      | 2
                """,
        },
        new(
            "제한은 관찰 창 다음입니다", "The limit comes after the observation window",
            "관찰 창을 만족하지 못하는 사건은 제한을 적용하기 전에 빠집니다. 그래서 두 번째 사건이 첫 사건이 될 수 있습니다.",
            "Events outside the observation window are left out before the limit is applied, so that a second event can be the first one.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-05
                1      | 1       | 2020-03-01
                1      | 1       | 2020-04-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "ObservationWindow": { "PriorDays": 30, "PostDays": 0 },
                    "PrimaryCriteriaLimit": { "Type": "First" }
                  }
                }
                """,
            Rows = """
                person | start
                1      | 2020-03-01
                """,
        },
        new(
            "같은 날이면 번호가 작은 기록", "On the same day: the lower row id",
            "시작일이 같으면 기록의 id가 작은 것이 앞입니다. `Last`에서도 그렇습니다(가장 늦은 날 가운데 id가 작은 것).",
            "Of events on the same day the one whose row has the lower id comes first — for `Last` too: of the latest day, the lower id.")
        {
            Data = """
                condition_occurrence
                id | person | concept | start      | end
                8  | 1      | 1       | 2020-01-01 | 2020-01-08
                7  | 1      | 1       | 2020-01-01 | 2020-01-07
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "Last" }
                  },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-07
                """,
        },
        new(
            "날짜가 먼저, 번호가 다음", "Days first, ids second",
            "`Last`는 날짜만 거꾸로 셉니다. 더 늦은 날의 기록은 id가 얼마든 앞선 날의 기록보다 우선합니다.",
            "`Last` turns around the days only. A record of a later day comes before those of earlier days, whatever its id.")
        {
            Data = """
                condition_occurrence
                id | person | concept | start
                1  | 1      | 1       | 2020-01-01
                3  | 1      | 1       | 2020-01-02
                2  | 2      | 1       | 2020-01-01
                4  | 2      | 1       | 2019-01-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "Last" }
                  }
                }
                """,
            Rows = """
                person | start
                1      | 2020-01-02
                2      | 2020-01-01
                """,
        },
        new(
            "번호도 같으면 조건의 순서", "The same id too: the order of the criteria",
            "다른 표의 기록은 id가 같을 수 있습니다. 그때는 목록에서 앞에 있는 조건의 사건이 앞입니다.",
            "Rows of different tables may have the same id. Then the event of the criterion that stands first in the list comes first.")
        {
            Data = """
                condition_occurrence
                id | person | concept | start      | end
                5  | 1      | 1       | 2020-01-01 | 2020-01-10
                drug_exposure
                id | person | concept | start      | end
                5  | 1      | 2       | 2020-01-01 | 2020-01-20
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [
                    { "DrugExposure": { "CodesetId": 2 } },
                    { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-20
                """,
        },
        new(
            "번호가 조건의 순서보다 먼저입니다", "Ids come before the order of the criteria",
            "id가 다르면 조건의 순서는 상관없습니다.",
            "Where the ids differ, the order of the criteria does not matter.")
        {
            Data = """
                condition_occurrence
                id | person | concept | start      | end
                4  | 1      | 1       | 2020-01-01 | 2020-01-10
                drug_exposure
                id | person | concept | start      | end
                5  | 1      | 2       | 2020-01-01 | 2020-01-20
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [
                    { "DrugExposure": { "CodesetId": 2 } },
                    { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-10
                """,
        },
        new(
            "적지 않은 제한", "Limits that are not written",
            "제한이나 그 `Type`을 적지 않으면 `First`이고, `Type`이 null이면 `All`입니다.",
            "A limit, or its `Type`, that is not written means `First`; a `Type` that is null means `All`.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                2      | 1       | 2020-02-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "All" }
                  }, …
                  "EndStrategy": { "DateOffset": { "DateField": "StartDate", "Offset": 0 } },
                  "CensorWindow": { "StartDate": "2020-01-15" }
                }
                """,
            Answers = """
                                                   => –
                "ExpressionLimit": { },            => –
                "ExpressionLimit": { "Type": null }, => 2
                """,
        },
        new(
            "표현 제한", "The expression limit",
            "`ExpressionLimit`는 포함 규칙까지 만족한 사건에 적용됩니다. 시작일 다음은 진입 사건의 순번으로 정하므로 같은 날이면 id가 작은 사건이 남습니다.",
            "`ExpressionLimit` is applied to the events that satisfied the inclusion rules. Days decide first, then the order of the primary events, so that of one day the lower id is kept.")
        {
            Data = """
                condition_occurrence
                id | person | concept | start      | end
                1  | 1      | 1       | 2020-01-01 | 2020-01-05
                9  | 1      | 1       | 2020-02-01 | 2020-02-09
                8  | 1      | 1       | 2020-02-01 | 2020-02-08
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "All" }
                  },
                  "ExpressionLimit": { "Type": "Last" },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-02-01 | 2020-02-08
                """,
            Stages = """
                stage    | events | persons
                primary  | 3      | 1
                included | 3      | 1
                entries  | 1      | 1
                """,
        },
    ]);
}
