using Naru.Core;

namespace Naru.Vocabulary;

/// <summary>
/// Every kind of finding about vocabularies. 10x: loading and opening one; 12x: concepts and concept sets; 13x: definitions that are bound
/// to a version.
/// </summary>
public static class VocabularyErrors
{
    /// <summary>A source without the table of concepts.</summary>
    public static readonly ErrorKind NoConceptTable = new("VOC101", Severity.Error,
        new("어휘가 없습니다. concept 테이블을 찾지 못했습니다.", "There is no vocabulary: the table concept was not found."),
        new(
            "Athena에서 내려받은 폴더나 ZIP 파일(CONCEPT.csv 등), 또는 어휘가 든 저장소를 지정하세요.",
            "Give the folder or ZIP file from Athena (with CONCEPT.csv), or a store that holds a vocabulary."));

    /// <summary>A folder that is no loaded vocabulary.</summary>
    public static readonly ErrorKind NotAVocabulary = new("VOC102", Severity.Error,
        new("불러온 어휘 폴더가 아닙니다.", "This is no folder of a loaded vocabulary."),
        new("‘naru vocab load 원본 --to 폴더’로 먼저 불러오세요.", "Load it first: ‘naru vocab load SOURCE --to FOLDER’."));

    /// <summary>A folder of a format that this Naru does not know.</summary>
    public static readonly ErrorKind NewerVocabulary = new("VOC103", Severity.Error,
        new(
            "다른 버전의 Naru가 불러온 어휘입니다(형식 {0}, 이 Naru가 아는 형식은 {1}).",
            "The vocabulary was loaded by another Naru (format {0}; this one knows format {1})."),
        new("이 버전으로 다시 불러오거나 그 Naru를 쓰세요.", "Load it again with this version, or use that Naru."));

    /// <summary>Parts of a folder that are missing, damaged, or not of one vocabulary.</summary>
    public static readonly ErrorKind DamagedVocabulary = new("VOC104", Severity.Error,
        new("어휘 폴더가 손상되었거나, 안의 파일들이 같은 어휘의 것이 아닙니다: {0}", "The vocabulary's folder is damaged, or its parts are not of one vocabulary: {0}"),
        new("원본에서 다시 불러오세요. 폴더 안의 파일은 하나씩 옮기거나 바꾸지 마세요.", "Load it again from its source. Do not move or replace single files of the folder."));

    /// <summary>A target that holds something else.</summary>
    public static readonly ErrorKind TargetIsNoVocabulary = new("VOC105", Severity.Error,
        new("어휘를 불러올 자리에 다른 파일이나 폴더가 있습니다.", "Where the vocabulary would be written there is something else."),
        new("비어 있거나 없는 폴더를 지정하세요. 덮어쓰지 않았습니다.", "Give an empty folder, or one that does not exist. Nothing was overwritten."));

    /// <summary>Another load to the same folder.</summary>
    public static readonly ErrorKind LoadRunning = new("VOC106", Severity.Error,
        new("같은 폴더로 어휘를 불러오는 작업이 이미 실행 중입니다.", "Another load to the same folder is running."),
        new("그 작업이 끝난 뒤 다시 실행하세요.", "Run this again when it has ended."));

    /// <summary>Tables that a vocabulary should have.</summary>
    public static readonly ErrorKind TableMissing = new("VOC107", Severity.Warning,
        new("어휘에 {0} 테이블이 없습니다.", "The vocabulary lacks the table {0}."),
        new(
            "없는 테이블은 빈 것으로 봅니다. 하위 개념이나 매핑을 쓰는 개념 집합은 그만큼 덜 풀립니다. Athena에서 다시 내려받으세요.",
            "It is taken to be empty; concept sets that use descendants or mappings resolve to less. Download the vocabulary again."));

    /// <summary>A vocabulary that does not say its version.</summary>
    public static readonly ErrorKind VersionUnknown = new("VOC108", Severity.Warning,
        new("어휘의 버전이 적혀 있지 않습니다.", "The vocabulary does not say its version."),
        new(
            "vocabulary 테이블에 vocabulary_id가 None인 행이 있어야 합니다. 버전은 내용의 해시로 구별합니다.",
            "The table vocabulary should have a row whose vocabulary_id is None. Versions are told apart by a hash of the content."));

    /// <summary>Rows about concepts that are not there.</summary>
    public static readonly ErrorKind RowsOfUnknownConcepts = new("VOC109", Severity.Warning,
        new("{0} 테이블의 {1}행이 concept 테이블에 없는 개념을 가리킵니다.", "{1} rows of {0} name a concept that the table concept lacks."),
        new(
            "그 행들은 있는 그대로 두며, 없는 개념은 풀린 개념 집합에 들어가지 않습니다. 내려받은 파일들이 같은 때의 것인지 확인하세요.",
            "The rows are kept as they are; concepts that are not there are in no concept set. Check that all files are of one download."));

