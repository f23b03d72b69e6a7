using Naru.Core;

namespace Naru.Ledger;

/// <summary>
/// Every kind of finding of the ledger. 1xx: what is to be recorded; 2xx: the database; 3xx: what verification found; 4xx: keys of persons; 5xx: checkpoints
/// and proofs.
/// </summary>
public static partial class LedgerErrors
{
    /// <summary>Somebody else was faster.</summary>
    public static readonly ErrorKind VersionConflict = new("LDG101", Severity.Error,
        new(
            "그사이에 다른 변경이 기록되었습니다: '{0}'에 사건이 {1}개일 것으로 보았으나 {2}개입니다.",
            "Something else was recorded in between: '{0}' was expected to have {1} events and has {2}."),
        new("지금 상태를 다시 읽고 판단한 다음 다시 보내세요.", "Read the present state, decide again and send it again."));

    /// <summary>A command id with another content.</summary>
    public static readonly ErrorKind CommandReused = new("LDG102", Severity.Error,
        new("명령 번호 '{0}'은(는) 이미 다른 내용으로 기록되었습니다.", "The command id '{0}' was recorded with another content."),
        new("새 명령에는 새 번호를 쓰세요. 같은 명령을 다시 보낼 때는 내용을 바꾸지 마세요.", "Give a new command a new id; when repeating one, do not change its content."));

    /// <summary>A name that cannot be.</summary>
    public static readonly ErrorKind BadName = new("LDG103", Severity.Error,
        new("이 이름은 쓸 수 없습니다. 이름은 출력할 수 있는 ASCII 글자 1~{0}자입니다.", "This name will not do: a name has 1 to {0} printable ASCII characters."),
        new("이름이 아니라 식별자를 쓰세요. 사람이 읽는 글은 사건의 내용에 넣으세요.", "Use an id; what people read belongs in the payload."));

    /// <summary>A number that cannot be.</summary>
    public static readonly ErrorKind BadNumber = new("LDG104", Severity.Error,
        new("{0}은(는) 쓸 수 없는 수입니다.", "{0} is no possible number here."),
        new("형식 번호는 1부터, 버전은 0부터입니다. 버전을 따지지 않으려면 -1을 쓰세요.", "Schemas count from 1, versions from 0; -1 stands for any version."));

    /// <summary>The payload is no JSON, or uses the ledger's own words.</summary>
    public static readonly ErrorKind BadPayload = new("LDG105", Severity.Error,
        new("내용이 올바른 JSON이 아니거나 개인 정보의 자리가 잘못되었습니다.", "The payload is no sound JSON, or personal text in it is not as it must be."),
        new(
            "JSON 객체 하나를 보내세요. 개인 정보는 PersonalText로 쓰고, '$person', '$text', '$sealed'를 직접 쓰지 마세요.",
            "Send one JSON object. Write personal text by PersonalText, and use '$person', '$text' and '$sealed' for nothing else."));

    /// <summary>A payload that is too large.</summary>
    public static readonly ErrorKind PayloadTooLarge = new("LDG106", Severity.Error,
        new("내용이 {0}바이트입니다. {1}바이트까지 기록할 수 있습니다.", "The payload has {0} bytes; {1} is the most."),
        new("큰 것은 파일로 보관하고 사건에는 그 해시를 적으세요.", "Keep large things as files and record their hash."));

    /// <summary>Nothing to record, or a stream twice.</summary>
    public static readonly ErrorKind BadAppend = new("LDG107", Severity.Error,
        new("기록할 사건이 없거나 한 스트림이 두 번 나옵니다.", "There is no event to record, or a stream is named twice."),
        new("사건을 하나 이상, 스트림마다 한 번에 넣으세요.", "Give at least one event, and every stream once."));

    /// <summary>Personal text of a person whose key was destroyed.</summary>
    public static readonly ErrorKind PersonErased = new("LDG108", Severity.Error,
        new("'{0}'의 개인 정보는 삭제되었고 이 번호로 다시 기록할 수 없습니다.", "The personal data of '{0}' were erased; nothing personal is recorded under this id again."),
        new("같은 사람이 다시 온다면 새 번호로 등록하세요.", "If the same person comes again, register them under a new id."));

    /// <summary>Personal text without keys.</summary>
    public static readonly ErrorKind NoPersonKeys = new("LDG109", Severity.Error,
        new("개인 정보를 봉인할 키가 없는 원장입니다.", "This ledger was opened without keys, so that personal text cannot be sealed."),
        new("키 저장소를 정하고 다시 여세요.", "Open it with a store of keys."));

    /// <summary>The clock went back.</summary>
    public static readonly ErrorKind ClockWentBack = new("LDG111", Severity.Error,
        new("이 컴퓨터의 시계가 마지막 사건보다 {0}초 늦습니다. 기록하지 않았습니다.", "This machine's clock is {0} s behind the last event. Nothing was recorded."),
        new(
            "시계를 맞추세요(NTP). 앞서간 시계로 기록된 사건 때문이라면 허용 폭(ClockTolerance)을 그만큼 늘려 여세요.",
            "Set the clock (NTP). If the last event was recorded by a clock that was ahead, open the ledger with a tolerance (ClockTolerance) of that much."));

    /// <summary>The clock is a little behind.</summary>
    public static readonly ErrorKind ClockBehind = new("LDG112", Severity.Warning,
        new("이 컴퓨터의 시계가 마지막 사건보다 {0}초 늦어 그 시각으로 기록했습니다.", "This machine's clock is {0} s behind the last event, whose time was taken."),
        new("서버들의 시계를 맞추세요(NTP).", "Set the clocks of the servers (NTP)."));

