namespace Naru.Spec.Manual.C11Refusals;

internal static class Refusals
{
    private const string Anyone = """
        condition_occurrence
        person | concept | start
        1      | 1       | 2020-01-01
        """;

    internal static readonly Section Section = new("실행하지 않는 정의", "Definitions that are not run",
    [
        new(
            "거주 지역", "Location regions",
            "`LocationRegion`은 CDM 5.3과 5.4에 없는 `location_history`가 필요하므로 실행하지 않습니다. 정의의 어느 자리에 있든 그 자리를 모두 알립니다.",
            "`LocationRegion` needs `location_history`, which CDM 5.3 and 5.4 do not have. It is refused wherever it stands, and every place is told.")
        {
            Data = Anyone,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } }, { "LocationRegion": { "CodesetId": 2 } } ] },
                  "AdditionalCriteria": { "Type": "ALL", "CriteriaList": [
                    { "Criteria": { "LocationRegion": { } }, "Occurrence": { "Type": 2, "Count": 1 } } ] },
                  "InclusionRules": [ { "name": "Rule", "expression": { "Type": "ALL", "Groups": [ { "Type": "ALL", "CriteriaList": [
                    { "Criteria": { "LocationRegion": { } }, "Occurrence": { "Type": 2, "Count": 1 } } ] } ] } } ],
                  "CensoringCriteria": [ { "Death": { "CorrelatedCriteria": { "Type": "ALL", "CriteriaList": [
                    { "Criteria": { "LocationRegion": { } }, "Occurrence": { "Type": 2, "Count": 1 } } ] } } } ]
                }
                """,
            Findings = """
                RUN101 $.PrimaryCriteria.CriteriaList[1].LocationRegion
                RUN101 $.AdditionalCriteria.CriteriaList[0].Criteria.LocationRegion
                RUN101 $.InclusionRules[0].expression.Groups[0].CriteriaList[0].Criteria.LocationRegion
                RUN101 $.CensoringCriteria[0].Death.CorrelatedCriteria.CriteriaList[0].Criteria.LocationRegion
                """,
        },
        new(
            "진료 장소의 지역", "The location of the place of service",
            "`PlaceOfServiceLocation`도 `location_history`가 필요합니다.",
            "`PlaceOfServiceLocation` needs `location_history` too.")
        {
            Data = Anyone,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [
                    { "VisitOccurrence": { "PlaceOfServiceLocation": 1 } },
                    { "VisitDetail": { "PlaceOfServiceLocation": 1 } } ] }
                }
                """,
            Findings = """
                RUN101 $.PrimaryCriteria.CriteriaList[0].VisitOccurrence.PlaceOfServiceLocation
                RUN101 $.PrimaryCriteria.CriteriaList[1].VisitDetail.PlaceOfServiceLocation
                """,
        },
        new(
            "셀 수 없는 열", "Columns that cannot be counted",
            "서로 다른 값을 셀 열이 그 조건에 없으면 실행하지 않습니다. `IsDistinct`가 없으면 열을 보지 않으므로 상관없습니다.",
            "Where a criterion does not have the column whose distinct values are asked for, it is refused. Without `IsDistinct` the column is not looked at, and does not matter.")
        {
            Data = Anyone,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "ConditionOccurrence": { "CodesetId": 1 } } ] },
                  "InclusionRules": [ { "name": "Rule", "expression": { "Type": "ALL", "CriteriaList": [
                    { "Criteria": { "ConditionOccurrence": { } },
                      "Occurrence": { "Type": 2, "Count": 1, "IsDistinct": true, "CountColumn": "QUANTITY" } },
                    { "Criteria": { "Specimen": { } },
                      "Occurrence": { "Type": 2, "Count": 1, "IsDistinct": true, "CountColumn": "DOMAIN_SOURCE_CONCEPT" } },
                    { "Criteria": { "ConditionOccurrence": { } },
                      "Occurrence": { "Type": 2, "Count": 1, "CountColumn": "QUANTITY" } } ] } } ]
                }
                """,
            Findings = """
                RUN102 $.InclusionRules[0].expression.CriteriaList[0].Occurrence.CountColumn
                RUN102 $.InclusionRules[0].expression.CriteriaList[1].Occurrence.CountColumn
                """,
        },
        new(
            "CDM에 없는 열", "Columns that the CDM does not have",
            "`EffectiveDrugDose`와 `DoseUnit`이 보던 열은 CDM 5.0 뒤로 없습니다.",
            "The columns behind `EffectiveDrugDose` and `DoseUnit` have been gone since CDM 5.0.")
        {
            Data = Anyone,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "DrugExposure": {
                    "EffectiveDrugDose": { "Value": 1, "Op": "gt" },
                    "DoseUnit": [ { "CONCEPT_ID": 1 } ],
                    "DoseUnitCS": { "CodesetId": 1 } } } ] }
                }
                """,
            Findings = """
                RUN103 $.PrimaryCriteria.CriteriaList[0].DrugExposure.EffectiveDrugDose
                RUN103 $.PrimaryCriteria.CriteriaList[0].DrugExposure.DoseUnit
                RUN103 $.PrimaryCriteria.CriteriaList[0].DrugExposure.DoseUnitCS
                """,
        },
        new(
            "데이터에 없는 열", "Columns that the data do not have",
            "CDM에는 있지만 데이터의 표에 없는 열을 거르려 하면 실행하지 않습니다. 값이 없는 것으로 여기면 조용히 틀린 답이 되기 때문입니다.",
            "A filter on a column that the CDM has but the data's table lacks is refused: to take it as missing everywhere would be a silently wrong answer.")
        {
            Data = """
                drug_exposure
                person | concept | start
                1      | 1       | 2020-01-01
                """,
            Lacking = ["drug_exposure.refills"],
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [ { "DrugExposure": { "Refills": { "Value": 1, "Op": "lt" } } } ] }
                }
                """,
            Findings = """
                RUN103 $.PrimaryCriteria.CriteriaList[0].DrugExposure.Refills
                """,
        },
        new(
            "데이터에 없는 표", "Tables that the data do not have",
            "없는 표는 빈 표입니다. 실행되고, 그 표에서는 아무것도 찾지 못합니다.",
            "A table that the data do not have is an empty one: the definition is run and finds nothing there.")
        {
            Data = Anyone,
            Definition = """
                {
                  "PrimaryCriteria": { "CriteriaList": [
                    { "DrugExposure": { "Refills": { "Value": 1, "Op": "lt" } } },
                    { "ConditionOccurrence": { "CodesetId": 1 } } ] }
                }
                """,
            Rows = """
                person | start
                1      | 2020-01-01
                """,
        },
    ]);
}
