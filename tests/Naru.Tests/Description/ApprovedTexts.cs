namespace Naru.Tests.Description;

/// <summary>Definitions and their descriptions as people approved them.</summary>
internal static class ApprovedTexts
{
    internal const string NewUsersJson =
        """
        {
          "Title": "제2형 당뇨병 환자의 메트포르민 신규 사용",
          "ConceptSets": [
            {"id": 0, "name": "메트포르민", "expression": {"items": [{"concept": {"CONCEPT_ID": 1503297, "CONCEPT_NAME": "metformin", "VOCABULARY_ID": "RxNorm", "CONCEPT_CODE": "6809"}, "includeDescendants": true}]}},
            {"id": 1, "name": "제2형 당뇨병", "expression": {"items": [
              {"concept": {"CONCEPT_ID": 201826, "CONCEPT_NAME": "Type 2 diabetes mellitus", "VOCABULARY_ID": "SNOMED", "CONCEPT_CODE": "44054006"}, "includeDescendants": true, "includeMapped": true},
              {"concept": {"CONCEPT_ID": 4058243, "CONCEPT_NAME": "Diabetes mellitus during pregnancy"}, "isExcluded": true, "includeDescendants": true}]}},
            {"id": 2, "name": "당화혈색소", "expression": {"items": [{"concept": {"CONCEPT_ID": 3004410}}]}}
          ],
          "PrimaryCriteria": {
            "CriteriaList": [{"DrugExposure": {"CodesetId": 0, "First": true, "DaysSupply": {"Op": "gte", "Value": 28}, "DrugTypeExclude": true, "DrugType": [{"CONCEPT_ID": 32838, "CONCEPT_NAME": "EHR prescription"}]}}],
            "ObservationWindow": {"PriorDays": 365, "PostDays": 0},
            "PrimaryCriteriaLimit": {"Type": "First"}
          },
          "AdditionalCriteria": {"Type": "ALL", "CriteriaList": [{"Criteria": {"ConditionOccurrence": {"CodesetId": 1}}, "StartWindow": {"Start": {"Days": 365, "Coeff": -1}, "End": {"Days": 0, "Coeff": 1}}, "Occurrence": {"Type": 2, "Count": 1}}]},
          "QualifiedLimit": {"Type": "First"},
          "ExpressionLimit": {"Type": "First"},
          "InclusionRules": [
            {"name": "성인", "description": "만 19세부터", "expression": {"Type": "ALL", "DemographicCriteriaList": [{"Age": {"Op": "gte", "Value": 19}, "Gender": [{"CONCEPT_ID": 8507, "CONCEPT_NAME": "MALE"}, {"CONCEPT_ID": 8532, "CONCEPT_NAME": "FEMALE"}]}]}},
            {"name": "조절되지 않는 혈당", "expression": {"Type": "ANY", "CriteriaList": [
                {"Criteria": {"Measurement": {"CodesetId": 2, "ValueAsNumber": {"Op": "bt", "Value": 7.5, "Extent": 15}}}, "StartWindow": {"Start": {"Days": 90, "Coeff": -1}, "End": {"Days": 0, "Coeff": 1}}, "RestrictVisit": true, "Occurrence": {"Type": 2, "Count": 2, "IsDistinct": true, "CountColumn": "START_DATE"}},
                {"Criteria": {"VisitOccurrence": {"CorrelatedCriteria": {"Type": "AT_LEAST", "Count": 1, "CriteriaList": [{"Criteria": {"Death": {}}, "StartWindow": {"Start": {"Days": 0, "Coeff": -1}, "End": {"Days": 30, "Coeff": 1}, "UseIndexEnd": true}, "Occurrence": {"Type": 0, "Count": 0}}]}}}, "StartWindow": {"Start": {"Coeff": -1}, "End": {"Days": 1, "Coeff": -1}}, "EndWindow": {"Start": {"Days": 1, "Coeff": 1}, "End": {"Coeff": 1}}, "IgnoreObservationPeriod": true, "Occurrence": {"Type": 1, "Count": 1}}],
              "Groups": [{"Type": "AT_MOST", "Count": 0, "DemographicCriteriaList": [{"OccurrenceStartDate": {"Op": "lt", "Value": "2015-01-01"}}]}]}}
          ],
          "EndStrategy": {"CustomEra": {"DrugCodesetId": 0, "GapDays": 30, "Offset": 7}},
          "CensoringCriteria": [{"Death": {}}, {"ConditionEra": {"CodesetId": 1, "DateAdjustment": {"StartWith": "START_DATE", "StartOffset": -1, "EndWith": "END_DATE", "EndOffset": 0}}}],
          "CollapseSettings": {"CollapseType": "ERA", "EraPad": 30},
          "CensorWindow": {"StartDate": "2015-01-01", "EndDate": "2024-12-31"}
        }

        """;

