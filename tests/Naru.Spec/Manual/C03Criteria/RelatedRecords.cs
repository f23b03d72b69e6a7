namespace Naru.Spec.Manual.C03Criteria;

internal static class RelatedRecords
{
    internal static readonly Section Section = new("다른 표를 보는 속성", "Attributes that look at other tables",
    [
        new(
            "방문 유형", "Visit type",
            "`VisitType`은 기록이 속한 방문의 개념을 봅니다. 방문은 같은 사람의 것이어야 합니다. 방문이 없거나 다른 사람의 것이면, \"값이 없다\"를 묻더라도 사건에서 빠집니다.",
            "`VisitType` looks at the concept of the visit that the record names. The visit must be the same person's. Without such a visit the event is left out, even where the filter asks for “no value”.")
        {
            Data = """
                visit_occurrence
                id | person | concept | start      | end
                71 | 1      | 13      | 2020-01-01 | 2020-01-31
                72 | 2      |         | 2020-01-01 | 2020-01-31
                condition_occurrence
                person | start      | visit
                1      | 2020-01-10 | 71
                2      | 2020-01-10 | 72
                3      | 2020-01-10 | 71
                4      | 2020-01-10 | 99
                5      | 2020-01-10 |
                """,
            Criterion = """{ "ConditionOccurrence": { … } }""",
            Answers = """
                "VisitType": [ { "CONCEPT_ID": 13 } ]                      => 1
                "VisitTypeCS": { "CodesetId": 14, "IsExclusion": true }    => 1
                "VisitTypeCS": { }                                         => 1
                "VisitTypeCS": { "IsExclusion": true }                     => 2
                                                                           => 1 2 3 4 5
                """,
        },
        new(
            "진료과", "Provider specialty",
            "`ProviderSpecialty`는 의료인의 진료과를 봅니다. 의료인이 없는 기록도 남으며, 그 진료과는 없는 값입니다.",
            "`ProviderSpecialty` looks at the specialty of the record's provider. A record without a (known) provider stays, with a missing specialty.")
        {
            Data = """
                provider
                id | specialty
                81 | 11
                82 |
                condition_occurrence
                person | start      | provider
                1      | 2020-01-10 | 81
                2      | 2020-01-10 | 82
                3      | 2020-01-10 | 99
                4      | 2020-01-10 |
                """,
            Criterion = """{ "ConditionOccurrence": { … } }""",
            Answers = """
                "ProviderSpecialty": [ { "CONCEPT_ID": 11 } ]                      => 1
                "ProviderSpecialtyCS": { "CodesetId": 12, "IsExclusion": true }    => 1
                "ProviderSpecialtyCS": { }                                         => 1
                "ProviderSpecialtyCS": { "IsExclusion": true }                     => 2 3 4
                """,
        },
        new(
            "진료 장소", "Place of service",
            "`PlaceOfService`는 방문한 기관의 종류를 봅니다. 기관이 없는 방문은 무엇을 묻든 빠집니다.",
            "`PlaceOfService` looks at the kind of the visit's care site. A visit without a (known) care site is left out, whatever the filter asks.")
        {
            Data = """
                care_site
                id | place
                61 | 17
                62 |
                visit_occurrence
                person | start      | end        | care_site
                1      | 2020-01-10 | 2020-01-11 | 61
                2      | 2020-01-10 | 2020-01-11 | 62
                3      | 2020-01-10 | 2020-01-11 | 99
                4      | 2020-01-10 | 2020-01-11 |
                """,
            Criterion = """{ "VisitOccurrence": { … } }""",
            Answers = """
                "PlaceOfService": [ { "CONCEPT_ID": 17 } ]                      => 1
                "PlaceOfServiceCS": { "CodesetId": 18, "IsExclusion": true }    => 1
                "PlaceOfServiceCS": { }                                         => 1
                "PlaceOfServiceCS": { "IsExclusion": true }                     => 2
                """,
        },
        new(
            "성별", "Gender",
            "`Gender`는 사람의 성별을 봅니다. 성별이 없는 사람은 목록에도 제외에도 맞지 않습니다.",
            "`Gender` looks at the person. A person without a gender matches neither a list nor an exclusion.")
        {
            Data = """
                person
                person | gender
                1      | 8507
                2      | 8532
                3      |
                condition_occurrence
                person | start
                1      | 2020-01-10
                2      | 2020-01-10
                3      | 2020-01-10
                """,
            Criterion = """{ "ConditionOccurrence": { … } }""",
            Answers = """
                "Gender": [ { "CONCEPT_ID": 8507 } ]                        => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }      => 2
                "GenderCS": { "IsExclusion": true }                         => 3
                """,
        },
    ]);
}
