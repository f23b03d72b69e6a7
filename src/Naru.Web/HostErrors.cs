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
        new("이 주소에서 들을 수 없습니다: {0}", "The hub cannot listen at {0}."),
        new("다른 주소나 포트를 지정하세요.", "Give another address or port."));

    /// <summary>The vocabulary cannot be opened.</summary>
    public static readonly ErrorKind VocabularyUnusable = new("API106", Severity.Error,
        new("설정 vocabulary의 어휘를 열 수 없습니다: {0}", "The vocabulary of the setting vocabulary cannot be opened: {0}"),
        new("‘naru vocab load 원본 --to 폴더’로 불러온 폴더를 지정하거나 설정을 지우세요.", "Give a folder that ‘naru vocab load SOURCE --to FOLDER’ made, or take the setting out."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        SettingUnknown, SettingUnusable, SettingsUnreadable, FolderUnusable, AddressUnusable, VocabularyUnusable,
    ];
}
