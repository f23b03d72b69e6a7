using Naru.Core;

namespace Naru.Cli.Wording;

/// <summary>
/// Every sentence and label of the command line, in both languages; a test sees that none lacks one. What is wrong with the user's
/// input stands in <see cref="CliErrors"/>.
/// </summary>
internal static partial class CliText
{
    // The report of one definition.
    public static readonly BilingualText Persons = new("사람", "Persons");
    public static readonly BilingualText PersonCount = new("{0}명", "{0}");
    public static readonly BilingualText Rows = new("기간", "Rows");
    public static readonly BilingualText RowCount = new("{0}개", "{0}");
    public static readonly BilingualText Time = new("시간", "Time");
    public static readonly BilingualText Definition = new("정의", "Definition");
    public static readonly BilingualText State = new("상태", "State");
    public static readonly BilingualText Stage = new("단계", "Stage");
    public static readonly BilingualText Share = new("비율", "Share");
    public static readonly BilingualText Events = new("사건", "Events");
    public static readonly BilingualText Lost = new("제외", "Lost");
    public static readonly BilingualText GainIfDropped = new("빼면", "If dropped");
    public static readonly BilingualText StageEntry = new("진입 사건", "Entry events");
    public static readonly BilingualText StageQualified = new("추가 기준을 만족한 사건", "Qualified events");
    public static readonly BilingualText StageKept = new("사람마다 남긴 사건", "Events kept per person");
    public static readonly BilingualText StageCohort = new("코호트(기간)", "Cohort (rows)");
    public static readonly BilingualText UnnamedRule = new("규칙 {0}", "Rule {0}");
    public static readonly BilingualText Censored = new("중도절단된 사건 {0}건", "Events cut short by censoring: {0}");
    public static readonly BilingualText LostToWindow = new("중도절단 기간 밖에만 있어 빠진 사람 {0}명", "Persons lost because they lie outside the censor window: {0}");
    public static readonly BilingualText NobodyEnters = new(
        "진입 사건이 있는 사람이 없습니다. 데이터에 해당 개념이 있는지 확인하세요.",
        "Nobody has an entry event. Check whether the data hold the concepts.");

    public static readonly BilingualText PersonsAreExact = new(
        "사람 수는 어느 사건으로든 조건을 만족하는 사람을 셉니다. ‘빼면’은 그 규칙만 뺐을 때 늘어나는 사람입니다.",
        "Persons count once they satisfy the rules with any of their events. ‘If dropped’ is how many more there would be without that one rule.");

    // Findings.
    public static readonly BilingualText Advice = new("→ {0}", "→ {0}");
    public static readonly BilingualText Times = new("(모두 {0}번)", "({0} times in all)");
    public static readonly BilingualText MoreTimes = new("(그 밖에 {0}번)", "({0} more)");
    public static readonly BilingualText MoreFindings = new("그 밖에 {0}건 (‘naru cohort check’로 모두 볼 수 있습니다)", "{0} more (‘naru cohort check’ shows all)");
    public static readonly BilingualText MoreErrors = new("그 밖에 {0}건", "{0} more");
    public static readonly BilingualText NoFindings = new("문제가 없습니다", "no findings");
    public static readonly BilingualText CheckTotals = new(
        "정의 {0}개: 오류 {1}건, 경고 {2}건, 알림 {3}건", "Definitions: {0} · errors: {1} · warnings: {2} · notes: {3}");

    public static readonly BilingualText DataFindings = new("데이터에서 발견한 점: 경고 {0}건, 알림 {1}건", "Found in the data · warnings: {0} · notes: {1}");

    // A folder of definitions.
    public static readonly BilingualText Ran = new("완료", "done");
    public static readonly BilingualText RanWithWarnings = new("완료, 경고 {0}", "done, warnings: {0}");
    public static readonly BilingualText Failed = new("실패", "failed");
    public static readonly BilingualText Failures = new("실행하지 못한 정의", "Definitions that did not run");
    public static readonly BilingualText RunTotals = new(
        "정의 {0}개 가운데 {1}개를 실행했습니다 · {2}", "{1} of {0} definitions ran · {2}");