    /// <summary>Athena's list of CPT-4 codes without names.</summary>
    public static readonly ErrorKind CptNotFilled = new("VOC110", Severity.Information,
        new("{0} 파일은 이름이 없는 CPT-4 목록이어서 읽지 않았습니다.", "{0} lists CPT-4 codes without names and was not read."),
        new(
            "CPT-4가 필요하면 Athena의 cpt4 프로그램으로 CONCEPT.csv를 채운 뒤 다시 불러오세요.",
            "If you need CPT-4, let Athena's cpt4 program fill CONCEPT.csv, and load again."));

    /// <summary>A folder that cannot be written.</summary>
    public static readonly ErrorKind CannotWrite = new("VOC111", Severity.Error,
        new("어휘를 이 폴더에 쓸 수 없습니다.", "The vocabulary cannot be written to this folder."),
        new("위쪽 폴더가 있는지, 쓰기 권한과 남은 공간이 있는지 확인하세요.", "Check that the folder above exists, that you may write there and that there is space."));

    /// <summary>A vocabulary that is loaded from itself.</summary>
    public static readonly ErrorKind SourceIsTarget = new("VOC112", Severity.Error,
        new("불러올 어휘와 폴더가 같습니다.", "The vocabulary to load and the folder are the same."),
        new("Athena에서 내려받은 원본을 지정하세요.", "Give the source from Athena."));

    /// <summary>No concept id.</summary>
    public static readonly ErrorKind BadConceptId = new("VOC121", Severity.Error,
        new("개념 번호나 코드가 아닙니다: {0}", "This is neither a concept id nor a code: {0}"),
        new("개념 번호(예: 201826)나 ‘어휘:코드’(예: KCD7:E11)를 쓰세요.", "Write a concept id such as 201826, or VOCABULARY:CODE such as KCD7:E11."));

    /// <summary>A concept that the vocabulary does not have.</summary>
    public static readonly ErrorKind ConceptNotFound = new("VOC122", Severity.Error,
        new("이 어휘에 없는 개념입니다: {0}", "The vocabulary has no such concept: {0}"),
        new("‘naru vocab search’로 찾아보세요. 다른 어휘이면 --vocabulary로 지정하세요.", "Look for it with ‘naru vocab search’. Name another vocabulary with --vocabulary."));

    /// <summary>A file with neither a definition nor a concept set.</summary>
    public static readonly ErrorKind NoConceptSets = new("VOC123", Severity.Error,
        new("코호트 정의도 개념 집합도 아닙니다.", "This is neither a cohort definition nor a concept set."),
        new("OHDSI 코호트 정의의 JSON, 또는 ATLAS에서 내보낸 개념 집합({\"items\": […]})을 지정하세요.", "Give the JSON of a cohort definition, or a concept set exported from ATLAS ({\"items\": […]})."));

    /// <summary>An item of a set whose concept is not there.</summary>
    public static readonly ErrorKind UnknownItem = new("VOC124", Severity.Warning,
        new("개념 집합 ‘{0}’의 개념 {1}이(가) 이 어휘에 없습니다.", "The concept {1} of the concept set ‘{0}’ is not in this vocabulary."),
        new("번호를 확인하고, 맞다면 이 개념이 든 어휘를 불러오세요.", "Check the number; if it is right, load a vocabulary that has it."));

    /// <summary>An item of a set whose concept is not standard.</summary>
    public static readonly ErrorKind NotStandardItem = new("VOC125", Severity.Warning,
        new("개념 집합 ‘{0}’의 개념 {1} {2}은(는) 표준 개념이 아닙니다.", "The concept {1} {2} of the concept set ‘{0}’ is not a standard concept."),
        new("기록은 표준 개념으로 적혀 있습니다. 대신 쓸 개념: {3}", "Records carry standard concepts. To be used instead: {3}"));

    /// <summary>An item of a set whose concept is not valid any more.</summary>
    public static readonly ErrorKind InvalidItem = new("VOC126", Severity.Warning,
        new("개념 집합 ‘{0}’의 개념 {1} {2}은(는) 더는 유효하지 않습니다.", "The concept {1} {2} of the concept set ‘{0}’ is no longer valid."),
        new("대신 쓸 개념: {3}", "To be used instead: {3}"));

    /// <summary>An excluded item that takes nothing away.</summary>
    public static readonly ErrorKind ExcludesNothing = new("VOC127", Severity.Warning,
        new("개념 집합 ‘{0}’에서 제외한 개념 {1}은(는) 아무것도 빼지 않습니다.", "The excluded concept {1} of the concept set ‘{0}’ takes nothing away."),
        new("‘하위 개념 포함’을 빠뜨렸는지, 다른 개념을 뜻했는지 확인하세요.", "Check whether its descendants were meant, or another concept."));

