using Naru.Core;

namespace Naru.Cli;

/// <summary>Every kind of finding of the command line itself. 1xx: wrong use; 2xx: single definitions; 9xx: bugs.</summary>
internal static class CliErrors
{
    public static readonly ErrorKind UnknownOption = new("CLI101", Severity.Error,
        new("알 수 없는 옵션입니다: {0}", "There is no such option: {0}"),
        new("여기서 쓸 수 있는 옵션: {1}", "The options here are: {1}"));

    public static readonly ErrorKind UnknownWord = new("CLI102", Severity.Error,
        new("알 수 없는 명령이거나 남는 인수입니다: {0}", "There is no such command, or the argument is one too many: {0}"),
        new("‘{1} --help’로 쓰는 법을 확인하세요. 공백이 있는 경로는 따옴표로 감싸세요.", "See ‘{1} --help’. Put a path that holds spaces into quotes."));

    public static readonly ErrorKind CommandMissing = new("CLI103", Severity.Error,
        new("‘{0}’ 뒤에 명령이 필요합니다.", "A command is needed after ‘{0}’."),
        new("쓸 수 있는 명령: {1}", "The commands are: {1}"));

    public static readonly ErrorKind OptionValueMissing = new("CLI104", Severity.Error,
        new("{0} 옵션에 값이 없습니다.", "The option {0} needs a value."),
        new("{0} {1} 형식으로 쓰세요.", "Write it as {0} {1}."));

    public static readonly ErrorKind OptionTwice = new("CLI105", Severity.Error,
        new("{0} 옵션은 한 번만 쓸 수 있습니다.", "The option {0} may be given only once."),
        new("하나만 남기세요.", "Keep one of them."));

    public static readonly ErrorKind ArgumentMissing = new("CLI106", Severity.Error,
        new("필요한 인수가 없습니다: {0}", "An argument is missing: {0}"),
        new("‘{1} --help’로 쓰는 법을 확인하세요.", "See ‘{1} --help’."));

    public static readonly ErrorKind OptionMissing = new("CLI107", Severity.Error,
        new("반드시 필요한 옵션이 없습니다: {0}", "A required option is missing: {0}"),
        new("{0} {1} 형식으로 쓰세요.", "Write it as {0} {1}."));

    public static readonly ErrorKind BadOptionValue = new("CLI108", Severity.Error,
        new("{0} 옵션에 쓸 수 없는 값입니다: {1}", "The option {0} does not take this value: {1}"),
        new("쓸 수 있는 값: {2}", "It takes: {2}"));

    public static readonly ErrorKind NotUnderstood = new("CLI109", Severity.Error,
        new("명령줄을 이해하지 못했습니다: {0}", "The command line is not understood: {0}"),
        new("‘{1} --help’로 쓰는 법을 확인하세요.", "See ‘{1} --help’."));

    public static readonly ErrorKind PathNotFound = new("CLI110", Severity.Error,
        new("파일이나 폴더가 없습니다: {0}", "There is no such file or folder: {0}"),
        new("경로를 확인하세요. 공백이 있는 경로는 따옴표로 감싸세요.", "Check the path. Put a path that holds spaces into quotes."));

    public static readonly ErrorKind NoDefinitions = new("CLI111", Severity.Error,
        new("폴더에 정의(.json)가 하나도 없습니다: {0}", "The folder holds no definition (.json): {0}"),
        new("OHDSI 코호트 정의의 JSON 파일이 바로 들어 있는 폴더를 지정하세요.", "Give a folder that directly holds OHDSI cohort definitions as JSON files."));

    public static readonly ErrorKind OneDefinitionOnly = new("CLI112", Severity.Error,
        new("이 명령은 폴더가 아니라 정의 파일 하나를 받습니다: {0}", "This command takes one definition file, not a folder: {0}"),
        new("폴더 안의 .json 파일 하나를 지정하세요.", "Give one .json file of the folder."));

    public static readonly ErrorKind OneStandardOutput = new("CLI113", Severity.Error,
        new("--rows와 --json을 둘 다 표준 출력(-)으로 보낼 수 없습니다.", "--rows and --json cannot both go to standard output (-)."),
        new("하나는 파일로 저장하세요.", "Write one of them to a file."));

