using Naru.Core;

namespace Naru.Synth;

/// <summary>
/// Every kind of finding about the data files of synthetic hospitals. 1xx: the form of a file; 2xx: what it names; 3xx: the vocabulary;
/// 4xx: making a hospital.
/// </summary>
public static class SynthErrors
{
    /// <summary>A file that is not there.</summary>
    public static readonly ErrorKind FileMissing = new("SYN101", Severity.Error,
        new("합성 병원의 데이터 파일이 없습니다.", "A data file of the synthetic hospital is missing."),
        new("경로를 확인하세요. 배포된 프로파일은 naru synth profiles로 볼 수 있습니다.", "Check the path. See naru synth profiles for those that are shipped."));

    /// <summary>A file that cannot be read.</summary>
    public static readonly ErrorKind FileUnreadable = new("SYN102", Severity.Error,
        new("파일을 읽을 수 없습니다.", "The file cannot be read."),
        new("파일의 권한을 확인하세요.", "Check the file's permissions."));

    /// <summary>A file that is far too large.</summary>
    public static readonly ErrorKind FileTooLarge = new("SYN103", Severity.Error,
        new("파일이 {0} MiB보다 큽니다.", "The file is larger than {0} MiB."),
        new("맞는 파일인지 확인하세요. 질병 경과와 프로파일은 훨씬 작습니다.", "Check that it is the right file: courses and profiles are far smaller."));

    /// <summary>A file that is no JSON.</summary>
    public static readonly ErrorKind NotJson = new("SYN104", Severity.Error,
        new("JSON이 아닙니다.", "This is not JSON."),
        new("이 줄의 쉼표, 괄호, 따옴표를 확인하세요.", "Look for a comma, a bracket or a quote that is missing or too much on this line."));

    /// <summary>A file that is nested too deeply.</summary>
    public static readonly ErrorKind TooDeep = new("SYN105", Severity.Error,
        new("값이 {0}단계보다 깊이 들어 있습니다.", "Values are nested deeper than {0} levels."),
        new("괄호를 확인하세요.", "Check the brackets."));

    /// <summary>A value of another type.</summary>
    public static readonly ErrorKind WrongType = new("SYN106", Severity.Error,
        new("값의 형식이 다릅니다.", "The value is of the wrong type."),
        new("{0} 형식의 값을 쓰세요.", "Write a value of the type {0}."));

    /// <summary>A member that nobody knows.</summary>
    public static readonly ErrorKind UnknownMember = new("SYN107", Severity.Error,
        new("여기에 쓸 수 없는 항목입니다: {0}", "There is no such member here: {0}"),
        new("쓸 수 있는 항목(비슷한 것부터): {1}. 설명은 note에 쓰세요.", "The members most like it are: {1}. Remarks go into a member note."));

    /// <summary>A member that is missing.</summary>
    public static readonly ErrorKind MemberMissing = new("SYN108", Severity.Error,
        new("항목이 없습니다: {0}", "A member is missing: {0}"),
        new("{0} 항목을 추가하세요.", "Add the member {0}."));

    /// <summary>A member that is there twice.</summary>
    public static readonly ErrorKind MemberTwice = new("SYN109", Severity.Error,
        new("같은 항목이 두 번 있습니다: {0}", "The member is there twice: {0}"),
        new("하나만 남기세요.", "Keep one of them."));

    /// <summary>A number out of range.</summary>
    public static readonly ErrorKind OutOfRange = new("SYN110", Severity.Error,
        new("허용 범위를 벗어난 수입니다.", "The number is out of range."),
        new("{0} 이상 {1} 이하로 쓰세요.", "It must be from {0} to {1}."));

    /// <summary>Ages out of order.</summary>
    public static readonly ErrorKind AgesNotRising = new("SYN111", Severity.Error,
        new("나이가 0에서 시작해 커지지 않습니다.", "The ages do not start at 0 and rise."),
        new("나이를 0부터 커지는 순서로 쓰세요.", "Write the ages in rising order, from 0."));

    /// <summary>A table with too few or too many values.</summary>
    public static readonly ErrorKind TableLength = new("SYN112", Severity.Error,
        new("나이는 {0}개인데 값은 {1}개입니다.", "There are {0} ages but {1} values."),
        new("나이마다 값을 하나씩 쓰세요.", "Write one value for every age."));

    /// <summary>A list with too few items.</summary>
    public static readonly ErrorKind TooFewItems = new("SYN113", Severity.Error,
        new("목록이 비어 있습니다.", "The list is empty."),
        new("{0}개 이상 쓰세요.", "It needs {0} or more."));

