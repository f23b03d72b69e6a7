namespace Naru.Spec.Manual.C03Criteria;

internal static class DeviceExposures
{
    internal static readonly Section Section = new("의료기기 노출", "Device exposures",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "사건은 `device_exposure_start_date`에 시작해 `device_exposure_end_date`에 끝납니다. 종료일이 없으면 시작 다음 날 끝납니다.",
            "The event starts on `device_exposure_start_date` and ends on `device_exposure_end_date`; where that is missing, on the day after the start.")
        {
            Data = """
                device_exposure
                person | concept | start      | end
                1      | 1       | 2020-01-10 | 2020-01-20
                2      | 1       | 2020-01-10 |
                3      | 2       | 2020-01-10 | 2020-01-20
                """,
            Criterion = """{ "DeviceExposure": { "CodesetId": 1 } }""",
            Rows = """
                person | start      | end
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
                device_exposure
                id | person | concept | source | start      | quantity
                1  | 1      | 2       | 9      | 2020-01-01 |
                2  | 1      | 1       | 9      | 2020-01-05 | 3
                4  | 2      | 1       |        | 2020-01-05 | 3
                3  | 2      | 1       |        | 2020-01-05 |
                """,
            Criterion = """{ "DeviceExposure": { … } }""",
            Answers = """
                "CodesetId": 1, "Quantity": { "Value": 2, "Op": "gt" }                => 1 2
                "CodesetId": 1, "First": true                                         => 1 2
                "CodesetId": 1, "First": true, "Quantity": { "Value": 2, "Op": "gt" } => 1
                "CodesetId": 1, "DeviceSourceConcept": 9                              => 1
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
                device_exposure
                person | concept | start      | end        | type | quantity | unique_device_id | provider | visit
                1      | 1       | 2020-01-10 | 2020-01-20 | 5    | 2        | UDI-1            | 81       | 71
                2      | 1       | 2020-02-10 | 2020-02-12 | 6    | 1        | UDI-2            | 82       | 72
                3      | 1       | 2020-03-10 |            |      |          |                  |          |
                """,
            Criterion = """{ "DeviceExposure": { … } }""",
            Answers = """
                "OccurrenceStartDate": { "Value": "2020-02-01", "Op": "lt" }     => 1
                "OccurrenceEndDate": { "Value": "2020-02-12", "Op": "lte" }      => 1 2
                "DeviceType": [ { "CONCEPT_ID": 5 } ]                            => 1
                "DeviceType": [ { "CONCEPT_ID": 5 } ], "DeviceTypeExclude": true => 2
                "DeviceTypeCS": { "CodesetId": 5 }                               => 1
                "DeviceTypeCS": { "CodesetId": 5, "IsExclusion": true }          => 2
                "UniqueDeviceId": { "Text": "UDI-1", "Op": "eq" }                => 1
                "UniqueDeviceId": { "Text": "UDI-1", "Op": "!eq" }               => 2
                "Quantity": { "Value": 2, "Op": "eq" }                           => 1
                "Age": { "Value": 60, "Op": "gte" }                              => 1
                "Gender": [ { "CONCEPT_ID": 8507 } ]                             => 1
                "GenderCS": { "CodesetId": 8507 }                                => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }           => 2 3
                "ProviderSpecialty": [ { "CONCEPT_ID": 11 } ]                    => 1
                "ProviderSpecialtyCS": { "CodesetId": 11 }                       => 1
                "ProviderSpecialtyCS": { "CodesetId": 11, "IsExclusion": true }  => 2
                "VisitType": [ { "CONCEPT_ID": 13 } ]                            => 1
                "VisitTypeCS": { "CodesetId": 13 }                               => 1
                "VisitTypeCS": { "CodesetId": 13, "IsExclusion": true }          => 2
                """,
        },
    ])
    {
        Introduction = new(
            "`DeviceExposure`는 `device_exposure`의 기록을 찾습니다. 개념집합은 `device_concept_id`, 원천 개념집합은 `device_source_concept_id`를 봅니다.",
            "`DeviceExposure` finds rows of `device_exposure`. The concept set looks at `device_concept_id`, the source concept set at `device_source_concept_id`."),
    };
}
