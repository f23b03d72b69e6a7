namespace Naru.Spec.Manual.C03Criteria;

internal static class Specimens
{
    internal static readonly Section Section = new("검체", "Specimens",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "검체는 `specimen_date`에 시작해 다음 날 끝납니다.",
            "A specimen starts on `specimen_date` and ends the next day.")
        {
            Data = """
                specimen
                person | concept | start
                1      | 1       | 2020-01-10
                2      | 2       | 2020-01-10
                """,
            Criterion = """{ "Specimen": { "CodesetId": 1 } }""",
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
                specimen
                id | person | concept | start      | specimen_source_id
                1  | 1      | 2       | 2020-01-01 |
                2  | 1      | 1       | 2020-01-05 | S-1
                4  | 2      | 1       | 2020-01-05 | S-1
                3  | 2      | 1       | 2020-01-05 |
                """,
            Criterion = """{ "Specimen": { … } }""",
            Answers = """
                "CodesetId": 1, "SourceId": { "Text": "S-", "Op": "startsWith" }                => 1 2
                "CodesetId": 1, "First": true                                                   => 1 2
                "CodesetId": 1, "First": true, "SourceId": { "Text": "S-", "Op": "startsWith" } => 1
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
                specimen
                person | concept | start      | type | quantity | unit_concept_id | anatomic_site_concept_id | disease_status_concept_id | specimen_source_id
                1      | 1       | 2020-01-10 | 5    | 2.5      | 15              | 17                       | 7                         | AB-1
                2      | 1       | 2020-02-10 | 6    | 1        | 16              | 18                       | 8                         | CD-2
                3      | 1       | 2020-03-10 |      |          |                 |                          |                           |
                """,
            Criterion = """{ "Specimen": { … } }""",
            Answers = """
                "OccurrenceStartDate": { "Value": "2020-02-01", "Op": "lt" }         => 1
                "SpecimenType": [ { "CONCEPT_ID": 5 } ]                              => 1
                "SpecimenType": [ { "CONCEPT_ID": 5 } ], "SpecimenTypeExclude": true => 2
                "SpecimenTypeCS": { "CodesetId": 5 }                                 => 1
                "SpecimenTypeCS": { "CodesetId": 5, "IsExclusion": true }            => 2
                "Quantity": { "Value": 2.5, "Op": "gte" }                            => 1
                "Quantity": { "Value": 2.5, "Op": "!eq" }                            => 2
                "Unit": [ { "CONCEPT_ID": 15 } ]                                     => 1
                "UnitCS": { "CodesetId": 15 }                                        => 1
                "UnitCS": { "CodesetId": 15, "IsExclusion": true }                   => 2
                "AnatomicSite": [ { "CONCEPT_ID": 17 } ]                             => 1
                "AnatomicSiteCS": { "CodesetId": 17 }                                => 1
                "AnatomicSiteCS": { "CodesetId": 17, "IsExclusion": true }           => 2
                "DiseaseStatus": [ { "CONCEPT_ID": 7 } ]                             => 1
                "DiseaseStatusCS": { "CodesetId": 7 }                                => 1
                "DiseaseStatusCS": { "CodesetId": 7, "IsExclusion": true }           => 2
                "SourceId": { "Text": "1", "Op": "endsWith" }                        => 1
                "SourceId": { "Text": "1", "Op": "!endsWith" }                       => 2
                "Age": { "Value": 60, "Op": "gte" }                                  => 1
                "Gender": [ { "CONCEPT_ID": 8507 } ]                                 => 1
                "GenderCS": { "CodesetId": 8507 }                                    => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }               => 2 3
                """,
        },
    ])
    {
        Introduction = new(
            "`Specimen`은 `specimen`의 기록을 찾습니다. 개념집합은 `specimen_concept_id`를 봅니다. 검체는 방문에 속하지 않습니다.",
            "`Specimen` finds rows of `specimen`. The concept set looks at `specimen_concept_id`. Specimens belong to no visit."),
    };
}
