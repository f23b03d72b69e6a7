using Naru.Core;

namespace Naru.Hub.Api;

/// <summary>Every kind of finding of the API itself. 2xx: what was sent; 3xx: how it was asked; 9xx: bugs. 1xx are the host's.</summary>
public static class ApiErrors
{
    /// <summary>The body is no JSON.</summary>
    public static readonly ErrorKind NotJson = new("API201", Severity.Error,
        new("본문을 JSON으로 읽을 수 없습니다.", "The body is not JSON."),
        new("표시된 줄을 고치세요.", "Correct the line."));

    /// <summary>A member that has no meaning here.</summary>
    public static readonly ErrorKind UnknownMember = new("API202", Severity.Error,
        new("여기서 쓸 수 없는 항목입니다: '{0}'", "There is no member '{0}' here."),
        new("쓸 수 있는 항목: {1}", "The members are: {1}"));

    /// <summary>A member that is there twice.</summary>
    public static readonly ErrorKind MemberTwice = new("API203", Severity.Error,
        new("'{0}' 항목이 두 번 나옵니다.", "The member '{0}' is there twice."),
        new("하나만 남기세요.", "Keep one of them."));

    /// <summary>A member is missing.</summary>
    public static readonly ErrorKind MemberMissing = new("API204", Severity.Error,
        new("'{0}' 항목이 없습니다.", "The member '{0}' is missing."),
        new("항목을 넣으세요.", "Add it."));

    /// <summary>A value of another kind.</summary>
    public static readonly ErrorKind WrongKind = new("API205", Severity.Error,
        new("값의 종류가 맞지 않습니다. 필요한 것: {0}", "The value is of the wrong kind. Needed: {0}"),
        new("값을 고치세요.", "Correct the value."));

    /// <summary>A value that cannot be used.</summary>
    public static readonly ErrorKind BadValue = new("API206", Severity.Error,
        new("쓸 수 없는 값입니다. 필요한 것: {0}", "The value cannot be used. Needed: {0}"),
        new("값을 고치세요.", "Correct the value."));

    /// <summary>Null where a value is needed.</summary>
    public static readonly ErrorKind NullMember = new("API207", Severity.Error,
        new("'{0}' 항목은 null일 수 없습니다.", "The member '{0}' must not be null."),
        new("값을 넣거나, 없어도 되는 항목이면 빼세요.", "Give a value; leave the member out if it is optional."));

    /// <summary>Nested too deeply.</summary>
    public static readonly ErrorKind TooDeep = new("API208", Severity.Error,
        new("본문이 {0}단계보다 깊게 겹쳐 있습니다.", "The body is nested more than {0} levels deep."),
        new("구조를 줄이세요.", "Nest it less."));

    /// <summary>Too large.</summary>
    public static readonly ErrorKind TooLarge = new("API209", Severity.Error,
        new("요청이 너무 큽니다. 여기서는 {0}바이트까지 받습니다.", "The request is too large; {0} bytes are taken here."),
        new("나누어 보내거나, 파일이라면 이어 올리기를 쓰세요.", "Send it in parts; use the resumable upload for a file."));

    /// <summary>Another content type.</summary>
    public static readonly ErrorKind WrongContentType = new("API210", Severity.Error,
        new("이 주소가 받지 않는 형식(Content-Type)입니다.", "The content type is not taken here."),
        new("application/json; charset=utf-8로 보내세요. 다른 형식을 받는 주소는 API 문서에 적혀 있습니다.", "Send application/json; charset=utf-8. The API's documentation says where others are taken."));

    /// <summary>Nothing was sent.</summary>
    public static readonly ErrorKind NoBody = new("API211", Severity.Error,
        new("본문이 없습니다.", "The request has no body."),
        new("JSON 본문을 보내세요.", "Send a JSON body."));

    /// <summary>A text that holds characters which cannot be seen.</summary>
    public static readonly ErrorKind HiddenCharacter = new("API212", Severity.Error,
        new("보이지 않거나 글의 방향을 바꾸는 문자(U+{0})가 들어 있습니다.", "The text holds a character that cannot be seen or turns the writing around (U+{0})."),
        new("그 문자를 지우고 다시 입력하세요.", "Remove the character and type the text again."));