    public static readonly BilingualText RunTotalsFailed = new(
        "정의 {0}개 가운데 {1}개를 실행했고 {2}개는 실패했습니다 · {3}", "{1} of {0} definitions ran, {2} failed · {3}");

    public static readonly BilingualText FunnelsHint = new(
        "정의마다의 깔때기를 보려면 --details를 붙이세요.", "Add --details to see every definition's funnel.");

    public static readonly BilingualText Written = new("저장: {0}", "Written: {0}");
    public static readonly BilingualText WrittenWithoutFailed = new(
        "저장: {0} (실패한 정의 {1}개의 행은 들어 있지 않습니다)", "Written: {0} (without rows of definitions that failed: {1})");

    public static readonly BilingualText PeakMemory = new("최대 메모리: {0}", "Peak memory: {0}");

    // Progress.
    public static readonly BilingualText OpeningData = new("데이터를 엽니다: {0}", "Opening the data: {0}");
    public static readonly BilingualText Loading = new("{0} 테이블 {1}행 · {2} · 초당 {3}행", "{0}: {1} rows · {2} · {3} rows/s");
    public static readonly BilingualText Remaining = new("{0} · 남은 시간 {1}", "{0} · {1} left");
    public static readonly BilingualText Running = new(
        "정의 {0}/{1} · 기간 {2}개 · 초당 정의 {3}개", "Definitions {0}/{1} · {2} rows · {3} definitions/s");

    public static readonly BilingualText RunningOne = new("{0} 실행 중 · {1}", "Running {0} · {1}");

    // How a run ends early.
    public static readonly BilingualText Stopped = new(
        "중단했습니다. 쓰던 결과 파일은 지웠고, 이전 파일은 그대로 있습니다.",
        "Stopped. Unfinished result files were removed; earlier files are as they were.");

    // The demo.
    public static readonly BilingualText DemoTitle = new("나루 데모 · 합성(SYNTHETIC) 데이터", "Naru demo · SYNTHETIC data");
    public static readonly BilingualText DemoSynthetic = new(
        "이 데이터는 Synthea로 만든 합성 환자 {0}명입니다(OHDSI Synthea27Nj, OMOP CDM 5.4). 실제 환자의 기록은 없습니다.",
        "The data are {0} synthetic patients made by Synthea (OHDSI Synthea27Nj, OMOP CDM 5.4). No record is a real patient's.");

    public static readonly BilingualText DemoWhat = new(
        "OHDSI 표현형 라이브러리의 정의 {0}개를 이 데이터에서 실행해, 누가 언제부터 언제까지 해당하는지 찾습니다.",
        "{0} definitions of the OHDSI Phenotype Library are run on them: who belongs, from which day to which.");

    public static readonly BilingualText DemoLoaded = new("테이블 {0}개, {1}행을 {2} 만에 열었습니다.", "Opened {0} tables with {1} rows in {2}.");
    public static readonly BilingualText DemoNext = new("이어서 해 볼 것", "What to try next");
    public static readonly BilingualText DemoNextDescribe = new("이 정의가 무슨 뜻인지 문장으로 읽기", "Read in sentences what a definition means");
    public static readonly BilingualText DemoNextRun = new("누가 언제 해당하는지 CSV로 저장하기", "Write who belongs, and when, to a CSV file");
    public static readonly BilingualText DemoNextImport = new("데이터를 저장소로 가져와 품질 점검하기", "Import the data into a store and check their quality");
    public static readonly BilingualText DemoNextOwn = new("내 OMOP CDM(폴더, ZIP, DuckDB)에서 실행하기", "Run it on an OMOP CDM of your own (folder, ZIP or DuckDB)");

    // Passes.
    public static readonly BilingualText PassHint = new(
        "이 순서로 적용됩니다. --no-optimise 이름으로 하나씩 끌 수 있고(all: 모두), 꺼도 결과는 같습니다.",
        "They are applied in this order. --no-optimise NAME switches one off (all: every one); the answers stay the same.");
}