    /// <summary>A text that is empty or too long.</summary>
    public static readonly ErrorKind BadText = new("SYN114", Severity.Error,
        new("글이 비어 있거나, 너무 길거나, 보이지 않는 문자가 있습니다.", "The text is empty, too long, or holds characters that cannot be seen."),
        new("{0}자 이하의 글을 쓰세요.", "Write a text of {0} characters or fewer."));

    /// <summary>A word that is not among those that can be.</summary>
    public static readonly ErrorKind UnknownWord = new("SYN115", Severity.Error,
        new("쓸 수 없는 값입니다: {0}", "There is no such value here: {0}"),
        new("쓸 수 있는 값: {1}", "It can be: {1}"));

    /// <summary>A date that is none.</summary>
    public static readonly ErrorKind BadDate = new("SYN116", Severity.Error,
        new("날짜가 아닙니다.", "This is no date."),
        new("1900년에서 2100년 사이의 날짜를 2024-12-31처럼 쓰세요.", "Write a date from 1900 to 2100 as 2024-12-31."));

    /// <summary>Dates in the wrong order.</summary>
    public static readonly ErrorKind DatesOutOfOrder = new("SYN117", Severity.Error,
        new("{1}이(가) {0}보다 뒤가 아닙니다.", "{1} is not after {0}."),
        new("두 날짜의 순서를 확인하세요.", "Check the order of the two dates."));

    /// <summary>A record shorter than what everybody is observed for.</summary>
    public static readonly ErrorKind RecordTooShort = new("SYN118", Severity.Error,
        new("기록 기간이 최소 관찰 기간보다 짧습니다.", "The record is shorter than everybody is observed."),
        new("기록 기간을 늘리거나 years.least를 줄이세요.", "Make the record longer or years.least smaller."));

    /// <summary>Members that exclude each other.</summary>
    public static readonly ErrorKind ExactlyOne = new("SYN119", Severity.Error,
        new("다음 가운데 하나만 있어야 합니다: {0}", "There must be exactly one of: {0}"),
        new("하나만 쓰세요.", "Write one of them."));

    /// <summary>Shares that add up to more than 1.</summary>
    public static readonly ErrorKind SharesTooMuch = new("SYN120", Severity.Error,
        new("비율의 합이 1보다 큽니다.", "The shares add up to more than 1."),
        new("합이 1 이하가 되게 줄이세요.", "Make them smaller: they are alternatives."));

    /// <summary>Weights that are all 0.</summary>
    public static readonly ErrorKind WeightsZero = new("SYN121", Severity.Error,
        new("가중치가 모두 0입니다: {0}", "The weights are all 0: {0}"),
        new("하나 이상에 0보다 큰 가중치를 주세요.", "Give at least one of them a weight above 0."));

    /// <summary>A bound below another.</summary>
    public static readonly ErrorKind BoundsCrossed = new("SYN122", Severity.Error,
        new("{1}이(가) {0}보다 작거나 같습니다.", "{1} is not above {0}."),
        new("두 값의 순서를 확인하세요.", "Check the order of the two values."));

    /// <summary>A stretch of days that is none.</summary>
    public static readonly ErrorKind BadDays = new("SYN123", Severity.Error,
        new("날수의 범위가 아닙니다.", "This is no range of days."),
        new("[4, 9]처럼 작은 수와 큰 수를 쓰세요.", "Write the fewest and the most, as [4, 9]."));

    /// <summary>A spread as wide as what it spreads.</summary>
    public static readonly ErrorKind SpreadTooWide = new("SYN124", Severity.Error,
        new("spread가 days보다 작지 않습니다.", "spread is not less than days."),
        new("spread를 줄이세요.", "Make spread smaller."));

    /// <summary>What is repeated during a stay without one.</summary>
    public static readonly ErrorKind RepeatWithoutStay = new("SYN127", Severity.Error,
        new("입원 기간(stay)이 없는 방문에 repeat이 있습니다.", "There is a repeat at a visit without a stay."),
        new("stay를 쓰거나 repeat을 지우세요.", "Add stay, or remove repeat."));

    /// <summary>A key of other characters.</summary>
    public static readonly ErrorKind BadKey = new("SYN125", Severity.Error,
        new("키로 쓸 수 없는 이름입니다: {0}", "This cannot be a key: {0}"),
        new("영문 소문자, 숫자, 하이픈으로 50자 이하로 쓰세요.", "Write lower-case letters, digits and hyphens, 50 at most."));

