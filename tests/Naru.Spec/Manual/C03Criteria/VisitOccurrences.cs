namespace Naru.Spec.Manual.C03Criteria;

internal static class VisitOccurrences
{
    internal static readonly Section Section = new("방문", "Visit occurrences",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "방문은 기록된 시작일부터 종료일까지입니다. 종료일이 없으면 없는 대로 둡니다. 여기서는 결과가 사건의 종료일에 끝나야 하므로 2번 사람은 결과에 나오지 않습니다.",
            "A visit lasts from the recorded start to the recorded end. A missing end stays missing: as the rows here end with the event, person 2 has none.")
        {
            Data = """
                visit_occurrence
                person | concept | start      | end
                1      | 1       | 2020-01-10 | 2020-01-20
                2      | 1       | 2020-01-10 |
                3      | 2       | 2020-01-10 | 2020-01-20
                """,
            Criterion = """{ "VisitOccurrence": { "CodesetId": 1 } }""",
            Rows = """
                person | start      | end
                1      | 2020-01-10 | 2020-01-20
                """,
        },
        new(
            "첫 기록", "The first record",
            "`First`는 개념집합이 맞는 기록 가운데 사람마다 가장 이른 것만 남깁니다. 시작일이 같으면 id가 작은 것입니다. 나머지 속성은 그다음에 봅니다.",
            "`First` keeps each person's earliest record among those that match the concept sets; on the same day, the one with the lower id. The other attributes are asked only then.")
        {
            Data = """
                visit_occurrence
                id | person | concept | source | start      | end
                1  | 1      | 2       | 9      | 2020-01-01 | 2020-01-01
                2  | 1      | 1       | 9      | 2020-01-05 | 2020-01-08
                4  | 2      | 1       |        | 2020-01-05 | 2020-01-08
                3  | 2      | 1       |        | 2020-01-05 | 2020-01-05
                """,
            Criterion = """{ "VisitOccurrence": { … } }""",
            Answers = """
                "CodesetId": 1, "VisitLength": { "Value": 2, "Op": "gt" }                => 1 2
                "CodesetId": 1, "First": true                                            => 1 2
                "CodesetId": 1, "First": true, "VisitLength": { "Value": 2, "Op": "gt" } => 1
                "CodesetId": 1, "VisitSourceConcept": 9                                  => 1
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
                care_site
                id | place
                61 | 17
                62 | 18
                visit_occurrence
                person | concept | start      | end        | type | provider | care_site
                1      | 1       | 2020-01-10 | 2020-01-20 | 5    | 81       | 61
                2      | 1       | 2020-02-10 | 2020-02-12 | 6    | 82       | 62
                3      | 1       | 2020-03-10 | 2020-03-15 |      |          |
                """,
            Criterion = """{ "VisitOccurrence": { … } }""",
            Answers = """
                "OccurrenceStartDate": { "Value": "2020-02-01", "Op": "lt" }    => 1
                "OccurrenceEndDate": { "Value": "2020-02-12", "Op": "lte" }     => 1 2
                "VisitType": [ { "CONCEPT_ID": 5 } ]                            => 1
                "VisitType": [ { "CONCEPT_ID": 5 } ], "VisitTypeExclude": true  => 2
                "VisitTypeCS": { "CodesetId": 5 }                               => 1
                "VisitTypeCS": { "CodesetId": 5, "IsExclusion": true }          => 2
                "VisitLength": { "Value": 10, "Op": "eq" }                      => 1
                "VisitLength": { "Value": 10, "Op": "lt" }                      => 2 3
                "Age": { "Value": 60, "Op": "gte" }                             => 1
                "Gender": [ { "CONCEPT_ID": 8507 } ]                            => 1
                "GenderCS": { "CodesetId": 8507 }                               => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }          => 2 3
                "ProviderSpecialty": [ { "CONCEPT_ID": 11 } ]                   => 1
                "ProviderSpecialtyCS": { "CodesetId": 11 }                      => 1
                "ProviderSpecialtyCS": { "CodesetId": 11, "IsExclusion": true } => 2
                "PlaceOfService": [ { "CONCEPT_ID": 17 } ]                      => 1
                "PlaceOfServiceCS": { "CodesetId": 17 }                         => 1
                "PlaceOfServiceCS": { "CodesetId": 17, "IsExclusion": true }    => 2
                """,
        },
        new(
            "끝나지 않은 방문", "Visits without an end",
            "길이와 종료일을 묻는 조건은 종료일이 있어야 맞습니다. 진행 중인 방문은 조건에도 그 반대에도 맞지 않습니다.",
            "Filters on the length and the end need an end. A visit that is still going on matches neither a filter nor its opposite.")
        {
            Data = """
                visit_occurrence
                person | concept | start      | end
                1      | 1       | 2020-01-10 | 2020-01-20
                2      | 1       | 2020-01-10 |
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "VisitOccurrence": { … } } ] }
                }
                """,
            Answers = """
                                                                            => 1 2
                "VisitLength": { "Value": 5, "Op": "gt" }                   => 1
                "VisitLength": { "Value": 5, "Op": "lte" }                  => –
                "OccurrenceEndDate": { "Value": "2020-01-20", "Op": "eq" }  => 1
                "OccurrenceEndDate": { "Value": "2020-01-20", "Op": "!eq" } => –
                """,
        },
    ])
    {
        Introduction = new(
            "`VisitOccurrence`는 `visit_occurrence`의 기록을 찾습니다. 개념집합은 `visit_concept_id`, 원천 개념집합은 `visit_source_concept_id`를 봅니다.",
            "`VisitOccurrence` finds rows of `visit_occurrence`. The concept set looks at `visit_concept_id`, the source concept set at `visit_source_concept_id`."),
    };
}
