using Naru.Core;

namespace Naru.Cli.Library;

/// <summary>The kinds of findings about the shipped library of definitions, and about starting a definition from it.</summary>
internal static class LibraryErrors
{
    public static readonly ErrorKind UnknownNumber = new("LIB101", Severity.Error,
        new("라이브러리에 {0}번 정의가 없습니다.", "The library holds no definition {0}."),
        new("가까운 번호: {1}. 모두 보려면 ‘naru cohort library’를 실행하세요.", "Numbers like it: {1}. ‘naru cohort library’ lists them all."));

    public static readonly ErrorKind NothingFound = new("LIB102", Severity.Error,
        new("라이브러리에서 찾지 못했습니다: {0}", "Nothing in the library is found by: {0}"),
        new("단어를 줄이거나 바꿔 보세요. 모두 보려면 ‘naru cohort library’를 실행하세요.", "Use fewer or other words. ‘naru cohort library’ lists them all."));

    public static readonly ErrorKind Ambiguous = new("LIB103", Severity.Error,
        new("정의 {1}개가 해당합니다: {0}", "Several definitions ({1}) fit: {0}"),
        new("--from에 번호를 쓰세요: {2}", "Give --from a number: {2}"));

    public static readonly ErrorKind OnlySimilar = new("LIB104", Severity.Error,
        new("라이브러리에 그런 말이 없습니다: {0}", "No name in the library holds: {0}"),
        new("혹시 이것입니까? --from에 번호를 쓰세요: {1}", "Did you mean one of these? Give --from a number: {1}"));

    public static readonly ErrorKind FileExists = new("LIB105", Severity.Error,
        new("이미 있는 파일이라 쓰지 않았습니다: {0}", "The file is there already, and was left as it is: {0}"),
        new("다른 이름을 쓰세요. 이 명령은 파일을 덮어쓰지 않습니다.", "Choose another name; this command never overwrites a file."));

    public static readonly ErrorKind Missing = new("LIB201", Severity.Error,
        new("정의 라이브러리가 없습니다: {0}", "The library of definitions is missing: {0}"),
        new("저장소를 다시 내려받거나 ./naru로 다시 빌드하세요.", "Clone the repository again, or build again with ./naru."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } = [UnknownNumber, NothingFound, Ambiguous, OnlySimilar, FileExists, Missing];
}
