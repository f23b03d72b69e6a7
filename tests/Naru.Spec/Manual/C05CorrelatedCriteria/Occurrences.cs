namespace Naru.Spec.Manual.C05CorrelatedCriteria;

internal static class Occurrences
{
    private const string Counted = """
        condition_occurrence
        person | concept | start
        1      | 1       | 2020-06-15
        2      | 1       | 2020-06-15
        3      | 1       | 2020-06-15
        4      | 1       | 2020-06-15
        drug_exposure
        person | concept | start
        2      | 2       | 2020-06-16
        3      | 2       | 2020-06-16
        3      | 2       | 2020-06-17
        4      | 2       | 2020-06-16
        4      | 2       | 2020-06-16
        4      | 2       | 2020-06-17
        """;

    internal static readonly Section Section = new("횟수", "Occurrences",
    [
        new(
            "정확히, 이하, 이상", "Exactly, at most, at least",
            "`Type` 0은 정확히, 1은 이하, 2는 이상입니다. 하루에 기록이 둘이면 둘로 셉니다.",
            "`Type` 0 means exactly, 1 at most, 2 at least. Two records of one day are two.")
        {
            Data = Counted,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 30, "Coeff": 1 } },
                    "Occurrence": { … } } ] }
                """,
            Answers = """
                "Type": 0, "Count": 1   => 2
                "Type": 0, "Count": 3   => 4
                "Type": 1, "Count": 1   => 1 2
                "Type": 1, "Count": 2   => 1 2 3
                "Type": 2, "Count": 1   => 2 3 4
                "Type": 2, "Count": 3   => 4
                """,
        },
        new(
            "0번", "Zero times",
            "정확히 0과 0 이하는 사건이 없다는 뜻입니다. 0 이상은 언제나 참입니다.",
            "Exactly 0 and at most 0 say that there is no such event. At least 0 always holds.")
        {
            Data = Counted,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 30, "Coeff": 1 } },
                    "Occurrence": { … } } ] }
                """,
            Answers = """
                "Type": 0, "Count": 0   => 1
                "Type": 1, "Count": 0   => 1
                "Type": 2, "Count": 0   => 1 2 3 4
                """,
        },
        new(
            "기준 사건마다 따로", "For each index event",
            "횟수는 기준 사건마다 그 창 안에서 셉니다.",
            "Events are counted for each index event, within its own window.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                1      | 1       | 2020-06-01
                drug_exposure
                person | concept | start
                1      | 2       | 2020-01-05
                1      | 2       | 2020-06-05
                1      | 2       | 2020-06-06
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 30, "Coeff": 1 } },
                    "Occurrence": { "Type": 0, "Count": 2 } } ] }
                """,
            Rows = """
                person | start
                1      | 2020-06-01
                """,
        },
        new(
            "First와 횟수", "First and the count",
            "`First`인 조건은 사람마다 사건이 하나뿐입니다. 첫 사건은 창이나 관찰 기간과 상관없이 평생의 첫 기록이므로, 창 밖에 있으면 셀 것이 없습니다.",
            "A criterion with `First` has one event per person: the first ever, whatever the window and the observation period. Where it lies outside the window there is nothing to count.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-06-15
                2      | 1       | 2020-06-15
                drug_exposure
                person | concept | start
                1      | 2       | 1999-01-01
                1      | 2       | 2020-06-16
                2      | 2       | 2020-06-16
                2      | 2       | 2020-06-17
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 … } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 30, "Coeff": 1 } },
                    "Occurrence": { "Type": 0, "Count": 1 } } ] }
                """,
            Answers = """
                                  => 1
                , "First": true   => 2
                """,
        },
        new(
            "같은 방문의 사건만", "Events of the same visit",
            "`RestrictVisit`가 참이면 기준 사건과 같은 방문의 사건만 셉니다. 방문이 없는 사건은 어느 방문과도 같지 않습니다.",
            "With `RestrictVisit` only events of the index event's visit count. An event without a visit shares it with none.")
        {
            Data = """
                condition_occurrence
                person | concept | start      | visit
                1      | 1       | 2020-06-15 | 71
                2      | 1       | 2020-06-15 | 72
                3      | 1       | 2020-06-15 |
                drug_exposure
                person | concept | start      | visit
                1      | 2       | 2020-06-15 | 71
                2      | 2       | 2020-06-15 | 73
                3      | 2       | 2020-06-15 |
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } }, …
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Answers = """
                                         => 1 2 3
                "RestrictVisit": true,   => 1
                """,
        },
        new(
            "방문은 그 자신에 속합니다", "A visit belongs to itself",
            "방문 기록은 자기 자신이 그 방문입니다. 그래서 진단이 나온 방문의 종류나 길이를 물을 수 있습니다.",
            "A visit record is its own visit, so that one can ask about the visit in which a diagnosis was made.")
        {
            Data = """
                visit_occurrence
                id | person | concept | start      | end
                71 | 1      | 5       | 2020-06-10 | 2020-06-20
                72 | 2      | 6       | 2020-06-10 | 2020-06-20
                73 | 2      | 5       | 2020-06-12 | 2020-06-20
                condition_occurrence
                person | concept | start      | visit
                1      | 1       | 2020-06-15 | 71
                2      | 1       | 2020-06-15 | 72
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "VisitOccurrence": { "CodesetId": 5 } },
                    "RestrictVisit": true,
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Rows = """
                person | start
                1      | 2020-06-15
                """,
        },
    ]);
}
