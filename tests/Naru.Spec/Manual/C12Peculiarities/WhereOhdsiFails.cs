namespace Naru.Spec.Manual.C12Peculiarities;

internal static class WhereOhdsiFails
{
    internal static readonly Section Section = new("OHDSI의 SQL이 실행되지 않는 곳", "Where OHDSI's SQL does not run",
    [
        new(
            "사건 자신의 조건과 서로 다른 값의 수", "Distinct counts of events with criteria of their own",
            "자신의 조건이 있는 사건에서도 서로 다른 값을 셉니다.",
            "Distinct values are counted for events with criteria of their own too.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                drug_exposure
                person | concept | start
                1      | 2       | 2020-02-01
                1      | 3       | 2020-03-01
                2      | 2       | 2020-02-01
                2      | 3       | 2020-03-01
                measurement
                person | concept | start
                1      | 4       | 2020-02-01
                1      | 4       | 2020-03-01
                2      | 4       | 2020-02-01
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CorrelatedCriteria": { "Type": "ALL", "CriteriaList": [ {
                        "Criteria": { "Measurement": { "CodesetId": 4 } },
                        "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 0, "Coeff": 1 } },
                        "Occurrence": { "Type": 2, "Count": 1 } } ] } } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 365, "Coeff": 1 } },
                    "Occurrence": { "Type": 2, "Count": 2, "IsDistinct": true, "CountColumn": "DOMAIN_CONCEPT" } } ] }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                """,
        },
        new(
            "세부 방문의 수", "Counting visit details",
            "`VISIT_DETAIL_ID`는 세부 방문의 번호를 셉니다. 세부 방문의 개념과 길이도 셀 수 있습니다.",
            "`VISIT_DETAIL_ID` counts visit details by their ids; their concepts and durations can be counted too.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                3      | 1       | 2020-01-01
                visit_detail
                person | concept | start      | end
                1      | 2       | 2020-02-01 | 2020-02-05
                2      | 2       | 2020-02-01 | 2020-02-05
                2      | 2       | 2020-02-01 | 2020-02-05
                3      | 2       | 2020-02-01 | 2020-02-05
                3      | 3       | 2020-02-01 | 2020-02-06
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "VisitDetail": { } },
                    "Occurrence": { "Type": 2, "Count": 2, "IsDistinct": true, "CountColumn": … } } ] }
                """,
            Answers = """
                "VISIT_DETAIL_ID"  => 2 3
                "DOMAIN_CONCEPT"   => 3
                "DURATION"         => 3
                """,
        },
        new(
            "원천 개념의 수와 진단 에라의 방문", "Counting source concepts, and visits of condition eras",
            "`DOMAIN_SOURCE_CONCEPT`는 원천 개념집합을 쓸 수 있는 모든 조건에서 셉니다. OHDSI에는 이 열을 세는 조건이 없습니다. 진단 에라의 `VISIT_ID`는 다른 에라처럼 없는 값입니다.",
            "`DOMAIN_SOURCE_CONCEPT` is counted for every criterion that takes a source concept set; OHDSI has none that can. The `VISIT_ID` of a condition era is missing, as it is for the other eras.")
        {
            Data = """
                observation
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                condition_occurrence
                person | concept | source | start
                1      | 2       | 7      | 2020-02-01
                1      | 2       | 8      | 2020-02-01
                2      | 2       | 7      | 2020-02-01
                2      | 2       |        | 2020-02-01
                condition_era
                person | concept | start      | end
                1      | 2       | 2020-02-01 | 2020-02-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "Observation": { "CodesetId": 1 } } ] },
                  "InclusionRules": [ { "name": "Distinct", "expression": { "Type": "ALL", "CriteriaList": [ { … } } ] } } ]
                }
                """,
            Answers = """
                "Criteria": { "ConditionOccurrence": { } }, "Occurrence": { "Type": 2, "Count": 2, "IsDistinct": true, "CountColumn": "DOMAIN_SOURCE_CONCEPT"  => 1
                "Criteria": { "ConditionEra": { } }, "Occurrence": { "Type": 2, "Count": 1, "IsDistinct": true, "CountColumn": "VISIT_ID"                      => –
                """,
        },
        new(
            "공백 일수만", "Gap days alone",
            "에라 길이 없이 쓴 `GapDays`는 제 범위와 비교합니다.",
            "`GapDays` without an era length are compared with their own range.")
        {
            Data = """
                drug_era
                person | start      | end        | gap_days
                1      | 2020-01-01 | 2020-03-01 | 40
                2      | 2020-01-01 | 2020-03-01 | 2
                """,
            Criterion = """{ "DrugEra": { "GapDays": { "Value": 5, "Op": "lt" } } }""",
            Rows = """
                person | start      | end
                2      | 2020-01-01 | 2020-03-01
                """,
        },
        new(
            "값 개념 없이 비정상만", "Abnormal without a value concept",
            "`Abnormal`은 값 개념 조건이 없어도 됩니다.",
            "`Abnormal` does not need a filter on the value concept.")
        {
            Data = """
                measurement
                person | start      | value_as_number | range_low | range_high
                1      | 2020-01-01 | 3               | 4         | 10
                2      | 2020-01-01 | 5               | 4         | 10
                """,
            Criterion = """{ "Measurement": { "Abnormal": true } }""",
            Rows = """
                person | start
                1      | 2020-01-01
                """,
        },
        new(
            "서로 다른 지불자", "Distinct payers",
            "보험 가입 기간에서 서로 다른 개념은 지불자의 개념입니다.",
            "For payer plan periods the distinct concepts are those of the payers.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                payer_plan_period
                person | start      | end        | payer_concept_id
                1      | 2020-02-01 | 2020-02-28 | 5
                1      | 2020-03-01 | 2020-03-28 | 5
                2      | 2020-02-01 | 2020-02-28 | 5
                2      | 2020-03-01 | 2020-03-31 | 6
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "PayerPlanPeriod": { } },
                    "Occurrence": { "Type": 2, "Count": 2, "IsDistinct": true, "CountColumn": … } } ] }
                """,
            Answers = """
                "DOMAIN_CONCEPT"   => 2
                "DURATION"         => 2
                """,
        },
        new(
            "진입 조건이 없으면", "No primary criteria",
            "진입 조건이 하나도 없으면 아무도 들어오지 못합니다.",
            "With an empty list of primary criteria nobody gets in.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                """,
            Definition = """
                { "PrimaryCriteria": { "CriteriaList": [] } }
                """,
            Rows = "",
        },
    ]);
}
