using Naru.Core;

namespace Naru.Hub.Directories;

/// <summary>
/// Every kind of finding of the directory. 1xx: texts and values; 2xx: parties; 3xx: innovations; 4xx: offerings; 5xx: search, matching and catalogue.
/// </summary>
public static partial class DirectoryErrors
{
    /// <summary>Nothing in it.</summary>
    public static readonly ErrorKind Empty = new("DIR101", Severity.Error,
        new("비어 있습니다.", "It is empty."),
        new("내용을 넣거나 항목을 빼세요.", "Write something, or leave the member out."));

    /// <summary>Too long.</summary>
    public static readonly ErrorKind TooLong = new("DIR102", Severity.Error,
        new("{0}자까지 쓸 수 있습니다.", "It may have at most {0} characters."),
        new("줄여 쓰세요.", "Shorten it."));

    /// <summary>Spaces before or after.</summary>
    public static readonly ErrorKind SpaceAround = new("DIR103", Severity.Error,
        new("앞이나 뒤에 빈칸이 있습니다.", "There is space before or after it."),
        new("앞뒤의 빈칸을 지우세요.", "Remove it."));

    /// <summary>A control character.</summary>
    public static readonly ErrorKind ControlCharacter = new("DIR104", Severity.Error,
        new("쓸 수 없는 제어 문자(U+{0})가 있습니다.", "It holds a control character (U+{0})."),
        new("그 문자를 지우세요. 이름은 한 줄로 쓰세요.", "Remove the character. A name is one line."));

    /// <summary>A character that changes the direction of writing.</summary>
    public static readonly ErrorKind TurnsAround = new("DIR105", Severity.Error,
        new("글의 방향을 바꾸는 문자(U+{0})가 있습니다.", "It holds a character that turns the writing around (U+{0})."),
        new("그 문자를 지우고 다시 입력하세요.", "Remove the character, and type the text again."));

    /// <summary>A character that nobody sees.</summary>
    public static readonly ErrorKind Invisible = new("DIR106", Severity.Error,
        new("보이지 않는 문자(U+{0})가 있습니다.", "It holds a character that nobody can see (U+{0})."),
        new("그 문자를 지우고 다시 입력하세요.", "Remove the character, and type the text again."));

    /// <summary>Hangul in pieces, or letters with heaps of marks.</summary>
    public static readonly ErrorKind InPieces = new("DIR107", Severity.Error,
        new("자모가 흩어진 글자이거나 부호가 겹쳐 쌓인 글자(U+{0})입니다.", "It holds Hangul in pieces, or heaped marks (U+{0})."),
        new("복사하지 말고 직접 입력하세요.", "Type it instead of copying it."));

    /// <summary>No character of Unicode.</summary>
    public static readonly ErrorKind NotUnicode = new("DIR108", Severity.Error,
        new("글자로 정해지지 않은 값(U+{0})이 있습니다.", "It holds a value that is no character (U+{0})."),
        new("그 문자를 지우세요.", "Remove it."));

    /// <summary>Letters that look like others.</summary>
    public static readonly ErrorKind MixedScripts = new("DIR109", Severity.Error,
        new("로마자 낱말에 모양이 같은 다른 문자(U+{0})가 섞여 있습니다.", "A word in Latin letters holds a letter of another script that looks like one (U+{0})."),
        new("한 낱말은 한 가지 문자로 쓰세요.", "Write the word in one script."));

    /// <summary>A code that its list lacks.</summary>
    public static readonly ErrorKind UnknownCode = new("DIR110", Severity.Error,
        new("'{0}'은(는) {1} 목록에 없습니다.", "The list {1} has no code '{0}'."),
        new("GET /api/v1/catalogue/codes에서 쓸 수 있는 값을 확인하세요.", "GET /api/v1/catalogue/codes shows the codes."));

    /// <summary>The same thing twice.</summary>
    public static readonly ErrorKind Twice = new("DIR111", Severity.Error,
        new("'{0}'이(가) 두 번 있습니다.", "'{0}' is there twice."),
        new("하나만 남기세요.", "Keep one of them."));

    /// <summary>Too many.</summary>
    public static readonly ErrorKind TooMany = new("DIR112", Severity.Error,
        new("{0}개까지 넣을 수 있습니다.", "There may be at most {0}."),
        new("줄이세요.", "Leave some out."));

    /// <summary>A number outside its range.</summary>
    public static readonly ErrorKind OutOfRange = new("DIR113", Severity.Error,
        new("{0}부터 {1}까지의 값이어야 합니다.", "It must be from {0} to {1}."),
        new("값을 고치세요.", "Correct the value."));

    /// <summary>A period that ends before it begins.</summary>
    public static readonly ErrorKind Reversed = new("DIR114", Severity.Error,
        new("끝이 시작보다 앞섭니다.", "It ends before it begins."),
        new("두 값을 확인하세요.", "Check both values."));

    /// <summary>No web address.</summary>
    public static readonly ErrorKind BadIri = new("DIR115", Severity.Error,
        new("웹 주소가 아닙니다.", "This is no web address."),
        new("https://로 시작하는 온전한 주소를 넣으세요. 빈칸, 따옴표, 꺾쇠괄호, 역슬래시는 쓸 수 없습니다.", "Give a whole address that begins with https:// and has no spaces, quotes, angle brackets or backslashes."));

    /// <summary>No e-mail address.</summary>
    public static readonly ErrorKind BadEmail = new("DIR116", Severity.Error,
        new("전자우편 주소가 아닙니다.", "This is no e-mail address."),
        new("name@example.org처럼 쓰세요.", "Write it like name@example.org."));

    /// <summary>A date that cannot be.</summary>
    public static readonly ErrorKind InFuture = new("DIR117", Severity.Error,
        new("아직 오지 않은 날입니다.", "That day has not come yet."),
        new("날짜를 확인하세요.", "Check the date."));

    /// <summary>No telephone number.</summary>
    public static readonly ErrorKind BadPhone = new("DIR118", Severity.Error,
        new("전화번호가 아닙니다.", "This is no telephone number."),
        new("+82-32-000-0000처럼 쓰세요.", "Write it like +82-32-000-0000."));

    private static ValueList<ErrorKind> Values =>
    [
        Empty, TooLong, SpaceAround, ControlCharacter, TurnsAround, Invisible, InPieces, NotUnicode, MixedScripts, UnknownCode, Twice, TooMany, OutOfRange, Reversed,
        BadIri, BadEmail, InFuture, BadPhone,
    ];

    /// <summary>All kinds, by code. Made when it is asked for: the files of this class are initialised in no certain order.</summary>
    public static ValueList<ErrorKind> All => [.. Values, .. OfParties, .. OfInnovations, .. OfOfferings, .. OfSearch];
}
