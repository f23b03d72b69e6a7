namespace Naru.Spec.Manual.C12Peculiarities;

internal static class AsOhdsiAnswers
{
    internal static readonly Section Section = new("OHDSI의 답을 따르는 곳", "Where OHDSI's answers decide",
    [
        new(
            "약물 노출의 종료일 조건", "The end-date filter of drug exposures",
            "`DrugExposure`의 `OccurrenceEndDate`는 이름과 달리 시작일을 봅니다.",
            "The `OccurrenceEndDate` of a `DrugExposure` looks at the start, whatever its name says.")
        {
            Data = """
                drug_exposure
                person | start      | end
                1      | 2020-01-01 | 2020-03-31
                2      | 2020-03-01 | 2020-03-31
                """,
            Criterion = """{ "DrugExposure": { "OccurrenceEndDate": { "Value": "2020-02-01", "Op": "gt" } } }""",
            Rows = """
                person | start      | end
                2      | 2020-03-01 | 2020-03-31
                """,
        },
        new(
            "인종과 민족의 개념집합", "Concept sets of race and ethnicity",
            "사람 조건의 `RaceCS`와 `EthnicityCS`는 인종이나 민족이 아니라 성별과 비교합니다. 목록(`Race`, `Ethnicity`)은 제 값을 봅니다.",
            "The `RaceCS` and `EthnicityCS` of a condition on the person are compared with the gender. The lists `Race` and `Ethnicity` look at what they say.")
        {
            Data = """
                person
                person | gender | race | ethnicity
                1      | 8507   | 21   | 22
                2      | 8532   | 8507 | 8507
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                """,
            Condition = """
                { "Type": "ALL", "DemographicCriteriaList": [ { … } ] }
                """,
            Answers = """
                "RaceCS": { "CodesetId": 8507 }                   => 1
                "EthnicityCS": { "CodesetId": 8507 }              => 1
                "RaceCS": { "CodesetId": 21 }                     => –
                "Race": [ { "CONCEPT_ID": 8507 } ]                => 2
                "Ethnicity": [ { "CONCEPT_ID": 8507 } ]           => 2
                """,
        },
        new(
            "공백 일수와 에라 길이를 함께", "Gap days with an era length",
            "약물 에라의 `GapDays`와 `EraLength`를 함께 쓰면 공백 일수도 `EraLength`의 범위와 비교합니다.",
            "Where a drug era has both `GapDays` and `EraLength`, the gap days are compared with the range of the era length.")
        {
            Data = """
                drug_era
                person | start      | end        | gap_days
                1      | 2020-01-01 | 2020-03-01 | 40
                2      | 2020-01-01 | 2020-03-01 | 2
                """,
            Criterion = """
                { "DrugEra": { "EraLength": { "Value": 30, "Op": "gt" }, "GapDays": { "Value": 5, "Op": "lt" } } }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-03-01
                """,
        },
        new(
            "세부 방문의 나이", "Age at visit details",
            "세부 방문의 `Age`는 끝나는 해의 나이입니다.",
            "The `Age` of a visit detail is the age in the year in which it ends.")
        {
            Data = """
                person
                person | born
                1      | 2001
                visit_detail
                person | start      | end
                1      | 2018-12-31 | 2019-01-02
                """,
            Criterion = """{ "VisitDetail": { "Age": { "Value": 18, "Op": … } } }""",
            Answers = """
                "eq"    => 1
                "lt"    => –
                """,
        },
        new(
            "검체의 원천 개념", "The source concept of specimens",
            "`SpecimenSourceConcept`는 무시합니다. 검체에는 원천 개념 열이 없습니다.",
            "`SpecimenSourceConcept` is ignored: specimens have no source concept.")
        {
            Data = """
                specimen
                person | concept | start
                1      | 1       | 2020-01-01
                """,
            Criterion = """{ "Specimen": { "CodesetId": 1, "SpecimenSourceConcept": 2 } }""",
            Rows = """
                person | start
                1      | 2020-01-01
                """,
        },
        new(
            "하루짜리 사건의 종료일", "The end of one-day events",
            "종료일이 없는 사건은 다음 날 끝납니다. 그래서 1일의 검사로 들어와 종료일에 0일을 더하면 이틀짜리 결과가 됩니다.",
            "Events without an end column end the next day. So a measurement, with an end 0 days after its end, makes a row of two days.")
        {
            Data = """
                measurement
                person | concept | start
                1      | 1       | 2020-01-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "Measurement": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-02
                """,
        },
        new(
            "알 수 없는 제한", "Unknown limits",
            "알 수 없는 제한의 낱말은 `First`로 읽습니다.",
            "A limit's word that the language does not have is read as `First`.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                1      | 1       | 2020-02-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "Earliest" }
                  },
                  "ExpressionLimit": { "Type": "All" },
                  "EndStrategy": { "DateOffset": { "DateField": "StartDate", "Offset": 0 } }
                }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                """,
        },
    ]);
}
