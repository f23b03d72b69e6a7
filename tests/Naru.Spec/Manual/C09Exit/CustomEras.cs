namespace Naru.Spec.Manual.C09Exit;

internal static class CustomEras
{
    internal static readonly Section Section = new("약물 에라로 끝내기", "Custom drug eras",
    [
        new(
            "진입을 덮는 에라의 끝", "The end of the era that covers the entry",
            "`CustomEra`는 개념집합의 약물 노출을 이어 에라를 만들고, 진입일을 덮는 에라의 끝에서 끝냅니다.",
            "A `CustomEra` joins the exposures to the drugs of a concept set into eras and ends membership with the era that covers the entry.")
        {
            Data = """
                drug_exposure
                person | concept | start      | end
                1      | 1       | 2020-01-01 | 2020-01-31
                1      | 1       | 2020-01-20 | 2020-02-20
                1      | 1       | 2020-06-01 | 2020-06-30
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "DrugExposure": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "CustomEra": { "DrugCodesetId": 1, "GapDays": 0, "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-02-20
                """,
        },
        new(
            "공백 일수", "Gap days",
            "약이 떨어진 뒤 `GapDays`일 안에 다시 시작하면 같은 에라입니다. 에라의 끝에는 공백이 들어가지 않습니다.",
            "An exposure that starts within `GapDays` of the end of the supply belongs to the same era. The gap is not part of the era's end.")
        {
            Data = """
                drug_exposure
                person | concept | start      | end
                1      | 1       | 2020-01-01 | 2020-01-31
                1      | 1       | 2020-03-01 | 2020-03-31
                2      | 1       | 2020-01-01 | 2020-01-31
                2      | 1       | 2020-03-02 | 2020-03-31
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "DrugExposure": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "CustomEra": { "DrugCodesetId": 1, "GapDays": 30, "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-03-31
                2      | 2020-01-01 | 2020-01-31
                """,
        },
        new(
            "오프셋", "The offset",
            "`Offset`은 모든 노출의 끝에 더해집니다. 그래서 에라의 끝도, 이어지는지도 달라집니다.",
            "`Offset` is added to the end of every exposure, so that it moves the era's end as well as what is joined.")
        {
            Data = """
                drug_exposure
                person | concept | start      | end
                1      | 1       | 2020-01-01 | 2020-01-31
                2      | 1       | 2020-01-01 | 2020-01-31
                2      | 1       | 2020-02-07 | 2020-02-20
                3      | 1       | 2020-01-01 | 2020-01-31
                3      | 1       | 2020-02-08 | 2020-02-20
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "DrugExposure": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "CustomEra": { "DrugCodesetId": 1, "GapDays": 0, "Offset": 7 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-02-07
                2      | 2020-01-01 | 2020-02-27
                3      | 2020-01-01 | 2020-02-07
                """,
        },
        new(
            "노출의 끝", "The end of an exposure",
            "노출은 기록된 종료일, 없으면 처방 일수, 그것도 없으면 다음 날까지입니다. `DaysSupplyOverride`를 적으면 무엇이 기록되어 있든 시작일에 그 날수를 더합니다.",
            "An exposure lasts until its recorded end; where that is missing, for its days of supply; where those are missing too, until the next day. With `DaysSupplyOverride` it is always that many days after the start.")
        {
            Data = """
                drug_exposure
                person | concept | start      | end        | days_supply
                1      | 1       | 2020-01-01 | 2020-01-31 | 90
                2      | 1       | 2020-01-01 |            | 90
                3      | 1       | 2020-01-01 |            |
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "DrugExposure": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "CustomEra": { "DrugCodesetId": 1, "GapDays": 0, "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-31
                2      | 2020-01-01 | 2020-03-31
                3      | 2020-01-01 | 2020-01-02
                """,
        },
        new(
            "처방 일수를 정해 두면", "With a supply override",
            "`DaysSupplyOverride`가 14이면 세 사람 모두 시작일에서 14일 뒤에 끝납니다.",
            "With a `DaysSupplyOverride` of 14 all three end 14 days after the start.")
        {
            Data = """
                drug_exposure
                person | concept | start      | end        | days_supply
                1      | 1       | 2020-01-01 | 2020-01-31 | 90
                2      | 1       | 2020-01-01 |            | 90
                3      | 1       | 2020-01-01 |            |
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "DrugExposure": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "CustomEra": { "DrugCodesetId": 1, "GapDays": 0, "Offset": 0, "DaysSupplyOverride": 14 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-01-15
                2      | 2020-01-01 | 2020-01-15
                3      | 2020-01-01 | 2020-01-15
                """,
        },
        new(
            "원천 개념도", "Source concepts too",
            "노출은 개념이나 원천 개념 가운데 하나라도 집합에 있으면 에라에 들어갑니다.",
            "An exposure belongs to the era if its concept or its source concept lies in the set.")
        {
            Data = """
                drug_exposure
                person | concept | source | start      | end
                1      | 1       |        | 2020-01-01 | 2020-01-31
                1      | 9       | 1      | 2020-01-31 | 2020-02-15
                1      | 9       | 9      | 2020-02-15 | 2020-02-29
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "DrugExposure": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "CustomEra": { "DrugCodesetId": 1, "GapDays": 0, "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2020-02-15
                """,
        },
        new(
            "에라가 덮지 않는 진입", "Entries that no era covers",
            "진입일을 덮는 에라가 없으면 관찰 기간의 끝에 끝납니다.",
            "Where no era covers the entry, membership lasts until the end of the observation period.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 2       | 2020-01-15
                2      | 2       | 2020-02-15
                drug_exposure
                person | concept | start      | end
                1      | 1       | 2020-01-01 | 2020-01-31
                2      | 1       | 2020-01-01 | 2020-01-31
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 2 } } ] },
                  "EndStrategy": { "CustomEra": { "DrugCodesetId": 1, "GapDays": 30, "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-15 | 2020-01-31
                2      | 2020-02-15 | 2020-12-31
                """,
        },
        new(
            "관찰 기간과 에라", "Observation periods and eras",
            "관찰 기간 밖의 노출도 에라에 들어갑니다. 그러나 코호트는 관찰 기간의 끝을 넘지 않습니다.",
            "Exposures outside the observation period belong to eras too, but membership does not go beyond the observation period.")
        {
            Data = """
                observation_period
                person | start      | end
                1      | 2020-01-01 | 2020-12-31
                2      | 2020-01-01 | 2020-12-31
                condition_occurrence
                person | concept | start
                1      | 2       | 2020-01-15
                2      | 2       | 2020-12-15
                drug_exposure
                person | concept | start      | end
                1      | 1       | 2019-12-01 | 2020-01-31
                2      | 1       | 2020-12-01 | 2021-01-31
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 2 } } ] },
                  "EndStrategy": { "CustomEra": { "DrugCodesetId": 1, "GapDays": 0, "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-15 | 2020-01-31
                2      | 2020-12-15 | 2020-12-31
                """,
        },
        new(
            "없는 개념집합", "A missing concept set",
            "정의에 없는 번호를 적으면 에라가 하나도 없으므로 모두 관찰의 끝에 끝납니다.",
            "With the number of a concept set that the definition does not have there are no eras: everyone stays until the end of observation.")
        {
            Data = """
                drug_exposure
                person | concept | start      | end
                1      | 1       | 2020-01-01 | 2020-01-31
                """,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "DrugExposure": { "CodesetId": 1 } } ] },
                  "EndStrategy": { "CustomEra": { "DrugCodesetId": 77, "GapDays": 0, "Offset": 0 } }
                }
                """,
            Rows = """
                person | start      | end
                1      | 2020-01-01 | 2029-12-31
                """,
        },
    ]);
}
