namespace Naru.Spec.Manual.C05CorrelatedCriteria;

internal static class Windows
{
    private const string Around = """
        condition_occurrence
        person | concept | start      | end
        1      | 1       | 2020-06-15 | 2020-06-20
        2      | 1       | 2020-06-15 | 2020-06-20
        3      | 1       | 2020-06-15 | 2020-06-20
        4      | 1       | 2020-06-15 | 2020-06-20
        drug_exposure
        person | concept | start      | end
        1      | 2       | 2020-06-14 | 2020-06-16
        2      | 2       | 2020-06-15 | 2020-06-30
        3      | 2       | 2020-06-20 | 2020-06-22
        4      | 2       | 2020-06-25 | 2020-07-25
        """;

    internal static readonly Section Section = new("기간", "Windows",
    [
        new(
            "시작 창", "The start window",
            "시작 창은 사건의 시작일이 기준 사건의 시작일에서 며칠 떨어져 있어야 하는지를 정합니다. `Coeff` -1은 앞, 1은 뒤이고 양 끝 날이 들어갑니다.",
            "The start window says how far from the index event's start the other event must start. `Coeff` −1 counts backwards, 1 forwards; both end days belong to the window.")
        {
            Data = Around,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "StartWindow": { … },
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Answers = """
                "Start": { "Days": 1, "Coeff": -1 }, "End": { "Days": 0, "Coeff": 1 }      => 1 2
                "Start": { "Days": 0, "Coeff": -1 }, "End": { "Days": 5, "Coeff": 1 }      => 2 3
                "Start": { "Days": 1, "Coeff": 1 }, "End": { "Days": 10, "Coeff": 1 }      => 3 4
                "Start": { "Days": 5, "Coeff": -1 }, "End": { "Days": 1, "Coeff": -1 }     => 1
                "Start": { "Days": 1, "Coeff": 1 }, "End": { "Days": 1, "Coeff": -1 }      => –
                """,
        },
        new(
            "기준 사건의 종료일부터", "From the index event's end",
            "`UseIndexEnd`가 참이면 기준 사건의 종료일부터 셉니다. 적지 않으면 시작일부터입니다.",
            "With `UseIndexEnd` days are counted from the index event's end. Where it is not written, from its start.")
        {
            Data = Around,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": -1 }, "End": { "Days": 5, "Coeff": 1 } … },
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Answers = """
                                        => 2 3
                , "UseIndexEnd": false  => 2 3
                , "UseIndexEnd": true   => 3 4
                """,
        },
        new(
            "사건의 종료일", "The event's end",
            "`UseEventEnd`가 참이면 창 안에 사건의 종료일이 있어야 합니다. 시작 창에서 적지 않으면 시작일을 봅니다.",
            "With `UseEventEnd` the event's end must lie in the window. Where a start window does not say, it is the event's start.")
        {
            Data = Around,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": -1 }, "End": { "Days": 7, "Coeff": 1 } … },
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Answers = """
                                                             => 2 3
                , "UseEventEnd": false                       => 2 3
                , "UseEventEnd": true                        => 1 3
                , "UseEventEnd": true, "UseIndexEnd": true   => 3
                """,
        },
        new(
            "종료 창", "The end window",
            "종료 창은 적지 않으면 사건의 종료일을 봅니다. `UseEventEnd`가 거짓이면 시작일을 봅니다. 시작 창과 함께 쓰면 둘 다 맞아야 합니다.",
            "An end window looks at the event's end unless `UseEventEnd` is false. Together with a start window, both must hold.")
        {
            Data = Around,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "StartWindow": { "Start": { "Days": 30, "Coeff": -1 }, "End": { "Days": 30, "Coeff": 1 } },
                    "EndWindow": { … },
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Answers = """
                "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 7, "Coeff": 1 }                           => 1 3
                "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 7, "Coeff": 1 }, "UseEventEnd": true      => 1 3
                "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 7, "Coeff": 1 }, "UseEventEnd": false     => 2 3
                "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 7, "Coeff": 1 }, "UseIndexEnd": true      => 3
                "Start": { "Days": 10, "Coeff": 1 }, "End": { "Days": 90, "Coeff": 1 }, "UseIndexEnd": true    => 2 4
                """,
        },
        new(
            "끝이 없는 창은 관찰 기간까지", "Unbounded: as far as the observation period",
            "`Days`가 없으면 `Coeff` -1은 관찰 기간의 시작까지, 1은 관찰 기간의 끝까지입니다. 어떤 창이든 사건은 기준 사건의 관찰 기간 안에서 시작해야 합니다.",
            "Without `Days`, `Coeff` −1 reaches to the start of the observation period and 1 to its end. Whatever the window, the event must start within the index event's observation period.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-01 | 2020-12-31
                3      | 2020-01-01 | 2020-12-31
                4      | 2020-01-01 | 2020-12-31
                5      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-06-15
                2      | 1       | 2020-06-15
                3      | 1       | 2020-06-15
                4      | 1       | 2020-06-15
                5      | 1       | 2020-06-15
                drug_exposure
                person | concept | start
                1      | 2       | 2019-12-31
                2      | 2       | 2020-01-01
                3      | 2       | 2020-06-15
                4      | 2       | 2020-12-31
                5      | 2       | 2021-01-01
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } }, …
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Answers = """
                "StartWindow": { "Start": { "Coeff": -1 }, "End": { "Days": 0, "Coeff": 1 } },       => 2 3
                "StartWindow": { "Start": { "Days": 1, "Coeff": 1 }, "End": { "Coeff": 1 } },        => 4
                "StartWindow": { "Start": { "Coeff": -1 }, "End": { "Coeff": 1 } },                  => 2 3 4
                "StartWindow": { "Start": { "Days": 999, "Coeff": -1 }, "End": { "Coeff": 1 } },     => 2 3 4
                                                                                                     => 2 3 4
                """,
        },
        new(
            "관찰 기간을 무시하면", "Ignoring the observation period",
            "`IgnoreObservationPeriod`가 참이면 관찰 기간 밖의 사건도 세고, `Days`가 없는 쪽에는 끝이 없습니다.",
            "With `IgnoreObservationPeriod` events outside the observation period count too, and a side without `Days` has no bound.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-01 | 2020-12-31
                3      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-06-15
                2      | 1       | 2020-06-15
                3      | 1       | 2020-06-15
                drug_exposure
                person | concept | start
                1      | 2       | 2018-12-31
                2      | 2       | 2020-06-14
                3      | 2       | 2022-01-01
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } }, …
                    "IgnoreObservationPeriod": true,
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Answers = """
                "StartWindow": { "Start": { "Coeff": -1 }, "End": { "Days": 0, "Coeff": 1 } },        => 1 2
                "StartWindow": { "Start": { "Days": 365, "Coeff": -1 }, "End": { "Coeff": 1 } },      => 2 3
                                                                                                      => 1 2 3
                """,
        },
        new(
            "끝이 없는 종료 창", "An unbounded end window",
            "`Days`가 없는 종료 창은 사건의 종료일이 관찰 기간을 넘지 않을 것을 요구합니다.",
            "An end window without `Days` asks that the event's end does not lie beyond the observation period.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-06-15
                2      | 1       | 2020-06-15
                drug_exposure
                person | concept | start      | end
                1      | 2       | 2020-12-30 | 2020-12-31
                2      | 2       | 2020-12-30 | 2021-01-05
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Coeff": 1 } } …
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Answers = """
                ,                                                                                                           => 1 2
                , "EndWindow": { "Start": { "Coeff": -1 }, "End": { "Coeff": 1 } },                                         => 1
                , "EndWindow": { "Start": { "Coeff": -1 }, "End": { "Coeff": 1 } }, "IgnoreObservationPeriod": true,        => 1 2
                """,
        },
        new(
            "Coeff는 -1과 그 밖", "Coeff: minus one and the rest",
            "`Days`는 `Coeff`와 곱합니다. `Days`가 없을 때는 -1만 앞쪽이고 다른 값은 모두 뒤쪽입니다.",
            "`Days` is multiplied by `Coeff`. Without `Days` only −1 means backwards; every other number means forwards.")
        {
            Data = Around,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { … } },
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Answers = """
                "Days": 5, "Coeff": 2    => 2 3 4
                "Days": 5, "Coeff": 0    => 2
                "Coeff": 0               => 2 3 4
                "Coeff": -2              => 2 3 4
                "Coeff": -1              => –
                """,
        },
        new(
            "기준 사건 자신도 셉니다", "The index event itself counts",
            "조건이 기준 사건과 같은 기록을 찾으면 그 기록도 셉니다. 다른 기록만 세려면 창에서 0일을 빼야 합니다.",
            "Where the criterion finds the index event's own record, it counts. To count others only, leave day 0 out of the window.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-06-15
                1      | 1       | 2020-06-18
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "ConditionOccurrence": { "CodesetId": 1 } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": -1 }, "End": { "Days": 7, "Coeff": 1 } },
                    "Occurrence": { "Type": 2, "Count": 2 } } ] }
                """,
            Rows = """
                person | start
                1      | 2020-06-15
                """,
        },
        new(
            "기준 사건에 종료일이 없으면", "An index event without an end",
            "`UseIndexEnd`로 셀 때 기준 사건에 종료일이 없으면 창에 드는 날이 없습니다. `Days`가 없는 쪽은 종료일이 없어도 됩니다.",
            "With `UseIndexEnd`, an index event without an end leaves no day in the window; a side without `Days` does not need it.")
        {
            Data = """
                visit_occurrence
                person | concept | start      | end
                1      | 1       | 2020-01-01 | 2020-01-05
                2      | 1       | 2020-01-01 |
                drug_exposure
                person | concept | start
                1      | 2       | 2020-01-06
                2      | 2       | 2020-01-06
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "VisitOccurrence": { "CodesetId": 1 } } ] },
                  "InclusionRules": [ { "name": "Drug", "expression": { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 } },
                    "StartWindow": { "Start": { … "Coeff": -1 }, "End": { "Coeff": 1 }, "UseIndexEnd": true },
                    "Occurrence": { "Type": 2, "Count": 1 } } ] } } ]
                }
                """,
            Answers = """
                "Days": 5,  => 1
                            => 1 2
                """,
        },
    ]);
}
