using Naru.Core;

namespace Naru.Cli.Wording;

/// <summary>What <c>naru cdm check</c> says.</summary>
internal static partial class CliText
{
    public static readonly BilingualText CdmCheck = new(
        "OHDSI Data Quality Dashboard의 이름과 셈으로 데이터의 품질을 점검합니다. 개수만 보여 주고 값은 보여 주지 않습니다.",
        "Checks the quality of data by the names and counts of OHDSI's Data Quality Dashboard. It shows counts, never values.");

    public static readonly BilingualText ArgumentSource = new(
        "OMOP CDM: 저장소(hospital.naru), CSV나 Parquet 폴더, ZIP 파일, 또는 DuckDB 파일", "The OMOP CDM: a store (hospital.naru), a folder of CSV or Parquet files, a ZIP file, or a DuckDB file");

    public static readonly BilingualText OptionQualityJson = new(
        "모든 점검의 결과와 데이터 개요를 JSON으로 저장합니다(-: 표준 출력)", "Writes the results of all checks and the profile as JSON (-: standard output)");

    public static readonly BilingualText OptionHtml = new(
        "그림이 있는 HTML 한 파일로 저장합니다", "Writes a self-contained HTML page with plots");

    public static readonly BilingualText OptionDqdJson = new(
        "Data Quality Dashboard가 읽는 JSON으로 저장합니다", "Writes the JSON that OHDSI's Data Quality Dashboard reads");

    public static readonly BilingualText OptionThresholds = new(
        "점검마다 실패해도 되는 백분율을 적은 CSV 파일", "A CSV file with the percentages that may fail, check by check");

    public static readonly BilingualText OptionFailOn = new(
        "failed(기본값): 미달인 점검이 있으면 1로 끝냅니다. never: 점검을 마치면 0으로 끝냅니다",
        "failed (the default): ends with 1 if a check failed; never: ends with 0 once all checks ran");

    public static readonly BilingualText OptionSmallCells = new(
        "show(기본값): 페이지와 JSON의 데이터 개요에 수를 모두 적습니다. hide: 사람이나 기록이 5 미만인 수는 <5로 적습니다",
        "show (the default): the profile in page and JSON has all numbers; hide: numbers of persons or records below 5 read <5");

    public static readonly BilingualText OptionAllFailed = new("미달인 점검을 모두 보여 줍니다", "Shows every check that failed");

    public static readonly BilingualText CheckingData = new("{0} 점검 중 · {1}/{2}", "Checking {0} · {1}/{2}");
    public static readonly BilingualText ProfilingData = new("데이터 개요를 셉니다", "Counting what the data hold");
    public static readonly BilingualText Checks = new("점검", "Check");
    public static readonly BilingualText CheckNameHeading = new("이름", "Name");
    public static readonly BilingualText FailedRows = new("어긋난 수", "Failed");
    public static readonly BilingualText CheckedRows = new("전체", "Out of");
    public static readonly BilingualText Allowed = new("허용", "Allowed");
    public static readonly BilingualText FailedChecks = new("미달인 점검 (비율이 높은 순)", "Checks that failed, the worst first");
    public static readonly BilingualText BrokenChecks = new("실행하지 못한 점검", "Checks that could not be carried out");
    public static readonly BilingualText MoreChecks = new("그 밖에 {0}건 (--details로 모두 볼 수 있습니다)", "{0} more (--details shows all)");
    public static readonly BilingualText QualityTotals = new(
        "점검 {0}건: 통과 {1}, 미달 {2}, 해당 없음 {3}, 실행 못 함 {4} · {5}",
        "{0} checks: {1} passed, {2} failed, {3} not applicable, {4} not run · {5}");

    public static readonly BilingualText QualitySource = new("{0} · CDM {1} · 어휘 {2}", "{0} · CDM {1} · vocabulary {2}");
}
