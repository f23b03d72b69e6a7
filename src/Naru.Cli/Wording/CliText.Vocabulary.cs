using Naru.Core;
using Naru.Vocabulary.Differences;
using Naru.Vocabulary.Resolution;
using Naru.Vocabulary.Search;

namespace Naru.Cli.Wording;

/// <summary>What <c>naru vocab</c> says.</summary>
internal static partial class CliText
{
    public static readonly BilingualText Vocab = new(
        "OMOP 어휘를 불러오고, 개념을 찾고, 개념 집합을 풀고, 두 버전을 비교합니다.",
        "Loads OMOP vocabularies, finds concepts, resolves concept sets, and compares versions.");

    public static readonly BilingualText VocabLoad = new(
        "Athena의 어휘를 폴더에 불러옵니다. 바뀐 것이 없으면 그대로 둡니다.", "Loads a vocabulary from Athena into a folder; leaves it as it is if nothing changed.");

    public static readonly BilingualText VocabSearch = new(
        "개념을 이름, 동의어, 한글 이름, 코드, 번호로 찾습니다.", "Finds concepts by name, synonym, Korean name, code or id.");

    public static readonly BilingualText VocabShow = new(
        "개념 하나의 이름, 매핑, 위아래 계층을 보여 줍니다.", "Shows a concept: its names, mappings and the hierarchy around it.");

    public static readonly BilingualText VocabResolve = new(
        "개념 집합을 풀어, 어떤 개념이 왜 들어 있는지와 저장소의 환자 수를 보여 줍니다.",
        "Resolves concept sets: which concepts are in them and why, and how many persons of a store have them.");

    public static readonly BilingualText VocabDiff = new(
        "어휘가 바뀌면 정의의 개념 집합이 어떻게 달라지는지 보여 줍니다.", "Shows what another version of the vocabulary changes for a definition.");

    public static readonly BilingualText ArgumentVocabularySource = new(
        "Athena의 폴더나 ZIP 파일, 어휘가 든 저장소나 DuckDB 파일, 불러온 어휘, 또는 postgresql:// 주소",
        "A folder or ZIP file from Athena, a store or DuckDB file with a vocabulary, a loaded vocabulary, or a postgresql:// address");

    public static readonly BilingualText OptionVocabularyTo = new("어휘를 불러올 폴더", "The folder of the loaded vocabulary");
    public static readonly BilingualText ArgumentSearchText = new("찾을 말: 이름, 코드, 번호 (여러 단어 가능)", "What to look for: a name, a code or an id (words in any order)");
    public static readonly BilingualText OptionLoadedVocabulary = new(
        "불러온 어휘의 폴더. 없으면 함께 배포되는 작은 데모 어휘를 씁니다", "The folder of a loaded vocabulary; without it, the small demo vocabulary that is shipped");

    public static readonly BilingualText OptionStoreCounts = new(
        "저장소: 개념마다 환자와 기록의 수를 함께 보여 줍니다", "A store: shows how many persons and records it has of each concept");

    public static readonly BilingualText OptionDomain = new("이 도메인만(예: Condition). 여러 번 쓸 수 있습니다", "Only this domain, such as Condition; may be repeated");
    public static readonly BilingualText OptionIn = new("이 어휘의 개념만(예: SNOMED, KCD7). 여러 번 쓸 수 있습니다", "Only concepts of this vocabulary, such as SNOMED or KCD7; may be repeated");
    public static readonly BilingualText OptionClass = new("이 개념 분류만(예: Ingredient). 여러 번 쓸 수 있습니다", "Only this concept class, such as Ingredient; may be repeated");
    public static readonly BilingualText OptionStandard = new("표준 개념만", "Only standard concepts");
    public static readonly BilingualText OptionValid = new("유효한 개념만", "Only valid concepts");
    public static readonly BilingualText OptionLimit = new("많아야 몇 개를 보일지(기본값: {0})", "How many at most (default: {0})");
    public static readonly BilingualText OptionVocabJson = new("표준 출력에 JSON으로 씁니다", "Writes JSON to standard output");
    public static readonly BilingualText OptionVocabCsv = new("표준 출력에 CSV로 모두 씁니다", "Writes all of it as CSV to standard output");
    public static readonly BilingualText ArgumentConcept = new("개념 번호(201826) 또는 어휘:코드(KCD7:E11)", "A concept id (201826) or VOCABULARY:CODE (KCD7:E11)");
    public static readonly BilingualText OptionLevels = new("위아래로 몇 단계까지(기본값: 2)", "How many levels up and down (default: 2)");
    public static readonly BilingualText ArgumentSets = new(
        "코호트 정의, ATLAS의 개념 집합(JSON), 또는 개념 번호들(201826+443238: 하위 개념 포함)",
        "A cohort definition, a concept set from ATLAS (JSON), or concept ids (201826+443238: with descendants)");

