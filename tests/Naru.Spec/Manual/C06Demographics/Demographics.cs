namespace Naru.Spec.Manual.C06Demographics;

internal static class Demographics
{
    private const string People = """
        person
        person | born | gender | race | ethnicity
        1      | 1950 | 8507   | 21   | 31
        2      | 1985 | 8532   | 22   | 32
        3      | 2015 | 8532   |      |
        condition_occurrence
        person | concept | start      | end
        1      | 1       | 2020-06-01 | 2020-06-10
        2      | 1       | 2020-06-02 | 2020-06-20
        3      | 1       | 2020-06-03 |
        """;

    internal static readonly Section Section = new("사람에 관한 조건", "Conditions on the person",
    [
        new(
            "나이", "Age",
            "나이는 기준 사건 시작일의 연도에서 태어난 해를 뺀 것입니다. 생일은 보지 않습니다.",
            "The age is the year of the index event's start minus the year of birth. Birthdays do not matter.")
        {
            Data = """
                person
                person | born
                1      | 2001
                2      | 2002
                condition_occurrence
                person | concept | start
                1      | 1       | 2019-01-01
                2      | 1       | 2019-12-31
                """,
            Condition = """
                { "Type": "ALL", "DemographicCriteriaList": [ { "Age": … } ] }
                """,
            Answers = """
                { "Value": 18, "Op": "eq" }                => 1
                { "Value": 18, "Op": "lt" }                => 2
                { "Value": 17.9, "Op": "gt" }              => 1
                { "Value": 17, "Op": "bt", "Extent": 18 }  => 1 2
                { "Value": 17, "Op": "!bt", "Extent": 17 } => 1
                """,
        },
        new(
            "성별, 인종, 민족", "Gender, race, ethnicity",
            "개념을 나열하면 그중 하나여야 합니다. 값이 없는 사람은 맞지 않습니다.",
            "Of listed concepts the person must have one. A missing value does not match.")
        {
            Data = People,
            Condition = """
                { "Type": "ALL", "DemographicCriteriaList": [ { … } ] }
                """,
            Answers = """
                "Gender": [ { "CONCEPT_ID": 8532 } ]                             => 2 3
                "Gender": [ { "CONCEPT_ID": 8532 }, { "CONCEPT_ID": 8507 } ]     => 1 2 3
                "GenderCS": { "CodesetId": 8507 }                                => 1
                "GenderCS": { "CodesetId": 8507, "IsExclusion": true }           => 2 3
                "Race": [ { "CONCEPT_ID": 21 } ]                                 => 1
                "Ethnicity": [ { "CONCEPT_ID": 32 } ]                            => 2
                """,
        },
        new(
            "기준 사건의 날짜", "The index event's dates",
            "날짜 조건은 기준 사건의 시작일과 종료일을 봅니다. 종료일이 없는 진단은 다음 날 끝납니다.",
            "Conditions on dates look at the index event's start and end. A diagnosis without an end date ends the next day.")
        {
            Data = People,
            Condition = """
                { "Type": "ALL", "DemographicCriteriaList": [ { … } ] }
                """,
            Answers = """
                "OccurrenceStartDate": { "Value": "2020-06-02", "Op": "gte" }                        => 2 3
                "OccurrenceStartDate": { "Value": "2020-06-01", "Op": "!eq" }                        => 2 3
                "OccurrenceEndDate": { "Value": "2020-06-04", "Op": "eq" }                           => 3
                "OccurrenceEndDate": { "Value": "2020-06-10", "Op": "bt", "Extent": "2020-06-20" }   => 1 2
                """,
        },
        new(
            "한 조건 안의 속성은 모두", "Attributes of one condition: all of them",
            "조건 하나에 속성이 여럿이면 모두 맞아야 합니다. 묶음의 종류는 조건과 조건 사이에만 쓰입니다.",
            "All attributes of one condition must hold. The group's type is for the conditions among each other.")
        {
            Data = People,
            Condition = """
                { "Type": "ANY", "DemographicCriteriaList": [ … ] }
                """,
            Answers = """
                { "Gender": [ { "CONCEPT_ID": 8532 } ], "Age": { "Value": 18, "Op": "gte" } }        => 2
                { "Gender": [ { "CONCEPT_ID": 8532 } ] }, { "Age": { "Value": 18, "Op": "gte" } }    => 1 2 3
                { }                                                                                  => 1 2 3
                """,
        },
        new(
            "사건마다 따로", "Each event by itself",
            "나이는 사건마다 다시 셉니다. 같은 사람의 어떤 사건은 맞고 어떤 사건은 맞지 않을 수 있습니다.",
            "The age is taken at each event, so that one of a person's events may match and another not.")
        {
            Data = """
                person
                person | born
                1      | 2001
                condition_occurrence
                person | concept | start
                1      | 1       | 2018-12-31
                1      | 1       | 2019-01-01
                """,
            Condition = """
                { "Type": "ALL", "DemographicCriteriaList": [ { "Age": { "Value": 18, "Op": "gte" } } ] }
                """,
            Rows = """
                person | start
                1      | 2019-01-01
                """,
        },
        new(
            "종료일이 없는 사건", "Events without an end",
            "`OccurrenceEndDate`에는 종료일이 필요합니다. 종료일이 없으면 조건에도 그 반대에도 맞지 않습니다.",
            "`OccurrenceEndDate` needs an end: without one, neither a condition nor its opposite holds.")
        {
            Data = """
                visit_occurrence
                person | concept | start      | end
                1      | 1       | 2020-01-01 | 2020-01-05
                2      | 1       | 2020-01-01 | 2020-01-09
                3      | 1       | 2020-01-01 |
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "VisitOccurrence": { "CodesetId": 1 } } ] },
                  "InclusionRules": [ { "name": "Ends", "expression": { "Type": "ALL", "DemographicCriteriaList": [
                    { "OccurrenceEndDate": { "Value": "2020-01-05", "Op": "!eq" } } ] } } ]
                }
                """,
            Rows = """
                person | start
                2      | 2020-01-01
                """,
        },
    ]);
}
