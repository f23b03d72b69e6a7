namespace Naru.Spec.Manual.C05CorrelatedCriteria;

internal static class DistinctCountsOfOthers
{
    private const string Index = """
        condition_occurrence
        person | concept | start
        1      | 1       | 2020-01-01
        2      | 1       | 2020-01-01
        3      | 1       | 2020-01-01
        4      | 1       | 2020-01-01

        """;

    internal static readonly Section Section = new("서로 다른 값의 수: 그 밖의 경우", "Distinct counts: the other cases",
    [
        new(
            "방문", "Visits",
            "방문에서는 방문의 개념과 길이를, 방문 번호를 세면 방문의 수를 셉니다.",
            "For visits, concepts and lengths can be counted; counting visit ids counts the visits.")
        {
            Data = Index + """
                visit_occurrence
                person | concept | source | start      | end
                1      | 2       | 7      | 2020-01-10 | 2020-01-20
                1      | 3       | 7      | 2020-01-10 | 2020-01-20
                2      | 2       | 7      | 2020-01-10 | 2020-01-20
                2      | 2       | 8      | 2020-01-10 | 2020-01-21
                3      | 2       | 7      | 2020-01-10 | 2020-01-20
                3      | 2       | 7      | 2020-01-10 |
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "VisitOccurrence": { } },
                    "Occurrence": { "Type": 2, "Count": 2, "IsDistinct": true, "CountColumn": … } } ] }
                """,
            Answers = """
                "DOMAIN_CONCEPT"         => 1
                "DOMAIN_SOURCE_CONCEPT"  => 2
                "DURATION"               => 2
                "END_DATE"               => 2
                "VISIT_ID"               => 1 2 3
                """,
        },
        new(
            "하루짜리 사건의 길이", "The duration of one-day events",
            "사망, 시술, 검사, 관찰, 검체는 길이가 언제나 1입니다. 그래서 서로 다른 길이는 하나뿐입니다.",
            "Deaths, procedures, measurements, observations and specimens always last 1, so that there is only one distinct duration.")
        {
            Data = Index + """
                death
                person | start
                1      | 2020-01-10
                1      | 2020-01-11
                measurement
                person | start
                1      | 2020-01-10
                1      | 2020-01-11
                observation
                person | start
                1      | 2020-01-10
                1      | 2020-01-11
                procedure_occurrence
                person | start
                1      | 2020-01-10
                1      | 2020-01-11
                specimen
                person | start
                1      | 2020-01-10
                1      | 2020-01-11
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": …,
                    "Occurrence": { "Type": 0, "Count": 1, "IsDistinct": true, "CountColumn": "DURATION" } } ] }
                """,
            Answers = """
                { "Death": { } }                => 1
                { "Measurement": { } }          => 1
                { "Observation": { } }          => 1
                { "ProcedureOccurrence": { } }  => 1
                { "Specimen": { } }             => 1
                """,
        },
        new(
            "사망의 원인", "Causes of death",
            "원인이 없는 사망은 개념 0으로 셉니다.",
            "A death without a cause counts as concept 0.")
        {
            Data = Index + """
                death
                person | concept | start
                1      | 2       | 2020-01-10
                1      | 2       | 2020-01-11
                2      |         | 2020-01-10
                3      | 2       | 2020-01-10
                3      |         | 2020-01-10
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "Death": { } },
                    "Occurrence": { …, "IsDistinct": true, "CountColumn": "DOMAIN_CONCEPT" } } ] }
                """,
            Answers = """
                "Type": 0, "Count": 1   => 1 2
                "Type": 0, "Count": 2   => 3
                """,
        },
        new(
            "방문이 없는 사건", "Events that belong to no visit",
            "에라, 사망, 검체처럼 방문에 속하지 않는 사건의 방문 번호는 없는 값으로 셉니다.",
            "For events that belong to no visit — eras, deaths, specimens — the visit id counts as missing.")
        {
            Data = Index + """
                drug_era
                person | start      | end
                1      | 2020-01-10 | 2020-01-20
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugEra": { } },
                    "Occurrence": { …, "IsDistinct": true, "CountColumn": "VISIT_ID" } } ] }
                """,
            Answers = """
                "Type": 2, "Count": 1  => –
                "Type": 0, "Count": 0  => 1 2 3 4
                """,
        },
        new(
            "검체와 관찰 기간", "Specimens and observation periods",
            "검체는 검체의 개념을, 관찰 기간은 기간의 유형을 개념으로 셉니다.",
            "Specimens count their concepts; observation periods count the period type as their concept.")
        {
            Data = """
                observation_period
                person | start      | end        | type
                1      | 2020-01-01 | 2020-12-31 | 5
                2      | 2020-01-01 | 2020-12-31 | 5
                2      | 2021-01-01 | 2021-12-30 | 6
                3      | 2020-01-01 | 2020-12-31 | 5
                3      | 2021-01-01 | 2021-12-31 | 5
                4      | 2021-01-01 | 2021-12-31 | 5
                4      | 2022-01-01 | 2022-12-31 | 5
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                3      | 1       | 2020-01-01
                4      | 1       | 2021-01-01
                specimen
                person | concept | start
                1      | 2       | 2020-01-10
                1      | 3       | 2020-01-10
                2      | 2       | 2020-01-10
                2      | 2       | 2020-01-11
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ { …, "IsDistinct": true }, "IgnoreObservationPeriod": true } ] }
                """,
            Answers = """
                "Criteria": { "Specimen": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DOMAIN_CONCEPT"           => 1
                "Criteria": { "ObservationPeriod": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DOMAIN_CONCEPT"  => 2
                "Criteria": { "ObservationPeriod": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DURATION"        => 2 3
                """,
        },
        new(
            "사용자 지정 기간의 날짜", "Dates of user-defined periods",
            "서로 다른 시작일을 셀 때 사용자 지정 기간의 사건은 지정한 날로 셉니다.",
            "When start dates are counted, events of a user-defined period count with the given days.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-06-01
                payer_plan_period
                person | start      | end
                1      | 2020-02-01 | 2020-12-31
                1      | 2020-03-01 | 2020-12-31
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "PayerPlanPeriod": { … } },
                    "Occurrence": { "Type": 2, "Count": 2, "IsDistinct": true, "CountColumn": "START_DATE" } } ] }
                """,
            Answers = """
                                                                     => 1
                "UserDefinedPeriod": { "StartDate": "2020-05-01" }   => –
                """,
        },
    ]);
}