    /// <summary>A file that is something else.</summary>
    public static readonly ErrorKind NotALedger = new("LDG201", Severity.Error,
        new("'{0}'은(는) 나루의 원장이 아닙니다.", "'{0}' is no ledger of Naru."),
        new("경로를 확인하세요. 새 원장을 만들려면 없는 파일이나 빈 스키마를 지정하세요.", "Check the path. For a new ledger name a file that is not there, or an empty schema."));

    /// <summary>Made by a newer program.</summary>
    public static readonly ErrorKind NewerFormat = new("LDG202", Severity.Error,
        new("'{0}'의 형식은 {1}이고 이 프로그램은 {2}까지 압니다.", "'{0}' has format {1}; this program knows formats up to {2}."),
        new("프로그램을 새 버전으로 바꾸세요.", "Use a newer version of the program."));

    /// <summary>It cannot be written.</summary>
    public static readonly ErrorKind ReadOnly = new("LDG203", Severity.Error,
        new("'{0}'에 쓸 수 없습니다.", "'{0}' cannot be written."),
        new(
            "파일과 폴더의 권한, 읽기 전용 마운트, 데이터베이스 사용자의 권한을 확인하세요.",
            "Check the permissions of file and folder, a read-only mount, and the rights of the database user."));

    /// <summary>Somebody else writes for too long.</summary>
    public static readonly ErrorKind Locked = new("LDG204", Severity.Error,
        new("다른 프로그램이 '{0}'을(를) 잡고 있어 {1}초 동안 기다렸으나 쓰지 못했습니다.", "Another program holds '{0}': it could not be written within {1} s."),
        new(
            "같은 번호로 다시 보내세요. 계속되면 다른 프로그램(복구, 재구성, 백업)을 확인하세요.",
            "Send it again with the same command id. If it goes on, look for the other program (a rebuild, a backup)."));

    /// <summary>The database is damaged.</summary>
    public static readonly ErrorKind Damaged = new("LDG205", Severity.Error,
        new("'{0}'이(가) 손상되었습니다({1}).", "'{0}' is damaged ({1})."),
        new("더 쓰지 마세요. 'naru hub verify'로 확인하고 백업에서 되돌리세요.", "Do not write to it. Examine it with 'naru hub verify' and restore a backup."));

    /// <summary>No database answers.</summary>
    public static readonly ErrorKind Unreachable = new("LDG207", Severity.Error,
        new("데이터베이스 '{0}'에 닿지 못했습니다({1}).", "The database '{0}' was not reached ({1})."),
        new(
            "서버와 주소를 확인하세요. 보낸 명령이 기록되었는지 모르면 같은 번호로 다시 보내세요. 두 번 기록되지 않습니다.",
            "Check server and address. If it is unknown whether a command was recorded, send it again with the same id: it will not be recorded twice."));

    /// <summary>No space.</summary>
    public static readonly ErrorKind DiskFull = new("LDG208", Severity.Error,
        new("'{0}'의 디스크가 찼습니다.", "The disk of '{0}' is full."),
        new("공간을 비우고 같은 번호로 다시 보내세요.", "Make room and send it again with the same command id."));

    /// <summary>Projections of a newer program.</summary>
    public static readonly ErrorKind NewerProjection = new("LDG209", Severity.Error,
        new(
            "투영 '{0}'을(를) 버전 {1}의 프로그램이 다시 만들었습니다. 이 프로그램의 버전은 {2}입니다.",
            "The projection '{0}' was rebuilt by a program with version {1} of it; this program has version {2}."),
        new("이 프로그램을 새 버전으로 바꾸고 다시 시작하세요.", "Replace this program by the newer one and start it again."));

    /// <summary>The folder is missing.</summary>
    public static readonly ErrorKind NoFolder = new("LDG210", Severity.Error,
        new("'{0}'이(가) 없거나 열 수 없습니다.", "'{0}' is not there or cannot be opened."),
        new("경로와 권한을 확인하세요. 폴더는 미리 만들어 두세요.", "Check the path and the permissions. The folder must be there."));

    /// <summary>Address that cannot be.</summary>
    public static readonly ErrorKind BadAddress = new("LDG211", Severity.Error,
        new("주소나 설정의 '{0}'을(를) 쓸 수 없습니다.", "'{0}' in the address or the settings will not do."),
        new(
            "스키마와 투영의 이름은 소문자, 숫자, '_'입니다. 투영의 이름과 테이블은 서로 달라야 합니다.",
            "Names of schemas and projections have small letters, digits and '_'; projections and tables need names of their own."));

    /// <summary>The server may lose what it said was written.</summary>
    public static readonly ErrorKind NotDurable = new("LDG212", Severity.Warning,
        new("이 데이터베이스는 '{0}' 설정 때문에 정전 때 기록을 잃을 수 있습니다.", "By its setting '{0}' this database may lose what it acknowledged when the power fails."),
        new("운영에서는 fsync와 full_page_writes를 켜세요.", "Switch on fsync and full_page_writes for production."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All =>
    [
        VersionConflict, CommandReused, BadName, BadNumber, BadPayload, PayloadTooLarge, BadAppend, PersonErased, NoPersonKeys, ClockWentBack, ClockBehind,
        NotALedger, NewerFormat, ReadOnly, Locked, Damaged, Unreachable, DiskFull, NewerProjection, NoFolder, BadAddress, NotDurable,
        .. FindingKinds, .. KeyKinds, .. CheckpointKinds,
    ];
}