    /// <summary>A set without a concept.</summary>
    public static readonly ErrorKind EmptySet = new("VOC128", Severity.Warning,
        new("개념 집합 ‘{0}’은(는) 이 어휘에서 비어 있습니다.", "The concept set ‘{0}’ is empty in this vocabulary."),
        new("이 집합을 쓰는 조건은 아무 기록도 찾지 못합니다.", "Criteria that use it find no record."));

    /// <summary>A store that has another vocabulary than a definition was bound to.</summary>
    public static readonly ErrorKind OtherVocabulary = new("VOC131", Severity.Warning,
        new("이 정의는 어휘 {0}에서 확인되었는데 데이터의 어휘는 {1}입니다.", "The definition was bound to the vocabulary {0}; the data have {1}."),
        new(
            "개념 집합이 달라졌을 수 있습니다. ‘naru vocab diff 정의 --to 데이터의어휘’로 확인하세요.",
            "Its concept sets may hold other concepts. See ‘naru vocab diff DEFINITION --to THE-DATA’S-VOCABULARY’."));

    /// <summary>A definition that was changed after it was bound.</summary>
    public static readonly ErrorKind ChangedSinceBinding = new("VOC132", Severity.Warning,
        new("어휘 버전에 묶은 뒤에 정의의 개념 집합이 바뀌었습니다.", "The definition's concept sets were changed after it was bound to a vocabulary."),
        new("‘naru vocab resolve 정의 --vocabulary 어휘 --bind’로 다시 묶으세요.", "Bind it again: ‘naru vocab resolve DEFINITION --vocabulary FOLDER --bind’."));

    /// <summary>Data that do not say which vocabulary they have.</summary>
    public static readonly ErrorKind DataVersionUnknown = new("VOC133", Severity.Warning,
        new("데이터의 어휘 버전을 알 수 없어, 정의를 확인한 어휘({0})와 같은지 말할 수 없습니다.", "The data do not say which vocabulary they have, so it cannot be compared with {0}, to which the definition is bound."),
        new("저장소로 가져오면(naru cdm import) 확인할 수 있습니다.", "It can be compared once the data are imported into a store (naru cdm import)."));

    /// <summary>A binding that cannot be read.</summary>
    public static readonly ErrorKind BadBinding = new("VOC134", Severity.Warning,
        new("정의를 어휘 버전에 묶은 파일을 읽을 수 없습니다.", "The file that binds the definition to a vocabulary cannot be read."),
        new("‘naru vocab resolve 정의 --vocabulary 어휘 --bind’로 다시 만드세요.", "Make it again: ‘naru vocab resolve DEFINITION --vocabulary FOLDER --bind’."));

    /// <summary>No old side of a comparison.</summary>
    public static readonly ErrorKind NothingToCompareWith = new("VOC135", Severity.Error,
        new("비교할 이전 어휘가 없습니다.", "There is no earlier vocabulary to compare with."),
        new(
            "--from으로 이전 어휘를 지정하거나, ‘naru vocab resolve 정의 --vocabulary 이전어휘 --bind’로 묶어 두세요.",
            "Give one with --from, or bind the definition: ‘naru vocab resolve DEFINITION --vocabulary OLD --bind’."));

    /// <summary>Concepts of a definition that were not replaced.</summary>
    public static readonly ErrorKind NotReplaced = new("VOC136", Severity.Warning,
        new("개념 집합 ‘{0}’의 개념 {1}은(는) 바꾸지 않았습니다(후보 {2}개).", "The concept {1} of the concept set ‘{0}’ was not replaced (candidates: {2})."),
        new("직접 정하세요. 후보: {3}", "Decide yourself. Candidates: {3}"));

    /// <summary>A file for a binding where something else is.</summary>
    public static readonly ErrorKind BindingInTheWay = new("VOC137", Severity.Error,
        new("묶음 파일을 쓸 자리에 Naru의 것이 아닌 파일이 있습니다.", "Where the binding would be written there is a file that is not Naru's."),
        new("그 파일을 옮기세요. 덮어쓰지 않았습니다.", "Move it away. It was not overwritten."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        NoConceptTable, NotAVocabulary, NewerVocabulary, DamagedVocabulary, TargetIsNoVocabulary, LoadRunning, TableMissing, VersionUnknown,
        RowsOfUnknownConcepts, CptNotFilled, CannotWrite, SourceIsTarget,
        BadConceptId, ConceptNotFound, NoConceptSets, UnknownItem, NotStandardItem, InvalidItem, ExcludesNothing, EmptySet,
        OtherVocabulary, ChangedSinceBinding, DataVersionUnknown, BadBinding, NothingToCompareWith, NotReplaced, BindingInTheWay,
    ];
}
