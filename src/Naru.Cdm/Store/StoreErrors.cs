using Naru.Core;

namespace Naru.Cdm.Store;

/// <summary>
/// Every kind of finding that writing and opening a store can make. 1xx: the store's file; 2xx: importing; 3xx: patients who opted out.
/// </summary>
public static class StoreErrors
{
    /// <summary>A store of a format that this Naru does not know.</summary>
    public static readonly ErrorKind NewerStore = new("STO101", Severity.Error,
        new("더 새로운 Naru가 만든 저장소입니다(형식 {0}, 이 Naru가 아는 형식은 {1}까지).", "The store was written by a newer Naru (format {0}; this one knows formats up to {1})."),
        new("Naru를 새 버전으로 올리거나 이 버전으로 다시 가져오세요.", "Use the newer Naru, or import the data again with this one."));

    /// <summary>A store that another program writes to.</summary>
    public static readonly ErrorKind StoreInUse = new("STO102", Severity.Error,
        new("다른 프로그램이 이 파일에 쓰고 있습니다.", "Another program is writing to this file."),
        new("그 프로그램이 끝난 뒤 다시 실행하세요.", "Run this again when that program has ended."));

    /// <summary>A file at the target that is no store.</summary>
    public static readonly ErrorKind TargetIsNoStore = new("STO103", Severity.Error,
        new("저장소를 쓸 자리에 Naru 저장소가 아닌 파일이나 폴더가 있습니다.", "Where the store would be written there is something that is no Naru store."),
        new("다른 이름을 지정하거나 그 파일을 옮기세요. 덮어쓰지 않았습니다.", "Give another name, or move that file away. It was not overwritten."));

    /// <summary>The store was replaced while it was open.</summary>
    public static readonly ErrorKind StoreReplaced = new("STO104", Severity.Error,
        new("저장소가 열려 있는 동안 새 것으로 바뀌었습니다.", "The store was replaced by a newer one while it was open."),
        new(
            "저장소를 다시 열고 실행하세요. 옵트아웃한 환자가 바뀌었을 수 있으므로 이전 데이터로는 답하지 않습니다.",
            "Open the store again. Patients may have opted out meanwhile, so the earlier data answer no more questions."));

    /// <summary>A store whose manifest cannot be read.</summary>
    public static readonly ErrorKind DamagedStore = new("STO105", Severity.Error,
        new("저장소가 손상되었습니다.", "The store is damaged."),
        new("원본 데이터에서 다시 가져오세요.", "Import the data again from their source."));

    /// <summary>A CDM that is no store.</summary>
    public static readonly ErrorKind NoStore = new("STO106", Severity.Error,
        new("Naru 저장소가 아닙니다.", "This is no Naru store."),
        new("naru cdm import로 저장소를 만드세요.", "Make one with naru cdm import."));

    /// <summary>A store that something wrote to in place.</summary>
    public static readonly ErrorKind StoreTouched = new("STO107", Severity.Error,
        new(
            "다른 프로그램이 이 저장소에 쓰다가 멈추었습니다. 저장소 옆에 {0} 파일이 남아 있습니다.",
            "Another program has written to this store and stopped: the file {0} is left beside it."),
        new(
            "저장소에는 Naru만 쓸 수 있습니다. 남은 파일을 지우면 저장소는 그 프로그램이 쓰기 전 상태입니다.",
            "Only Naru writes to a store. If you delete that file, the store is as it was before that program wrote to it."));

    /// <summary>Another import to the same target.</summary>
    public static readonly ErrorKind ImportRunning = new("STO201", Severity.Error,
        new("같은 저장소로 가져오는 작업이 이미 실행 중입니다.", "Another import to the same store is running."),
        new("그 작업이 끝난 뒤 다시 실행하세요.", "Run this again when it has ended."));

    /// <summary>No space on the disk.</summary>
    public static readonly ErrorKind DiskFull = new("STO202", Severity.Error,
        new("디스크 공간이 모자라 가져오기를 멈췄습니다. 이전 저장소는 그대로입니다.", "The disk is full, so the import stopped. The earlier store is untouched."),
        new(
            "공간을 비우거나 공간이 넉넉한 디스크를 지정하세요. 원본 데이터 크기의 두 배쯤이 필요합니다.",
            "Free some space, or choose a disk that has some: about twice the size of the source is needed."));

