using Naru.Core;

namespace Naru.Cli.Wording;

/// <summary>What the help says.</summary>
internal static partial class CliText
{
    public static readonly BilingualText Root = new(
        "나루: OHDSI 코호트 정의를 OMOP CDM에서 실행합니다. 환자 기록은 이 컴퓨터를 떠나지 않습니다.",
        "Naru: runs OHDSI cohort definitions on an OMOP CDM. No patient's record leaves this computer.");

    public static readonly BilingualText Demo = new(
        "합성 데이터에서 정의 세 개를 실행해 보여 줍니다. 처음이라면 여기서 시작하세요.",
        "Runs three definitions on synthetic data. Start here.");

    public static readonly BilingualText Cohort = new("코호트 정의를 시작하고 실행하고 점검하고 설명합니다.", "Starts, runs, checks and explains cohort definitions.");
    public static readonly BilingualText CohortRun = new(
        "정의 하나 또는 폴더의 모든 정의를 실행합니다.", "Runs one definition, or all definitions of a folder.");

    public static readonly BilingualText CohortCheck = new(
        "정의를 데이터 없이 점검합니다: 코드, 위치, 문장, 할 일.", "Checks definitions without data: code, place, sentence, advice.");

    public static readonly BilingualText CohortDescribe = new("정의가 무슨 뜻인지 문장으로 씁니다.", "Says in sentences what a definition means.");
    public static readonly BilingualText CohortCanonical = new(
        "정의의 표준 본문을 보여 줍니다. 본문이 같으면 같은 질문입니다.", "Prints a definition's canonical text. What has the same text is the same question.");

    public static readonly BilingualText CohortSql = new("실행될 SQL을 보여 줍니다. 실행하지는 않습니다.", "Prints the SQL that would run, without running it.");
    public static readonly BilingualText CohortPasses = new("최적화 단계와 하는 일을 보여 줍니다.", "Lists the optimising passes and what they do.");

    public static readonly BilingualText ArgumentDefinitions = new(
        "OHDSI 코호트 정의(JSON) 파일 또는 그런 파일이 든 폴더", "An OHDSI cohort definition (JSON), or a folder of them");

    public static readonly BilingualText ArgumentDefinition = new("OHDSI 코호트 정의(JSON) 파일", "An OHDSI cohort definition (JSON)");
    public static readonly BilingualText OptionCdm = new(
        "OMOP CDM: 저장소(hospital.naru), CSV나 Parquet 폴더, ZIP 파일, 또는 DuckDB 파일", "The OMOP CDM: a store (hospital.naru), a folder of CSV or Parquet files, a ZIP file, or a DuckDB file");

    public static readonly BilingualText OptionRows = new(
        "코호트의 행을 CSV로 저장합니다(-: 표준 출력)", "Writes the cohort rows as CSV (-: standard output)");

    public static readonly BilingualText OptionJson = new(
        "정의마다 JSON 한 줄로 결과와 깔때기를 저장합니다(-: 표준 출력)",
        "Writes results and funnel as one line of JSON per definition (-: standard output)");

    public static readonly BilingualText OptionOhdsi = new(
        "OHDSI의 결과 테이블을 이 폴더에 CSV로 저장합니다", "Writes OHDSI's own result tables into this folder as CSV");

    public static readonly BilingualText OptionEngine = new(
        "duckdb(빠름, 기본값) 또는 reference(느리지만 뜻을 그대로 옮긴 기준)",
        "duckdb (fast, the default) or reference (slow: the standard that the other is tested against)");

    public static readonly BilingualText OptionNoOptimise = new(
        "최적화 단계를 끕니다. 여러 번 쓸 수 있고, all은 모두 끕니다", "Switches an optimising pass off; may be repeated; all switches off every one");

    public static readonly BilingualText OptionThreads = new(
        "동시에 쓸 스레드 수(기본값: 프로세서 수)", "How many threads to use (default: the number of processors)");

    public static readonly BilingualText OptionMemory = new("끝에 최대 메모리를 보여 줍니다", "Shows the peak memory at the end");
    public static readonly BilingualText OptionMemoryLimit = new(
        "데이터베이스가 쓸 수 있는 메모리의 한도(예: 4GB)", "How much memory the database may use, such as 4GB");

    public static readonly BilingualText OptionTimeLimit = new(
        "정의 하나가 실행될 수 있는 시간(예: 30s, 5m). ms, s, m, h를 붙인 수(없으면 s)로 0보다 크고 24h 이하. 넘으면 그 정의만 실패합니다. 연 데이터에서 한 번만 읽는 것은 처음 실행되는 정의의 시간에 듭니다",
        "How long one definition may run, such as 30s or 5m: a number with ms, s, m or h (s if none), more than 0, at most 24h; beyond that it alone fails. The first one also pays for what is read once for the opened data");

    public static readonly BilingualText TimeForm = new(
        "ms, s, m, h 가운데 하나를 붙인 수(없으면 s)를 쓰세요. 0보다 크고 24h 이하여야 합니다.",
        "It takes a number with ms, s, m or h (s if none), more than 0, at most 24h.");

    public static readonly BilingualText OptionSkipChecks = new(
        "DuckDB 파일의 행을 점검하지 않고 엽니다(이미 점검한 큰 데이터에)", "Opens a DuckDB file without checking its rows (for large data that were checked before)");

    public static readonly BilingualText OptionDetails = new("폴더에서도 정의마다의 깔때기를 보여 줍니다", "Shows every definition's funnel for folders too");
    public static readonly BilingualText OptionCheckJson = new("정의마다 JSON 한 줄로 표준 출력에 씁니다", "Writes one line of JSON per definition to standard output");
    public static readonly BilingualText OptionDialect = new("SQL 방언(기본값: duckdb)", "The SQL dialect (default: duckdb)");
    public static readonly BilingualText OptionLang = new(
        "말: ko 또는 en(기본값: NARU_LANG, 그다음 시스템 언어)", "Language: ko or en (default: NARU_LANG, then the system's)");

    public static readonly BilingualText OptionHelp = new("쓰는 법을 보여 줍니다", "Shows how to use it");
    public static readonly BilingualText OptionVersion = new("버전을 보여 줍니다", "Shows the version");

    public static readonly BilingualText Usage = new("사용법", "Usage");
    public static readonly BilingualText Commands = new("명령", "Commands");
    public static readonly BilingualText Arguments = new("인수", "Arguments");
    public static readonly BilingualText Options = new("옵션", "Options");
    public static readonly BilingualText Examples = new("예", "Examples");
    public static readonly BilingualText UsageOptions = new("[옵션]", "[options]");
    public static readonly BilingualText UsageCommand = new("명령", "COMMAND");
    public static readonly BilingualText Required = new("(필수)", "(required)");
    public static readonly BilingualText ExitCodesTitle = new("끝나는 코드", "Exit codes");
    public static readonly BilingualText ExitCodesText = new(
        "0 모두 됨 · 1 안 된 것이 있음 · 2 쓰는 법이 틀림 · 70 나루의 결함 · 130 중단됨",
        "0 all went well · 1 something failed · 2 wrong use · 70 a defect of Naru · 130 stopped");
}
