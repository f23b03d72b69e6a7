namespace Naru.Spec.Manual.C03Criteria;

internal static class DateAdjustments
{
    internal static readonly Section Section = new("날짜 조정", "Date adjustment",
    [
        new(
            "새 시작일과 종료일", "A new start and end",
            "`DateAdjustment`는 사건의 시작일과 종료일을 각각 원래의 시작일이나 종료일에서 며칠 옮긴 날로 바꿉니다.",
            "A `DateAdjustment` gives an event a new start and a new end, each some days away from the record's own start or end.")
        {
            Data = """
                condition_occurrence
                person | start      | end
                1      | 2020-01-10 | 2020-01-20
                """,
            Criterion = """
                { "ConditionOccurrence": { "DateAdjustment": {
                    "StartWith": "END_DATE", "StartOffset": -3, "EndWith": "START_DATE", "EndOffset": 30 } } }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-17 | 2020-02-09
                """,
        },
        new(
            "적지 않은 것", "What is not written",
            "적지 않으면 시작일은 시작일에서, 종료일은 종료일에서 0일 옮깁니다.",
            "Where nothing is written, the start counts from the start, the end from the end, by 0 days.")
        {
            Data = """
                condition_occurrence
                person | start      | end
                1      | 2020-01-10 | 2020-01-20
                """,
            Criterion = """{ "ConditionOccurrence": { "DateAdjustment": { "StartOffset": 2 } } }""",
            Rows = """
                person | start      | end
                1      | 2020-01-12 | 2020-01-20
                """,
        },
        new(
            "끝이 시작보다 앞서면", "An end before the start",
            "조정한 종료일이 시작일보다 앞서는 사건은 빠집니다. 같은 날이면 남습니다.",
            "An event that would end before it starts is left out. Ending on the day of the start is fine.")
        {
            Data = """
                condition_occurrence
                person | start      | end
                1      | 2020-01-10 | 2020-01-14
                2      | 2020-01-10 | 2020-01-15
                """,
            Criterion = """{ "ConditionOccurrence": { "DateAdjustment": { "StartOffset": 5 } } }""",
            Rows = """
                person | start      | end
                2      | 2020-01-15 | 2020-01-15
                """,
        },
        new(
            "끝이 없는 사건", "Events without an end",
            "종료일이 없는 사건을 종료일에서 옮길 수는 없으므로 빠집니다. 시작일에서만 옮기면 남습니다.",
            "What has no end cannot be moved from its end, and is left out. If only the start is used, the event stays.")
        {
            Data = """
                visit_occurrence
                person | start      | end
                1      | 2020-01-10 | 2020-01-20
                2      | 2020-01-10 |
                """,
            Criterion = """{ "VisitOccurrence": { "DateAdjustment": { … } } }""",
            Answers = """
                "StartWith": "END_DATE"                      => 1
                "EndWith": "END_DATE"                        => 1
                "EndWith": "START_DATE", "EndOffset": 1      => 1 2
                """,
        },
        new(
            "속성은 조정한 날짜를 봅니다", "Attributes look at the new dates",
            "날짜, 길이, 나이는 조정한 뒤의 날짜로 비교합니다.",
            "Dates, lengths and ages are compared after the adjustment.")
        {
            Data = """
                person
                person | born
                1      | 2000
                visit_occurrence
                person | start      | end
                1      | 2019-12-30 | 2020-01-05
                """,
            Criterion = """{ "VisitOccurrence": { "DateAdjustment": { "StartOffset": 4 }, … } }""",
            Answers = """
                "OccurrenceStartDate": { "Value": "2020-01-03", "Op": "eq" }   => 1
                "VisitLength": { "Value": 2, "Op": "eq" }                      => 1
                "Age": { "Value": 20, "Op": "eq" }                             => 1
                "Age": { "Value": 19, "Op": "eq" }                             => –
                """,
        },
        new(
            "First는 원래 날짜로", "First looks at the recorded dates",
            "`First`는 조정하기 전의 날짜로 기록을 고릅니다. 고른 기록이 조정으로 빠져도 다음 기록으로 넘어가지 않습니다.",
            "`First` picks the record by its recorded dates. If the adjustment leaves that one out, no other takes its place.")
        {
            Data = """
                condition_occurrence
                person | start      | end
                1      | 2020-01-10 | 2020-01-11
                1      | 2020-02-10 | 2020-02-28
                2      | 2020-01-10 | 2020-01-31
                2      | 2020-02-10 | 2020-02-28
                """,
            Criterion = """{ "ConditionOccurrence": { "First": true, "DateAdjustment": { "StartOffset": 5 } } }""",
            Rows = """
                person | start      | end
                2      | 2020-01-15 | 2020-01-31
                """,
        },
        new(
            "관찰 기간도 조정한 날짜로", "Observation periods see the new dates",
            "진입 사건은 조정한 시작일이 관찰 기간 안에 있어야 합니다.",
            "It is the new start that must lie within an observation period.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | start      | end
                1      | 2019-12-31 | 2020-01-31
                2      | 2020-12-31 | 2021-01-31
                """,
            Criterion = """{ "ConditionOccurrence": { "DateAdjustment": { "StartOffset": 1 } } }""",
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-31
                """,
        },
        new(
            "사망", "Deaths",
            "사망은 `StartWith`와 `EndWith`에 무엇을 적든 시작일은 시작일에서, 종료일(다음 날)은 종료일에서 옮깁니다.",
            "For deaths the start always counts from the start and the end (the next day) from the end, whatever `StartWith` and `EndWith` say.")
        {
            Data = """
                death
                person | start
                1      | 2020-01-10
                """,
            Criterion = """
                { "Death": { "DateAdjustment": {
                    "StartWith": "END_DATE", "StartOffset": 10, "EndWith": "START_DATE", "EndOffset": 20 } } }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-20 | 2020-01-31
                """,
        },
        new(
            "검체", "Specimens",
            "검체에는 날짜 조정이 아무 효과가 없습니다.",
            "For specimens a date adjustment has no effect at all.")
        {
            Data = """
                specimen
                person | start
                1      | 2020-01-10
                """,
            Criterion = """
                { "Specimen": { "DateAdjustment": {
                    "StartWith": "START_DATE", "StartOffset": 10, "EndWith": "START_DATE", "EndOffset": 5 } } }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-10 | 2020-01-11
                """,
        },
        new(
            "약물", "Drugs",
            "약물 노출의 종료일은 종료일 규칙(기록된 종료일, 처방 일수, 다음 날)으로 정한 날에서 옮깁니다.",
            "The end of a drug exposure is moved from where its end rule puts it: recorded end, days of supply, next day.")
        {
            Data = """
                drug_exposure
                person | start      | end        | days_supply
                1      | 2020-01-10 | 2020-01-20 | 90
                2      | 2020-01-10 |            | 90
                3      | 2020-01-10 |            |
                """,
            Criterion = """{ "DrugExposure": { "DateAdjustment": { "EndWith": "END_DATE", "EndOffset": 7 } } }""",
            Rows = """
                person | start      | end
                1      | 2020-01-10 | 2020-01-27
                2      | 2020-01-10 | 2020-04-16
                3      | 2020-01-10 | 2020-01-18
                """,
        },
        new(
            "모든 종류의 사건", "Every type of event",
            "검체가 아닌 모든 사건의 날짜를 조정할 수 있습니다. 여기서는 30일을 옮긴 사건이 관찰 기간을 벗어나므로 아무도 남지 않습니다.",
            "All events but specimens can be adjusted. Here the events, moved by 30 days, leave the observation period, so that nobody remains.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2029-12-20 | 2029-12-31
                condition_occurrence
                person | start      | end
                1      | 2029-12-20 | 2029-12-21
                condition_era
                person | start      | end
                1      | 2029-12-20 | 2029-12-21
                death
                person | start
                1      | 2029-12-20
                device_exposure
                person | start      | end
                1      | 2029-12-20 | 2029-12-21
                dose_era
                person | start      | end
                1      | 2029-12-20 | 2029-12-21
                drug_era
                person | start      | end
                1      | 2029-12-20 | 2029-12-21
                drug_exposure
                person | start      | end
                1      | 2029-12-20 | 2029-12-21
                measurement
                person | start
                1      | 2029-12-20
                observation
                person | start
                1      | 2029-12-20
                payer_plan_period
                person | start      | end
                1      | 2029-12-20 | 2029-12-21
                procedure_occurrence
                person | start
                1      | 2029-12-20
                specimen
                person | start
                1      | 2029-12-20
                visit_detail
                person | start      | end
                1      | 2029-12-20 | 2029-12-21
                visit_occurrence
                person | start      | end
                1      | 2029-12-20 | 2029-12-21
                """,
            Criterion = """
                { …: { "DateAdjustment": {
                    "StartWith": "START_DATE", "StartOffset": 30, "EndWith": "END_DATE", "EndOffset": 30 } } }
                """,
            Answers = """
                "ConditionOccurrence"   => –
                "ConditionEra"          => –
                "Death"                 => –
                "DeviceExposure"        => –
                "DoseEra"               => –
                "DrugEra"               => –
                "DrugExposure"          => –
                "Measurement"           => –
                "Observation"           => –
                "ObservationPeriod"     => –
                "PayerPlanPeriod"       => –
                "ProcedureOccurrence"   => –
                "Specimen"              => 1
                "VisitDetail"           => –
                "VisitOccurrence"       => –
                """,
        },
    ]);
}
