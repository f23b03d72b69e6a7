using Naru.Core;

namespace Naru.Cli.Wording;

/// <summary>What <c>naru synth</c> says.</summary>
internal static partial class CliText
{
    public static readonly BilingualText Synth = new(
        "합성 병원(SYNTHETIC)의 저장소를 만듭니다.", "Makes the store of a synthetic hospital (SYNTHETIC).");

    public static readonly BilingualText SynthProfiles = new(
        "배포된 합성 병원 프로파일을 보여 줍니다.", "Lists the profiles of synthetic hospitals that are shipped.");

    public static readonly BilingualText SynthCheck = new(
        "프로파일과 질병 경과의 데이터 파일을 모두 점검합니다.", "Checks a profile and all data files of the courses of diseases.");

    public static readonly BilingualText ArgumentProfile = new(
        "프로파일의 이름이나 파일. 없으면 배포된 것을 모두 점검합니다", "A profile's name or file; all that are shipped if not given");

    public static readonly BilingualText OptionPersons = new("사람 수", "How many persons");
    public static readonly BilingualText OptionSeed = new(
        "난수의 씨앗. 같으면 어느 컴퓨터에서든 같은 데이터가 됩니다(기본값 1)", "The seed: the same one makes the same data on any machine (by default 1)");

    public static readonly BilingualText OptionProfile = new(
        "어떤 병원인지: 배포된 프로파일의 이름이나 파일", "Which hospital: the name of a profile that is shipped, or a file");

    public static readonly BilingualText OptionSynthVocabulary = new(
        "어휘집: Athena에서 내려받은 폴더나 ZIP 파일. 기본값은 데모 어휘집",
        "The vocabulary: a folder or ZIP file from Athena; by default that of the demo");

    public static readonly BilingualText OptionSynthData = new(
        "catalogue.json, population.json, diseases, profiles가 있는 폴더. 기본값은 배포된 것",
        "The folder of catalogue.json, population.json, diseases and profiles; by default those that are shipped");

    public static readonly BilingualText OptionNoDirt = new("프로파일의 오염을 넣지 않습니다", "Leaves the profile's faults out of the records");
    public static readonly BilingualText OptionSynthJson = new(
        "무엇을 만들고 어떤 오염을 넣었는지 JSON으로 저장합니다(-: 표준 출력)",
        "Writes what was made, and which faults were put in, as JSON (-: standard output)");

    public static readonly BilingualText SynthDone = new("합성 병원의 저장소를 만들었습니다: {0}", "The synthetic hospital's store is written: {0}");
    public static readonly BilingualText SynthIs = new(
        "{0} — 실제 사람의 기록은 하나도 없습니다.", "{0} — none of its records is of a real person.");

    public static readonly BilingualText SyntheticData = new(
        "SYNTHETIC (합성) 데이터: {0}", "SYNTHETIC (합성) data: {0}");

    public static readonly BilingualText SynthPersons = new("사람", "Persons");
    public static readonly BilingualText SynthPersonsValue = new("{0}명 · 사람마다 기록 {1}건", "{0}, with {1} records each");
    public static readonly BilingualText SynthPlanted = new("넣은 오염", "Faults put in");
    public static readonly BilingualText SynthPlantedValue = new("{0} {1}: {2}행", "{0} in {1}: {2} rows");
    public static readonly BilingualText SynthNoDirt = new("없음", "none");
    public static readonly BilingualText ProfileLine = new("{0}  {1} · {2}–{3} · 질병 {4}개", "{0}  {1} · {2}–{3} · {4} diseases");
    public static readonly BilingualText ProfilesNone = new("배포된 프로파일이 없습니다.", "No profile is shipped.");
}