    internal const string NewUsersKorean =
        """
        제2형 당뇨병 환자의 메트포르민 신규 사용

        ## 진입 사건
        - 다음 사건 가운데 하나로 코호트에 들어올 수 있습니다. 그 사건의 시작일이 인덱스 날짜입니다.
           1. '메트포르민' 약물 노출(그 사람의 첫 기록만)
              - 기록 유형이 다음이 아님: EHR prescription (32838)
              - 처방 일수 28 이상
        - 인덱스 날짜 전 365일 이상, 후 0일 이상 관찰되어 있어야 합니다.
        - 사람마다 진입 사건 가운데 첫 번째만 씁니다.

        ## 추가 기준
        - 자격을 갖추려면 진입 사건이 다음을 모두 만족:
           1. 인덱스 날짜 365일 전부터 당일까지 시작한 '제2형 당뇨병' 진단 기록이 1회 이상 있음
        - 사람마다 추가 기준을 만족한 사건 가운데 첫 번째만 씁니다.

        ## 포함 규칙
        1. 성인
           - 만 19세부터
           - 다음을 모두 만족:
              1. 인덱스 사건 당시 나이 19세 이상 / 성별이 다음 중 하나: MALE (8507), FEMALE (8532)
        2. 조절되지 않는 혈당
           - 다음 중 하나 이상을 만족:
              1. 인덱스 사건과 같은 방문에서 인덱스 날짜 90일 전부터 당일까지 시작한 '당화혈색소' 검사 결과의 서로 다른 시작일이 2개 이상 있음
                 - 수치 값 7.5 이상 15 이하
              2. 인덱스 날짜 1일 전까지 언제든 시작하고 인덱스 날짜 1일 후부터 언제든 종료한 방문이 1회 이하(관찰 기간 밖의 기록도 포함)
                 - 각 사건이 다음 중 1개 이상을 만족:
                    1. 그 사건 종료일 당일부터 30일 후까지 시작한 사망이 없음
              3. 다음 중 어느 것도 만족하지 않음:
                 1. 인덱스 사건 당시 시작일: 2015-01-01 전
        - 사람마다 모든 규칙을 만족한 사건 가운데 첫 번째만 씁니다.

        ## 종료
        - 진입 사건을 포함하는 '메트포르민'의 연속 노출이 끝날 때 코호트를 나갑니다(사이가 30일 이내인 노출은 이어진 것으로 봄, 각 노출이 종료일 7일 후에 끝난 것으로 봄). 늦어도 관찰 기간이 끝날 때 나갑니다.
        - 다음 사건이 생기면 그때 코호트를 나갑니다(중도절단).
           1. 모든 사망
           2. '제2형 당뇨병' 진단 에라
              - 사건의 시작을 시작일 1일 전으로, 종료를 종료일 당일로 봄
        - 2015-01-01부터 2024-12-31까지의 날만 셉니다.
        - 한 사람의 기간 사이가 30일 이내이면 하나로 합칩니다.

        ## 개념 집합
        1. '메트포르민' (0번)
           - metformin (1503297), RxNorm 6809, 하위 개념 포함
        2. '제2형 당뇨병' (1번)
           - Type 2 diabetes mellitus (201826), SNOMED 44054006, 하위 개념 포함, 매핑된 개념 포함
           - 제외: Diabetes mellitus during pregnancy (4058243), 하위 개념 포함
        3. '당화혈색소' (2번)
           - 개념 3004410

        """;

