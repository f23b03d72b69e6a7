namespace Naru.Spec.Manual.C03Criteria;

internal static class PayerPlanPeriods
{
    internal static readonly Section Section = new("보험 가입 기간", "Payer plan periods",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "사건은 기록된 시작일부터 종료일까지입니다.",
            "The event lasts from the recorded start to the recorded end.")
        {
            Data = """
                payer_plan_period
                person | start      | end
                1      | 2018-01-01 | 2018-12-31
                1      | 2020-01-01 | 2020-12-31
                """,
            Criterion = """{ "PayerPlanPeriod": { } }""",
            Rows = """
                person | start      | end
                1      | 2018-01-01 | 2018-12-31
                1      | 2020-01-01 | 2020-12-31
                """,
        },
        new(
            "첫 기록", "The first record",
            "`First`는 사람마다 가장 이른 기간을 남깁니다. 지불자를 비롯한 다른 속성은 모두 그다음에 봅니다.",
            "`First` keeps each person's earliest period. All other attributes, the payer included, are asked only then.")
        {
            Data = """
                payer_plan_period
                person | start      | end        | payer_concept_id
                1      | 2018-01-01 | 2018-12-31 | 2
                1      | 2020-01-01 | 2020-12-31 | 1
                2      | 2020-01-01 | 2020-12-31 | 1
                """,
            Criterion = """{ "PayerPlanPeriod": { … } }""",
            Answers = """
                "PayerConcept": 1                => 1 2
                "First": true, "PayerConcept": 1 => 2
                """,
        },
        new(
            "속성", "Attributes",
            "이 조건의 모든 속성입니다. 3번 사람의 기록에는 날짜 말고는 값이 없습니다. 값이 없으면 조건에도 그 제외에도 맞지 않습니다.",
            "All attributes of this type. Person 3's record has no values but its dates: a missing value matches neither a filter nor its exclusion.")
        {
            Data = """
                person
                person | born | gender
                1      | 1950 | 8507
                2      | 1980 | 8532
                3      | 1980 | 8532
                payer_plan_period
                person | start      | end        | payer_concept_id | plan_concept_id | sponsor_concept_id | stop_reason_concept_id | payer_source_concept_id | plan_source_concept_id | sponsor_source_concept_id | stop_reason_source_concept_id
                1      | 2019-12-20 | 2020-01-20 | 1                | 2               | 3                  | 4                      | 5                       | 6                      | 7                         | 8
                2      | 2020-02-10 | 2020-02-12 | 11               | 12              | 13                 | 14                     | 15                      | 16                     | 17                        | 18
                3      | 2020-03-10 | 2020-03-20 |                  |                 |                    |                        |                         |                        |                           |
                """,
            Criterion = """{ "PayerPlanPeriod": { … } }""",
            Answers = """
                "PeriodStartDate": { "Value": "2020-02-01", "Op": "lt" } => 1
                "PeriodEndDate": { "Value": "2020-02-12", "Op": "lte" }  => 1 2
                "PeriodLength": { "Value": 31, "Op": "eq" }              => 1
                "AgeAtStart": { "Value": 69, "Op": "eq" }                => 1
                "AgeAtEnd": { "Value": 70, "Op": "eq" }                  => 1
                "Gender": [ { "CONCEPT_ID": 8507 } ]                     => 1
                "GenderCS": { "CodesetId": 8507 }                        => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }   => 2 3
                "UserDefinedPeriod": { "StartDate": "2020-01-01" }       => 1
                "PayerConcept": 1                                        => 1
                "PlanConcept": 2                                         => 1
                "SponsorConcept": 3                                      => 1
                "StopReasonConcept": 4                                   => 1
                "PayerSourceConcept": 5                                  => 1
                "PlanSourceConcept": 6                                   => 1
                "SponsorSourceConcept": 7                                => 1
                "StopReasonSourceConcept": 8                             => 1
                """,
        },
    ])
    {
        Introduction = new(
            "`PayerPlanPeriod`는 `payer_plan_period`의 기록을 찾습니다. 개념집합 대신 지불자, 보험, 후원자, 종료 사유마다 개념집합 번호를 적습니다.",
            "`PayerPlanPeriod` finds rows of `payer_plan_period`. Instead of one concept set it takes the number of a set for each of payer, plan, sponsor and stop reason."),
    };
}