    public static readonly BilingualText OptionBind = new(
        "정의를 이 어휘 버전에 묶습니다: 옆에 이름.vocabulary.json을 씁니다", "Binds the definition to this version: writes NAME.vocabulary.json beside it");

    public static readonly BilingualText OptionDiffTo = new("새 어휘(불러온 폴더)", "The newer vocabulary (a loaded folder)");
    public static readonly BilingualText OptionDiffFrom = new(
        "이전 어휘(불러온 폴더). 없으면 정의 옆의 이름.vocabulary.json과 비교합니다",
        "The earlier vocabulary (a loaded folder); without it, NAME.vocabulary.json beside the definition");

    public static readonly BilingualText OptionDiffWrite = new(
        "대신할 개념이 하나로 정해지는 것을 바꾼 정의를 이 파일에 씁니다", "Writes the definition with what has exactly one successor replaced");

    public static readonly BilingualText OptionDiffFail = new(
        "differences(기본값): 달라진 것이 있으면 1로 끝냅니다. never: 비교를 마치면 0으로 끝냅니다",
        "differences (the default): ends with 1 if anything differs; never: ends with 0 once compared");

    public static readonly BilingualText VocabularyLoaded = new("어휘를 불러왔습니다: {0}", "The vocabulary is loaded: {0}");
    public static readonly BilingualText VocabularyUnchanged = new("바뀐 것이 없어 어휘를 그대로 두었습니다: {0}", "Nothing has changed; the vocabulary was left as it is: {0}");
    public static readonly BilingualText VocabularyVersionLabel = new("버전", "Version");
    public static readonly BilingualText VocabularyRows = new("개념 {0} · 상하 관계 {1} · 관계 {2} · 동의어 {3}", "{0} concepts · {1} ancestor pairs · {2} relationships · {3} synonyms");
    public static readonly BilingualText VocabularyRead = new("{0}행을 읽음 · {1}", "{0} rows read · {1}");
    public static readonly BilingualText RowsLabel = new("내용", "Content");
    public static readonly BilingualText ReadLabel = new("읽기", "Reading");
    public static readonly BilingualText DemoVocabulary = new(
        "작은 데모 어휘입니다: 찾지 못해도 OMOP에 없다는 뜻이 아닙니다. 전체 어휘는 --vocabulary로 지정하세요.",
        "This is the small demo vocabulary: what is not found may well exist in OMOP. Give the whole one with --vocabulary.");

    public static readonly BilingualText DemoVocabularyPrepared = new(
        "데모 어휘를 {0} 폴더에 한 번 준비했습니다.", "The demo vocabulary was prepared, once, in {0}.");

