namespace Naru.Spec.Manual.C03Criteria;

internal static class Deaths
{
    internal static readonly Section Section = new("사망", "Deaths",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "사망은 `death_date`에 시작해 다음 날 끝납니다. 사망은 한 번이므로 `First`가 없습니다.",
            "A death starts on `death_date` and ends the next day. People die once: there is no `First`.")
        {
            Data = """
                death
                person | concept | source | start
                1      | 1       | 9      | 2020-01-10
                2      | 2       | 9      | 2020-01-10
                3      |         |        | 2020-01-10
                """,
            Criterion = """{ "Death": { "CodesetId": 1 } }""",
            Rows = """
                person | start      | end
                1      | 2020-01-10 | 2020-01-11
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
                death
                person | concept | source | start      | type
                1      | 1       | 9      | 2020-01-10 | 5
                2      | 1       | 8      | 2020-02-10 | 6
                3      | 1       |        | 2020-03-10 |
                """,
            Criterion = """{ "Death": { … } }""",
            Answers = """
                "CodesetId": 1                                                 => 1 2 3
                "DeathSourceConcept": 9                                        => 1
                "OccurrenceStartDate": { "Value": "2020-02-01", "Op": "lt" }   => 1
                "DeathType": [ { "CONCEPT_ID": 5 } ]                           => 1
                "DeathType": [ { "CONCEPT_ID": 5 } ], "DeathTypeExclude": true => 2
                "DeathTypeCS": { "CodesetId": 5 }                              => 1
                "DeathTypeCS": { "CodesetId": 5, "IsExclusion": true }         => 2
                "Age": { "Value": 60, "Op": "gte" }                            => 1
                "Gender": [ { "CONCEPT_ID": 8507 } ]                           => 1
                "GenderCS": { "CodesetId": 8507 }                              => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }         => 2 3
                """,
        },
    ])
    {
        Introduction = new(
            "`Death`는 `death`의 기록을 찾습니다. 개념집합은 `cause_concept_id`, 원천 개념집합은 `cause_source_concept_id`를 봅니다.",
            "`Death` finds rows of `death`. The concept set looks at `cause_concept_id`, the source concept set at `cause_source_concept_id`."),
    };
}
