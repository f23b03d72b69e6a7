using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>Every kind of finding that building, opening and asking a search index can make: VOC2xx.</summary>
public static class SearchErrors
{
    /// <summary>A folder without an index.</summary>
    public static readonly ErrorKind NoIndex = new("VOC201", Severity.Error,
        new("어휘 검색 색인이 없습니다.", "There is no index of the vocabulary."),
        new("어휘를 다시 불러오세요.", "Load the vocabulary again."));

    /// <summary>An index of another format.</summary>
    public static readonly ErrorKind OtherFormat = new("VOC202", Severity.Error,
        new("검색 색인의 형식이 다릅니다(형식 {0}, 이 Naru가 읽는 형식은 {1}).", "The search index has another format ({0}; this Naru reads {1})."),
        new("이 Naru로 어휘를 다시 불러오세요.", "Load the vocabulary again with this Naru."));

    /// <summary>An index whose files are not as they were written.</summary>
    public static readonly ErrorKind Damaged = new("VOC203", Severity.Error,
        new("검색 색인이 손상되었습니다.", "The search index is damaged."),
        new("어휘를 --read-all로 다시 불러오세요.", "Load the vocabulary again, with --read-all."));

    /// <summary>An index that cannot be written.</summary>
    public static readonly ErrorKind CannotWrite = new("VOC204", Severity.Error,
        new("검색 색인을 쓸 수 없습니다.", "The search index cannot be written."),
        new("폴더의 쓰기 권한과 디스크의 남은 공간을 확인하세요.", "See whether the folder may be written to and the disk has space left."));

    /// <summary>A vocabulary without concepts.</summary>
    public static readonly ErrorKind NoConcepts = new("VOC205", Severity.Error,
        new("어휘에 개념이 없습니다.", "The vocabulary has no concepts."),
        new("Athena에서 받은 CONCEPT.csv가 온전한지 확인하세요.", "See whether CONCEPT.csv from Athena is complete."));

    /// <summary>A filter's value that no concept has: it finds nothing, and most likely something else was meant.</summary>
    public static readonly ErrorKind UnknownFilter = new("VOC206", Severity.Warning,
        new("이 어휘의 {1} 가운데 '{0}'인 개념은 없습니다.", "No concept of this vocabulary has '{0}' as its {2}."),
        new("비슷한 값: {3}", "Similar values: {3}"));

    /// <summary>All kinds, in the order of their codes.</summary>
    public static ValueList<ErrorKind> All { get; } = [NoIndex, OtherFormat, Damaged, CannotWrite, NoConcepts, UnknownFilter];
}
