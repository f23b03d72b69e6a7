namespace Naru.Spec.Manual.C03Criteria;

internal static class Values
{
    internal static readonly Section Section = new("값의 비교", "Comparing values",
    [
        new(
            "숫자", "Numbers",
            "숫자는 `lt`, `lte`, `eq`, `!eq`, `gt`, `gte`와 구간 `bt`, `!bt`로 비교합니다. 구간은 양 끝을 포함하고, `!bt`는 그 바깥입니다. 값이 없으면 어느 것에도 맞지 않습니다.",
            "Numbers are compared with `lt`, `lte`, `eq`, `!eq`, `gt`, `gte`, and with the intervals `bt` and `!bt`. An interval includes both ends, `!bt` is all outside of it. A missing value matches none of them.")
        {
            Data = """
                measurement
                person | start      | value_as_number
                1      | 2020-01-01 | 1
                2      | 2020-01-01 | 2
                3      | 2020-01-01 | 3
                4      | 2020-01-01 |
                """,
            Criterion = """{ "Measurement": { "ValueAsNumber": { … } } }""",
            Answers = """
                "Value": 2, "Op": "lt"                  => 1
                "Value": 2, "Op": "lte"                 => 1 2
                "Value": 2, "Op": "eq"                  => 2
                "Value": 2, "Op": "!eq"                 => 1 3
                "Value": 2, "Op": "gt"                  => 3
                "Value": 2, "Op": "gte"                 => 2 3
                "Value": 2, "Op": "bt", "Extent": 3     => 2 3
                "Value": 2, "Op": "!bt", "Extent": 3    => 1
                "Value": 3, "Op": "bt", "Extent": 2     => –
                "Value": 3, "Op": "!bt", "Extent": 2    => 1 2 3
                """,
        },
        new(
            "네 자리까지의 소수", "Four decimals",
            "검사값, 용량, 비율, 약물의 수량을 비교할 때는 정의의 수를 소수 넷째 자리로 반올림하며, 반은 0에서 먼 쪽으로 갑니다. 기록의 값은 그대로 둡니다.",
            "Where values, doses, ratios and quantities of drugs are compared, the definition's number is rounded to four decimals, halves away from zero. The record's value stays as it is.")
        {
            Data = """
                measurement
                person | start      | value_as_number
                1      | 2020-01-01 | 1.2345
                2      | 2020-01-01 | 1.2346
                3      | 2020-01-01 | -1.2346
                4      | 2020-01-01 | 1.23456
                """,
            Criterion = """{ "Measurement": { "ValueAsNumber": { … } } }""",
            Answers = """
                "Value": 1.23454, "Op": "eq"    => 1
                "Value": 1.23455, "Op": "eq"    => 2
                "Value": 1.23456, "Op": "eq"    => 2
                "Value": -1.23455, "Op": "eq"   => 3
                "Value": 1.23456, "Op": "lt"    => 1 3 4
                """,
        },
        new(
            "정수", "Whole numbers",
            "나이, 날수, 횟수처럼 정수인 것을 비교할 때는 정의의 수에서 소수를 잘라 버립니다. 그래서 \"2.9 초과\"는 \"2 초과\"와 같습니다.",
            "Where ages, days and counts are compared, the decimals of the definition's number are cut off, so that “more than 2.9” is the same as “more than 2”.")
        {
            Data = """
                drug_exposure
                person | start      | refills
                1      | 2020-01-01 | 2
                2      | 2020-01-01 | 3
                """,
            Criterion = """{ "DrugExposure": { "Refills": { … } } }""",
            Answers = """
                "Value": 2.9, "Op": "gt"                   => 2
                "Value": 2.9, "Op": "eq"                   => 1
                "Value": 2.9, "Op": "bt", "Extent": 3.9    => 1 2
                "Value": -0.5, "Op": "gt"                  => 1 2
                """,
        },
        new(
            "따옴표 속의 수", "Numbers in quotes",
            "수는 따옴표 안에 있어도 됩니다.",
            "Numbers may stand in quotes.")
        {
            Data = """
                measurement
                person | start      | value_as_number
                1      | 2020-01-01 | 1
                2      | 2020-01-01 | 2
                """,
            Criterion = """{ "Measurement": { "ValueAsNumber": { "Value": "2", "Op": "gte" } } }""",
            Rows = """
                person | start
                2      | 2020-01-01
                """,
        },
        new(
            "날짜", "Dates",
            "날짜도 같은 연산자로 비교합니다.",
            "Dates are compared with the same operators.")
        {
            Data = """
                condition_occurrence
                person | start
                1      | 2020-01-01
                2      | 2020-01-02
                3      | 2020-01-03
                """,
            Criterion = """{ "ConditionOccurrence": { "OccurrenceStartDate": { … } } }""",
            Answers = """
                "Value": "2020-01-02", "Op": "lt"                              => 1
                "Value": "2020-01-02", "Op": "lte"                             => 1 2
                "Value": "2020-01-02", "Op": "eq"                              => 2
                "Value": "2020-01-02", "Op": "!eq"                             => 1 3
                "Value": "2020-01-02", "Op": "gt"                              => 3
                "Value": "2020-01-02", "Op": "gte"                             => 2 3
                "Value": "2020-01-02", "Op": "bt", "Extent": "2020-01-03"      => 2 3
                "Value": "2020-01-02", "Op": "!bt", "Extent": "2020-01-03"     => 1
                """,
        },
        new(
            "글", "Text",
            "글은 `contains`, `startsWith`, `endsWith`, `eq`와 앞에 `!`를 붙인 반대로 비교합니다. 대문자와 소문자는 다른 글자입니다. 값이 없으면 어느 것에도 맞지 않습니다.",
            "Text is compared with `contains`, `startsWith`, `endsWith`, `eq`, and their opposites with a `!`. Capital and small letters differ. A missing value matches none of them.")
        {
            Data = """
                observation
                person | start      | value_as_string
                1      | 2020-01-01 | red
                2      | 2020-01-01 | reddish
                3      | 2020-01-01 | infrared
                4      | 2020-01-01 | Red
                5      | 2020-01-01 |
                """,
            Criterion = """{ "Observation": { "ValueAsString": { … } } }""",
            Answers = """
                "Text": "red", "Op": "contains"     => 1 2 3
                "Text": "red", "Op": "!contains"    => 4
                "Text": "red", "Op": "startsWith"   => 1 2
                "Text": "red", "Op": "!startsWith"  => 3 4
                "Text": "red", "Op": "endsWith"     => 1 3
                "Text": "red", "Op": "!endsWith"    => 2 4
                "Text": "red", "Op": "eq"           => 1
                "Text": "red", "Op": "!eq"          => 2 3 4
                """,
        },
        new(
            "글 속의 % 와 _", "% and _ in text",
            "글에 있는 `%`는 아무 글이나, `_`는 아무 글자 하나를 뜻합니다. `eq`에서도 그렇습니다. 없앨 방법은 없습니다.",
            "`%` in the text stands for any text and `_` for any one character, with `eq` too. There is no way to escape them.")
        {
            Data = """
                observation
                person | start      | value_as_string
                1      | 2020-01-01 | 50%
                2      | 2020-01-01 | 500
                3      | 2020-01-01 | 5_0
                4      | 2020-01-01 | 510
                5      | 2020-01-01 | 5가0
                """,
            Criterion = """{ "Observation": { "ValueAsString": { … } } }""",
            Answers = """
                "Text": "50%", "Op": "eq"         => 1 2
                "Text": "5_0", "Op": "eq"         => 2 3 4 5
                "Text": "%", "Op": "eq"           => 1 2 3 4 5
                "Text": "", "Op": "eq"            => –
                "Text": "", "Op": "contains"      => 1 2 3 4 5
                "Text": "가", "Op": "contains"     => 5
                """,
        },
        new(
            "나이", "Age",
            "나이는 사건이 시작하는 해(`AgeAtEnd`는 끝나는 해)에서 태어난 해를 뺀 것입니다. 태어난 해를 모르면 맞지 않습니다.",
            "The age is the year in which the event starts (for `AgeAtEnd`, ends) minus the year of birth. Without a year of birth nothing matches.")
        {
            Data = """
                person
                person | born
                1      | 2001
                2      | 2002
                3      |
                condition_era
                person | start      | end
                1      | 2019-01-01 | 2019-01-31
                2      | 2019-12-31 | 2020-01-31
                3      | 2019-06-01 | 2019-06-30
                """,
            Criterion = """{ "ConditionEra": { … } }""",
            Answers = """
                "AgeAtStart": { "Value": 18, "Op": "eq" }    => 1
                "AgeAtEnd": { "Value": 18, "Op": "eq" }      => 1 2
                "AgeAtStart": { "Value": 18, "Op": "!eq" }   => 2
                """,
        },
    ]);
}