    public static readonly BilingualText VocabularyShown = new("어휘: {0}", "Vocabulary: {0}");
    public static readonly BilingualText NothingFound = new("찾은 개념이 없습니다: {0}", "No concept found: {0}");
    public static readonly BilingualText FoundCount = new("개념 {0}개 가운데 {1}개", "{1} of {0} concepts");
    public static readonly BilingualText FoundAtLeast = new("{0}개가 넘는 개념 가운데 {1}개", "{1} of more than {0} concepts");
    public static readonly BilingualText FacetLine = new("도메인: {0} · 어휘: {1}", "Domains: {0} · vocabularies: {1}");
    public static readonly BilingualText ConceptHeading = new("개념", "Concept");
    public static readonly BilingualText IdHeading = new("번호", "Id");
    public static readonly BilingualText CodeHeading = new("코드", "Code");
    public static readonly BilingualText VocabularyHeading = new("어휘", "Vocabulary");
    public static readonly BilingualText DomainHeading = new("도메인", "Domain");
    public static readonly BilingualText ClassLabel = new("분류", "Class");
    public static readonly BilingualText StatusHeading = new("상태", "Status");
    public static readonly BilingualText ConceptPersons = new("환자", "Persons");
    public static readonly BilingualText ConceptRecords = new("기록", "Records");
    public static readonly BilingualText SourceRecordsLabel = new("원천 기록", "Source records");
    public static readonly BilingualText WhyHeading = new("왜", "Why");
    public static readonly BilingualText StandardConcept = new("표준", "standard");
    public static readonly BilingualText ClassificationConcept = new("분류용", "classification");
    public static readonly BilingualText NonStandardConcept = new("비표준", "non-standard");
    public static readonly BilingualText DeletedConcept = new("폐기", "deleted");
    public static readonly BilingualText ReplacedConcept = new("대체됨", "replaced");
    public static readonly BilingualText ValidityLabel = new("유효 기간", "Valid");
    public static readonly BilingualText StoreLabel = new("저장소", "In the store");
    public static readonly BilingualText StoreUse = new("환자 {0}명, 기록 {1}건, 원천 기록 {2}건", "{0} persons, {1} records, {2} records by source code");
    public static readonly BilingualText SynonymsTitle = new("다른 이름", "Other names");
    public static readonly BilingualText MappingsTitle = new("매핑과 대체", "Mappings and replacements");
    public static readonly BilingualText RelationsTitle = new("그 밖의 관계", "Other relationships");
    public static readonly BilingualText AboveTitle = new("위 개념", "Above");
    public static readonly BilingualText BelowTitle = new("아래 개념(모두 {0}개)", "Below ({0} in all)");
    public static readonly BilingualText MoreHidden = new("… 그 밖에 {0}개", "… {0} more");
    public static readonly BilingualText ShownElsewhere = new("(위에 있음)", "(shown above)");
    public static readonly BilingualText SeveralConcepts = new("이 코드의 개념이 {0}개입니다. 하나를 번호로 지정하세요.", "The code has {0} concepts. Name one by its id.");
    public static readonly BilingualText SetHeading = new("{0} · 개념 {1}개(표준 {2}개)", "{0} · {1} concepts ({2} standard)");
    public static readonly BilingualText SetPersons = new("환자 {0}명, 기록 {1}건", "{0} persons, {1} records");
    public static readonly BilingualText MoreConcepts = new("그 밖에 {0}개 (--limit 또는 --csv)", "{0} more (--limit or --csv)");
    public static readonly BilingualText NoSets = new("개념 집합이 없습니다.", "There is no concept set.");
    public static readonly BilingualText Bound = new("정의를 어휘 {0}에 묶었습니다: {1}", "The definition is bound to the vocabulary {0}: {1}");
    public static readonly BilingualText DiffTitle = new("{0} → {1}", "{0} → {1}");
    public static readonly BilingualText NoDifference = new("달라진 것이 없습니다.", "Nothing differs.");
    public static readonly BilingualText DiffSet = new("{0}: 개념 {1}개 → {2}개", "{0}: {1} → {2} concepts");
    public static readonly BilingualText GainedTitle = new("더해진 개념 {0}개", "Gained: {0}");
    public static readonly BilingualText LostTitle = new("빠진 개념 {0}개", "Lost: {0}");
    public static readonly BilingualText OutdatedTitle = new("더는 표준이 아닌 개념 {0}개", "No longer standard: {0}");
    public static readonly BilingualText RenamedTitle = new("이름이나 도메인이 바뀐 개념 {0}개", "Renamed or in another domain: {0}");
    public static readonly BilingualText WithPersons = new(" · 환자 {0}명", " · persons: {0}");
    public static readonly BilingualText ReplacedBy = new("대신: {0}", "instead: {0}");
    public static readonly BilingualText ReplacedByHeld = new("대신: {0} (집합에 있음)", "instead: {0} (in the set)");
    public static readonly BilingualText NamedInSet = new("정의가 지정한 개념", "named by the definition");
    public static readonly BilingualText Replacements = new("개념 {0}개를 바꾼 정의를 썼습니다: {1}", "Written, with {0} concepts replaced: {1}");
    public static readonly BilingualText OnlyDefinitions = new("코호트 정의", "a cohort definition");

    /// <summary>How a set came to a concept.</summary>
    public static BilingualText Of(Reach how) => how switch
    {
        Reach.Itself => new("지정", "named"),
        Reach.Descendant => new("하위 개념", "descendant"),
        Reach.Mapped => new("매핑", "mapped"),
    };

    /// <summary>Why a set lost a concept.</summary>
    public static BilingualText Of(LossReason reason) => reason switch
    {
        LossReason.Gone => new("어휘에서 없어짐", "gone from the vocabulary"),
        LossReason.Invalid => new("더는 유효하지 않음", "no longer valid"),
        LossReason.NotBelow => new("더는 하위 개념이 아님", "no longer below the ancestor"),
        LossReason.NotMapped => new("더는 매핑되지 않음", "no longer mapped"),
        LossReason.Excluded => new("제외한 개념에 걸림", "now reached by an excluded concept"),
        LossReason.NotAskedFor => new("정의가 더는 찾지 않음", "no longer asked for by the definition"),
    };

    /// <summary>Why a search found a concept.</summary>
    public static BilingualText Of(ConceptMatch match) => match switch
    {
        ConceptMatch.ExactId => new("번호", "id"),
        ConceptMatch.ExactCode => new("코드", "code"),
        ConceptMatch.ExactName => new("이름", "name"),
        ConceptMatch.NamePrefix => new("이름의 앞", "name begins"),
        ConceptMatch.CodePrefix => new("코드의 앞", "code begins"),
        ConceptMatch.WholeWords => new("낱말", "words"),
        ConceptMatch.PartOfWord => new("낱말의 일부", "parts of words"),
        ConceptMatch.Misspelling => new("비슷한 철자", "similar spelling"),
    };
}
