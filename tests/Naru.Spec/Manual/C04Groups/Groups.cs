namespace Naru.Spec.Manual.C04Groups;

internal static class Groups
{
    internal static readonly Section Section = new("조건의 묶음", "Groups of conditions",
    [
        new(
            "전부, 하나라도, 몇 개 이상, 몇 개 이하", "All, any, at least, at most",
            "묶음은 구성원(다른 사건에 관한 조건, 사람에 관한 조건, 안쪽 묶음)이 몇 개나 참인지로 판단합니다. 여기서 구성원은 나이 조건 셋입니다.",
            "A group counts how many of its members hold: conditions on other events, conditions on the person, and groups within it. Here the members are three conditions on the age.")
        {
            Data = """
                person
                person | born
                1      | 2015
                2      | 2000
                3      | 1980
                4      | 1950
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                3      | 1       | 2020-01-01
                4      | 1       | 2020-01-01
                """,
            Condition = """
                { …, "DemographicCriteriaList": [
                  { "Age": { "Value": 18, "Op": "gte" } },
                  { "Age": { "Value": 30, "Op": "gte" } },
                  { "Age": { "Value": 60, "Op": "gte" } } ] }
                """,
            Answers = """
                "Type": "ALL"                    => 4
                "Type": "ANY"                    => 2 3 4
                "Type": "AT_LEAST", "Count": 1   => 2 3 4
                "Type": "AT_LEAST", "Count": 2   => 3 4
                "Type": "AT_LEAST", "Count": 4   => –
                "Type": "AT_MOST", "Count": 1    => 1 2
                "Type": "AT_MOST", "Count": 3    => 1 2 3 4
                """,
        },
        new(
            "0", "Zero",
            "`AT_MOST` 0은 아무것도 참이 아니라는 뜻이고, `AT_LEAST` 0은 언제나 참입니다.",
            "`AT_MOST` 0 says that no member holds; `AT_LEAST` 0 always holds.")
        {
            Data = """
                person
                person | born
                1      | 2015
                2      | 1980
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                """,
            Condition = """
                { …, "DemographicCriteriaList": [ { "Age": { "Value": 18, "Op": "gte" } } ] }
                """,
            Answers = """
                "Type": "AT_MOST", "Count": 0    => 1
                "Type": "AT_LEAST", "Count": 0   => 1 2
                """,
        },
        new(
            "음수", "Negative numbers",
            "`AT_LEAST`에 음수를 쓰면 구성원이 하나는 참이어야 합니다. `AT_MOST`에 음수를 쓰면 아무도 만족하지 못합니다. OHDSI의 답이 그렇습니다.",
            "`AT_LEAST` a negative number still needs one member to hold; `AT_MOST` a negative number never holds. That is what OHDSI's SQL answers.")
        {
            Data = """
                person
                person | born
                1      | 2015
                2      | 1980
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                """,
            Condition = """
                { …, "DemographicCriteriaList": [ { "Age": { "Value": 18, "Op": "gte" } } ] }
                """,
            Answers = """
                "Type": "AT_LEAST", "Count": -1   => 2
                "Type": "AT_MOST", "Count": -1    => –
                """,
        },
        new(
            "묶음 속의 묶음", "Groups within groups",
            "안쪽 묶음은 구성원 하나로 셉니다.",
            "A group within a group counts as one member.")
        {
            Data = """
                person
                person | born | gender
                1      | 1950 | 8507
                2      | 1950 | 8532
                3      | 2015 | 8532
                4      | 1980 | 8532
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                3      | 1       | 2020-01-01
                4      | 1       | 2020-01-01
                """,
            Condition = """
                { "Type": "ALL",
                  "DemographicCriteriaList": [ { "Gender": [ { "CONCEPT_ID": 8532 } ] } ],
                  "Groups": [ { "Type": "ANY", "DemographicCriteriaList": [
                    { "Age": { "Value": 18, "Op": "lt" } },
                    { "Age": { "Value": 60, "Op": "gte" } } ] } ] }
                """,
            Rows = """
                person | start
                2      | 2020-01-01
                3      | 2020-01-01
                """,
        },
        new(
            "부정", "Negation",
            "\"아니다\"는 `AT_MOST` 0으로 씁니다. 안쪽 묶음에 쓰면 그 묶음을 부정합니다.",
            "“Not” is written as `AT_MOST` 0; around an inner group it negates that group.")
        {
            Data = """
                person
                person | born | gender
                1      | 1950 | 8507
                2      | 1950 | 8532
                3      | 1990 | 8532
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                3      | 1       | 2020-01-01
                """,
            Condition = """
                { "Type": "AT_MOST", "Count": 0, "Groups": [ { "Type": "ALL", "DemographicCriteriaList": [
                    { "Age": { "Value": 60, "Op": "gte" } },
                    { "Gender": [ { "CONCEPT_ID": 8532 } ] } ] } ] }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                3      | 2020-01-01
                """,
        },
        new(
            "빈 묶음", "Empty groups",
            "구성원이 없는 묶음은 종류와 수에 상관없이 언제나 참입니다.",
            "A group without members always holds, whatever its type and count.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                """,
            Condition = """
                { … }
                """,
            Answers = """
                "Type": "ALL"                    => 1
                "Type": "ANY"                    => 1
                "Type": "AT_LEAST", "Count": 2   => 1
                "Type": "AT_MOST", "Count": 0    => 1
                """,
        },
        new(
            "빈 묶음도 구성원", "An empty group is a member",
            "안쪽의 빈 묶음은 언제나 참인 구성원으로 셉니다.",
            "An empty group within a group counts as a member that holds.")
        {
            Data = """
                person
                person | born
                1      | 2015
                2      | 1980
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                """,
            Condition = """
                { …, "DemographicCriteriaList": [ { "Age": { "Value": 18, "Op": "gte" } } ], "Groups": [ { "Type": "ALL" } ] }
                """,
            Answers = """
                "Type": "ALL"                    => 2
                "Type": "ANY"                    => 1 2
                "Type": "AT_LEAST", "Count": 2   => 2
                "Type": "AT_MOST", "Count": 1    => 1
                "Type": "AT_MOST", "Count": 0    => –
                """,
        },
    ]);
}
