using Naru.Core;

namespace Naru.Web;

/// <summary>Every kind of finding about how the hub is set up and started: 1xx of the API.</summary>
public static class HostErrors
{
    /// <summary>A setting that has no meaning.</summary>
    public static readonly ErrorKind SettingUnknown = new("API101", Severity.Error,
        new("알 수 없는 설정입니다: {0}", "There is no such setting: {0}"),
        new("설정: {1}", "The settings are: {1}"));

    /// <summary>A value that cannot be used.</summary>
    public static readonly ErrorKind SettingUnusable = new("API102", Severity.Error,
        new("설정 {0}의 값을 쓸 수 없습니다. 필요한 것: {1}", "The value of the setting {0} cannot be used. Needed: {1}"),
        new("설정 파일이나 환경 변수를 고치세요.", "Correct the settings file or the environment variable."));

    /// <summary>The file cannot be read.</summary>
    public static readonly ErrorKind SettingsUnreadable = new("API103", Severity.Error,
        new("설정 파일을 읽을 수 없습니다: {0}", "The settings file cannot be read: {0}"),
        new("파일이 있는지, JSON이 맞는지 확인하세요.", "Check that the file is there and that it is JSON."));

    /// <summary>The folder cannot be written.</summary>
    public static readonly ErrorKind FolderUnusable = new("API104", Severity.Error,
        new("데이터 폴더를 쓸 수 없습니다: {0} ({1})", "The data folder cannot be used: {0} ({1})"),
        new("다른 폴더를 지정하거나 쓰기 권한을 확인하세요.", "Give another folder, or check that you may write there."));

    /// <summary>The address cannot be listened at.</summary>
    public static readonly ErrorKind AddressUnusable = new("API105", Severity.Error,
        new("이 주소로 서버를 열 수 없습니다: {0}", "The hub cannot listen at {0}."),
        new("다른 주소나 포트를 지정하세요.", "Give another address or port."));

    /// <summary>The key that locks persons' keys is gone.</summary>
    public static readonly ErrorKind LockLost = new("API106", Severity.Error,
        new("사람별 키를 잠그는 키 파일이 없습니다: {0}", "The file with the key that locks persons' keys is not there: {0}"),
        new(
            "그 파일의 백업을 되돌리세요. 여러 대로 운영한다면 다른 서버의 것을 복사하세요. 원장에 이미 기록이 있어 새로 만들지 않았습니다.",
            "Restore the backup of that file, or, with several instances, copy it from another one. None was made anew, since the ledger already holds events."));

    /// <summary>There is no hub.</summary>
    public static readonly ErrorKind NoHub = new("API107", Severity.Error,
        new("여기에는 허브가 없습니다: {0}", "There is no hub here: {0}"),
        new("--data와 --postgres를 확인하세요. 새 허브는 'naru hub start'로 만듭니다.", "Check --data and --postgres. 'naru hub start' makes a new hub."));

    /// <summary>A certificate that cannot be opened.</summary>
    public static readonly ErrorKind CertificateUnusable = new("API108", Severity.Error,
        new("설정 {0}의 인증서를 열 수 없습니다: {1}", "The certificate of the setting {0} cannot be opened: {1}"),
        new("파일이 개인 키가 든 PKCS#12인지, {2}이(가) 맞는지 확인하세요.", "Check that the file is a PKCS#12 with a private key, and that {2} is right."));

    /// <summary>The vocabulary cannot be opened.</summary>
    public static readonly ErrorKind VocabularyUnusable = new("API109", Severity.Error,
        new("설정 vocabulary의 어휘를 열 수 없습니다: {0}", "The vocabulary of the setting vocabulary cannot be opened: {0}"),
        new("‘naru vocab load 원본 --to 폴더’로 불러온 폴더를 지정하거나 설정을 지우세요.", "Give a folder that ‘naru vocab load SOURCE --to FOLDER’ made, or take the setting out."));

    /// <summary>The last checkpoint is too old.</summary>
    public static readonly ErrorKind CheckpointOld = new("API121", Severity.Error,
        new("마지막 체크포인트가 너무 오래되었습니다: {0}", "The last checkpoint is too old: {0}"),
        new("로그에서 체크포인트를 만들지 못한 이유를 찾으세요. 'naru hub verify'로 원장을 확인하세요.", "Look in the log for why none was made, and verify the ledger with 'naru hub verify'."));

    /// <summary>A checkpoint's copy cannot be written.</summary>
    public static readonly ErrorKind CheckpointNotCopied = new("API122", Severity.Error,
        new("체크포인트의 사본을 폴더에 쓸 수 없습니다: {0} ({1})", "The copy of a checkpoint cannot be written into the folder: {0} ({1})"),
        new("폴더와 권한을 확인하세요. 다음 차례에 다시 씁니다.", "Check the folder and its permissions; it is tried again."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        SettingUnknown, SettingUnusable, SettingsUnreadable, FolderUnusable, AddressUnusable, LockLost, NoHub, CertificateUnusable, VocabularyUnusable, CheckpointOld,
        CheckpointNotCopied,
    ];
}
