using Naru.Core;

namespace Naru.Cli.Wording;

/// <summary>What <c>naru cdm</c> says.</summary>
internal static partial class CliText
{
    public static readonly BilingualText Cdm = new(
        "병원의 OMOP CDM을 저장소로 가져오고 점검합니다.", "Imports a hospital's OMOP CDM into a store, and checks it.");

    public static readonly BilingualText CdmImport = new(
        "CDM을 저장소로 가져오거나, 바뀐 테이블만 다시 가져옵니다.", "Imports a CDM into a store, or brings the store up to date.");

    public static readonly BilingualText CdmOptOut = new(
        "옵트아웃한 환자의 목록을 저장소에 적용합니다.", "Applies a list of patients who opted out to a store.");

    public static readonly BilingualText CdmShow = new(
        "저장소에 무엇이 언제 어디에서 왔는지 보여 줍니다.", "Shows what a store holds, where it came from, and when.");

    public static readonly BilingualText ArgumentImportSource = new(
        "CSV, TSV, Parquet 폴더나 ZIP 파일, DuckDB 파일, 다른 저장소, 또는 postgresql:// 주소",
        "A folder or ZIP file of CSV, TSV or Parquet files, a DuckDB file, another store, or a postgresql:// address");

    public static readonly BilingualText ArgumentStore = new("저장소 파일(예: hospital.naru)", "The store's file, such as hospital.naru");
    public static readonly BilingualText ArgumentOptOut = new(
        "옵트아웃한 환자 전체의 목록(한 줄에 person_id 하나)", "Everybody who opted out so far, one person_id a line");

    public static readonly BilingualText OptionTo = new("저장소 파일(예: hospital.naru)", "The store's file, such as hospital.naru");
    public static readonly BilingualText OptionVocabulary = new(
        "어휘집이 따로 있을 때: Athena에서 내려받은 폴더나 ZIP 파일", "The vocabulary, if it is elsewhere: a folder or ZIP file from Athena");

    public static readonly BilingualText OptionOptOut = new(
        "옵트아웃한 환자의 목록(한 줄에 person_id 하나). 없으면 저장소의 목록을 유지합니다",
        "Patients who opted out (one person_id a line); without it, the store keeps the list it has");

    public static readonly BilingualText OptionOptOutRun = new(
        "옵트아웃한 환자의 목록(한 줄에 person_id 하나). 저장소의 목록에 더해집니다",
        "Patients who opted out (one person_id a line), beside those of the store's own list");

    public static readonly BilingualText OptionDerive = new(
        "다시 계산할 테이블: condition_era, drug_era(쉼표로 구분, 30일 간격 규칙)",
        "Tables to derive: condition_era, drug_era (comma-separated; OHDSI's 30-day rule)");

    public static readonly BilingualText OptionImportMemory = new(
        "이 작업이 쓸 수 있는 전체 메모리(예: 8GiB). 768MiB 이상, 기본값은 컴퓨터 메모리의 3/4", "How much memory the whole import may take, such as 8GiB; at least 768MiB, by default three quarters of the machine's");

    public static readonly BilingualText OptionEncoding = new(
        "텍스트 파일의 인코딩. 없으면 파일마다 알아냅니다", "The encoding of text files; found out for each file if not given");

    public static readonly BilingualText OptionDateFormat = new(
        "연도로 끝나는 날짜의 순서: dd/MM/yyyy 또는 MM/dd/yyyy", "The order of dates that end with the year: dd/MM/yyyy or MM/dd/yyyy");

    public static readonly BilingualText OptionReadAll = new(
        "바뀌지 않은 테이블도 다시 읽습니다", "Reads every table again, also those that did not change");

    public static readonly BilingualText Opening = new("{0} 확인 중 …", "Looking at {0} …");
    public static readonly BilingualText ImportDone = new("저장소를 만들었습니다: {0}", "The store is written: {0}");
    public static readonly BilingualText ImportUnchanged = new(
        "바뀐 것이 없어 저장소를 그대로 두었습니다: {0}", "Nothing has changed; the store was left as it is: {0}");

    public static readonly BilingualText OptOutDone = new("옵트아웃 목록을 적용했습니다: {0}", "The opt-out list is applied: {0}");
    public static readonly BilingualText ImportRead = new("읽은 테이블", "Tables read");
    public static readonly BilingualText ImportReadValue = new("{0}개, {1}행 ({2}, 초당 {3}행)", "{0}, {1} rows ({2}, {3} rows/s)");
    public static readonly BilingualText ImportTakenOver = new("그대로 둔 테이블", "Tables kept");
    public static readonly BilingualText ImportTakenOverValue = new("{0}개(원본이 바뀌지 않음)", "{0} (their source has not changed)");
    public static readonly BilingualText OptedOutPatients = new("옵트아웃", "Opted out");
    public static readonly BilingualText OptedOutValue = new("목록의 환자 {0}명, 이번에 뺀 기록 {1}행", "patients listed: {0}; rows left out this time: {1}");
    public static readonly BilingualText StoreSource = new("원본", "Source");
    public static readonly BilingualText StoreCreated = new("만든 때", "Written");
    public static readonly BilingualText StoreVersions = new("CDM · 어휘집", "CDM · vocabulary");
    public static readonly BilingualText NoVocabulary = new("어휘집 없음", "no vocabulary");
    public static readonly BilingualText StoreDataVersion = new("데이터 버전", "Data version");
    public static readonly BilingualText StoreOptedOut = new("{0}명", "patients: {0}");
    public static readonly BilingualText StoreNoOptOut = new("목록 없음", "no list");
    public static readonly BilingualText TableHeading = new("테이블", "Table");
    public static readonly BilingualText RowsHeading = new("행", "Rows");
    public static readonly BilingualText TableSource = new("어디에서", "From");
    public static readonly BilingualText TableImported = new("가져온 때", "Imported");
    public static readonly BilingualText DerivedTable = new("계산함", "derived");
    public static readonly BilingualText DerivedValue = new("{0} {1}행(기록 {2}건에서)", "{0}: {1} rows from {2} records");
    public static readonly BilingualText DerivedLeftOut = new("쓰지 않은 기록", "Records left out");
    public static readonly BilingualText DerivedUnmapped = new("개념 없음 {0}건", "without a concept: {0}");
    public static readonly BilingualText DerivedBackwards = new("끝이 시작보다 빠름 {0}건", "ending before they start: {0}");
    public static readonly BilingualText DerivedWithoutIngredient = new("어휘집에 성분이 없음 {0}건", "without an ingredient in the vocabulary: {0}");
    public static readonly BilingualText MissingTables = new("없는 테이블(빈 것으로 봄)", "Missing tables (taken to be empty)");
}