    /// <summary>Faults that add up to more than all records.</summary>
    public static readonly ErrorKind DirtTooMuch = new("SYN126", Severity.Error,
        new("한 테이블({0})의 오염 비율의 합이 1보다 큽니다.", "The faults of one table ({0}) add up to more than 1."),
        new("다음 비율을 줄이세요: {1}", "Make these smaller: {1}"));

    /// <summary>A key that the catalogue does not have.</summary>
    public static readonly ErrorKind UnknownKey = new("SYN201", Severity.Error,
        new("catalogue.json의 {0}에 없는 이름입니다: {1}", "The catalogue has no such entry among its {0}: {1}"),
        new("비슷한 이름: {2}", "Similar ones are: {2}"));

    /// <summary>A state that the disease does not have.</summary>
    public static readonly ErrorKind UnknownState = new("SYN202", Severity.Error,
        new("그 질병에 없는 상태입니다: {0}", "The disease has no such state: {0}"),
        new("비슷한 이름: {1}", "Similar ones are: {1}"));

    /// <summary>A disease without a file.</summary>
    public static readonly ErrorKind UnknownDisease = new("SYN203", Severity.Error,
        new("없는 질병입니다: {0}", "There is no such disease: {0}"),
        new("비슷한 이름: {1}", "Similar ones are: {1}"));

    /// <summary>A state that nobody gets into.</summary>
    public static readonly ErrorKind UnreachableState = new("SYN204", Severity.Error,
        new("아무도 이 상태에 이르지 못합니다: {0}", "Nobody can get into this state: {0}"),
        new("onset, atEntry나 다른 상태의 next에서 이 상태로 이어 주거나 지우세요.", "Lead to it from onset, atEntry or another state's next, or remove it."));

    /// <summary>States that follow each other without time passing.</summary>
    public static readonly ErrorKind ZeroTimeCircle = new("SYN205", Severity.Error,
        new("시간이 흐르지 않은 채 이 상태로 되돌아올 수 있습니다: {0}", "One can come back to this state without any time having passed: {0}"),
        new("after의 날수를 1 이상으로 하세요.", "Let one of the ways take a day or more."));

    /// <summary>An onset in a state that is over.</summary>
    public static readonly ErrorKind OnsetInactive = new("SYN206", Severity.Error,
        new("끝난 상태(inactive)에서 발병할 수 없습니다: {0}", "A disease cannot begin in a state that is inactive: {0}"),
        new("onset에는 진단이 있는 상태를 쓰세요.", "Let it begin in a state with a diagnosis."));

    /// <summary>An id that is not the file's name.</summary>
    public static readonly ErrorKind IdIsNotFileName = new("SYN207", Severity.Error,
        new("id({0})가 파일 이름({1})과 다릅니다.", "The id ({0}) is not the file's name ({1})."),
        new("둘을 같게 하세요.", "Make them the same."));

    /// <summary>No states, or too many.</summary>
    public static readonly ErrorKind NumberOfStates = new("SYN208", Severity.Error,
        new("상태가 없거나 {0}개보다 많습니다.", "There are no states, or more than {0}."),
        new("상태를 1개 이상 {0}개 이하로 쓰세요.", "Write from 1 to {0} states."));

    /// <summary>No diseases, or too many.</summary>
    public static readonly ErrorKind NumberOfDiseases = new("SYN209", Severity.Error,
        new("질병 파일이 없거나 {0}개보다 많습니다.", "There are no disease files, or more than {0}."),
        new("diseases 폴더를 확인하세요.", "Check the folder diseases."));

    /// <summary>A unit that the measurement does not have.</summary>
    public static readonly ErrorKind UnknownUnit = new("SYN210", Severity.Error,
        new("그 검사에 없는 단위입니다: {0}", "The measurement has no such unit: {0}"),
        new("쓸 수 있는 단위: {1}. 다른 단위는 catalogue.json의 alternatives에 더하세요.", "It has: {1}. Others go into its alternatives in the catalogue."));

    /// <summary>A biosimilar of another drug.</summary>
    public static readonly ErrorKind NotItsBiosimilar = new("SYN211", Severity.Error,
        new("{0}은(는) catalogue.json에서 {1}의 바이오시밀러가 아닙니다.", "By the catalogue, {0} is no biosimilar of {1}."),
        new("catalogue.json의 biosimilarOf를 확인하세요.", "Check its biosimilarOf in the catalogue."));

    /// <summary>Care in a state that is over.</summary>
    public static readonly ErrorKind CareWhileInactive = new("SYN212", Severity.Error,
        new("끝난 상태(inactive)에는 진료(care)나 약(drugs)이 있을 수 없습니다.", "A state that is inactive has neither care nor drugs."),
        new("그것을 지우거나 inactive를 지우세요.", "Remove them, or remove inactive."));

