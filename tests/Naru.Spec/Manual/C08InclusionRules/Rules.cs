namespace Naru.Spec.Manual.C08InclusionRules;

internal static class Rules
{
    private const string People = """
        person
        person | gender
        1      | 8532
        2      | 8507
        3      | 8532
        condition_occurrence
        person | concept | start
        1      | 1       | 2020-02-01
        1      | 1       | 2020-04-01
        2      | 1       | 2020-04-01
        2      | 1       | 2020-08-01
        3      | 1       | 2020-02-01
        3      | 1       | 2020-08-01
        """;

    private const string ThreeRules = """
        {
          "PrimaryCriteria": {
            "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
            "PrimaryCriteriaLimit": { "Type": "All" }
          },
          "InclusionRules": [
            { "name": "From March", "expression": { "Type": "ALL", "DemographicCriteriaList": [
              { "OccurrenceStartDate": { "Value": "2020-03-01", "Op": "gte" } } ] } },
            { "name": "Until June", "expression": { "Type": "ALL", "DemographicCriteriaList": [
              { "OccurrenceStartDate": { "Value": "2020-06-30", "Op": "lte" } } ] } },
            { "name": "Women", "expression": { "Type": "ALL", "DemographicCriteriaList": [
              { "Gender": [ { "CONCEPT_ID": 8532 } ] } ] } } ],
          "EndStrategy": { "DateOffset": { "DateField": "StartDate", "Offset": 0 } }
        }
        """;

