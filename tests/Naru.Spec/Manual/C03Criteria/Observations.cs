namespace Naru.Spec.Manual.C03Criteria;

internal static class Observations
{
    internal static readonly Section Section = new("관찰 기록", "Observations",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "관찰은 `observation_date`에 시작해 다음 날 끝납니다.",
            "An observation starts on `observation_date` and ends the next day.")
        {
            Data = """
                observation
                person | concept | start
                1      | 1       | 2020-01-10
                2      | 2       | 2020-01-10
                """,
            Criterion = """{ "Observation": { "CodesetId": 1 } }""",
            Rows = """
                person | start      | end
                1      | 2020-01-10 | 2020-01-11
                """,
        },
        new(
            "첫 기록", "The first record",
            "`First`는 개념집합이 맞는 기록 가운데 사람마다 가장 이른 것만 남깁니다. 시작일이 같으면 id가 작은 것입니다. 나머지 속성은 그다음에 봅니다.",
            "`First` keeps each person's earliest record among those that match the concept sets; on the same day, the one with the lower id. The other attributes are asked only then.")
        {
            Data = """
                observation
                id | person | concept | source | start      | value_as_number
                1  | 1      | 2       | 9      | 2020-01-01 |
                2  | 1      | 1       | 9      | 2020-01-05 | 3
                4  | 2      | 1       |        | 2020-01-05 | 3
                3  | 2      | 1       |        | 2020-01-05 |
                """,
            Criterion = """{ "Observation": { … } }""",
            Answers = """
                "CodesetId": 1, "ValueAsNumber": { "Value": 2, "Op": "gt" }                => 1 2
                "CodesetId": 1, "First": true                                              => 1 2
                "CodesetId": 1, "First": true, "ValueAsNumber": { "Value": 2, "Op": "gt" } => 1
                "CodesetId": 1, "ObservationSourceConcept": 9                              => 1
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
                observation
                person | concept | start      | type | value_as_number | value_as_string | value_as_concept_id | qualifier_concept_id | unit_concept_id | provider | visit
                1      | 1       | 2020-01-10 | 5    | 6.5             | yes             | 9                   | 7                    | 15              | 81       | 71
                2      | 1       | 2020-02-10 | 6    | 5               | no              | 10                  | 8                    | 16              | 82       | 72
                3      | 1       | 2020-03-10 |      |                 |                 |                     |                      |                 |          |
                """,
            Criterion = """{ "Observation": { … } }""",
            Answers = """
                "OccurrenceStartDate": { "Value": "2020-02-01", "Op": "lt" }               => 1
                "ObservationType": [ { "CONCEPT_ID": 5 } ]                                 => 1
                "ObservationType": [ { "CONCEPT_ID": 5 } ], "ObservationTypeExclude": true => 2
                "ObservationTypeCS": { "CodesetId": 5 }                                    => 1
                "ObservationTypeCS": { "CodesetId": 5, "IsExclusion": true }               => 2
                "ValueAsNumber": { "Value": 6.5, "Op": "eq" }                              => 1
                "ValueAsNumber": { "Value": 6.5, "Op": "!eq" }                             => 2
                "ValueAsString": { "Text": "yes", "Op": "eq" }                             => 1
                "ValueAsString": { "Text": "e", "Op": "!contains" }                        => 2
                "ValueAsConcept": [ { "CONCEPT_ID": 9 } ]                                  => 1
                "ValueAsConceptCS": { "CodesetId": 9 }                                     => 1
                "ValueAsConceptCS": { "CodesetId": 9, "IsExclusion": true }                => 2
                "Qualifier": [ { "CONCEPT_ID": 7 } ]                                       => 1
                "QualifierCS": { "CodesetId": 7 }                                          => 1
                "QualifierCS": { "CodesetId": 7, "IsExclusion": true }                     => 2
                "Unit": [ { "CONCEPT_ID": 15 } ]                                           => 1
                "UnitCS": { "CodesetId": 15 }                                              => 1
                "UnitCS": { "CodesetId": 15, "IsExclusion": true }                         => 2
                "Age": { "Value": 60, "Op": "gte" }                                        => 1
                "Gender": [ { "CONCEPT_ID": 8507 } ]                                       => 1
                "GenderCS": { "CodesetId": 8507 }                                          => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }                     => 2 3
                "ProviderSpecialty": [ { "CONCEPT_ID": 11 } ]                              => 1
                "ProviderSpecialtyCS": { "CodesetId": 11 }                                 => 1
                "ProviderSpecialtyCS": { "CodesetId": 11, "IsExclusion": true }            => 2
                "VisitType": [ { "CONCEPT_ID": 13 } ]                                      => 1
                "VisitTypeCS": { "CodesetId": 13 }                                         => 1
                "VisitTypeCS": { "CodesetId": 13, "IsExclusion": true }                    => 2
                """,
        },
    ])
    {
        Introduction = new(
            "`Observation`은 `observation`의 기록을 찾습니다. 개념집합은 `observation_concept_id`, 원천 개념집합은 `observation_source_concept_id`를 봅니다.",
            "`Observation` finds rows of `observation`. The concept set looks at `observation_concept_id`, the source concept set at `observation_source_concept_id`."),
    };
}
