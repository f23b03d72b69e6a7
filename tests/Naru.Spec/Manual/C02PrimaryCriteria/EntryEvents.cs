namespace Naru.Spec.Manual.C02PrimaryCriteria;

internal static class EntryEvents
{
    internal static readonly Section Section = new("진입 사건", "Entry events",
    [
        new(
            "여러 조건은 합집합", "Several criteria are a union",
            "진입 조건이 여럿이면 그중 하나라도 찾은 사건이 진입 사건입니다.",
            "With several criteria, the events of any of them let a person in.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                drug_exposure
                person | concept | start
                2      | 2       | 2020-01-02
                3      | 3       | 2020-01-03
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [
                    { "ConditionOccurrence": { "CodesetId": 1 } },
                    { "DrugExposure": { "CodesetId": 2 } } ] }
                }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                2      | 2020-01-02
                """,
        },
        new(
            "관찰 기간 안의 사건만", "Events within an observation period",
            "사건의 시작일이 관찰 기간 안에 있어야 합니다. 관찰 기간의 첫날과 마지막 날은 기간에 들어갑니다.",
            "An event must start within an observation period. The first and the last day of the period belong to it.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-01 | 2020-12-31
                3      | 2020-01-01 | 2020-12-31
                4      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2019-12-31
                2      | 1       | 2020-01-01
                3      | 1       | 2020-12-31
                4      | 1       | 2021-01-01
                5      | 1       | 2020-06-01
                person
                person | gender
                1      | 8532
                2      | 8532
                3      | 8532
                4      | 8532
                5      | 8532
                """,
            Definition = """
                { "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] } }
                """,
            Rows = """
                person | start      | end
                2      | 2020-01-01 | 2020-12-31
                3      | 2020-12-31 | 2020-12-31
                """,
        },
        new(
            "사건의 관찰 기간", "The event's own observation period",
            "관찰 기간이 여럿이면 사건을 덮는 기간이 그 사건의 기간입니다. 코호트도 그 기간의 끝에서 끝납니다.",
            "Where a person has several observation periods, the one that covers the event is the event's own; membership ends with it.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2018-01-01 | 2018-12-31
                1      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2018-05-01
                1      | 1       | 2019-05-01
                1      | 1       | 2020-05-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "All" }
                  },
                  "ExpressionLimit": { "Type": "All" }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2018-05-01 | 2018-12-31
                1      | 2020-05-01 | 2020-12-31
                """,
        },
        new(
            "겹치는 관찰 기간", "Overlapping observation periods",
            "관찰 기간이 겹치면 그 사이의 사건은 기간마다 한 번씩 셉니다. 제한이 `All`이 아니면 먼저 시작한 기간의 것이 남습니다.",
            "An event that two overlapping observation periods cover counts once for each. Unless the limit is `All`, the one of the period that starts first is kept.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-06-30
                1      | 2020-03-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-05-01
                """,
            Definition = """
                { "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] } }
                """,
            Rows = """
                person | start      | end
                1      | 2020-05-01 | 2020-06-30
                """,
        },
        new(
            "관찰 창: 앞", "Observation window: before",
            "`PriorDays`는 사건 전에 관찰되어 있어야 하는 날수입니다. 꼭 그만큼이면 충분합니다.",
            "`PriorDays` is the number of days for which the person must have been observed before the event. Exactly that many are enough.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-02 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-31
                2      | 1       | 2020-01-31
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "ObservationWindow": { "PriorDays": 30, "PostDays": 0 }
                  }
                }
                """,
            Rows = """
                person | start
                1      | 2020-01-31
                """,
        },
        new(
            "관찰 창: 뒤", "Observation window: after",
            "`PostDays`는 사건 뒤에 관찰되어 있어야 하는 날수입니다. 사건의 종료일이 아니라 시작일부터 셉니다.",
            "`PostDays` is the number of days for which the person must be observed after the event, counted from its start, not from its end.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-01 | 2020-12-30
                condition_occurrence
                person | concept | start      | end
                1      | 1       | 2020-12-01 | 2020-12-20
                2      | 1       | 2020-12-01 | 2020-12-20
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "ObservationWindow": { "PriorDays": 0, "PostDays": 30 }
                  }
                }
                """,
            Rows = """
                person | start
                1      | 2020-12-01
                """,
        },
        new(
            "이어진 관찰 기간은 합치지 않습니다", "Adjoining observation periods are not joined",
            "관찰 창은 사건을 덮는 관찰 기간 하나 안에 있어야 합니다. 바로 이어진 기간도 합치지 않습니다.",
            "The observation window must lie within the one observation period that covers the event. Periods that adjoin are not joined.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2019-01-01 | 2019-12-31
                1      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-15
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "ObservationWindow": { "PriorDays": 30, "PostDays": 0 }
                  }
                }
                """,
            Rows = "",
        },
    ]);
}