    /// <summary>Not enough memory.</summary>
    public static readonly ErrorKind MemoryExhausted = new("STO203", Severity.Error,
        new("지정한 메모리 안에서 가져올 수 없습니다. 이전 저장소는 그대로입니다.", "The import does not fit into the memory it was given. The earlier store is untouched."),
        new("--memory를 늘리거나 --threads를 줄이세요.", "Give more --memory, or fewer --threads."));

    /// <summary>A target that cannot be written.</summary>
    public static readonly ErrorKind CannotWrite = new("STO204", Severity.Error,
        new("저장소를 쓸 수 없는 곳입니다.", "The store cannot be written there."),
        new("폴더가 있는지, 쓰기 권한이 있는지 확인하세요.", "Check that the folder exists and that you may write there."));

    /// <summary>Data without a vocabulary.</summary>
    public static readonly ErrorKind VocabularyMissing = new("STO205", Severity.Warning,
        new("어휘집(concept, concept_ancestor, concept_relationship)이 없습니다.", "There is no vocabulary (concept, concept_ancestor, concept_relationship)."),
        new(
            "개념 집합은 어휘집이 있어야 풀립니다. Athena에서 내려받아 --vocabulary로 지정하세요.",
            "Concept sets need it. Download one from Athena and give it with --vocabulary."));

    /// <summary>A table that both the data and the vocabulary have.</summary>
    public static readonly ErrorKind VocabularyTableTwice = new("STO206", Severity.Information,
        new("데이터의 {0} 테이블 대신 --vocabulary의 테이블을 사용했습니다.", "The table {0} was taken from --vocabulary instead of the data."),
        new("조치할 사항이 없습니다.", "Nothing needs to be done."));

    /// <summary>A request to derive a table that the data have.</summary>
    public static readonly ErrorKind DerivedInstead = new("STO207", Severity.Information,
        new("데이터의 {0} 테이블 대신 다시 계산한 테이블을 저장했습니다.", "The table {0} was derived anew instead of being taken from the data."),
        new("조치할 사항이 없습니다.", "Nothing needs to be done."));

    /// <summary>A store that is to be its own source.</summary>
    public static readonly ErrorKind SourceIsTarget = new("STO208", Severity.Error,
        new("가져올 데이터와 저장소가 같은 파일입니다.", "The data to import and the store are one file."),
        new(
            "원본 데이터를 지정하세요. 옵트아웃 목록만 바꾸려면 naru cdm opt-out을 사용하세요.",
            "Give the source of the data. To change only who opted out, use naru cdm opt-out."));

    /// <summary>Tables of the earlier store that the new one does not have.</summary>
    public static readonly ErrorKind TablesGone = new("STO209", Severity.Warning,
        new("이전 저장소에 있던 테이블이 이번 원본에는 없어 빠졌습니다: {0}", "Tables that the store had are not in this source, and are gone: {0}"),
        new(
            "--vocabulary나 --derive를 빠뜨렸다면 붙여서 다시 실행하세요.",
            "If you left out --vocabulary or --derive, run it again with them."));

    /// <summary>Too little memory.</summary>
    public static readonly ErrorKind TooLittleMemory = new("STO210", Severity.Error,
        new("가져오려면 메모리가 {0}MiB 이상 필요합니다.", "An import needs at least {0} MiB of memory."),
        new("--memory를 늘리세요.", "Give more --memory."));

    /// <summary>What stays after an interruption.</summary>
    public static readonly ErrorKind StagedRowsKept = new("STO211", Severity.Warning,
        new(
            "지금까지 읽은 환자 기록을 {0} 폴더에 남겨 두었습니다.",
            "What was read so far, patients' records, is kept in the folder {0}."),
        new(
            "같은 명령을 다시 실행하면 이어서 읽고 폴더를 지웁니다. 그만두려면 폴더를 지우세요.",
            "The same command goes on from there and deletes the folder. Delete it yourself to give up."));

    /// <summary>Patients who are no longer on the list.</summary>
    public static readonly ErrorKind BackFromOptOut = new("STO212", Severity.Warning,
        new(
            "이전 목록에 있던 환자 {0}명이 새 목록에 없어 데이터에 다시 들어왔습니다.",
            "Of the patients on the earlier list, {0} are not on the new one: they are in the data again."),
        new("뜻한 것이 아니면 이전 목록으로 다시 가져오세요.", "If that was not meant, import again with the earlier list."));

    /// <summary>A vocabulary in which there is none.</summary>
    public static readonly ErrorKind NoVocabularyThere = new("STO213", Severity.Error,
        new("--vocabulary로 지정한 곳에 어휘집 테이블이 없습니다.", "What was given as --vocabulary has no table of a vocabulary."),
        new("CONCEPT.csv 등이 든 Athena의 폴더나 ZIP 파일을 지정하세요.", "Give the folder or ZIP file from Athena, which holds CONCEPT.csv and others."));