    internal static readonly Section Section = new("규칙과 깔때기", "Rules and the funnel",
    [
        new(
            "모든 규칙을 만족하는 사건", "Events that satisfy every rule",
            "한 사건이 모든 규칙을 만족해야 합니다. 어떤 규칙은 이 사건으로, 어떤 규칙은 저 사건으로 만족할 수는 없습니다(3번 사람).",
            "One event must satisfy all the rules. It does not count if one event satisfies some of them and another event the rest (person 3).")
        {
            Data = People,
            Definition = ThreeRules,
            Rows = """
                person | start
                1      | 2020-04-01
                """,
            Stages = """
                stage     | events | persons
                primary   | 6      | 3
                qualified | 6      | 3
                included  | 1      | 1
                entries   | 1      | 1
                """,
        },
        new(
            "규칙의 조합", "Combinations of rules",
            "규칙을 어떻게 만족했는지는 수 하나로 나타냅니다. 첫 규칙은 1, 둘째는 2, 셋째는 4를 더합니다(5는 첫째와 셋째). 사건마다, 그리고 사람마다 가장 좋은 사건으로 셉니다. 가장 좋은 사건은 규칙을 가장 많이 만족한 사건이고, 같으면 만족한 첫 규칙이 앞선 사건입니다. 그래서 3번 사람은 더 늦은 8월의 사건(5)으로 셉니다.",
            "Which rules were satisfied is one number: the first rule adds 1, the second 2, the third 4 (5 is the first and the third). It is counted by event, and by person for the best event: the one that satisfies the most rules, among equals the one whose first satisfied rule comes first. So person 3 counts with the later event, of August (5).")
        {
            Data = People,
            Definition = ThreeRules,
            Masks = """
                mask | events | persons
                1    | 1      | 0
                3    | 1      | 1
                5    | 1      | 1
                6    | 2      | 0
                7    | 1      | 1
                """,
        },
        new(
            "규칙을 뺀다면", "What if rules were dropped",
            "규칙을 빼면 몇 사람이 남는지는 다시 실행하지 않고 정확히 답합니다. 사람의 어느 사건이든 남은 규칙을 모두 만족하면 셉니다. 가장 좋은 사건만 보면 첫 규칙을 뺐을 때의 3번 사람을 놓칩니다.",
            "How many persons there would be without some rules is answered exactly, without another run: a person counts if any of the events satisfies all the remaining rules. Best events alone would miss person 3 when the first rule is dropped.")
        {
            Data = People,
            Definition = ThreeRules,
            WhatIf = """
                dropped rules | persons
                –             | 1
                1             | 2
                2             | 2
                3             | 2
                1 2           | 2
                2 3           | 3
                1 2 3         | 3
                """,
        },
        new(
            "동점인 사건", "Ties among best events",
            "만족한 규칙의 수도, 만족한 첫 규칙도 같으면 먼저 시작한 사건이 가장 좋은 사건입니다. 같은 날이면 진입 사건의 순번이 작은 것, 곧 id가 작은 것입니다.",
            "Where both the number of rules and the first satisfied rule are equal, the event that starts earlier is the best one; of the same day, the one that comes first among the entry events: the lower id.")
        {
            Data = """
                condition_occurrence
                id | person | concept | start      | end
                1  | 1      | 1       | 2020-06-01 | 2020-06-05
                2  | 1      | 1       | 2020-06-02 | 2020-06-20
                4  | 2      | 1       | 2020-06-01 | 2020-06-05
                3  | 2      | 1       | 2020-06-01 | 2020-06-20
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "All" }
                  },
                  "InclusionRules": [
                    { "name": "Women", "expression": { "Type": "ALL", "DemographicCriteriaList": [ { "Gender": [ { "CONCEPT_ID": 8532 } ] } ] } },
                    { "name": "Long", "expression": { "Type": "ALL", "DemographicCriteriaList": [
                      { "OccurrenceEndDate": { "Value": "2020-06-10", "Op": "gt" } } ] } },
                    { "name": "Short", "expression": { "Type": "ALL", "DemographicCriteriaList": [
                      { "OccurrenceEndDate": { "Value": "2020-06-10", "Op": "lte" } } ] } } ]
                }
                """,
            Masks = """
                mask | events | persons
                3    | 2      | 1
                5    | 2      | 1
                """,
            Rows = "",
        },
        new(
            "규칙을 하나도 만족하지 못하면", "No rule satisfied",
            "규칙을 하나도 만족하지 못한 사건과 사람은 0으로 셉니다. 진입 사건이 없는 사람은 세지 않습니다.",
            "Events and persons that satisfy no rule count with 0. Persons without an entry event are not counted.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-08-01
                2      | 2       | 2020-08-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "InclusionRules": [ { "name": "Men", "expression": {
                    "Type": "ALL", "DemographicCriteriaList": [ { "Gender": [ { "CONCEPT_ID": 8507 } ] } ] } } ]
                }
                """,
            Masks = """
                mask | events | persons
                0    | 1      | 1
                """,
            Rows = "",
        },
        new(
            "빈 규칙", "An empty rule",
            "구성원이 없는 규칙은 언제나 만족됩니다. 규칙이 없으면 모든 적격 사건이 포함됩니다.",
            "A rule without members is always satisfied. Without rules every qualified event is included.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-08-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "InclusionRules": [ … ]
                }
                """,
            Answers = """
                                                                              => 1
                { "name": "Empty", "expression": { "Type": "ALL" } }          => 1
                { "name": "Empty", "expression": { "Type": "ANY" } }          => 1
                """,
        },
        new(
            "표현 제한은 규칙 다음입니다", "The expression limit comes after the rules",
            "`ExpressionLimit`는 규칙을 모두 만족한 사건 가운데 고릅니다. 규칙을 만족하지 못한 더 이른 사건은 세지 않습니다.",
            "`ExpressionLimit` chooses among the events that satisfied every rule; earlier events that did not are not counted.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-02-01
                1      | 1       | 2020-03-01
                1      | 1       | 2020-04-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "All" }
                  },
                  "InclusionRules": [ { "name": "From March", "expression": { "Type": "ALL", "DemographicCriteriaList": [
                    { "OccurrenceStartDate": { "Value": "2020-03-01", "Op": "gte" } } ] } } ],
                  "ExpressionLimit": { "Type": "First" }
                }
                """,
            Rows = """
                person | start
                1      | 2020-03-01
                """,
        },
    ]);
}