    internal const string NewUsersEnglish =
        """
        제2형 당뇨병 환자의 메트포르민 신규 사용

        ## Entry events
        - A person may enter the cohort at any of these events; its start is the index date:
           1. drug exposure of '메트포르민' (only the person's first)
              - record type: none of EHR prescription (32838)
              - days of supply at least 28
        - The person must be observed for at least 365 days before and 0 days after the index date.
        - Of each person's entry events, the earliest is used.

        ## Additional criteria
        - An entry event qualifies if all of these hold:
           1. at least 1 condition occurrence of '제2형 당뇨병', starting between 365 days before and 0 days after the index date
        - Of each person's qualifying events, the earliest is used.

        ## Inclusion rules
        1. 성인
           - 만 19세부터
           - all of these hold:
              1. at the index event: age at least 19; gender: MALE (8507) or FEMALE (8532)
        2. 조절되지 않는 혈당
           - any of these holds:
              1. at least 2 different start dates among measurements of '당화혈색소', starting between 90 days before and 0 days after the index date, in the same visit as the index event
                 - numeric value from 7.5 to 15
              2. at most 1 visit occurrence, starting any time up to 1 day before the index date, ending any time from 1 day after the index date, also outside the observation period
                 - for each such event, at least 1 of these holds:
                    1. no deaths, starting between 0 days before and 30 days after the end of that event
              3. none of these holds:
                 1. at the index event: start date before 2015-01-01
        - Of each person's events that satisfy all rules, the earliest is used.

        ## Exit
        - Membership ends with the continuous exposure to '메트포르민' that covers the entry event (exposures up to 30 days apart belong together; each exposure is taken to end 7 days after its end), at the latest with the observation period.
        - Membership ends early at any of these events:
           1. any death
           2. condition era of '제2형 당뇨병'
              - taken to start 1 day before its own start date and to end on its own end date
        - Only these days count: 2015-01-01 to 2024-12-31.
        - A person's entries that lie no more than 30 days apart become one.

        ## Concept sets
        1. '메트포르민' (number 0)
           - metformin (1503297), RxNorm 6809, with descendants
        2. '제2형 당뇨병' (number 1)
           - Type 2 diabetes mellitus (201826), SNOMED 44054006, with descendants, with mapped concepts
           - except Diabetes mellitus during pregnancy (4058243), with descendants
        3. '당화혈색소' (number 2)
           - concept 3004410

        """;

    internal const string PeriodsJson =
        """
        {
          "ConceptSets": [],
          "PrimaryCriteria": {
            "CriteriaList": [{"ObservationPeriod": {"UserDefinedPeriod": {"StartDate": "2020-01-01"}}}, {"ConditionOccurrence": {"CodesetId": 9, "ConditionSourceConcept": 8, "StopReason": {"Op": "!contains", "Text": "error"}}}],
            "PrimaryCriteriaLimit": {"Type": "All"}
          },
          "ExpressionLimit": {"Type": "Last"},
          "EndStrategy": {"DateOffset": {"DateField": "EndDate", "Offset": 1}}
        }

        """;

    internal const string PeriodsKorean =
        """
        코호트 정의

        ## 진입 사건
        - 다음 사건 가운데 하나로 코호트에 들어올 수 있습니다. 그 사건의 시작일이 인덱스 날짜입니다.
           1. 관찰 기간
              - 사용자 지정 기간: 2020-01-01을 포함하고, 그날을 시작일로 씀
           2. 원천 개념이 #8인 #9 진단 기록
              - 중단 사유에 'error'가 들어 있지 않음
        - 사건은 관찰 기간 안에 있어야 합니다.
        - 사람마다 진입 사건을 모두 씁니다.

        ## 포함 규칙
        - 포함 규칙이 없습니다.
        - 사람마다 모든 규칙을 만족한 사건 가운데 마지막만 씁니다.

        ## 종료
        - 진입 사건의 종료일 1일 후에 코호트를 나갑니다. 늦어도 관찰 기간이 끝날 때 나갑니다.
        - 한 사람의 기간이 겹치거나 이어지면 하나로 합칩니다.

        """;

    internal const string PeriodsEnglish =
        """
        Cohort definition

        ## Entry events
        - A person may enter the cohort at any of these events; its start is the index date:
           1. any observation period
              - user-defined period: covers 2020-01-01, which is taken as its start
           2. condition occurrence of #9 with a source concept in #8
              - stop reason does not contain 'error'
        - The event must lie within an observation period.
        - Of each person's entry events, all are used.

        ## Inclusion rules
        - There are no inclusion rules.
        - Of each person's events that satisfy all rules, the latest is used.

        ## Exit
        - Membership ends 1 day after the end of the entry event, at the latest with the observation period.
        - A person's entries that overlap or touch become one.

        """;
}
