namespace Naru.Spec.Manual.C03Criteria;

internal static class Measurements
{
    internal static readonly Section Section = new("검사 결과", "Measurements",
    [
        new(
            "어떤 기록, 어떤 날", "Which records, which days",
            "검사는 `measurement_date`에 시작해 다음 날 끝납니다.",
            "A measurement starts on `measurement_date` and ends the next day.")
        {
            Data = """
                measurement
                person | concept | start
                1      | 1       | 2020-01-10
                2      | 2       | 2020-01-10
                """,
            Criterion = """{ "Measurement": { "CodesetId": 1 } }""",
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
                measurement
                id | person | concept | source | start      | value_as_number
                1  | 1      | 2       | 9      | 2020-01-01 |
                2  | 1      | 1       | 9      | 2020-01-05 | 3
                4  | 2      | 1       |        | 2020-01-05 | 3
                3  | 2      | 1       |        | 2020-01-05 |
                """,
            Criterion = """{ "Measurement": { … } }""",
            Answers = """
                "CodesetId": 1, "ValueAsNumber": { "Value": 2, "Op": "gt" }                => 1 2
                "CodesetId": 1, "First": true                                              => 1 2
                "CodesetId": 1, "First": true, "ValueAsNumber": { "Value": 2, "Op": "gt" } => 1
                "CodesetId": 1, "MeasurementSourceConcept": 9                              => 1
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
                measurement
                person | concept | start      | type | operator_concept_id | value_as_number | value_as_concept_id | unit_concept_id | range_low | range_high | provider | visit
                1      | 1       | 2020-01-10 | 5    | 7                   | 6.5             | 9                   | 15              | 4         | 6          | 81       | 71
                2      | 1       | 2020-02-10 | 6    | 8                   | 5               | 10                  | 16              | 2         | 10         | 82       | 72
                3      | 1       | 2020-03-10 |      |                     |                 |                     |                 |           |            |          |
                """,
            Criterion = """{ "Measurement": { … } }""",
            Answers = """
                "OccurrenceStartDate": { "Value": "2020-02-01", "Op": "lt" }               => 1
                "MeasurementType": [ { "CONCEPT_ID": 5 } ]                                 => 1
                "MeasurementType": [ { "CONCEPT_ID": 5 } ], "MeasurementTypeExclude": true => 2
                "MeasurementTypeCS": { "CodesetId": 5 }                                    => 1
                "MeasurementTypeCS": { "CodesetId": 5, "IsExclusion": true }               => 2
                "Operator": [ { "CONCEPT_ID": 7 } ]                                        => 1
                "OperatorCS": { "CodesetId": 7 }                                           => 1
                "OperatorCS": { "CodesetId": 7, "IsExclusion": true }                      => 2
                "ValueAsNumber": { "Value": 6.5, "Op": "gte" }                             => 1
                "ValueAsNumber": { "Value": 6, "Op": "bt", "Extent": 7 }                   => 1
                "ValueAsNumber": { "Value": 6, "Op": "!bt", "Extent": 7 }                  => 2
                "ValueAsConcept": [ { "CONCEPT_ID": 9 } ]                                  => 1
                "ValueAsConceptCS": { "CodesetId": 9 }                                     => 1
                "ValueAsConceptCS": { "CodesetId": 9, "IsExclusion": true }                => 2
                "Unit": [ { "CONCEPT_ID": 15 } ]                                           => 1
                "UnitCS": { "CodesetId": 15 }                                              => 1
                "UnitCS": { "CodesetId": 15, "IsExclusion": true }                         => 2
                "RangeLow": { "Value": 4, "Op": "eq" }                                     => 1
                "RangeHigh": { "Value": 6, "Op": "lte" }                                   => 1
                "RangeLowRatio": { "Value": 2, "Op": "gt" }                                => 2
                "RangeHighRatio": { "Value": 1, "Op": "gt" }                               => 1
                "Abnormal": true                                                           => 1
                "Age": { "Value": 60, "Op": "gte" }                                        => 1
                "Gender": [ { "CONCEPT_ID": 8507 } ]                                       => 1
                "GenderCS": { "CodesetId": 8507 }                                          => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }                     => 2 3
                "ProviderSpecialty": [ { "CONCEPT_ID": 11 } ]                              => 1
                "ProviderSpecialtyCS": { "CodesetId": 11 }                                 => 1
                "ProviderSpecialtyCS": { "CodesetId": 11, "IsExclusion": true }            => 2
                "VisitType": [ { "CONCEPT_ID": 13 } ]                                      => 1
                "VisitTypeCS": { "CodesetId": 13 }                                         => 1
                "VisitTypeCS": { "CodesetId": 13, "IsExclusion": true }                    => 2
                """,
        },
        new(
            "비율", "Ratios",
            "`RangeLowRatio`와 `RangeHighRatio`는 값을 정상 범위의 하한과 상한으로 나눈 것입니다. 값이나 범위가 없거나 범위가 0이면 비율이 없습니다.",
            "`RangeLowRatio` and `RangeHighRatio` divide the value by the low and the high end of the normal range. Where the value or the range is missing, or the range is 0, there is no ratio.")
        {
            Data = """
                measurement
                person | start      | value_as_number | range_low | range_high
                1      | 2020-01-01 | 12              | 4         | 10
                2      | 2020-01-01 | 12              | 0         | 0
                3      | 2020-01-01 | 12              |           |
                4      | 2020-01-01 |                 | 4         | 10
                5      | 2020-01-01 | 0               | 4         | 10
                6      | 2020-01-01 | -4              | 4         | 10
                """,
            Criterion = """{ "Measurement": { … } }""",
            Answers = """
                "RangeLowRatio": { "Value": 3, "Op": "eq" }    => 1
                "RangeLowRatio": { "Value": 3, "Op": "!eq" }   => 5 6
                "RangeHighRatio": { "Value": 1.2, "Op": "eq" } => 1
                "RangeHighRatio": { "Value": 0, "Op": "lte" }  => 5 6
                """,
        },
        new(
            "비정상", "Abnormal",
            "`Abnormal`은 값이 하한보다 작거나 상한보다 크거나, 값 개념이 낮음(4155142) 또는 높음(4155143)인 기록입니다. 하한이나 상한과 같은 값은 정상입니다.",
            "`Abnormal` keeps records whose value lies below the low end or above the high end of the range, or whose value concept is low (4155142) or high (4155143). A value at an end of the range is normal.")
        {
            Data = """
                measurement
                person | start      | value_as_number | range_low | range_high | value_as_concept_id
                1      | 2020-01-01 | 3               | 4         | 10         |
                2      | 2020-01-01 | 4               | 4         | 10         |
                3      | 2020-01-01 | 10              | 4         | 10         |
                4      | 2020-01-01 | 11              |           | 10         |
                5      | 2020-01-01 |                 |           |            | 4155142
                6      | 2020-01-01 | 5               | 4         | 10         | 4155143
                7      | 2020-01-01 |                 |           |            | 7
                8      | 2020-01-01 | 5               |           |            |
                """,
            Criterion = """{ "Measurement": { … } }""",
            Answers = """
                "Abnormal": true, "ValueAsConceptCS": { "IsExclusion": true } => 1 4
                "Abnormal": true                                              => 1 4 5 6
                "Abnormal": false                                             => 1 2 3 4 5 6 7 8
                """,
        },
    ])
    {
        Introduction = new(
            "`Measurement`는 `measurement`의 기록을 찾습니다. 개념집합은 `measurement_concept_id`, 원천 개념집합은 `measurement_source_concept_id`를 봅니다.",
            "`Measurement` finds rows of `measurement`. The concept set looks at `measurement_concept_id`, the source concept set at `measurement_source_concept_id`."),
    };
}
