namespace Naru.Spec.Manual.C05CorrelatedCriteria;

internal static class DistinctCounts
{
    private const string Index = """
        condition_occurrence
        person | concept | start
        1      | 1       | 2020-01-01
        2      | 1       | 2020-01-01
        3      | 1       | 2020-01-01
        4      | 1       | 2020-01-01
        5      | 1       | 2020-01-01
        6      | 1       | 2020-01-01

        """;

    internal static readonly Section Section = new("서로 다른 값의 수", "Distinct counts",
    [
        new(
            "서로 다른 개념", "Distinct concepts",
            "`IsDistinct`가 참이면 사건 대신 서로 다른 값을 셉니다. 열을 적지 않으면 기록의 개념을 셉니다. `IsDistinct`가 없으면 `CountColumn`은 뜻이 없습니다.",
            "With `IsDistinct`, distinct values are counted instead of events. Where no column is named it is the record's concept. Without `IsDistinct` a `CountColumn` means nothing.")
        {
            Data = Index + """
                drug_exposure
                person | concept | start
                1      | 2       | 2020-01-02
                1      | 2       | 2020-01-03
                2      | 2       | 2020-01-02
                2      | 3       | 2020-01-03
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { } },
                    "Occurrence": { "Type": 2, "Count": 2 … } } ] }
                """,
            Answers = """
                                                                     => 1 2
                , "IsDistinct": true                                 => 2
                , "IsDistinct": true, "CountColumn": "DOMAIN_CONCEPT"  => 2
                , "IsDistinct": true, "CountColumn": "START_DATE"    => 1 2
                , "IsDistinct": false, "CountColumn": "DOMAIN_CONCEPT" => 1 2
                """,
        },
        new(
            "없는 값은 세지 않습니다", "Missing values do not count",
            "값이 없는 기록은 서로 다른 값에 더해지지 않습니다. 기록은 있으나 값이 하나도 없으면 0입니다.",
            "A record without a value adds nothing to the count. Where there are records but no values, the count is 0.")
        {
            Data = Index + """
                drug_exposure
                person | concept | start      | refills
                2      | 2       | 2020-01-02 |
                3      | 2       | 2020-01-02 | 0
                3      | 2       | 2020-01-02 |
                4      | 2       | 2020-01-02 | 1
                4      | 2       | 2020-01-02 | 2
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "Occurrence": { … "IsDistinct": true, "CountColumn": "REFILLS" } } ] }
                """,
            Answers = """
                "Type": 0, "Count": 0,   => 1 2 5 6
                "Type": 0, "Count": 1,   => 3
                "Type": 0, "Count": 2,   => 4
                "Type": 1, "Count": 1,   => 1 2 3 5 6
                "Type": 2, "Count": 1,   => 3 4
                """,
        },
        new(
            "날짜, 기간, 방문, 원천 개념", "Days, durations, visits, source concepts",
            "진단의 두 기록이 사람마다 한 가지만 다릅니다: 1번은 개념, 2번은 날짜, 3번은 종료일, 4번은 원천 개념, 5번은 방문입니다. 종료일이 없으면 다음 날이 종료일이므로 셀 수 있습니다.",
            "Each person's two diagnoses differ in one thing: the concept (1), the dates (2), the end (3), the source concept (4), the visit (5). An end that is missing counts as the next day, by the rule for ends.")
        {
            Data = """
                observation
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                3      | 1       | 2020-01-01
                4      | 1       | 2020-01-01
                5      | 1       | 2020-01-01
                condition_occurrence
                person | concept | source | start      | end        | visit
                1      | 2       | 7      | 2020-01-10 | 2020-01-11 | 71
                1      | 3       | 7      | 2020-01-10 |            | 71
                2      | 2       | 7      | 2020-01-10 | 2020-01-12 | 72
                2      | 2       | 7      | 2020-01-20 | 2020-01-22 | 72
                3      | 2       | 7      | 2020-01-10 | 2020-01-12 | 73
                3      | 2       | 7      | 2020-01-10 | 2020-01-13 | 73
                4      | 2       | 7      | 2020-01-10 | 2020-01-12 | 74
                4      | 2       | 8      | 2020-01-10 | 2020-01-12 | 74
                5      | 2       | 7      | 2020-01-10 | 2020-01-12 | 75
                5      | 2       | 7      | 2020-01-10 | 2020-01-12 | 76
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "Observation": { "CodesetId": 1 } } ] },
                  "InclusionRules": [ { "name": "Two", "expression": { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "ConditionOccurrence": { } },
                    "Occurrence": { "Type": 2, "Count": 2, "IsDistinct": true, "CountColumn": … } } ] } } ]
                }
                """,
            Answers = """
                "DOMAIN_CONCEPT"         => 1
                "START_DATE"             => 2
                "END_DATE"               => 2 3
                "DURATION"               => 3
                "DOMAIN_SOURCE_CONCEPT"  => 4
                "VISIT_ID"               => 5
                """,
        },
        new(
            "약물", "Drugs",
            "약물 노출에서는 처방 일수, 수량, 리필 횟수도 셀 수 있습니다.",
            "For drug exposures, days of supply, quantities and refills can be counted too.")
        {
            Data = Index + """
                drug_exposure
                person | concept | source | start      | end        | days_supply | quantity | refills
                1      | 2       | 7      | 2020-01-10 | 2020-01-20 | 10          | 1        | 0
                1      | 2       | 7      | 2020-01-10 | 2020-01-20 | 20          | 1        | 0
                2      | 2       | 7      | 2020-01-10 | 2020-01-20 | 10          | 1        | 0
                2      | 2       | 7      | 2020-01-10 | 2020-01-20 | 10          | 1.5      | 0
                3      | 2       | 7      | 2020-01-10 | 2020-01-20 | 10          | 1        | 0
                3      | 2       | 7      | 2020-01-10 | 2020-01-20 | 10          | 1        | 1
                4      | 2       | 7      | 2020-01-10 | 2020-01-20 | 10          | 1        | 0
                4      | 3       | 8      | 2020-01-10 | 2020-01-20 | 10          | 1        | 0
                5      | 2       | 7      | 2020-01-10 | 2020-01-20 | 10          | 1        | 0
                5      | 2       | 7      | 2020-01-10 | 2020-01-21 | 10          | 1        | 0
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { } },
                    "Occurrence": { "Type": 2, "Count": 2, "IsDistinct": true, "CountColumn": … } } ] }
                """,
            Answers = """
                "DAYS_SUPPLY"            => 1
                "QUANTITY"               => 2
                "REFILLS"                => 3
                "DOMAIN_CONCEPT"         => 4
                "DOMAIN_SOURCE_CONCEPT"  => 4
                "DURATION"               => 5
                """,
        },
        new(
            "의료기기와 시술", "Devices and procedures",
            "의료기기와 시술에서는 수량을 셀 수 있습니다.",
            "For devices and procedures, quantities can be counted.")
        {
            Data = Index + """
                device_exposure
                person | concept | source | start      | end        | quantity
                1      | 2       | 7      | 2020-01-10 | 2020-01-11 | 1
                1      | 3       | 7      | 2020-01-10 | 2020-01-11 | 1
                2      | 2       | 7      | 2020-01-10 | 2020-01-11 | 1
                2      | 2       | 8      | 2020-01-10 | 2020-01-15 | 2
                procedure_occurrence
                person | concept | source | start      | quantity
                3      | 2       | 7      | 2020-01-10 | 1
                3      | 3       | 7      | 2020-01-10 | 1
                4      | 2       | 7      | 2020-01-10 | 1
                4      | 2       | 8      | 2020-01-10 | 2
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ { …, "IsDistinct": true } } ] }
                """,
            Answers = """
                "Criteria": { "DeviceExposure": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DOMAIN_CONCEPT"             => 1
                "Criteria": { "DeviceExposure": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "QUANTITY"                   => 2
                "Criteria": { "DeviceExposure": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DURATION"                   => 2
                "Criteria": { "ProcedureOccurrence": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DOMAIN_CONCEPT"        => 3
                "Criteria": { "ProcedureOccurrence": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "QUANTITY"              => 4
                "Criteria": { "ProcedureOccurrence": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DOMAIN_SOURCE_CONCEPT" => 4
                """,
        },
        new(
            "검사와 관찰", "Measurements and observations",
            "검사에서는 수치와 정상 범위를, 관찰에서는 수치를 셀 수 있습니다.",
            "For measurements, values and the ends of the normal range can be counted; for observations, values.")
        {
            Data = Index + """
                measurement
                person | concept | start      | value_as_number | range_low | range_high
                1      | 2       | 2020-01-10 | 5               | 1         | 10
                1      | 2       | 2020-01-10 | 5.5             | 1         | 10
                2      | 2       | 2020-01-10 | 5               | 1         | 10
                2      | 2       | 2020-01-10 | 5               | 2         | 10
                3      | 2       | 2020-01-10 | 5               | 1         | 10
                3      | 3       | 2020-01-10 | 5               | 1         | 11
                observation
                person | concept | start      | value_as_number
                4      | 2       | 2020-01-10 | 5
                4      | 2       | 2020-01-10 | 6
                5      | 2       | 2020-01-10 | 5
                5      | 3       | 2020-01-10 | 5
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ { …, "IsDistinct": true } } ] }
                """,
            Answers = """
                "Criteria": { "Measurement": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "VALUE_AS_NUMBER"   => 1
                "Criteria": { "Measurement": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "RANGE_LOW"         => 2
                "Criteria": { "Measurement": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "RANGE_HIGH"        => 3
                "Criteria": { "Measurement": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DOMAIN_CONCEPT"    => 3
                "Criteria": { "Observation": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "VALUE_AS_NUMBER"   => 4
                "Criteria": { "Observation": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DOMAIN_CONCEPT"    => 5
                """,
        },
        new(
            "에라", "Eras",
            "에라에서는 합쳐진 기록의 수를, 약물 에라에서는 공백 일수를, 용량 에라에서는 용량과 단위를 셀 수 있습니다.",
            "For eras, the number of records that make them up can be counted; for drug eras, gap days; for dose eras, dose and unit.")
        {
            Data = Index + """
                condition_era
                person | concept | start      | end        | condition_occurrence_count
                1      | 2       | 2020-01-10 | 2020-01-20 | 1
                1      | 2       | 2020-02-10 | 2020-02-20 | 2
                2      | 2       | 2020-01-10 | 2020-01-20 | 1
                2      | 3       | 2020-02-10 | 2020-02-21 | 1
                drug_era
                person | concept | start      | end        | drug_exposure_count | gap_days
                3      | 2       | 2020-01-10 | 2020-01-20 | 1                   | 0
                3      | 2       | 2020-02-10 | 2020-02-20 | 2                   | 0
                4      | 2       | 2020-01-10 | 2020-01-20 | 1                   | 0
                4      | 3       | 2020-02-10 | 2020-02-21 | 1                   | 5
                dose_era
                person | concept | start      | end        | dose_value | unit_concept_id
                5      | 2       | 2020-01-10 | 2020-01-20 | 1          | 15
                5      | 2       | 2020-02-10 | 2020-02-20 | 2          | 15
                6      | 2       | 2020-01-10 | 2020-01-20 | 1          | 15
                6      | 3       | 2020-02-10 | 2020-02-21 | 1          | 16
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ { …, "IsDistinct": true } } ] }
                """,
            Answers = """
                "Criteria": { "ConditionEra": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "ERA_OCCURRENCES"  => 1
                "Criteria": { "ConditionEra": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DOMAIN_CONCEPT"   => 2
                "Criteria": { "ConditionEra": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DURATION"         => 2
                "Criteria": { "DrugEra": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "ERA_OCCURRENCES"       => 3
                "Criteria": { "DrugEra": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DOMAIN_CONCEPT"        => 4
                "Criteria": { "DrugEra": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "GAP_DAYS"              => 4
                "Criteria": { "DrugEra": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DURATION"              => 4
                "Criteria": { "DoseEra": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "VALUE_AS_NUMBER"       => 5
                "Criteria": { "DoseEra": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "UNIT"                  => 6
                "Criteria": { "DoseEra": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DOMAIN_CONCEPT"        => 6
                "Criteria": { "DoseEra": { } }, "Occurrence": { "Type": 2, "Count": 2, "CountColumn": "DURATION"              => 6
                """,
        },
    ]);
}
