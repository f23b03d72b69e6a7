namespace Naru.Spec.Manual.C01ConceptSets;

internal static class Exclusions
{
    internal static readonly Section Section = new("빼기와 번호", "Exclusions and numbers",
    [
        new(
            "제외 항목", "Excluded items",
            "제외 항목이 닿는 개념은 포함 항목이 닿더라도 집합에서 빠집니다. 제외 항목에도 하위 개념과 매핑이 같은 뜻으로 쓰이며, 항목의 순서는 상관없습니다.",
            "What an excluded item reaches is taken out, even where an included item reaches it. Descendants and mapped mean the same for excluded items; the order of the items does not matter.")
        {
            Data = """
                concept_ancestor
                ancestor | descendant
                1        | 1
                1        | 11
                1        | 12
                11       | 11
                11       | 12
                concept_relationship
                from | to | relationship
                21   | 11 | Maps to
                22   | 12 | Maps to
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 11      | 2020-01-02
                3      | 12      | 2020-01-03
                4      | 21      | 2020-01-04
                5      | 22      | 2020-01-05
                """,
            Definition = """
                {
                  "ConceptSets": [ { "id": 1, "name": "Set", "expression": { "items": [
                    { "concept": { "CONCEPT_ID": 11 }, "isExcluded": true … },
                    { "concept": { "CONCEPT_ID": 1 }, "includeDescendants": true, "includeMapped": true } ] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] }
                }
                """,
            Answers = """
                                                                      => 1 3 4 5
                , "includeDescendants": true                          => 1 4 5
                , "includeMapped": true                               => 1 3 5
                , "includeDescendants": true, "includeMapped": true   => 1
                """,
        },
        new(
            "제외하는 유효하지 않은 하위 개념", "Excluding an invalid descendant",
            "제외 항목의 `includeDescendants`도 유효한 하위 개념에만 닿습니다. 그래서 직접 포함한 유효하지 않은 개념은 남습니다.",
            "The `includeDescendants` of an excluded item reaches valid descendants only, so an invalid concept that was included directly stays.")
        {
            Data = """
                concept
                id | invalid
                1  |
                11 | D
                concept_ancestor
                ancestor | descendant
                1        | 11
                condition_occurrence
                person | concept | start
                1      | 11      | 2020-01-01
                """,
            Definition = """
                {
                  "ConceptSets": [ { "id": 1, "name": "Set", "expression": { "items": [
                    { "concept": { "CONCEPT_ID": 11 } },
                    { "concept": { "CONCEPT_ID": 1 }, "isExcluded": true, "includeDescendants": true } ] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] }
                }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                """,
        },
        new(
            "제외 항목만 있는 집합", "Only excluded items",
            "포함 항목이 없으면 뺄 것이 없으므로 집합이 비어 있습니다. \"나머지 전부\"를 뜻하지 않습니다.",
            "Without an included item there is nothing to take out of: the set is empty. It does not mean “everything else”.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 2       | 2020-01-02
                """,
            Definition = """
                {
                  "ConceptSets": [ { "id": 1, "name": "Set", "expression": { "items": [
                    { "concept": { "CONCEPT_ID": 1 }, "isExcluded": true } ] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] }
                }
                """,
            Rows = "",
        },
        new(
            "빈 집합과 없는 번호", "An empty set and a missing number",
            "빈 집합에도, 정의에 없는 번호에도 개념이 없으므로 어떤 기록도 맞지 않습니다. `CodesetId`를 적지 않으면 모든 기록이 맞습니다.",
            "An empty set and a number that the definition does not have hold no concept: no record matches. Without a `CodesetId` every record matches.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 0       | 2020-01-02
                """,
            Definition = """
                {
                  "ConceptSets": [ { "id": 1, "name": "Empty", "expression": { "items": [] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { … } } ] }
                }
                """,
            Answers = """
                "CodesetId": 1  => –
                "CodesetId": 77 => –
                                => 1 2
                """,
        },
        new(
            "같은 번호가 두 번", "The same number twice",
            "한 번호로 집합이 둘 있으면 두 집합의 합집합입니다. 각 집합의 제외 항목은 자기 집합에서만 뺍니다.",
            "Two sets with the same number are one set that holds the concepts of both. The excluded items of each are taken out of that one only.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 2       | 2020-01-02
                3      | 3       | 2020-01-03
                """,
            Definition = """
                {
                  "ConceptSets": [
                    { "id": 1, "name": "First", "expression": { "items": [
                      { "concept": { "CONCEPT_ID": 1 } }, { "concept": { "CONCEPT_ID": 2 } } ] } },
                    { "id": 1, "name": "Second", "expression": { "items": [
                      { "concept": { "CONCEPT_ID": 3 } }, { "concept": { "CONCEPT_ID": 2 }, "isExcluded": true } ] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] }
                }
                """,
            Answers = """
                => 1 2 3
                """,
        },
        new(
            "원천 개념", "Source concepts",
            "원천 개념집합은 기록의 원천 개념 열을 봅니다. 개념집합과 함께 쓰면 둘 다 맞아야 합니다.",
            "A source concept set looks at the record's source concept. Together with a concept set, both must match.")
        {
            Data = """
                condition_occurrence
                person | concept | source | start
                1      | 1       | 2      | 2020-01-01
                2      | 1       | 3      | 2020-01-02
                3      | 4       | 2      | 2020-01-03
                4      | 1       |        | 2020-01-04
                """,
            Criterion = """{ "ConditionOccurrence": { … } }""",
            Answers = """
                "CodesetId": 1                                => 1 2 4
                "ConditionSourceConcept": 2                   => 1 3
                "CodesetId": 1, "ConditionSourceConcept": 2   => 1
                """,
        },
    ]);
}
