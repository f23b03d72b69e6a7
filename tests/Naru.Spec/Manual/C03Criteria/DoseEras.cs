namespace Naru.Spec.Manual.C03Criteria;

internal static class DoseEras
{
    internal static readonly Section Section = new("용량 에라", "Dose eras",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "사건은 에라의 기록된 시작일부터 종료일까지입니다.",
            "The event lasts from the recorded start to the recorded end of the era.")
        {
            Data = """
                dose_era
                person | concept | start      | end
                1      | 1       | 2020-01-10 | 2020-01-20
                2      | 2       | 2020-01-10 | 2020-01-20
                """,
            Criterion = """{ "DoseEra": { "CodesetId": 1 } }""",
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
                dose_era
                id | person | concept | start      | end        | dose_value
                1  | 1      | 2       | 2020-01-01 | 2020-01-02 | 1
                2  | 1      | 1       | 2020-01-05 | 2020-01-08 | 30
                4  | 2      | 1       | 2020-01-05 | 2020-01-08 | 30
                3  | 2      | 1       | 2020-01-05 | 2020-01-08 | 1
                """,
            Criterion = """{ "DoseEra": { … } }""",
            Answers = """
                "CodesetId": 1, "DoseValue": { "Value": 20, "Op": "gt" }                => 1 2
                "CodesetId": 1, "First": true                                           => 1 2
                "CodesetId": 1, "First": true, "DoseValue": { "Value": 20, "Op": "gt" } => 1
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
                dose_era
                person | concept | start      | end        | dose_value | unit_concept_id
                1      | 1       | 2019-12-20 | 2020-01-20 | 7.5        | 15
                2      | 1       | 2020-02-10 | 2020-02-12 | 5          | 16
                3      | 1       | 2020-03-10 | 2020-03-20 |            |
                """,
            Criterion = """{ "DoseEra": { … } }""",
            Answers = """
                "EraStartDate": { "Value": "2020-02-01", "Op": "lt" }  => 1
                "EraEndDate": { "Value": "2020-02-12", "Op": "lte" }   => 1 2
                "Unit": [ { "CONCEPT_ID": 15 } ]                       => 1
                "UnitCS": { "CodesetId": 15 }                          => 1
                "UnitCS": { "CodesetId": 15, "IsExclusion": true }     => 2
                "DoseValue": { "Value": 7.5, "Op": "eq" }              => 1
                "DoseValue": { "Value": 7.5, "Op": "!eq" }             => 2
                "EraLength": { "Value": 31, "Op": "eq" }               => 1
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
            "`DoseEra`는 `dose_era`의 기록을 찾습니다. 개념집합은 `drug_concept_id`를 봅니다.",
            "`DoseEra` finds rows of `dose_era`. The concept set looks at `drug_concept_id`."),
    };
}