    /// <summary>A line of the list that is no person id.</summary>
    public static readonly ErrorKind BadOptOutLine = new("STO301", Severity.Error,
        new("옵트아웃 목록의 이 줄은 person_id가 아닙니다.", "This line of the opt-out list is no person_id."),
        new(
            "한 줄에 person_id 하나를 쓰세요. 열이 여럿이면 첫 줄에 person_id라는 열 이름이 있어야 하고 모든 줄의 열 수가 같아야 합니다. 목록 전체를 적용하지 않았습니다.",
            "Write one person_id a line. A file of several columns needs a header that names one of them person_id, and the same number of columns in every line. Nothing of the list was applied."));

    /// <summary>Persons on the list that the data do not have.</summary>
    public static readonly ErrorKind OptedOutUnknown = new("STO302", Severity.Information,
        new("옵트아웃 목록 가운데 {0}명은 데이터에 없습니다.", "{0} persons of the opt-out list are not in the data."),
        new("조치할 사항이 없습니다. 목록이 다른 번호 체계를 쓰는지 확인하세요.", "Nothing needs to be done, unless the list uses other numbers."));

    /// <summary>A list without anybody of the data.</summary>
    public static readonly ErrorKind OptOutMatchesNobody = new("STO303", Severity.Warning,
        new("옵트아웃 목록의 누구도 데이터에 없습니다.", "Nobody of the opt-out list is in the data."),
        new(
            "목록이 person_id가 아닌 다른 번호(등록번호 등)를 쓰는지 확인하세요.",
            "Check whether the list holds other numbers than person_id, such as chart numbers."));

    /// <summary>Persons who were taken off the list and whose rows are gone.</summary>
    public static readonly ErrorKind OptedInNeedsImport = new("STO304", Severity.Error,
        new("이전 목록에 있던 환자가 새 목록에 없습니다. 이 환자의 기록은 저장소에 남아 있지 않습니다.", "Some patients are no longer on the list; the store has nothing of them any more."),
        new(
            "목록은 지금까지 옵트아웃한 환자 전체여야 합니다. 뜻한 것이면 원본에서 새 목록으로 다시 가져오세요(naru cdm import … --opt-out 새목록). 저장소는 그대로입니다.",
            "The list has to hold everybody who opted out so far. If it was meant, import from the source with the new list (naru cdm import … --opt-out LIST). The store was left as it is."));

    /// <summary>A list with nothing in it, not even a header.</summary>
    public static readonly ErrorKind EmptyOptOutList = new("STO305", Severity.Error,
        new("옵트아웃 목록이 비어 있습니다. 목록을 적용하지 않았습니다.", "The opt-out list is empty. It was not applied."),
        new(
            "목록을 내보내다 실패하지 않았는지 확인하세요. 일부러 비우려면 person_id라는 열 이름 한 줄만 있는 파일을 지정하세요.",
            "Check whether exporting it failed. To empty the list on purpose, give a file with only the header line person_id."));

    /// <summary>Rows without a person of their own that were left out.</summary>
    public static readonly ErrorKind UnattributedRowsLeftOut = new("STO306", Severity.Information,
        new(
            "옵트아웃을 적용하면서 {0} 테이블의 {1}행을 저장하지 않았습니다. 옵트아웃한 환자의 행이거나, 다른 환자의 행이라고 확인할 수 없는 행입니다.",
            "Because patients opted out, {1} rows of {0} were not stored: they belong to those patients, or cannot be told to belong to others."),
        new(
            "행이 예상보다 많이 빠졌으면 이 테이블이 가리키는 기록(비용의 영역, 사실 관계의 도메인과 번호 등)이 데이터에 있는지 확인하세요.",
            "If these are more than you expect, check that the records which the table refers to (by domain and id) are in the data."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        NewerStore, StoreInUse, TargetIsNoStore, StoreReplaced, DamagedStore, NoStore, StoreTouched,
        ImportRunning, DiskFull, MemoryExhausted, CannotWrite, VocabularyMissing, VocabularyTableTwice, DerivedInstead,
        SourceIsTarget, TablesGone, TooLittleMemory, StagedRowsKept, BackFromOptOut, NoVocabularyThere,
        BadOptOutLine, OptedOutUnknown, OptOutMatchesNobody, OptedInNeedsImport, EmptyOptOutList, UnattributedRowsLeftOut,
    ];
}
