namespace Naru.Spec.Manual.C03Criteria;

internal static class VisitDetails
{
    internal static readonly Section Section = new("세부 방문", "Visit details",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "세부 방문은 기록된 시작일부터 종료일까지입니다. 종료일이 없으면 없는 대로 두므로 2번 사람은 여기서 결과에 나오지 않습니다.",
            "A visit detail lasts from the recorded start to the recorded end. A missing end stays missing, so that person 2 has no row here.")
        {
            Data = """
                visit_detail
                person | concept | start      | end
                1      | 1       | 2020-01-10 | 2020-01-20
                2      | 1       | 2020-01-10 |
                3      | 2       | 2020-01-10 | 2020-01-20
                """,
            Criterion = """{ "VisitDetail": { "CodesetId": 1 } }""",
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
                visit_detail
                id | person | concept | source | start      | end
                1  | 1      | 2       | 9      | 2020-01-01 | 2020-01-01
                2  | 1      | 1       | 9      | 2020-01-05 | 2020-01-08
                4  | 2      | 1       |        | 2020-01-05 | 2020-01-08
                3  | 2      | 1       |        | 2020-01-05 | 2020-01-05
                """,
            Criterion = """{ "VisitDetail": { … } }""",
            Answers = """
                "CodesetId": 1, "VisitDetailLength": { "Value": 2, "Op": "gt" }                => 1 2
                "CodesetId": 1, "First": true                                                  => 1 2
                "CodesetId": 1, "First": true, "VisitDetailLength": { "Value": 2, "Op": "gt" } => 1
                "CodesetId": 1, "VisitDetailSourceConcept": 9                                  => 1
                """,
        },
        new(
            "속성", "Attributes",
            "이 조건의 모든 속성입니다. 세부 방문에는 개념 목록이 없고 개념집합을 쓰는 속성(`…CS`)만 있습니다.",
            "All attributes of this type. Visit details have no lists of concepts, only the attributes that use concept sets (`…CS`).")
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
                visit_detail
                person | concept | start      | end        | type | provider | care_site
                1      | 1       | 2020-01-10 | 2020-01-20 | 5    | 81       | 61
                2      | 1       | 2020-02-10 | 2020-02-12 | 6    | 82       | 62
                3      | 1       | 2020-03-10 | 2020-03-15 |      |          |
                """,
            Criterion = """{ "VisitDetail": { … } }""",
            Answers = """
                "VisitDetailStartDate": { "Value": "2020-02-01", "Op": "lt" }   => 1
                "VisitDetailEndDate": { "Value": "2020-02-12", "Op": "lte" }    => 1 2
                "VisitDetailTypeCS": { "CodesetId": 5 }                         => 1
                "VisitDetailTypeCS": { "CodesetId": 5, "IsExclusion": true }    => 2
                "VisitDetailLength": { "Value": 10, "Op": "eq" }                => 1
                "Age": { "Value": 60, "Op": "gte" }                             => 1
                "GenderCS": { "CodesetId": 8507 }                               => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }          => 2 3
                "ProviderSpecialtyCS": { "CodesetId": 11 }                      => 1
                "ProviderSpecialtyCS": { "CodesetId": 11, "IsExclusion": true } => 2
                "PlaceOfServiceCS": { "CodesetId": 17 }                         => 1
                "PlaceOfServiceCS": { "CodesetId": 17, "IsExclusion": true }    => 2
                """,
        },
    ])
    {
        Introduction = new(
            "`VisitDetail`은 `visit_detail`의 기록을 찾습니다. 개념집합은 `visit_detail_concept_id`, 원천 개념집합은 `visit_detail_source_concept_id`를 봅니다.",
            "`VisitDetail` finds rows of `visit_detail`. The concept set looks at `visit_detail_concept_id`, the source concept set at `visit_detail_source_concept_id`."),
    };
}
