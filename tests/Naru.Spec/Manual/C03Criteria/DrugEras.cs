namespace Naru.Spec.Manual.C03Criteria;

internal static class DrugEras
{
    internal static readonly Section Section = new("약물 에라", "Drug eras",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "사건은 에라의 기록된 시작일부터 종료일까지입니다.",
            "The event lasts from the recorded start to the recorded end of the era.")
        {
            Data = """
                drug_era
                person | concept | start      | end
                1      | 1       | 2020-01-10 | 2020-01-20
                2      | 2       | 2020-01-10 | 2020-01-20
                """,
            Criterion = """{ "DrugEra": { "CodesetId": 1 } }""",
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
                drug_era
                id | person | concept | start      | end        | drug_exposure_count
                1  | 1      | 2       | 2020-01-01 | 2020-01-02 | 1
                2  | 1      | 1       | 2020-01-05 | 2020-01-08 | 3
                4  | 2      | 1       | 2020-01-05 | 2020-01-08 | 3
                3  | 2      | 1       | 2020-01-05 | 2020-01-08 | 1
                """,
            Criterion = """{ "DrugEra": { … } }""",
            Answers = """
                "CodesetId": 1, "OccurrenceCount": { "Value": 2, "Op": "gt" }                => 1 2
                "CodesetId": 1, "First": true                                                => 1 2
                "CodesetId": 1, "First": true, "OccurrenceCount": { "Value": 2, "Op": "gt" } => 1
                """,
        },
        new(
            "속성", "Attributes",
            "이 조건의 모든 속성입니다. 에라의 길이는 시작일부터 종료일까지의 날수입니다. 나이는 시작일과 종료일의 연도에서 각각 셉니다.",
            "All attributes of this type. The length is the number of days from start to end. Ages are taken in the year of the start and of the end.")
        {
            Data = """
                person
                person | born | gender
                1      | 1950 | 8507
                2      | 1980 | 8532
                3      | 1980 | 8532
                drug_era
                person | concept | start      | end        | drug_exposure_count | gap_days
                1      | 1       | 2019-12-20 | 2020-01-20 | 5                   | 10
                2      | 1       | 2020-02-10 | 2020-02-12 | 2                   | 0
                3      | 1       | 2020-03-10 | 2020-03-20 |                     |
                """,
            Criterion = """{ "DrugEra": { … } }""",
            Answers = """
                "EraStartDate": { "Value": "2020-02-01", "Op": "lt" }  => 1
                "EraEndDate": { "Value": "2020-02-12", "Op": "lte" }   => 1 2
                "OccurrenceCount": { "Value": 3, "Op": "gt" }          => 1
                "OccurrenceCount": { "Value": 5, "Op": "!eq" }         => 2
                "EraLength": { "Value": 31, "Op": "eq" }               => 1
                "GapDays": { "Value": 5, "Op": "lt" }                  => 2
                "AgeAtStart": { "Value": 69, "Op": "eq" }              => 1
                "AgeAtEnd": { "Value": 70, "Op": "eq" }                => 1
                "Gender": [ { "CONCEPT_ID": 8507 } ]                   => 1
                "GenderCS": { "CodesetId": 8507 }                      => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true } => 2 3
                """,
        },
    ])
    {
        Introduction = new(
            "`DrugEra`는 `drug_era`의 기록을 찾습니다. 개념집합은 `drug_concept_id`를 보며, 약물 에라의 개념은 성분입니다.",
            "`DrugEra` finds rows of `drug_era`. The concept set looks at `drug_concept_id`; the concepts of drug eras are ingredients."),
    };
}
