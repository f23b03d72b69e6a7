namespace Naru.Spec.Manual.C07AdditionalCriteria;

internal static class Qualifying
{
    internal static readonly Section Section = new("추가 조건과 적격 제한", "Additional criteria and the qualified limit",
    [
        new(
            "진입 사건이 만족해야 합니다", "Entry events must satisfy them",
            "추가 조건은 진입 사건을 기준으로 판단하는 묶음입니다. 만족하지 못하는 진입 사건은 빠집니다.",
            "The additional criteria are a group that is judged with each entry event as the index. Entry events that do not satisfy it are left out.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                drug_exposure
                person | concept | start
                1      | 2       | 2020-01-05
                2      | 2       | 2020-03-05
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "AdditionalCriteria": { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 30, "Coeff": 1 } },
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                """,
            Stages = """
                stage     | events | persons
                primary   | 2      | 2
                qualified | 1      | 1
                """,
        },
        new(
            "진입 제한이 먼저입니다", "The entry limit comes first",
            "진입 제한이 남긴 사건에만 추가 조건을 묻습니다. 첫 사건이 만족하지 못하면 둘째 사건을 보지 않습니다. `All`이면 모두 봅니다.",
            "Only events that the primary limit kept are asked. If the first one does not satisfy the additional criteria, the second is not looked at — unless the limit is `All`.")
        {
            Data = """
                person
                person | born
                1      | 2001
                condition_occurrence
                person | concept | start
                1      | 1       | 2018-01-01
                1      | 1       | 2019-01-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": … }
                  },
                  "AdditionalCriteria": { "Type": "ALL", "DemographicCriteriaList": [ { "Age": { "Value": 18, "Op": "gte" } } ] }
                }
                """,
            Answers = """
                "First"  => –
                "All"    => 1
                """,
        },
        new(
            "적격 제한", "The qualified limit",
            "`QualifiedLimit`는 추가 조건을 만족한 사건 가운데 무엇을 남길지 정합니다. 적지 않으면 `First`입니다.",
            "`QualifiedLimit` says which of the events that satisfied the additional criteria go on. Where it is not written it is `First`.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                1      | 1       | 2020-02-01
                1      | 1       | 2020-03-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "All" }
                  },
                  "AdditionalCriteria": { "Type": "ALL", "DemographicCriteriaList": [
                    { "OccurrenceStartDate": { "Value": "2020-01-15", "Op": "gt" } } ] },
                  "ExpressionLimit": { "Type": "All" },
                  "EndStrategy": { "DateOffset": { "DateField": "StartDate", "Offset": 0 } }
                }
                """,
            Rows = """
                person | start
                1      | 2020-02-01
                """,
            Stages = """
                stage     | events | persons
                primary   | 3      | 1
                qualified | 1      | 1
                """,
        },
        new(
            "마지막 적격 사건", "The last qualified event",
            "`Last`는 시작일이 가장 늦은 사건을 남깁니다. 같은 날이면 진입 사건의 순번이 작은 것, 곧 id가 작은 것입니다.",
            "`Last` keeps the one that starts latest; of the same day, the one that comes first among the entry events: the lower id.")
        {
            Data = """
                condition_occurrence
                id | person | concept | start      | end
                1  | 1      | 1       | 2020-01-01 | 2020-01-05
                9  | 1      | 1       | 2020-02-01 | 2020-02-09
                8  | 1      | 1       | 2020-02-01 | 2020-02-08
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "All" }
                  },
                  "AdditionalCriteria": { "Type": "ALL" },
                  "QualifiedLimit": { "Type": "Last" },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-02-01 | 2020-02-08
                """,
        },
        new(
            "추가 조건이 없으면 제한도 없습니다", "Without additional criteria, no limit",
            "`QualifiedLimit`는 추가 조건이 있을 때만 적용됩니다. 구성원이 없는 묶음도 추가 조건이 있는 것입니다.",
            "`QualifiedLimit` is applied only where there are additional criteria. A group without members is enough for that.")
        {
            Data = """
                person
                person | born
                1      | 2001
                condition_occurrence
                person | concept | start
                1      | 1       | 2018-01-01
                1      | 1       | 2019-01-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": {
                    "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ],
                    "PrimaryCriteriaLimit": { "Type": "All" }
                  }, …
                  "QualifiedLimit": { "Type": "First" },
                  "InclusionRules": [ { "name": "Adult", "expression": {
                    "Type": "ALL", "DemographicCriteriaList": [ { "Age": { "Value": 18, "Op": "gte" } } ] } } ]
                }
                """,
            Answers = """
                                                               => 1
                "AdditionalCriteria": null,                    => 1
                "AdditionalCriteria": { "Type": "ALL" },       => –
                """,
        },
    ]);
}