    public static readonly ErrorKind CannotWrite = new("CLI114", Severity.Error,
        new("쓸 수 없는 곳입니다: {0} ({1})", "This cannot be written: {0} ({1})"),
        new("폴더가 있는지, 쓰기 권한과 남은 공간이 있는지 확인하세요.", "Check that the folder exists, that you may write there and that there is space."));

    public static readonly ErrorKind SameOutput = new("CLI115", Severity.Error,
        new("두 출력이 같은 파일을 가리킵니다: {0}", "Two outputs name the same file: {0}"),
        new("서로 다른 파일을 지정하세요.", "Give them different files."));

    public static readonly ErrorKind DemoDataMissing = new("CLI116", Severity.Error,
        new("데모 데이터가 없습니다: {0}", "The demo's data are missing: {0}"),
        new("저장소를 다시 내려받거나 ./naru로 다시 빌드하세요.", "Clone the repository again, or build again with ./naru."));

    public static readonly ErrorKind OutputIsInput = new("CLI117", Severity.Error,
        new("{0} 옵션이 이 명령이 읽는 입력({1})을 덮어쓰게 됩니다: {2}", "The option {0} would overwrite what this command reads ({1}): {2}"),
        new("결과를 저장할 다른 파일이나 폴더를 지정하세요.", "Give another file or folder for the results."));

    public static readonly ErrorKind AddressOnlyForImport = new("CLI118", Severity.Error,
        new("이 명령은 데이터베이스 주소를 받지 않습니다: {0}", "This command takes no address of a database: {0}"),
        new("PostgreSQL은 ‘naru cdm import’의 원본으로만 쓸 수 있습니다. 먼저 저장소로 가져온 뒤 그 저장소를 지정하세요.",
            "PostgreSQL is a source of ‘naru cdm import’ only. Import it into a store, and give that store."));

    public static readonly ErrorKind DefinitionUnreadable = new("CLI201", Severity.Error,
        new("정의 파일을 읽을 수 없습니다 ({0}).", "The definition's file cannot be read ({0})."),
        new("파일의 읽기 권한을 확인하세요.", "Check that you may read the file."));

    public static readonly ErrorKind DefinitionNotUtf8 = new("CLI202", Severity.Error,
        new("정의 파일이 UTF-8이 아닙니다.", "The definition's file is not UTF-8."),
        new("파일을 UTF-8로 다시 저장하세요. 한글 Windows에서 만든 파일은 CP949(EUC-KR)일 수 있습니다.", "Save the file as UTF-8. Files from a Korean Windows may be in CP949 (EUC-KR)."));

    public static readonly ErrorKind EngineBroke = new("CLI203", Severity.Error,
        new("이 정의를 실행하다가 엔진이 멈췄습니다 ({0}). Naru의 결함입니다.", "The engine broke while it ran this definition ({0}). This is a defect of Naru."),
        new("NARU_DEBUG=1로 다시 실행해 얻은 내용과 함께 알려 주세요. --engine reference로는 실행될 수 있습니다.", "Please report it with what NARU_DEBUG=1 prints. --engine reference may run it."));

    public static readonly ErrorKind OutOfMemory = new("CLI204", Severity.Error,
        new("메모리가 모자라 이 정의를 실행하지 못했습니다.", "There was not enough memory to run this definition."),
        new("--memory-limit를 조정하거나 --threads를 줄여 다시 실행하세요.", "Run it again with another --memory-limit or fewer --threads."));

    public static readonly ErrorKind Unexpected = new("CLI900", Severity.Error,
        new("예상하지 못한 오류로 멈췄습니다 ({0}). Naru의 결함입니다.", "Something unexpected happened ({0}). This is a defect of Naru."),
        new("NARU_DEBUG=1로 다시 실행해 얻은 내용과 함께 알려 주세요.", "Please report it with what NARU_DEBUG=1 prints."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        UnknownOption, UnknownWord, CommandMissing, OptionValueMissing, OptionTwice, ArgumentMissing, OptionMissing, BadOptionValue,
        NotUnderstood, PathNotFound, NoDefinitions, OneDefinitionOnly, OneStandardOutput, CannotWrite, SameOutput, DemoDataMissing,
        OutputIsInput, AddressOnlyForImport,
        DefinitionUnreadable, DefinitionNotUtf8, EngineBroke, OutOfMemory, Unexpected,
    ];
}
