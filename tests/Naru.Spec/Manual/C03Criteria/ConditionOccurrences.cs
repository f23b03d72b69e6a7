namespace Naru.Spec.Manual.C03Criteria;

internal static class ConditionOccurrences
{
    internal static readonly Section Section = new("진단 기록", "Condition occurrences",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "사건은 `condition_start_date`에 시작해 `condition_end_date`에 끝납니다. 종료일이 없으면 시작 다음 날 끝납니다.",
            "The event starts on `condition_start_date` and ends on `condition_end_date`; where that is missing, on the day after the start.")
        {
            Data = """
                condition_occurrence
                person | concept | start      | end
                1      | 1       | 2020-01-10 | 2020-01-20
                2      | 1       | 2020-01-10 |
                3      | 2       | 2020-01-10 | 2020-01-20
                """,
            Criterion = """{ "ConditionOccurrence": { "CodesetId": 1 } }""",
            Rows = """
                person | start | end
                1      | 2020-01-10 | 2020-01-20
                2      | 2020-01-10 | 2020-01-11
                """,
        },
        new(
            "첫 기록", "The first record",
            "`First`는 개념집합이 맞는 기록 가운데 사람마다 가장 이른 것만 남깁니다. 시작일이 같으면 id가 작은 것입니다. 나머지 속성은 그다음에 봅니다.",
            "`First` keeps each person's earliest record among those that match the concept sets; on the same day, the one with the lower id. The other attributes are asked only then.")
        {
            Data = """
                condition_occurrence
                id | person | concept | source | start      | stop_reason
                1  | 1      | 2       | 9      | 2020-01-01 |
                2  | 1      | 1       | 9      | 2020-01-05 | cured
                4  | 2      | 1       |        | 2020-01-05 | cured
                3  | 2      | 1       |        | 2020-01-05 |
                """,
            Criterion = """{ "ConditionOccurrence": { … } }""",
            Answers = """
                "CodesetId": 1, "StopReason": { "Text": "cured", "Op": "eq" }                => 1 2
                "CodesetId": 1, "First": true                                                => 1 2
                "CodesetId": 1, "First": true, "StopReason": { "Text": "cured", "Op": "eq" } => 1
                "CodesetId": 1, "ConditionSourceConcept": 9                                  => 1
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
                provider
                id | specialty
                81 | 11
                82 | 12
                visit_occurrence
                id | person | concept | start      | end
                71 | 1      | 13      | 2020-01-01 | 2020-01-31
                72 | 2      | 14      | 2020-02-01 | 2020-02-28
                condition_occurrence
                person | concept | start      | end        | type | condition_status_concept_id | stop_reason | provider | visit
                1      | 1       | 2020-01-10 | 2020-01-20 | 5    | 7                           | cured       | 81       | 71
                2      | 1       | 2020-02-10 | 2020-02-12 | 6    | 8                           | moved       | 82       | 72
                3      | 1       | 2020-03-10 |            |      |                             |             |          |
                """,
            Criterion = """{ "ConditionOccurrence": { … } }""",
            Answers = """
                "OccurrenceStartDate": { "Value": "2020-02-01", "Op": "lt" }           => 1
                "OccurrenceEndDate": { "Value": "2020-02-12", "Op": "lte" }            => 1 2
                "ConditionType": [ { "CONCEPT_ID": 5 } ]                               => 1
                "ConditionType": [ { "CONCEPT_ID": 5 } ], "ConditionTypeExclude": true => 2
                "ConditionTypeCS": { "CodesetId": 5 }                                  => 1
                "ConditionTypeCS": { "CodesetId": 5, "IsExclusion": true }             => 2
                "ConditionStatus": [ { "CONCEPT_ID": 7 } ]                             => 1
                "ConditionStatusCS": { "CodesetId": 7 }                                => 1
                "ConditionStatusCS": { "CodesetId": 7, "IsExclusion": true }           => 2
                "StopReason": { "Text": "cured", "Op": "eq" }                          => 1
                "StopReason": { "Text": "cured", "Op": "!eq" }                         => 2
                "Age": { "Value": 60, "Op": "gte" }                                    => 1
                "Gender": [ { "CONCEPT_ID": 8507 } ]                                   => 1
                "GenderCS": { "CodesetId": 8507 }                                      => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }                 => 2 3
                "ProviderSpecialty": [ { "CONCEPT_ID": 11 } ]                          => 1
                "ProviderSpecialtyCS": { "CodesetId": 11 }                             => 1
                "ProviderSpecialtyCS": { "CodesetId": 11, "IsExclusion": true }        => 2
                "VisitType": [ { "CONCEPT_ID": 13 } ]                                  => 1
                "VisitTypeCS": { "CodesetId": 13 }                                     => 1
                "VisitTypeCS": { "CodesetId": 13, "IsExclusion": true }                => 2
                """,
        },
    ])
    {
        Introduction = new(
            "`ConditionOccurrence`는 `condition_occurrence`의 기록을 찾습니다. 개념집합은 `condition_concept_id`, 원천 개념집합은 `condition_source_concept_id`를 봅니다.",
            "`ConditionOccurrence` finds rows of `condition_occurrence`. The concept set looks at `condition_concept_id`, the source concept set at `condition_source_concept_id`."),
    };
}
