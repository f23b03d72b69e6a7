namespace Naru.Spec.Manual.C03Criteria;

internal static class ProcedureOccurrences
{
    internal static readonly Section Section = new("시술·처치 기록", "Procedure occurrences",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "시술은 `procedure_date`에 시작해 다음 날 끝납니다. CDM 5.4의 `procedure_end_date`는 보지 않습니다.",
            "A procedure starts on `procedure_date` and ends the next day. `procedure_end_date`, which CDM 5.4 has, is not looked at.")
        {
            Data = """
                procedure_occurrence
                person | concept | start      | end
                1      | 1       | 2020-01-10 | 2020-01-20
                2      | 2       | 2020-01-10 |
                """,
            Criterion = """{ "ProcedureOccurrence": { "CodesetId": 1 } }""",
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
                procedure_occurrence
                id | person | concept | source | start      | quantity
                1  | 1      | 2       | 9      | 2020-01-01 |
                2  | 1      | 1       | 9      | 2020-01-05 | 3
                4  | 2      | 1       |        | 2020-01-05 | 3
                3  | 2      | 1       |        | 2020-01-05 |
                """,
            Criterion = """{ "ProcedureOccurrence": { … } }""",
            Answers = """
                "CodesetId": 1, "Quantity": { "Value": 2, "Op": "gt" }                => 1 2
                "CodesetId": 1, "First": true                                         => 1 2
                "CodesetId": 1, "First": true, "Quantity": { "Value": 2, "Op": "gt" } => 1
                "CodesetId": 1, "ProcedureSourceConcept": 9                           => 1
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
                procedure_occurrence
                person | concept | start      | type | modifier_concept_id | quantity | provider | visit
                1      | 1       | 2020-01-10 | 5    | 7                   | 2        | 81       | 71
                2      | 1       | 2020-02-10 | 6    | 8                   | 1        | 82       | 72
                3      | 1       | 2020-03-10 |      |                     |          |          |
                """,
            Criterion = """{ "ProcedureOccurrence": { … } }""",
            Answers = """
                "OccurrenceStartDate": { "Value": "2020-02-01", "Op": "lt" }           => 1
                "ProcedureType": [ { "CONCEPT_ID": 5 } ]                               => 1
                "ProcedureType": [ { "CONCEPT_ID": 5 } ], "ProcedureTypeExclude": true => 2
                "ProcedureTypeCS": { "CodesetId": 5 }                                  => 1
                "ProcedureTypeCS": { "CodesetId": 5, "IsExclusion": true }             => 2
                "Modifier": [ { "CONCEPT_ID": 7 } ]                                    => 1
                "ModifierCS": { "CodesetId": 7 }                                       => 1
                "ModifierCS": { "CodesetId": 7, "IsExclusion": true }                  => 2
                "Quantity": { "Value": 2, "Op": "eq" }                                 => 1
                "Age": { "Value": 60, "Op": "gte" }                                    => 1
                "Gender": [ { "CONCEPT_ID": 8507 } ]                                   => 1
                "GenderCS": { "CodesetId": 8507 }                                      => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }                 => 2 3
                "ProviderSpecialty": [ { "CONCEPT_ID": 11 } ]                          => 1
                "ProviderSpecialtyCS": { "CodesetId": 11 }                             => 1
                "ProviderSpecialtyCS": { "CodesetId": 11, "IsExclusion": true }        => 2
                "VisitType": [ { "CONCEPT_ID": 13 } ]                                  => 1
                "VisitTypeCS": { "CodesetId": 13 }                                     => 1
                "VisitTypeCS": { "CodesetId": 13, "IsExclusion": true }                => 2
                """,
        },
    ])
    {
        Introduction = new(
            "`ProcedureOccurrence`는 `procedure_occurrence`의 기록을 찾습니다. 개념집합은 `procedure_concept_id`, 원천 개념집합은 `procedure_source_concept_id`를 봅니다.",
            "`ProcedureOccurrence` finds rows of `procedure_occurrence`. The concept set looks at `procedure_concept_id`, the source concept set at `procedure_source_concept_id`."),
    };
}