    /// <summary>A parameter of the address.</summary>
    public static readonly ErrorKind BadQuery = new("API213", Severity.Error,
        new("주소의 '{0}' 값을 쓸 수 없습니다. 필요한 것: {1}", "The value of '{0}' in the address cannot be used. Needed: {1}"),
        new("주소를 고치세요.", "Correct the address."));

    /// <summary>A header.</summary>
    public static readonly ErrorKind BadHeader = new("API214", Severity.Error,
        new("'{0}' 헤더의 값을 쓸 수 없습니다. 필요한 것: {1}", "The value of the header '{0}' cannot be used. Needed: {1}"),
        new("헤더를 고치세요.", "Correct the header."));

    /// <summary>No such address.</summary>
    public static readonly ErrorKind NoSuchAddress = new("API301", Severity.Error,
        new("그런 주소가 없습니다.", "There is no such address."),
        new("API 문서에서 주소를 확인하세요.", "See the API's documentation."));

    /// <summary>No such method here.</summary>
    public static readonly ErrorKind NoSuchMethod = new("API302", Severity.Error,
        new("이 주소에는 쓸 수 없는 메서드입니다.", "The method is not offered here."),
        new("Allow 헤더에 쓸 수 있는 메서드가 있습니다.", "The header Allow says which are."));

    /// <summary>If-Match is missing.</summary>
    public static readonly ErrorKind PreconditionMissing = new("API303", Severity.Error,
        new("어느 판을 바꾸려는지 알 수 없습니다(If-Match 헤더 없음).", "It is not known which version is to be changed: there is no header If-Match."),
        new("읽을 때 받은 ETag를 If-Match 헤더로 보내세요.", "Send the ETag that you got when reading as the header If-Match."));

    /// <summary>Somebody else was faster.</summary>
    public static readonly ErrorKind Changed = new("API304", Severity.Error,
        new("그 사이에 다른 사람이 바꾸었습니다.", "Somebody changed it in the meantime."),
        new("다시 읽고 나서 바꾸세요.", "Read it again, then change it."));

    /// <summary>A key is needed.</summary>
    public static readonly ErrorKind KeyMissing = new("API305", Severity.Error,
        new("Idempotency-Key 헤더가 없습니다.", "The header Idempotency-Key is missing."),
        new("요청마다 새 키(예: UUID)를 보내고, 같은 요청을 다시 보낼 때는 같은 키를 쓰세요.", "Send a new key (a UUID, say) with each request, and the same key when you repeat one."));

    /// <summary>The key was used for something else.</summary>
    public static readonly ErrorKind KeyReused = new("API306", Severity.Error,
        new("이 Idempotency-Key는 이미 다른 본문에 쓰였습니다.", "This Idempotency-Key was used with another body."),
        new("다른 요청에는 새 키를 쓰세요.", "Use a new key for another request."));

    /// <summary>The same request is still being worked on.</summary>
    public static readonly ErrorKind KeyBusy = new("API307", Severity.Error,
        new("같은 Idempotency-Key의 요청을 아직 처리하고 있습니다.", "The request with this Idempotency-Key is still being worked on."),
        new("잠시 뒤에 같은 키로 다시 보내세요.", "Send it again with the same key in a moment."));

    /// <summary>A cursor that is not ours, or of another list.</summary>
    public static readonly ErrorKind BadCursor = new("API308", Severity.Error,
        new("이 목록의 커서가 아닙니다.", "This is no cursor of this list."),
        new("첫 쪽부터 다시 읽고, 같은 조건에서 받은 커서를 그대로 쓰세요.", "Read from the first page, and use cursors as given, with the same conditions."));

