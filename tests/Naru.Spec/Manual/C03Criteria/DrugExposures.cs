namespace Naru.Spec.Manual.C03Criteria;

internal static class DrugExposures
{
    internal static readonly Section Section = new("약물 노출", "Drug exposures",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "종료일은 `drug_exposure_end_date`이고, 없으면 시작일에 `days_supply`를 더한 날, 그것도 없으면 다음 날입니다. 처방 일수 0은 값이 있는 것이므로 시작일에 끝납니다.",
            "The end is `drug_exposure_end_date`; where that is missing, the start plus `days_supply`; where that is missing too, the day after the start. A supply of 0 days is a value: the exposure ends on its first day.")
        {
            Data = """
                drug_exposure
                person | concept | start      | end        | days_supply
                1      | 1       | 2020-01-10 | 2020-01-20 | 30
                2      | 1       | 2020-01-10 |            | 30
                3      | 1       | 2020-01-10 |            |
                4      | 1       | 2020-01-10 |            | 0
                5      | 2       | 2020-01-10 |            |
                """,
            Criterion = """{ "DrugExposure": { "CodesetId": 1 } }""",
            Rows = """
                person | start      | end
                1      | 2020-01-10 | 2020-01-20
                2      | 2020-01-10 | 2020-02-09
                3      | 2020-01-10 | 2020-01-11
                4      | 2020-01-10 | 2020-01-10
                """,
        },
        new(
            "첫 기록", "The first record",
            "`First`는 개념집합이 맞는 기록 가운데 사람마다 가장 이른 것만 남깁니다. 시작일이 같으면 id가 작은 것입니다. 나머지 속성은 그다음에 봅니다.",
            "`First` keeps each person's earliest record among those that match the concept sets; on the same day, the one with the lower id. The other attributes are asked only then.")
        {
            Data = """
                drug_exposure
                id | person | concept | source | start      | refills
                1  | 1      | 2       | 9      | 2020-01-01 |
                2  | 1      | 1       | 9      | 2020-01-05 | 3
                4  | 2      | 1       |        | 2020-01-05 | 3
                3  | 2      | 1       |        | 2020-01-05 |
                """,
            Criterion = """{ "DrugExposure": { … } }""",
            Answers = """
                "CodesetId": 1, "Refills": { "Value": 2, "Op": "gt" }                => 1 2
                "CodesetId": 1, "First": true                                        => 1 2
                "CodesetId": 1, "First": true, "Refills": { "Value": 2, "Op": "gt" } => 1
                "CodesetId": 1, "DrugSourceConcept": 9                               => 1
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
                drug_exposure
                person | concept | start      | type | route_concept_id | refills | quantity | days_supply | stop_reason | lot_number | provider | visit
                1      | 1       | 2020-01-10 | 5    | 7                | 3       | 30.5     | 30          | cured       | LOT-1      | 81       | 71
                2      | 1       | 2020-02-10 | 6    | 8                | 1       | 10       | 10          | moved       | LOT-2      | 82       | 72
                3      | 1       | 2020-03-10 |      |                  |         |          |             |             |            |          |
                """,
            Criterion = """{ "DrugExposure": { … } }""",
            Answers = """
                "OccurrenceStartDate": { "Value": "2020-02-01", "Op": "lt" }    => 1
                "DrugType": [ { "CONCEPT_ID": 5 } ]                             => 1
                "DrugType": [ { "CONCEPT_ID": 5 } ], "DrugTypeExclude": true    => 2
                "DrugTypeCS": { "CodesetId": 5 }                                => 1
                "DrugTypeCS": { "CodesetId": 5, "IsExclusion": true }           => 2
                "RouteConcept": [ { "CONCEPT_ID": 7 } ]                         => 1
                "RouteConceptCS": { "CodesetId": 7 }                            => 1
                "RouteConceptCS": { "CodesetId": 7, "IsExclusion": true }       => 2
                "Refills": { "Value": 2, "Op": "gt" }                           => 1
                "Quantity": { "Value": 30.5, "Op": "eq" }                       => 1
                "DaysSupply": { "Value": 11, "Op": "lt" }                       => 2
                "StopReason": { "Text": "ure", "Op": "contains" }               => 1
                "StopReason": { "Text": "ure", "Op": "!contains" }              => 2
                "LotNumber": { "Text": "LOT", "Op": "startsWith" }              => 1 2
                "LotNumber": { "Text": "LOT-1", "Op": "!startsWith" }           => 2
                "Age": { "Value": 60, "Op": "gte" }                             => 1
                "Gender": [ { "CONCEPT_ID": 8507 } ]                            => 1
                "GenderCS": { "CodesetId": 8507 }                               => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }          => 2 3
                "ProviderSpecialty": [ { "CONCEPT_ID": 11 } ]                   => 1
                "ProviderSpecialtyCS": { "CodesetId": 11 }                      => 1
                "ProviderSpecialtyCS": { "CodesetId": 11, "IsExclusion": true } => 2
                "VisitType": [ { "CONCEPT_ID": 13 } ]                           => 1
                "VisitTypeCS": { "CodesetId": 13 }                              => 1
                "VisitTypeCS": { "CodesetId": 13, "IsExclusion": true }         => 2
                """,
        },
    ])
    {
        Introduction = new(
            "`DrugExposure`는 `drug_exposure`의 기록을 찾습니다. 개념집합은 `drug_concept_id`, 원천 개념집합은 `drug_source_concept_id`를 봅니다.",
            "`DrugExposure` finds rows of `drug_exposure`. The concept set looks at `drug_concept_id`, the source concept set at `drug_source_concept_id`."),
    };
}