    /// <summary>A disease that is a risk of itself.</summary>
    public static readonly ErrorKind RiskOfItself = new("SYN213", Severity.Error,
        new("질병이 자신의 위험 요인입니다.", "The disease is a risk of itself."),
        new("이 항목을 지우세요. 다시 앓는 것은 next로 나타냅니다.", "Remove this: who falls ill again does so by a state's next."));

    /// <summary>A vocabulary of codes that the catalogue does not have.</summary>
    public static readonly ErrorKind UnknownVocabulary = new("SYN214", Severity.Error,
        new("catalogue.json에 이 어휘의 코드가 없습니다: {0}", "The catalogue has no code of this vocabulary: {0}"),
        new("코드가 있는 어휘: {1}. 다른 어휘의 코드는 catalogue.json의 codes에 더하세요.", "It has codes of: {1}. Others go into the codes of the catalogue."));

    /// <summary>A concept that the vocabulary does not have.</summary>
    public static readonly ErrorKind ConceptUnknown = new("SYN301", Severity.Error,
        new("어휘에 없는 개념입니다: {0}", "The vocabulary has no such concept: {0}"),
        new("개념 번호를 확인하거나 그 개념이 있는 어휘를 --vocabulary로 주세요.", "Check its number, or give a vocabulary that has it with --vocabulary."));

    /// <summary>A concept that is not standard.</summary>
    public static readonly ErrorKind ConceptNotStandard = new("SYN302", Severity.Warning,
        new("표준이 아니거나 더는 쓰지 않는 개념입니다: {0}", "The concept is not standard, or no longer valid: {0}"),
        new("표준 개념을 쓰세요. 그대로 두면 데이터 품질 점검에서 걸립니다.", "Use a standard one; as it is, the data-quality checks will find it."));

    /// <summary>A concept of another domain.</summary>
    public static readonly ErrorKind ConceptOfOtherDomain = new("SYN303", Severity.Warning,
        new("개념 {0}의 도메인이 {1}이(가) 아니라 {2}입니다.", "The concept {0} is of the domain {2}, not {1}."),
        new("개념 번호를 확인하세요. 그대로 두면 데이터 품질 점검에서 걸립니다.", "Check its number; as it is, the data-quality checks will find it."));

    /// <summary>A code that the vocabulary does not have.</summary>
    public static readonly ErrorKind CodeUnknown = new("SYN304", Severity.Warning,
        new("어휘에 없는 코드입니다: {0} {1}", "The vocabulary has no such code: {0} {1}"),
        new("이 코드의 기록은 source_concept_id가 0이 됩니다. 코드를 확인하거나 어휘에 더하세요.", "Its records get source_concept_id 0. Check it, or add it to the vocabulary."));

    /// <summary>A store of real data at the target.</summary>
    public static readonly ErrorKind TargetIsNotSynthetic = new("SYN401", Severity.Error,
        new("그 자리에 합성이 아닌 저장소가 있습니다.", "Where the store would be written there is one that is not synthetic."),
        new("다른 이름을 주세요. 병원의 데이터를 합성 데이터로 바꾸지 않습니다.", "Give another name: a hospital's data are never replaced by made-up ones."));

    /// <summary>A name without the label.</summary>
    public static readonly ErrorKind LabelAdded = new("SYN402", Severity.Information,
        new("프로파일의 이름에 SYNTHETIC (합성) 표시를 더했습니다.", "SYNTHETIC (합성) was added to the profile's name."),
        new("이름에 직접 쓰면 이 알림이 사라집니다.", "Write it into the name yourself to be rid of this notice."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        FileMissing, FileUnreadable, FileTooLarge, NotJson, TooDeep, WrongType, UnknownMember, MemberMissing, MemberTwice, OutOfRange,
        AgesNotRising, TableLength, TooFewItems, BadText, UnknownWord, BadDate, DatesOutOfOrder, RecordTooShort, ExactlyOne, SharesTooMuch,
        WeightsZero, BoundsCrossed, BadDays, SpreadTooWide, BadKey, DirtTooMuch, RepeatWithoutStay,
        UnknownKey, UnknownState, UnknownDisease, UnreachableState, ZeroTimeCircle, OnsetInactive, IdIsNotFileName, NumberOfStates,
        NumberOfDiseases, UnknownUnit, NotItsBiosimilar, CareWhileInactive, RiskOfItself, UnknownVocabulary,
        ConceptUnknown, ConceptNotStandard, ConceptOfOtherDomain, CodeUnknown, TargetIsNotSynthetic, LabelAdded,
    ];
}
