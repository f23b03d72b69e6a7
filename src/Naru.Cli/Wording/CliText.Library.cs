using Naru.Core;

namespace Naru.Cli.Wording;

/// <summary>What <c>naru cohort library</c> and <c>naru cohort new</c> say.</summary>
internal static partial class CliText
{
    public static readonly BilingualText CohortLibrary = new(
        "새 정의를 시작할 수 있는 OHDSI 표현형 라이브러리의 정의들을 보여 주고 찾습니다.",
        "Lists and searches the definitions of OHDSI's Phenotype Library that a new one can start from.");

    public static readonly BilingualText CohortNew = new(
        "라이브러리의 정의에서 새 정의를 시작합니다. 있는 파일은 덮어쓰지 않습니다.",
        "Starts a new definition from one of the library. It never overwrites a file.");

    public static readonly BilingualText ArgumentWords = new(
        "찾을 말: 한국어나 영어 이름, 주제, 번호. 조금 틀려도 됩니다", "Words of Korean or English names, topics, or a number; a misspelling is forgiven");

    public static readonly BilingualText OptionTopic = new("이 주제의 정의만(예: cancer, 암)", "Only definitions of this topic, such as cancer");
    public static readonly BilingualText ArgumentNewFile = new("새로 만들 파일(예: diabetes.json)", "The file to make, such as diabetes.json");
    public static readonly BilingualText OptionFrom = new(
        "라이브러리의 번호, 또는 정의 하나만 가리키는 말", "A number of the library, or words that fit only one of its definitions");

    public static readonly BilingualText OptionName = new(
        "새 정의의 제목. 없으면 라이브러리의 파일을 그대로 옮깁니다", "The new definition's own title; without it the library's file is copied as it is");

    public static readonly BilingualText OptionNewJson = new("만든 것을 JSON 한 줄로 표준 출력에 씁니다", "Writes what was made as one line of JSON to standard output");

    public static readonly BilingualText ExampleLibrary = new("naru cohort library 당뇨", "naru cohort library diabetes");
    public static readonly BilingualText ExampleNew = new(
        "naru cohort new stomach.json --from 위암 --name \"위암, 2020년 이후\"",
        "naru cohort new stomach.json --from \"malignant tumor of stomach\" --name \"Stomach cancer since 2020\"");

    public static readonly BilingualText LibrarySimilar = new("그런 말이 없어 비슷한 말로 찾았습니다.", "No name holds these words; similar ones were taken.");
    public static readonly BilingualText LibraryAccepted = new("승인", "accepted");
    public static readonly BilingualText LibraryTotals = new(
        "정의 {0}개 · {1}. ‘✓ 승인’은 라이브러리가 승인한 것이고, 나머지는 아직 검토가 끝나지 않았습니다.",
        "Definitions: {0} · {1}. Those marked ‘✓ accepted’ are accepted by the library; the others have not been reviewed to the end.");

    public static readonly BilingualText LibraryNext = new("정의 하나에서 시작하기", "Start from one of them");

    public static readonly BilingualText NewWritten = new("새 정의를 만들었습니다: {0}", "The new definition is written: {0}");
    public static readonly BilingualText NewFromAccepted = new("출처: {0} (라이브러리가 승인함, {1})", "From: {0} (accepted by the library, {1})");
    public static readonly BilingualText NewFromPending = new(
        "출처: {0} (라이브러리의 검토가 끝나지 않음, {1})", "From: {0} (not yet reviewed to the end by the library, {1})");

    public static readonly BilingualText NewMoreItems = new("그 밖에 {0}개", "{0} more");
    public static readonly BilingualText NewChecked = new(
        "점검: 오류 {0}건, 경고 {1}건, 알림 {2}건", "Checked · errors: {0} · warnings: {1} · notes: {2}");

    public static readonly BilingualText NewNextDescribe = new("무슨 뜻인지 빠짐없이 읽기", "Read in full what it means");
    public static readonly BilingualText NewNextCheck = new("고친 뒤 다시 점검하기", "Check it again after changing it");
    public static readonly BilingualText NewNextRun = new("병원의 저장소에서 실행하기", "Run it on a hospital's store");
}
