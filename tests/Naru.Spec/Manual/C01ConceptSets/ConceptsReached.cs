namespace Naru.Spec.Manual.C01ConceptSets;

internal static class ConceptsReached
{
    internal static readonly Section Section = new("개념집합이 닿는 개념", "What a concept set reaches",
    [
        new(
            "개념 자신", "The concept itself",
            "항목은 용어집에 있는 자신의 개념에 닿습니다. 용어집에 없는 개념은 기록에 있어도 닿지 않습니다.",
            "An item reaches its own concept, if the vocabulary knows it. A concept that the vocabulary does not know is not reached, even where records have it.")
        {
            Data = """
                concept
                id
                1
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 500     | 2020-01-02
                """,
            Definition = """
                {
                  "ConceptSets": [ { "id": 1, "name": "Set", "expression": { "items": [
                    { "concept": { "CONCEPT_ID": 1 } },
                    { "concept": { "CONCEPT_ID": 500 } } ] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] }
                }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                """,
        },
        new(
            "유효하지 않은 개념 자신", "An invalid concept itself",
            "직접 적은 개념은 유효하지 않아도(`invalid_reason`이 있어도) 닿습니다.",
            "A concept that is named directly is reached even if it is no longer valid (has an `invalid_reason`).")
        {
            Data = """
                concept
                id | invalid
                1  | D
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                """,
            Definition = """
                {
                  "ConceptSets": [ { "id": 1, "name": "Set", "expression": { "items": [ { "concept": { "CONCEPT_ID": 1 } } ] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] }
                }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                """,
        },
        new(
            "유효한 하위 개념", "Valid descendants",
            "`includeDescendants`가 있으면 유효한 하위 개념에도 닿습니다. 유효하지 않은 하위 개념과 용어집에 없는 하위 개념은 닿지 않습니다.",
            "With `includeDescendants` the valid descendants are reached too; descendants that are invalid or that the vocabulary does not know are not.")
        {
            Data = """
                concept
                id | invalid
                1  |
                11 |
                12 | D
                concept_ancestor
                ancestor | descendant
                1        | 1
                1        | 11
                1        | 12
                1        | 13
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 11      | 2020-01-02
                3      | 12      | 2020-01-03
                4      | 13      | 2020-01-04
                """,
            Definition = """
                {
                  "ConceptSets": [ { "id": 1, "name": "Set", "expression": { "items": [
                    { "concept": { "CONCEPT_ID": 1 }, "includeDescendants": true } ] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] }
                }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                2      | 2020-01-02
                """,
        },
        new(
            "용어집에 없는 개념의 하위 개념", "Descendants of an unknown concept",
            "용어집에 없는 개념이라도 하위 개념이 있으면 그 유효한 하위 개념에는 닿습니다.",
            "A concept that the vocabulary does not know is not reached itself, but its valid descendants are.")
        {
            Data = """
                concept
                id
                11
                concept_ancestor
                ancestor | descendant
                500      | 500
                500      | 11
                condition_occurrence
                person | concept | start
                1      | 500     | 2020-01-01
                2      | 11      | 2020-01-02
                """,
            Definition = """
                {
                  "ConceptSets": [ { "id": 1, "name": "Set", "expression": { "items": [
                    { "concept": { "CONCEPT_ID": 500 }, "includeDescendants": true } ] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] }
                }
                """,
            Rows = """
                person | start
                2      | 2020-01-02
                """,
        },
        new(
            "매핑된 개념", "Mapped concepts",
            "`includeMapped`가 있으면 닿은 개념으로 유효하게 매핑되는(`Maps to`) 개념에도 닿습니다. 효력을 잃은 관계와 다른 관계는 세지 않습니다. 매핑하는 개념 자신은 용어집에 없어도 됩니다.",
            "With `includeMapped` every concept that validly maps to a reached one (`Maps to`) is reached too. Relationships that are no longer valid, and other relationships, do not count. The mapping concept itself need not be known.")
        {
            Data = """
                concept_relationship
                from | to | relationship | invalid
                21   | 1  | Maps to      |
                22   | 1  | Maps to      | D
                23   | 1  | Is a         |
                524  | 1  | Maps to      |
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 21      | 2020-01-02
                3      | 22      | 2020-01-03
                4      | 23      | 2020-01-04
                5      | 524     | 2020-01-05
                """,
            Definition = """
                {
                  "ConceptSets": [ { "id": 1, "name": "Set", "expression": { "items": [
                    { "concept": { "CONCEPT_ID": 1 }, "includeMapped": true } ] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] }
                }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                2      | 2020-01-02
                5      | 2020-01-05
                """,
        },
        new(
            "하위 개념으로 매핑된 개념", "Concepts mapped to descendants",
            "하위 개념과 매핑을 함께 쓰면 하위 개념으로 매핑되는 개념에도 닿습니다. 매핑만 쓰면 자신으로 매핑되는 개념에만 닿습니다. 매핑은 한 걸음만 따라갑니다.",
            "Descendants and mapped together reach what maps to a descendant; mapped alone reaches what maps to the concept itself. Mappings are followed one step only.")
        {
            Data = """
                concept_ancestor
                ancestor | descendant
                1        | 1
                1        | 11
                concept_relationship
                from | to | relationship
                21   | 1  | Maps to
                22   | 11 | Maps to
                23   | 22 | Maps to
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 11      | 2020-01-02
                3      | 21      | 2020-01-03
                4      | 22      | 2020-01-04
                5      | 23      | 2020-01-05
                """,
            Definition = """
                {
                  "ConceptSets": [ { "id": 1, "name": "Set", "expression": { "items": [ { "concept": { "CONCEPT_ID": 1 } … } ] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] }
                }
                """,
            Answers = """
                                                                      => 1
                , "includeDescendants": true                          => 1 2
                , "includeMapped": true                               => 1 3
                , "includeDescendants": true, "includeMapped": true   => 1 2 3 4
                """,
        },
    ]);
}