    /// <summary>The anti-forgery token is missing.</summary>
    public static readonly ErrorKind ForgeryTokenMissing = new("API309", Severity.Error,
        new("위조 방지 토큰이 없거나 맞지 않습니다.", "The anti-forgery token is missing or wrong."),
        new("GET /api/v1/csrf로 토큰을 받아 X-CSRF-Token 헤더로 보내세요.", "Get one from GET /api/v1/csrf and send it as the header X-CSRF-Token."));

    /// <summary>Sent by a page of another site.</summary>
    public static readonly ErrorKind OtherSite = new("API310", Severity.Error,
        new("다른 사이트의 페이지에서 보낸 요청은 받지 않습니다.", "Requests sent by pages of other sites are refused."),
        new("허브의 페이지에서 하거나 API 토큰을 쓰세요.", "Use the hub's own pages, or an API token."));

    /// <summary>Too many requests.</summary>
    public static readonly ErrorKind TooMany = new("API311", Severity.Error,
        new("요청이 너무 잦습니다.", "There were too many requests."),
        new("Retry-After 헤더의 초만큼 기다리세요.", "Wait as many seconds as the header Retry-After says."));

    /// <summary>It took too long.</summary>
    public static readonly ErrorKind TooSlow = new("API312", Severity.Error,
        new("정해진 시간 안에 끝나지 않아 멈췄습니다.", "It did not end within the time allowed, and was stopped."),
        new("조건을 줄이거나 나중에 다시 하세요. 같은 Idempotency-Key로 다시 보내도 두 번 처리되지 않습니다.", "Ask for less, or later. With the same Idempotency-Key nothing is done twice."));

    /// <summary>A method hidden in a header.</summary>
    public static readonly ErrorKind MethodOverride = new("API313", Severity.Error,
        new("메서드를 바꾸는 헤더({0})는 받지 않습니다.", "Headers that change the method ({0}) are refused."),
        new("실제 메서드로 보내세요.", "Send the real method."));

    /// <summary>The web server itself could not read the request.</summary>
    public static readonly ErrorKind BadRequest = new("API314", Severity.Error,
        new("요청을 읽을 수 없습니다.", "The request cannot be read."),
        new("HTTP 요청의 형식을 확인하세요.", "Check the form of the HTTP request."));

    /// <summary>A body that comes too slowly.</summary>
    public static readonly ErrorKind SlowBody = new("API315", Severity.Error,
        new("본문이 너무 느리게 와서 더 기다리지 않았습니다.", "The body came too slowly; the hub waited no longer."),
        new("연결을 확인하고 다시 보내세요. 큰 파일은 이어 올리기를 쓰세요.", "Check the connection and send it again; use the resumable upload for a large file."));

    /// <summary>The database has too much to do, or was restarted.</summary>
    public static readonly ErrorKind DatabaseBusy = new("API316", Severity.Error,
        new("데이터베이스가 지금 응답하지 못합니다.", "The database cannot answer now."),
        new("Retry-After 헤더의 초만큼 기다렸다가 같은 Idempotency-Key로 다시 보내세요. 계속되면 허브 운영기관에 알려 주세요.", "Wait as many seconds as Retry-After says and send it again with the same Idempotency-Key. Tell the hub's operator if it goes on."));

    /// <summary>A bug.</summary>
    public static readonly ErrorKind Unexpected = new("API901", Severity.Error,
        new("예상하지 못한 오류가 났습니다. Naru의 결함입니다.", "Something unexpected happened. This is a defect of Naru."),
        new("추적 번호(traceId)와 함께 허브 운영기관에 알려 주세요.", "Please report it to the hub's operator with the traceId."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        NotJson, UnknownMember, MemberTwice, MemberMissing, WrongKind, BadValue, NullMember, TooDeep, TooLarge, WrongContentType, NoBody,
        HiddenCharacter, BadQuery, BadHeader,
        NoSuchAddress, NoSuchMethod, PreconditionMissing, Changed, KeyMissing, KeyReused, KeyBusy, BadCursor, ForgeryTokenMissing, OtherSite,
        TooMany, TooSlow, MethodOverride, BadRequest, SlowBody, DatabaseBusy, Unexpected,
    ];
}
