# writes the per-type sections of chapter 3 once; afterwards they are ordinary files
import os
root='/tmp/w/spec/tests/Naru.Spec/Manual/C03Criteria'
os.makedirs(root,exist_ok=True)
def table(name,rows):
    cells=[[c.strip() for c in r.split('|')] for r in rows]
    w=[max(len(r[i]) for r in cells) for i in range(len(cells[0]))]
    return [name]+[' | '.join(c.ljust(w[i]) for i,c in enumerate(r)).rstrip() for r in cells]
def lines(answers):
    w=max(len(a) for a,_ in answers)
    return [f'{a.ljust(w)} => {b}' for a,b in answers]
def raw(ls,ind):
    return '"""\n'+''.join((' '*ind+l).rstrip()+'\n' for l in ls)+' '*ind+'"""'
class P:
    def __init__(s,ko,en,kt,et,**k): s.ko,s.en,s.kt,s.et,s.k=ko,en,kt,et,k
def emit(cls,kt,et,ki,ei,paras):
    o=['namespace Naru.Spec.Manual.C03Criteria;','',f'internal static class {cls}','{',f'    internal static readonly Section Section = new("{kt}", "{et}",','    [']
    for p in paras:
        o.append('        new(')
        o.append(f'            "{p.kt}", "{p.et}",')
        q=lambda t:t.replace('"','\\"')
        o.append(f'            "{q(p.ko)}",')
        o.append(f'            "{q(p.en)}")')
        o.append('        {')
        for k,v in p.k.items():
            if isinstance(v,str): o.append(f'            {k} = {v},')
            else: o.append(f'            {k} = {raw(v,16)},')
        o.append('        },')
    o.append('    ])')
    o.append('    {')
    o.append('        Introduction = new(')
    o.append(f'            "{ki}",')
    o.append(f'            "{ei}"),')
    o.append('    };')
    o.append('}')
    open(f'{root}/{cls}.cs','w').write('\n'.join(o)+'\n')
PERSON=table('person',['person|born|gender','1|1950|8507','2|1980|8532','3|1980|8532'])
PROV=table('provider',['id|specialty','81|11','82|12'])
VIS=table('visit_occurrence',['id|person|concept|start|end','71|1|13|2020-01-01|2020-01-31','72|2|14|2020-02-01|2020-02-28'])
LISTS=lambda name,col,a: [(f'"{name}": [ {{ "CONCEPT_ID": {a} }} ]','1'),(f'"{name}CS": {{ "CodesetId": {a} }}','1'),(f'"{name}CS": {{ "CodesetId": {a}, "IsExclusion": true }}','2')]
TYPE=lambda name: [(f'"{name}": [ {{ "CONCEPT_ID": 5 }} ]','1'),(f'"{name}": [ {{ "CONCEPT_ID": 5 }} ], "{name}Exclude": true','2'),(f'"{name}CS": {{ "CodesetId": 5 }}','1'),(f'"{name}CS": {{ "CodesetId": 5, "IsExclusion": true }}','2')]
AGEG=[('"Age": { "Value": 60, "Op": "gte" }','1'),('"Gender": [ { "CONCEPT_ID": 8507 } ]','1'),('"GenderCS": { "CodesetId": 8507 }','1'),('"GenderCS": { "CodesetId": 8507, "IsExclusion": true }','2 3')]
SPEC=LISTS('ProviderSpecialty','',11)
VT=LISTS('VisitType','',13)
def dates(n1,n2=None,endlast='3'):
    r=[(f'"{n1}": {{ "Value": "2020-02-01", "Op": "lt" }}','1')]
    if n2: r+= [(f'"{n2}": {{ "Value": "2020-02-12", "Op": "lte" }}','1 2'),]
    return r
CRIT=lambda t:f'"""{{ "{t}": {{ … }} }}"""'
def attr(t,data,answers,ko=None,en=None):
    return P(ko or '이 조건의 모든 속성입니다. 3번 사람의 기록에는 날짜 말고는 값이 없습니다. 값이 없으면 조건에도 그 제외에도 맞지 않습니다.',
      en or "All attributes of this type. Person 3's record has no values but its dates: a missing value matches neither a filter nor its exclusion.",
      '속성','Attributes',Data=data,Criterion=CRIT(t),Answers=lines(answers))
def first(t,table_rows,rows,ko,en,source=None,crit=None):
    return P(ko,en,'어떤 기록, 어떤 날','Which records, which days',Data=table_rows,
        Criterion=f'"""{{ "{t}": {{ "CodesetId": 1 }} }}"""' if crit is None else crit,Rows=rows)
FIRSTKO='`First`는 개념집합이 맞는 기록 가운데 사람마다 가장 이른 것만 남깁니다. 시작일이 같으면 id가 작은 것입니다. 나머지 속성은 그다음에 봅니다.'
FIRSTEN="`First` keeps each person's earliest record among those that match the concept sets; on the same day, the one with the lower id. The other attributes are asked only then."
def firstp(t,tab,attr_,extra='',conc=True,src=None):
    # persons: 1 earlier record of another concept; 2 two on the same day with ids; attribute line
    cs='"CodesetId": 1' if conc else ''
    ans=[]
    j=lambda *xs: ', '.join(x for x in xs if x)
    ans.append((j(cs,attr_),'1 2'))
    ans.append((j(cs,'"First": true'),'1 2' ))
    ans.append((j(cs,'"First": true',attr_),'1'))
    if src: ans.append((j(cs,f'"{src}": 9'),'1')); 
    return P(FIRSTKO,FIRSTEN,'첫 기록','The first record',Data=tab,Criterion=CRIT(t),Answers=lines(ans))

