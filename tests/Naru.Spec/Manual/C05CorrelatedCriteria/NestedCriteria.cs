namespace Naru.Spec.Manual.C05CorrelatedCriteria;

internal static class NestedCriteria
{
    internal static readonly Section Section = new("사건 자신의 조건", "Criteria of the events themselves",
    [
        new(
            "사건이 기준이 됩니다", "The event is the index",
            "조건 안의 `CorrelatedCriteria`는 그 사건을 기준으로 판단합니다. 창은 그 사건의 날짜부터 셉니다.",
            "The `CorrelatedCriteria` within a criterion are judged with its event as the index: windows count from that event's days.")
        {
            Data = """
                drug_exposure
                person | concept | start
                1      | 2       | 2020-06-01
                1      | 2       | 2020-08-01
                measurement
                person | concept | start
                1      | 3       | 2020-08-03
                """,
            Criterion = """
                { "DrugExposure": { "CodesetId": 2, "CorrelatedCriteria": { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "Measurement": { "CodesetId": 3 } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 7, "Coeff": 1 } },
                    "Occurrence": { "Type": 2, "Count": 1 } } ] } } }
                """,
            Rows = """
                person | start      | end
                1      | 2020-08-01 | 2020-08-02
                """,
        },
        new(
            "먼저 First, 나중에 자신의 조건", "First before own criteria",
            "`First`가 기록을 고른 다음에 사건 자신의 조건을 봅니다. 첫 기록이 만족하지 못하면 다음 기록으로 넘어가지 않습니다.",
            "`First` picks the record before the event's own criteria are asked. If the first record does not satisfy them, no later one takes its place.")
        {
            Data = """
                drug_exposure
                person | concept | start
                1      | 2       | 2020-06-01
                1      | 2       | 2020-08-01
                measurement
                person | concept | start
                1      | 3       | 2020-08-03
                """,
            Criterion = """
                { "DrugExposure": { "CodesetId": 2, "First": true, "CorrelatedCriteria": { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "Measurement": { "CodesetId": 3 } },
                    "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 7, "Coeff": 1 } },
                    "Occurrence": { "Type": 2, "Count": 1 } } ] } } }
                """,
            Rows = "",
        },
        new(
            "관찰 기간 안의 사건만", "Events within an observation period",
            "자신의 조건이 있는 사건은 관찰 기간 안에 있어야 합니다. 바깥 조건이 관찰 기간을 무시해도 그렇습니다.",
            "An event with criteria of its own must lie within an observation period, even where the outer criterion ignores observation periods.")
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
                person | concept | start
                1      | 2       | 2019-06-01
                2      | 2       | 2020-06-01
                measurement
                person | concept | start
                1      | 3       | 2019-06-01
                2      | 3       | 2020-06-01
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2 … } },
                    "IgnoreObservationPeriod": true,
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Answers = """
                                                                                                                                              => 1 2
                , "CorrelatedCriteria": { "Type": "ALL", "CriteriaList": [ { "Criteria": { "Measurement": { "CodesetId": 3 } }, "IgnoreObservationPeriod": true, "Occurrence": { "Type": 2, "Count": 1 } } ] }  => 2
                """,
        },
        new(
            "빈 조건은 조건이 아닙니다", "No members, no criteria",
            "구성원이 없는 `CorrelatedCriteria`는 없는 것과 같습니다. 관찰 기간 밖의 사건도 그대로 남습니다.",
            "`CorrelatedCriteria` without members are as good as none: events outside observation periods stay.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-06-15
                drug_exposure
                person | concept | start
                1      | 2       | 2019-06-01
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2, "CorrelatedCriteria": { "Type": "ALL" } } },
                    "IgnoreObservationPeriod": true,
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Rows = """
                person | start
                1      | 2020-06-15
                """,
        },
        new(
            "몇 겹이든", "As deep as needed",
            "조건은 몇 겹이든 겹칠 수 있고, 각 겹은 바로 바깥의 사건을 기준으로 합니다.",
            "Criteria nest as deep as needed; each level has the event just outside it as its index.")
        {
            Data = """
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-01-01
                2      | 1       | 2020-01-01
                drug_exposure
                person | concept | start
                1      | 2       | 2020-01-10
                2      | 2       | 2020-01-10
                measurement
                person | concept | start
                1      | 3       | 2020-01-20
                2      | 3       | 2020-01-20
                procedure_occurrence
                person | concept | start
                1      | 4       | 2020-01-30
                2      | 4       | 2020-02-10
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 10, "Coeff": 1 } },
                    "Occurrence": { "Type": 2, "Count": 1 },
                    "Criteria": { "DrugExposure": { "CodesetId": 2, "CorrelatedCriteria": { "Type": "ALL", "CriteriaList": [ {
                        "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 10, "Coeff": 1 } },
                        "Occurrence": { "Type": 2, "Count": 1 },
                        "Criteria": { "Measurement": { "CodesetId": 3, "CorrelatedCriteria": { "Type": "ALL", "CriteriaList": [ {
                            "StartWindow": { "Start": { "Days": 0, "Coeff": 1 }, "End": { "Days": 10, "Coeff": 1 } },
                            "Occurrence": { "Type": 2, "Count": 1 },
                            "Criteria": { "ProcedureOccurrence": { "CodesetId": 4 } } } ] } } } } ] } } } } ] }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                """,
        },
        new(
            "나이와 날짜도 그 사건의 것", "Age and dates of that event",
            "안쪽의 사람 조건은 바깥 기준 사건이 아니라 그 사건의 날에 판단합니다.",
            "Inner conditions on the person are judged on the day of that event, not of the outer index event.")
        {
            Data = """
                person
                person | born
                1      | 2001
                condition_occurrence
                person | concept | start
                1      | 1       | 2020-06-15
                drug_exposure
                person | concept | start
                1      | 2       | 2018-06-01
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2, "CorrelatedCriteria": {
                        "Type": "ALL", "DemographicCriteriaList": [ { "Age": { "Value": 18, "Op": … } } ] } } },
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Answers = """
                "lt"    => 1
                "gte"   => –
                """,
        },
        new(
            "같은 방문, 안쪽에서도", "The same visit, inside too",
            "안쪽의 `RestrictVisit`는 바깥 기준 사건이 아니라 그 사건의 방문을 봅니다.",
            "An inner `RestrictVisit` looks at the visit of that event, not of the outer index event.")
        {
            Data = """
                condition_occurrence
                person | concept | start      | visit
                1      | 1       | 2020-06-15 | 71
                2      | 1       | 2020-06-15 | 71
                drug_exposure
                person | concept | start      | visit
                1      | 2       | 2020-06-15 | 72
                2      | 2       | 2020-06-15 | 72
                measurement
                person | concept | start      | visit
                1      | 3       | 2020-06-15 | 72
                2      | 3       | 2020-06-15 | 71
                """,
            Condition = """
                { "Type": "ALL", "CriteriaList": [ {
                    "Criteria": { "DrugExposure": { "CodesetId": 2, "CorrelatedCriteria": { "Type": "ALL", "CriteriaList": [ {
                        "Criteria": { "Measurement": { "CodesetId": 3 } },
                        "RestrictVisit": true,
                        "Occurrence": { "Type": 2, "Count": 1 } } ] } } },
                    "Occurrence": { "Type": 2, "Count": 1 } } ] }
                """,
            Rows = """
                person | start
                1      | 2020-06-15
                """,
        },
    ]);
}
