namespace Naru.Spec.Manual.C03Criteria;

internal static class ConceptFilters
{
    private const string Routes = """
        drug_exposure
        person | start      | route_concept_id | type
        1      | 2020-01-01 | 7                | 5
        2      | 2020-01-01 | 8                | 6
        3      | 2020-01-01 | 0                | 0
        4      | 2020-01-01 |                  |
        """;

    internal static readonly Section Section = new("개념으로 거르기", "Filters on concepts",
    [
        new(
            "개념의 목록", "Lists of concepts",
            "목록에 있는 개념 그대로여야 합니다. 하위 개념은 따라가지 않습니다. 빈 목록은 조건이 아닙니다.",
            "The value must be one of the listed concepts, as they are: descendants are not followed. An empty list is no filter.")
        {
            Data = Routes,
            Criterion = """{ "DrugExposure": { "RouteConcept": [ … ] } }""",
            Answers = """
                { "CONCEPT_ID": 7 }                         => 1
                { "CONCEPT_ID": 7 }, { "CONCEPT_ID": 8 }    => 1 2
                { "CONCEPT_ID": 0 }                         => 3
                                                            => 1 2 3 4
                """,
        },
        new(
            "제외 표시", "Exclusion flags",
            "기록 유형의 목록에는 제외 표시(`…TypeExclude`)가 있습니다. 참이면 목록에 없는 개념만 남습니다. 값이 없는 기록은 어느 쪽도 아닙니다. 목록이 없으면 표시는 뜻이 없습니다.",
            "Lists of record types have an exclusion flag (`…TypeExclude`): if true, only concepts that are not listed remain. A record without a value is neither. Without a list the flag means nothing.")
        {
            Data = Routes,
            Criterion = """{ "DrugExposure": { … } }""",
            Answers = """
                "DrugType": [ { "CONCEPT_ID": 5 } ], "DrugTypeExclude": false   => 1
                "DrugType": [ { "CONCEPT_ID": 5 } ], "DrugTypeExclude": true    => 2 3
                "DrugTypeExclude": true                                         => 1 2 3 4
                """,
        },
        new(
            "개념집합", "Concept sets",
            "이름이 `CS`로 끝나는 속성은 개념집합으로 거릅니다. `IsExclusion`이 참이면 집합 밖의 개념만 남습니다. 값이 없는 기록은 어느 쪽도 아닙니다.",
            "Attributes whose names end in `CS` filter by a concept set; with `IsExclusion` only concepts outside of it remain. A record without a value is neither.")
        {
            Data = Routes,
            Criterion = """{ "DrugExposure": { "RouteConceptCS": { … } } }""",
            Answers = """
                "CodesetId": 7                          => 1
                "CodesetId": 7, "IsExclusion": true     => 2 3
                """,
        },
        new(
            "번호가 없으면 값이 있는지", "Without a number: any value",
            "`CodesetId`가 없으면 \"값이 있다\"는 뜻이고, `IsExclusion`이 참이면 \"값이 없다\"는 뜻입니다. 개념 0도 값입니다.",
            "Without a `CodesetId` it asks whether there is any value; with `IsExclusion`, whether there is none. Concept 0 is a value.")
        {
            Data = Routes,
            Criterion = """{ "DrugExposure": { "RouteConceptCS": { … } } }""",
            Answers = """
                                                         => 1 2 3
                "CodesetId": null, "IsExclusion": false  => 1 2 3
                "IsExclusion": true                      => 4
                """,
        },
        new(
            "빈 집합", "An empty set",
            "빈 집합에는 아무것도 없고, 빈 집합의 밖에는 값이 없는 기록까지 전부 있습니다.",
            "Nothing lies in an empty set, and everything lies outside of it — records without a value too.")
        {
            Data = Routes,
            Definition = """
                {
                  "ConceptSets": [ { "id": 1, "name": "Empty", "expression": { "items": [] } } ],
                  "PrimaryCriteria": { "CriteriaList": [ { "DrugExposure": { "RouteConceptCS": { … } } } ] }
                }
                """,
            Answers = """
                "CodesetId": 1                           => –
                "CodesetId": 1, "IsExclusion": true      => 1 2 3 4
                """,
        },
        new(
            "목록과 집합을 함께", "A list and a set",
            "같은 값에 목록과 개념집합을 함께 쓰면 둘 다 맞아야 합니다.",
            "A list and a concept set for the same value must both match.")
        {
            Data = Routes,
            Criterion = """
                { "DrugExposure": {
                    "RouteConcept": [ { "CONCEPT_ID": 7 }, { "CONCEPT_ID": 8 } ],
                    "RouteConceptCS": { "CodesetId": 7, "IsExclusion": true } } }
                """,
            Rows = """
                person | start
                2      | 2020-01-01
                """,
        },
    ]);
}