# ---- conditions
emit('ConditionOccurrences','진단 기록','Condition occurrences',
 '`ConditionOccurrence`는 `condition_occurrence`의 기록을 찾습니다. 개념집합은 `condition_concept_id`, 원천 개념집합은 `condition_source_concept_id`를 봅니다.',
 '`ConditionOccurrence` finds rows of `condition_occurrence`. The concept set looks at `condition_concept_id`, the source concept set at `condition_source_concept_id`.',[
 first('ConditionOccurrence',table('condition_occurrence',['person|concept|start|end','1|1|2020-01-10|2020-01-20','2|1|2020-01-10|','3|2|2020-01-10|2020-01-20']),
  table('person | start | end',['1|2020-01-10|2020-01-20','2|2020-01-10|2020-01-11'])[0:1]+['1      | 2020-01-10 | 2020-01-20','2      | 2020-01-10 | 2020-01-11'],
  '사건은 `condition_start_date`에 시작해 `condition_end_date`에 끝납니다. 종료일이 없으면 시작 다음 날 끝납니다.',
  'The event starts on `condition_start_date` and ends on `condition_end_date`; where that is missing, on the day after the start.'),
 firstp('ConditionOccurrence',table('condition_occurrence',['id|person|concept|source|start|stop_reason','1|1|2|9|2020-01-01|','2|1|1|9|2020-01-05|cured','4|2|1||2020-01-05|cured','3|2|1||2020-01-05|']),'"StopReason": { "Text": "cured", "Op": "eq" }',src='ConditionSourceConcept'),
 attr('ConditionOccurrence',PERSON+PROV+VIS+table('condition_occurrence',['person|concept|start|end|type|condition_status_concept_id|stop_reason|provider|visit','1|1|2020-01-10|2020-01-20|5|7|cured|81|71','2|1|2020-02-10|2020-02-12|6|8|moved|82|72','3|1|2020-03-10|||||||'.replace('|||||||','||||||')]),
  dates('OccurrenceStartDate','OccurrenceEndDate')+TYPE('ConditionType')+LISTS('ConditionStatus','',7)+[('"StopReason": { "Text": "cured", "Op": "eq" }','1'),('"StopReason": { "Text": "cured", "Op": "!eq" }','2')]+AGEG+SPEC+VT),
])
emit('ConditionEras','진단 에라','Condition eras',
 '`ConditionEra`는 `condition_era`의 기록을 찾습니다. 개념집합은 `condition_concept_id`를 봅니다.',
 '`ConditionEra` finds rows of `condition_era`. The concept set looks at `condition_concept_id`.',[
 first('ConditionEra',table('condition_era',['person|concept|start|end','1|1|2020-01-10|2020-01-20','2|2|2020-01-10|2020-01-20']),['person | start      | end','1      | 2020-01-10 | 2020-01-20'],
  '사건은 에라의 기록된 시작일부터 종료일까지입니다.','The event lasts from the recorded start to the recorded end of the era.'),
 firstp('ConditionEra',table('condition_era',['id|person|concept|start|end|condition_occurrence_count','1|1|2|2020-01-01|2020-01-02|1','2|1|1|2020-01-05|2020-01-08|3','4|2|1|2020-01-05|2020-01-08|3','3|2|1|2020-01-05|2020-01-08|1']),'"OccurrenceCount": { "Value": 2, "Op": "gt" }'),
 attr('ConditionEra',table('person',['person|born|gender','1|1950|8507','2|1980|8532','3|1980|8532'])+table('condition_era',['person|concept|start|end|condition_occurrence_count','1|1|2019-12-20|2020-01-20|5','2|1|2020-02-10|2020-02-12|2','3|1|2020-03-10|2020-03-20|']),
  [('"EraStartDate": { "Value": "2020-02-01", "Op": "lt" }','1'),('"EraEndDate": { "Value": "2020-02-12", "Op": "lte" }','1 2'),('"OccurrenceCount": { "Value": 3, "Op": "gt" }','1'),('"OccurrenceCount": { "Value": 5, "Op": "!eq" }','2'),('"EraLength": { "Value": 31, "Op": "eq" }','1'),('"EraLength": { "Value": 2, "Op": "lte" }','2'),('"AgeAtStart": { "Value": 69, "Op": "eq" }','1'),('"AgeAtEnd": { "Value": 70, "Op": "eq" }','1'),('"Gender": [ { "CONCEPT_ID": 8507 } ]','1'),('"GenderCS": { "CodesetId": 8507 }','1'),('"GenderCS": { "CodesetId": 8507, "IsExclusion": true }','2 3')],
  '이 조건의 모든 속성입니다. 에라의 길이는 시작일부터 종료일까지의 날수로, 하루짜리는 0입니다. 나이는 시작일과 종료일의 연도에서 각각 셉니다.',
  'All attributes of this type. The length is the number of days from start to end, 0 for a single day. Ages are taken in the year of the start and of the end.'),
])
emit('Deaths','사망','Deaths',
 '`Death`는 `death`의 기록을 찾습니다. 개념집합은 `cause_concept_id`, 원천 개념집합은 `cause_source_concept_id`를 봅니다.',
 '`Death` finds rows of `death`. The concept set looks at `cause_concept_id`, the source concept set at `cause_source_concept_id`.',[
 first('Death',table('death',['person|concept|source|start','1|1|9|2020-01-10','2|2|9|2020-01-10','3|||2020-01-10']),['person | start      | end','1      | 2020-01-10 | 2020-01-11'],
  '사망은 `death_date`에 시작해 다음 날 끝납니다. 사망은 한 번이므로 `First`가 없습니다.','A death starts on `death_date` and ends the next day. People die once: there is no `First`.'),
 attr('Death',PERSON+table('death',['person|concept|source|start|type','1|1|9|2020-01-10|5','2|1|8|2020-02-10|6','3|1||2020-03-10|']),
  [('"CodesetId": 1','1 2 3'),('"DeathSourceConcept": 9','1')]+dates('OccurrenceStartDate')+TYPE('DeathType')+AGEG),
])
emit('Specimens','검체','Specimens',
 '`Specimen`은 `specimen`의 기록을 찾습니다. 개념집합은 `specimen_concept_id`를 봅니다. 검체는 방문에 속하지 않습니다.',
 '`Specimen` finds rows of `specimen`. The concept set looks at `specimen_concept_id`. Specimens belong to no visit.',[
 first('Specimen',table('specimen',['person|concept|start','1|1|2020-01-10','2|2|2020-01-10']),['person | start      | end','1      | 2020-01-10 | 2020-01-11'],
  '검체는 `specimen_date`에 시작해 다음 날 끝납니다.','A specimen starts on `specimen_date` and ends the next day.'),
 firstp('Specimen',table('specimen',['id|person|concept|start|specimen_source_id','1|1|2|2020-01-01|','2|1|1|2020-01-05|S-1','4|2|1|2020-01-05|S-1','3|2|1|2020-01-05|']),'"SourceId": { "Text": "S-", "Op": "startsWith" }'),
 attr('Specimen',PERSON+table('specimen',['person|concept|start|type|quantity|unit_concept_id|anatomic_site_concept_id|disease_status_concept_id|specimen_source_id','1|1|2020-01-10|5|2.5|15|17|7|AB-1','2|1|2020-02-10|6|1|16|18|8|CD-2','3|1|2020-03-10||||||']),
  dates('OccurrenceStartDate')+TYPE('SpecimenType')+[('"Quantity": { "Value": 2.5, "Op": "gte" }','1'),('"Quantity": { "Value": 2.5, "Op": "!eq" }','2')]+LISTS('Unit','',15)+LISTS('AnatomicSite','',17)+LISTS('DiseaseStatus','',7)+[('"SourceId": { "Text": "1", "Op": "endsWith" }','1'),('"SourceId": { "Text": "1", "Op": "!endsWith" }','2')]+AGEG),
])
emit('DrugExposures','약물 노출','Drug exposures',
 '`DrugExposure`는 `drug_exposure`의 기록을 찾습니다. 개념집합은 `drug_concept_id`, 원천 개념집합은 `drug_source_concept_id`를 봅니다.',
 '`DrugExposure` finds rows of `drug_exposure`. The concept set looks at `drug_concept_id`, the source concept set at `drug_source_concept_id`.',[
 first('DrugExposure',table('drug_exposure',['person|concept|start|end|days_supply','1|1|2020-01-10|2020-01-20|30','2|1|2020-01-10||30','3|1|2020-01-10||','4|1|2020-01-10||0','5|2|2020-01-10||']),['person | start      | end','1      | 2020-01-10 | 2020-01-20','2      | 2020-01-10 | 2020-02-09','3      | 2020-01-10 | 2020-01-11','4      | 2020-01-10 | 2020-01-10'],
  '종료일은 `drug_exposure_end_date`이고, 없으면 시작일에 `days_supply`를 더한 날, 그것도 없으면 다음 날입니다. 처방 일수 0은 값이 있는 것이므로 시작일에 끝납니다.',
  'The end is `drug_exposure_end_date`; where that is missing, the start plus `days_supply`; where that is missing too, the day after the start. A supply of 0 days is a value: the exposure ends on its first day.'),
 firstp('DrugExposure',table('drug_exposure',['id|person|concept|source|start|refills','1|1|2|9|2020-01-01|','2|1|1|9|2020-01-05|3','4|2|1||2020-01-05|3','3|2|1||2020-01-05|']),'"Refills": { "Value": 2, "Op": "gt" }',src='DrugSourceConcept'),
 attr('DrugExposure',PERSON+PROV+VIS+table('drug_exposure',['person|concept|start|type|route_concept_id|refills|quantity|days_supply|stop_reason|lot_number|provider|visit','1|1|2020-01-10|5|7|3|30.5|30|cured|LOT-1|81|71','2|1|2020-02-10|6|8|1|10|10|moved|LOT-2|82|72','3|1|2020-03-10|||||||||']),
  dates('OccurrenceStartDate')+TYPE('DrugType')+LISTS('RouteConcept','',7)+[('"Refills": { "Value": 2, "Op": "gt" }','1'),('"Quantity": { "Value": 30.5, "Op": "eq" }','1'),('"DaysSupply": { "Value": 11, "Op": "lt" }','2'),('"StopReason": { "Text": "ure", "Op": "contains" }','1'),('"StopReason": { "Text": "ure", "Op": "!contains" }','2'),('"LotNumber": { "Text": "LOT", "Op": "startsWith" }','1 2'),('"LotNumber": { "Text": "LOT-1", "Op": "!startsWith" }','2')]+AGEG+SPEC+VT),
])
emit('DrugEras','약물 에라','Drug eras',
 '`DrugEra`는 `drug_era`의 기록을 찾습니다. 개념집합은 `drug_concept_id`를 보며, 약물 에라의 개념은 성분입니다.',
 '`DrugEra` finds rows of `drug_era`. The concept set looks at `drug_concept_id`; the concepts of drug eras are ingredients.',[
 first('DrugEra',table('drug_era',['person|concept|start|end','1|1|2020-01-10|2020-01-20','2|2|2020-01-10|2020-01-20']),['person | start      | end','1      | 2020-01-10 | 2020-01-20'],
  '사건은 에라의 기록된 시작일부터 종료일까지입니다.','The event lasts from the recorded start to the recorded end of the era.'),
 firstp('DrugEra',table('drug_era',['id|person|concept|start|end|drug_exposure_count','1|1|2|2020-01-01|2020-01-02|1','2|1|1|2020-01-05|2020-01-08|3','4|2|1|2020-01-05|2020-01-08|3','3|2|1|2020-01-05|2020-01-08|1']),'"OccurrenceCount": { "Value": 2, "Op": "gt" }'),
 attr('DrugEra',PERSON+table('drug_era',['person|concept|start|end|drug_exposure_count|gap_days','1|1|2019-12-20|2020-01-20|5|10','2|1|2020-02-10|2020-02-12|2|0','3|1|2020-03-10|2020-03-20||']),
  [('"EraStartDate": { "Value": "2020-02-01", "Op": "lt" }','1'),('"EraEndDate": { "Value": "2020-02-12", "Op": "lte" }','1 2'),('"OccurrenceCount": { "Value": 3, "Op": "gt" }','1'),('"OccurrenceCount": { "Value": 5, "Op": "!eq" }','2'),('"EraLength": { "Value": 31, "Op": "eq" }','1'),('"GapDays": { "Value": 5, "Op": "lt" }','2'),('"AgeAtStart": { "Value": 69, "Op": "eq" }','1'),('"AgeAtEnd": { "Value": 70, "Op": "eq" }','1'),('"Gender": [ { "CONCEPT_ID": 8507 } ]','1'),('"GenderCS": { "CodesetId": 8507 }','1'),('"GenderCS": { "CodesetId": 8507, "IsExclusion": true }','2 3')],
  '이 조건의 모든 속성입니다. 에라의 길이는 시작일부터 종료일까지의 날수입니다. 나이는 시작일과 종료일의 연도에서 각각 셉니다.',
  'All attributes of this type. The length is the number of days from start to end. Ages are taken in the year of the start and of the end.'),
])
emit('DoseEras','용량 에라','Dose eras',
 '`DoseEra`는 `dose_era`의 기록을 찾습니다. 개념집합은 `drug_concept_id`를 봅니다.',
 '`DoseEra` finds rows of `dose_era`. The concept set looks at `drug_concept_id`.',[
 first('DoseEra',table('dose_era',['person|concept|start|end','1|1|2020-01-10|2020-01-20','2|2|2020-01-10|2020-01-20']),['person | start      | end','1      | 2020-01-10 | 2020-01-20'],
  '사건은 에라의 기록된 시작일부터 종료일까지입니다.','The event lasts from the recorded start to the recorded end of the era.'),
 firstp('DoseEra',table('dose_era',['id|person|concept|start|end|dose_value','1|1|2|2020-01-01|2020-01-02|1','2|1|1|2020-01-05|2020-01-08|30','4|2|1|2020-01-05|2020-01-08|30','3|2|1|2020-01-05|2020-01-08|1']),'"DoseValue": { "Value": 20, "Op": "gt" }'),
 attr('DoseEra',PERSON+table('dose_era',['person|concept|start|end|dose_value|unit_concept_id','1|1|2019-12-20|2020-01-20|7.5|15','2|1|2020-02-10|2020-02-12|5|16','3|1|2020-03-10|2020-03-20||']),
  [('"EraStartDate": { "Value": "2020-02-01", "Op": "lt" }','1'),('"EraEndDate": { "Value": "2020-02-12", "Op": "lte" }','1 2')]+LISTS('Unit','',15)+[('"DoseValue": { "Value": 7.5, "Op": "eq" }','1'),('"DoseValue": { "Value": 7.5, "Op": "!eq" }','2'),('"EraLength": { "Value": 31, "Op": "eq" }','1'),('"AgeAtStart": { "Value": 69, "Op": "eq" }','1'),('"AgeAtEnd": { "Value": 70, "Op": "eq" }','1'),('"Gender": [ { "CONCEPT_ID": 8507 } ]','1'),('"GenderCS": { "CodesetId": 8507 }','1'),('"GenderCS": { "CodesetId": 8507, "IsExclusion": true }','2 3')]),
])
emit('DeviceExposures','의료기기 노출','Device exposures',
 '`DeviceExposure`는 `device_exposure`의 기록을 찾습니다. 개념집합은 `device_concept_id`, 원천 개념집합은 `device_source_concept_id`를 봅니다.',
 '`DeviceExposure` finds rows of `device_exposure`. The concept set looks at `device_concept_id`, the source concept set at `device_source_concept_id`.',[
 first('DeviceExposure',table('device_exposure',['person|concept|start|end','1|1|2020-01-10|2020-01-20','2|1|2020-01-10|','3|2|2020-01-10|2020-01-20']),['person | start      | end','1      | 2020-01-10 | 2020-01-20','2      | 2020-01-10 | 2020-01-11'],
  '사건은 `device_exposure_start_date`에 시작해 `device_exposure_end_date`에 끝납니다. 종료일이 없으면 시작 다음 날 끝납니다.',
  'The event starts on `device_exposure_start_date` and ends on `device_exposure_end_date`; where that is missing, on the day after the start.'),
 firstp('DeviceExposure',table('device_exposure',['id|person|concept|source|start|quantity','1|1|2|9|2020-01-01|','2|1|1|9|2020-01-05|3','4|2|1||2020-01-05|3','3|2|1||2020-01-05|']),'"Quantity": { "Value": 2, "Op": "gt" }',src='DeviceSourceConcept'),
 attr('DeviceExposure',PERSON+PROV+VIS+table('device_exposure',['person|concept|start|end|type|quantity|unique_device_id|provider|visit','1|1|2020-01-10|2020-01-20|5|2|UDI-1|81|71','2|1|2020-02-10|2020-02-12|6|1|UDI-2|82|72','3|1|2020-03-10||||||']),
  dates('OccurrenceStartDate','OccurrenceEndDate')+TYPE('DeviceType')+[('"UniqueDeviceId": { "Text": "UDI-1", "Op": "eq" }','1'),('"UniqueDeviceId": { "Text": "UDI-1", "Op": "!eq" }','2'),('"Quantity": { "Value": 2, "Op": "eq" }','1')]+AGEG+SPEC+VT),
])
emit('ProcedureOccurrences','시술·처치 기록','Procedure occurrences',
 '`ProcedureOccurrence`는 `procedure_occurrence`의 기록을 찾습니다. 개념집합은 `procedure_concept_id`, 원천 개념집합은 `procedure_source_concept_id`를 봅니다.',
 '`ProcedureOccurrence` finds rows of `procedure_occurrence`. The concept set looks at `procedure_concept_id`, the source concept set at `procedure_source_concept_id`.',[
 first('ProcedureOccurrence',table('procedure_occurrence',['person|concept|start|end','1|1|2020-01-10|2020-01-20','2|2|2020-01-10|']),['person | start      | end','1      | 2020-01-10 | 2020-01-11'],
  '시술은 `procedure_date`에 시작해 다음 날 끝납니다. CDM 5.4의 `procedure_end_date`는 보지 않습니다.',
  'A procedure starts on `procedure_date` and ends the next day. `procedure_end_date`, which CDM 5.4 has, is not looked at.'),
 firstp('ProcedureOccurrence',table('procedure_occurrence',['id|person|concept|source|start|quantity','1|1|2|9|2020-01-01|','2|1|1|9|2020-01-05|3','4|2|1||2020-01-05|3','3|2|1||2020-01-05|']),'"Quantity": { "Value": 2, "Op": "gt" }',src='ProcedureSourceConcept'),
 attr('ProcedureOccurrence',PERSON+PROV+VIS+table('procedure_occurrence',['person|concept|start|type|modifier_concept_id|quantity|provider|visit','1|1|2020-01-10|5|7|2|81|71','2|1|2020-02-10|6|8|1|82|72','3|1|2020-03-10|||||']),
  dates('OccurrenceStartDate')+TYPE('ProcedureType')+LISTS('Modifier','',7)+[('"Quantity": { "Value": 2, "Op": "eq" }','1')]+AGEG+SPEC+VT),
])
emit('Measurements','검사 결과','Measurements',
 '`Measurement`는 `measurement`의 기록을 찾습니다. 개념집합은 `measurement_concept_id`, 원천 개념집합은 `measurement_source_concept_id`를 봅니다.',
 '`Measurement` finds rows of `measurement`. The concept set looks at `measurement_concept_id`, the source concept set at `measurement_source_concept_id`.',[
 first('Measurement',table('measurement',['person|concept|start','1|1|2020-01-10','2|2|2020-01-10']),['person | start      | end','1      | 2020-01-10 | 2020-01-11'],
  '검사는 `measurement_date`에 시작해 다음 날 끝납니다.','A measurement starts on `measurement_date` and ends the next day.'),
 firstp('Measurement',table('measurement',['id|person|concept|source|start|value_as_number','1|1|2|9|2020-01-01|','2|1|1|9|2020-01-05|3','4|2|1||2020-01-05|3','3|2|1||2020-01-05|']),'"ValueAsNumber": { "Value": 2, "Op": "gt" }',src='MeasurementSourceConcept'),
 attr('Measurement',PERSON+PROV+VIS+table('measurement',['person|concept|start|type|operator_concept_id|value_as_number|value_as_concept_id|unit_concept_id|range_low|range_high|provider|visit','1|1|2020-01-10|5|7|6.5|9|15|4|6|81|71','2|1|2020-02-10|6|8|5|10|16|2|10|82|72','3|1|2020-03-10|||||||||']),
  dates('OccurrenceStartDate')+TYPE('MeasurementType')+LISTS('Operator','',7)+[('"ValueAsNumber": { "Value": 6.5, "Op": "gte" }','1'),('"ValueAsNumber": { "Value": 6, "Op": "bt", "Extent": 7 }','1'),('"ValueAsNumber": { "Value": 6, "Op": "!bt", "Extent": 7 }','2')]+LISTS('ValueAsConcept','',9)+LISTS('Unit','',15)+[('"RangeLow": { "Value": 4, "Op": "eq" }','1'),('"RangeHigh": { "Value": 6, "Op": "lte" }','1'),('"RangeLowRatio": { "Value": 2, "Op": "gt" }','2'),('"RangeHighRatio": { "Value": 1, "Op": "gt" }','1'),('"Abnormal": true','1')]+AGEG+SPEC+VT),
 P('`RangeLowRatio`와 `RangeHighRatio`는 값을 정상 범위의 하한과 상한으로 나눈 것입니다. 값이나 범위가 없거나 범위가 0이면 비율이 없습니다.',
   "`RangeLowRatio` and `RangeHighRatio` divide the value by the low and the high end of the normal range. Where the value or the range is missing, or the range is 0, there is no ratio.",
   '비율','Ratios',
   Data=table('measurement',['person|start|value_as_number|range_low|range_high','1|2020-01-01|12|4|10','2|2020-01-01|12|0|0','3|2020-01-01|12||','4|2020-01-01||4|10','5|2020-01-01|0|4|10','6|2020-01-01|-4|4|10']),Criterion=CRIT('Measurement'),
   Answers=lines([('"RangeLowRatio": { "Value": 3, "Op": "eq" }','1'),('"RangeLowRatio": { "Value": 3, "Op": "!eq" }','5 6'),('"RangeHighRatio": { "Value": 1.2, "Op": "eq" }','1'),('"RangeHighRatio": { "Value": 0, "Op": "lte" }','5 6')])),
 P('`Abnormal`은 값이 하한보다 작거나 상한보다 크거나, 값 개념이 낮음(4155142) 또는 높음(4155143)인 기록입니다. 하한이나 상한과 같은 값은 정상입니다.',
   '`Abnormal` keeps records whose value lies below the low end or above the high end of the range, or whose value concept is low (4155142) or high (4155143). A value at an end of the range is normal.',
   '비정상','Abnormal',
   Data=table('measurement',['person|start|value_as_number|range_low|range_high|value_as_concept_id','1|2020-01-01|3|4|10|','2|2020-01-01|4|4|10|','3|2020-01-01|10|4|10|','4|2020-01-01|11||10|','5|2020-01-01||||4155142','6|2020-01-01|5|4|10|4155143','7|2020-01-01||||7','8|2020-01-01|5|||']),Criterion=CRIT('Measurement'),
   Answers=lines([('"Abnormal": true, "ValueAsConceptCS": { "IsExclusion": true }','1 4'),('"Abnormal": true','1 4 5 6'),('"Abnormal": false','1 2 3 4 5 6 7 8')])),
])
emit('Observations','관찰 기록','Observations',
 '`Observation`은 `observation`의 기록을 찾습니다. 개념집합은 `observation_concept_id`, 원천 개념집합은 `observation_source_concept_id`를 봅니다.',
 '`Observation` finds rows of `observation`. The concept set looks at `observation_concept_id`, the source concept set at `observation_source_concept_id`.',[
 first('Observation',table('observation',['person|concept|start','1|1|2020-01-10','2|2|2020-01-10']),['person | start      | end','1      | 2020-01-10 | 2020-01-11'],
  '관찰은 `observation_date`에 시작해 다음 날 끝납니다.','An observation starts on `observation_date` and ends the next day.'),
 firstp('Observation',table('observation',['id|person|concept|source|start|value_as_number','1|1|2|9|2020-01-01|','2|1|1|9|2020-01-05|3','4|2|1||2020-01-05|3','3|2|1||2020-01-05|']),'"ValueAsNumber": { "Value": 2, "Op": "gt" }',src='ObservationSourceConcept'),
 attr('Observation',PERSON+PROV+VIS+table('observation',['person|concept|start|type|value_as_number|value_as_string|value_as_concept_id|qualifier_concept_id|unit_concept_id|provider|visit','1|1|2020-01-10|5|6.5|yes|9|7|15|81|71','2|1|2020-02-10|6|5|no|10|8|16|82|72','3|1|2020-03-10||||||||']),
  dates('OccurrenceStartDate')+TYPE('ObservationType')+[('"ValueAsNumber": { "Value": 6.5, "Op": "eq" }','1'),('"ValueAsNumber": { "Value": 6.5, "Op": "!eq" }','2'),('"ValueAsString": { "Text": "yes", "Op": "eq" }','1'),('"ValueAsString": { "Text": "e", "Op": "!contains" }','2')]+LISTS('ValueAsConcept','',9)+LISTS('Qualifier','',7)+LISTS('Unit','',15)+AGEG+SPEC+VT),
])
CS=table('care_site',['id|place','61|17','62|18'])
emit('VisitOccurrences','방문','Visit occurrences',
 '`VisitOccurrence`는 `visit_occurrence`의 기록을 찾습니다. 개념집합은 `visit_concept_id`, 원천 개념집합은 `visit_source_concept_id`를 봅니다.',
 '`VisitOccurrence` finds rows of `visit_occurrence`. The concept set looks at `visit_concept_id`, the source concept set at `visit_source_concept_id`.',[
 first('VisitOccurrence',table('visit_occurrence',['person|concept|start|end','1|1|2020-01-10|2020-01-20','2|1|2020-01-10|','3|2|2020-01-10|2020-01-20']),['person | start      | end','1      | 2020-01-10 | 2020-01-20'],
  '방문은 기록된 시작일부터 종료일까지입니다. 종료일이 없으면 없는 대로 둡니다. 여기서는 결과가 사건의 종료일에 끝나야 하므로 2번 사람은 결과에 나오지 않습니다.',
  'A visit lasts from the recorded start to the recorded end. A missing end stays missing: as the rows here end with the event, person 2 has none.'),
 firstp('VisitOccurrence',table('visit_occurrence',['id|person|concept|source|start|end','1|1|2|9|2020-01-01|2020-01-01','2|1|1|9|2020-01-05|2020-01-08','4|2|1||2020-01-05|2020-01-08','3|2|1||2020-01-05|2020-01-05']),'"VisitLength": { "Value": 2, "Op": "gt" }',src='VisitSourceConcept'),
 attr('VisitOccurrence',PERSON+PROV+CS+table('visit_occurrence',['person|concept|start|end|type|provider|care_site','1|1|2020-01-10|2020-01-20|5|81|61','2|1|2020-02-10|2020-02-12|6|82|62','3|1|2020-03-10|2020-03-15|||']),
  dates('OccurrenceStartDate','OccurrenceEndDate')+TYPE('VisitType')+[('"VisitLength": { "Value": 10, "Op": "eq" }','1'),('"VisitLength": { "Value": 10, "Op": "lt" }','2 3')]+AGEG+SPEC+LISTS('PlaceOfService','',17)),
 P('길이와 종료일을 묻는 조건은 종료일이 있어야 맞습니다. 진행 중인 방문은 조건에도 그 반대에도 맞지 않습니다.',
   'Filters on the length and the end need an end. A visit that is still going on matches neither a filter nor its opposite.',
   '끝나지 않은 방문','Visits without an end',
   Data=table('visit_occurrence',['person|concept|start|end','1|1|2020-01-10|2020-01-20','2|1|2020-01-10|']),
   Definition=['{','  "PrimaryCriteria": { "CriteriaList": [ { "VisitOccurrence": { … } } ] }','}'],
   Answers=lines([('','1 2'),('"VisitLength": { "Value": 5, "Op": "gt" }','1'),('"VisitLength": { "Value": 5, "Op": "lte" }','–'),('"OccurrenceEndDate": { "Value": "2020-01-20", "Op": "eq" }','1'),('"OccurrenceEndDate": { "Value": "2020-01-20", "Op": "!eq" }','–')])),
])
emit('VisitDetails','세부 방문','Visit details',
 '`VisitDetail`은 `visit_detail`의 기록을 찾습니다. 개념집합은 `visit_detail_concept_id`, 원천 개념집합은 `visit_detail_source_concept_id`를 봅니다.',
 '`VisitDetail` finds rows of `visit_detail`. The concept set looks at `visit_detail_concept_id`, the source concept set at `visit_detail_source_concept_id`.',[
 first('VisitDetail',table('visit_detail',['person|concept|start|end','1|1|2020-01-10|2020-01-20','2|1|2020-01-10|','3|2|2020-01-10|2020-01-20']),['person | start      | end','1      | 2020-01-10 | 2020-01-20'],
  '세부 방문은 기록된 시작일부터 종료일까지입니다. 종료일이 없으면 없는 대로 두므로 2번 사람은 여기서 결과에 나오지 않습니다.',
  'A visit detail lasts from the recorded start to the recorded end. A missing end stays missing, so that person 2 has no row here.'),
 firstp('VisitDetail',table('visit_detail',['id|person|concept|source|start|end','1|1|2|9|2020-01-01|2020-01-01','2|1|1|9|2020-01-05|2020-01-08','4|2|1||2020-01-05|2020-01-08','3|2|1||2020-01-05|2020-01-05']),'"VisitDetailLength": { "Value": 2, "Op": "gt" }',src='VisitDetailSourceConcept'),
 attr('VisitDetail',PERSON+PROV+CS+table('visit_detail',['person|concept|start|end|type|provider|care_site','1|1|2020-01-10|2020-01-20|5|81|61','2|1|2020-02-10|2020-02-12|6|82|62','3|1|2020-03-10|2020-03-15|||']),
  dates('VisitDetailStartDate','VisitDetailEndDate')+[('"VisitDetailTypeCS": { "CodesetId": 5 }','1'),('"VisitDetailTypeCS": { "CodesetId": 5, "IsExclusion": true }','2'),('"VisitDetailLength": { "Value": 10, "Op": "eq" }','1')]+[AGEG[0],AGEG[2],AGEG[3]]+SPEC[1:]+LISTS('PlaceOfService','',17)[1:],
  '이 조건의 모든 속성입니다. 세부 방문에는 개념 목록이 없고 개념집합을 쓰는 속성(`…CS`)만 있습니다.',
  'All attributes of this type. Visit details have no lists of concepts, only the attributes that use concept sets (`…CS`).'),
])
OP=table('observation_period',['person|start|end|type','1|2019-12-20|2020-01-20|5','2|2020-02-10|2020-02-12|6','3|2020-03-10|2020-03-20|'])
emit('ObservationPeriods','관찰 기간','Observation periods',
 '`ObservationPeriod`는 `observation_period`의 기록을 사건으로 찾습니다. 개념집합이 없습니다.',
 '`ObservationPeriod` finds rows of `observation_period` as events. It has no concept set.',[
 P('사건은 관찰 기간의 첫날부터 마지막 날까지입니다.','The event lasts from the first to the last day of the observation period.','어떤 기록, 어떤 날','Which records, which days',
   Data=table('observation_period',['person|start|end','1|2018-01-01|2018-12-31','1|2020-01-01|2020-12-31']),Criterion='"""{ "ObservationPeriod": { … } }"""'.replace('…',''),
   Rows=['person | start      | end','1      | 2018-01-01 | 2018-12-31','1      | 2020-01-01 | 2020-12-31']),
 P('`First`는 사람마다 가장 이른 관찰 기간을 남깁니다. 나머지 속성은 그다음에 봅니다.','`First` keeps each person\'s earliest observation period. The other attributes are asked only then.','첫 기록','The first record',
   Data=table('observation_period',['person|start|end','1|2018-01-01|2018-12-31','1|2020-01-01|2020-12-31','2|2020-01-01|2020-12-31']),Criterion=CRIT('ObservationPeriod'),
   Answers=lines([('"PeriodStartDate": { "Value": "2020-01-01", "Op": "eq" }','1 2'),('"First": true, "PeriodStartDate": { "Value": "2020-01-01", "Op": "eq" }','2')])),
 attr('ObservationPeriod',PERSON+OP,
  [('"PeriodStartDate": { "Value": "2020-02-01", "Op": "lt" }','1'),('"PeriodEndDate": { "Value": "2020-02-12", "Op": "lte" }','1 2')]+LISTS('PeriodType','',5)+[('"PeriodLength": { "Value": 31, "Op": "eq" }','1'),('"AgeAtStart": { "Value": 69, "Op": "eq" }','1'),('"AgeAtEnd": { "Value": 70, "Op": "eq" }','1'),('"UserDefinedPeriod": { "StartDate": "2020-01-01" }','1')],
  '이 조건의 모든 속성입니다. 관찰 기간에는 성별 속성이 없습니다.','All attributes of this type. Observation periods have no attribute for the gender.'),
])
PP='payer_plan_period'
pcols='payer_concept_id|plan_concept_id|sponsor_concept_id|stop_reason_concept_id|payer_source_concept_id|plan_source_concept_id|sponsor_source_concept_id|stop_reason_source_concept_id'
emit('PayerPlanPeriods','보험 가입 기간','Payer plan periods',
 '`PayerPlanPeriod`는 `payer_plan_period`의 기록을 찾습니다. 개념집합 대신 지불자, 보험, 후원자, 종료 사유마다 개념집합 번호를 적습니다.',
 '`PayerPlanPeriod` finds rows of `payer_plan_period`. Instead of one concept set it takes the number of a set for each of payer, plan, sponsor and stop reason.',[
 P('사건은 기록된 시작일부터 종료일까지입니다.','The event lasts from the recorded start to the recorded end.','어떤 기록, 어떤 날','Which records, which days',
   Data=table(PP,['person|start|end','1|2018-01-01|2018-12-31','1|2020-01-01|2020-12-31']),Criterion='"""{ "PayerPlanPeriod": { } }"""',
   Rows=['person | start      | end','1      | 2018-01-01 | 2018-12-31','1      | 2020-01-01 | 2020-12-31']),
 P('`First`는 사람마다 가장 이른 기간을 남깁니다. 지불자를 비롯한 다른 속성은 모두 그다음에 봅니다.','`First` keeps each person\'s earliest period. All other attributes, the payer included, are asked only then.','첫 기록','The first record',
   Data=table(PP,['person|start|end|payer_concept_id','1|2018-01-01|2018-12-31|2','1|2020-01-01|2020-12-31|1','2|2020-01-01|2020-12-31|1']),Criterion=CRIT('PayerPlanPeriod'),
   Answers=lines([('"PayerConcept": 1','1 2'),('"First": true, "PayerConcept": 1','2')])),
 attr('PayerPlanPeriod',PERSON+table(PP,['person|start|end|'+pcols,'1|2019-12-20|2020-01-20|1|2|3|4|5|6|7|8','2|2020-02-10|2020-02-12|11|12|13|14|15|16|17|18','3|2020-03-10|2020-03-20||||||||']),
  [('"PeriodStartDate": { "Value": "2020-02-01", "Op": "lt" }','1'),('"PeriodEndDate": { "Value": "2020-02-12", "Op": "lte" }','1 2'),('"PeriodLength": { "Value": 31, "Op": "eq" }','1'),('"AgeAtStart": { "Value": 69, "Op": "eq" }','1'),('"AgeAtEnd": { "Value": 70, "Op": "eq" }','1'),AGEG[1],AGEG[2],AGEG[3],('"UserDefinedPeriod": { "StartDate": "2020-01-01" }','1'),('"PayerConcept": 1','1'),('"PlanConcept": 2','1'),('"SponsorConcept": 3','1'),('"StopReasonConcept": 4','1'),('"PayerSourceConcept": 5','1'),('"PlanSourceConcept": 6','1'),('"SponsorSourceConcept": 7','1'),('"StopReasonSourceConcept": 8','1')]),
])
