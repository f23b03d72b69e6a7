namespace Naru.Spec.Manual.C09Exit;

internal static class Censoring
{
    private const string Data = """
        observation_period
        person | start      | end
        1      | 2020-01-01 | 2020-12-31
        2      | 2020-01-01 | 2020-12-31
        3      | 2020-01-01 | 2020-12-31
        4      | 2020-01-01 | 2020-12-31
        condition_occurrence
        person | concept | start
        1      | 1       | 2020-03-01
        2      | 1       | 2020-03-01
        3      | 1       | 2020-03-01
        4      | 1       | 2020-03-01
        drug_exposure
        person | concept | start
        1      | 2       | 2020-02-29
        2      | 2       | 2020-03-01
        3      | 2       | 2020-02-29
        3      | 2       | 2020-05-01
        3      | 2       | 2020-06-01
        4      | 2       | 2021-01-01
        """;

    internal static readonly Section Section = new("중도 절단", "Censoring",
    [
        new(
            "진입 뒤의 첫 사건", "The first event after the entry",
            "중도 절단 사건이 진입일이나 그 뒤에, 관찰 기간 안에서 시작하면 그날 끝납니다. 진입일 전의 사건과 관찰 기간 뒤의 사건은 상관없습니다.",
            "A censoring event that starts on or after the entry, within the observation period, ends membership on that day. Events before the entry or after the observation period do not matter.")
        {
            Data = Data,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "CensoringCriteria": [ { "DrugExposure": { "CodesetId": 2 } } ]
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2020-12-31
                2      | 2020-03-01 | 2020-03-01
                3      | 2020-03-01 | 2020-05-01
                4      | 2020-03-01 | 2020-12-31
                """,
            Stages = """
                stage    | events | persons
                entries  | 4      | 4
                censored | 2      | 2
                """,
        },
        new(
            "First인 절단 조건", "Censoring by a first event",
            "`First`인 조건은 평생의 첫 기록만 봅니다. 그것이 진입 전이면 절단하지 않습니다.",
            "A criterion with `First` looks at the first record ever. Where that lies before the entry, it does not censor.")
        {
            Data = Data,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "CensoringCriteria": [ { "DrugExposure": { "CodesetId": 2, "First": true } } ]
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2020-12-31
                2      | 2020-03-01 | 2020-03-01
                3      | 2020-03-01 | 2020-12-31
                4      | 2020-03-01 | 2020-12-31
                """,
        },
        new(
            "가장 이른 끝", "The earliest end",
            "종료 방법과 절단 조건이 여럿이면 가장 이른 날에 끝납니다. 더 늦은 절단 사건은 절단으로 세지 않습니다.",
            "Of the end strategy and all censoring criteria the earliest day wins. A later censoring event does not count as censoring.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-03-01
                2      | 1       | 2020-03-01
                3      | 1       | 2020-03-01
                drug_exposure
                person | concept | start
                1      | 2       | 2020-03-20
                2      | 2       | 2020-05-01
                death
                person | start
                1      | 2020-03-10
                3      | 2020-03-31
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": "StartDate", "Offset": 30 } },
                  "CensoringCriteria": [ { "DrugExposure": { "CodesetId": 2 } }, { "Death": { } } ]
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2020-03-10
                2      | 2020-03-01 | 2020-03-31
                3      | 2020-03-01 | 2020-03-31
                """,
            Stages = """
                stage    | events | persons
                censored | 1      | 1
                """,
        },
        new(
            "절단이 끝을 대신합니다", "Censoring stands in for a missing end",
            "날짜 오프셋이 진입일보다 앞서 끝이 없는 사건도, 절단 사건이 있으면 그날 끝나는 결과가 됩니다.",
            "An entry whose date offset lies before it has no end of its own; a censoring event then still ends it, and makes a row.")
        {
            Data = """
                condition_occurrence
                person | concept | start      | end
                1      | 1       | 2020-03-01 | 2020-03-02
                2      | 1       | 2020-03-01 | 2020-03-02
                drug_exposure
                person | concept | start
                1      | 2       | 2020-04-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "DateOffset": { "DateField": "EndDate", "Offset": -10 } },
                  "CensoringCriteria": [ { "DrugExposure": { "CodesetId": 2 } } ]
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2020-04-01
                """,
        },
        new(
            "사건 자신의 조건이 있는 절단", "Censoring events with criteria of their own",
            "절단 조건에도 사건 자신의 조건과 날짜 조정을 쓸 수 있습니다.",
            "Censoring criteria may have criteria of their own and date adjustments.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-03-01
                drug_exposure
                person | concept | start
                1      | 2       | 2020-04-01
                1      | 2       | 2020-06-01
                measurement
                person | concept | start
                1      | 3       | 2020-06-01
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "CensoringCriteria": [ { "DrugExposure": {
                    "CodesetId": 2,
                    "DateAdjustment": { "StartOffset": -10, "EndOffset": 0 },
                    "CorrelatedCriteria": { "Type": "ALL", "CriteriaList": [ {
                      "Criteria": { "Measurement": { "CodesetId": 3 } },
                      "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 10, "Coeff": 1 } },
                      "Occurrence": { "Type": 2, "Count": 1 } } ] } } } ]
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-03-01 | 2020-05-22
                """,
        },
    ]);
}
