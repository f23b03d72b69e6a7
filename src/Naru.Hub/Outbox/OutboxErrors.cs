using Naru.Core;

namespace Naru.Hub.Outbox;

/// <summary>Every kind of finding about what is sent. 1xx: messages; 2xx: mail; 3xx: webhooks; 4xx: verifying a webhook; 5xx: the data of templates.</summary>
public static class OutboxErrors
{
    /// <summary>A message that cannot be read.</summary>
    public static readonly ErrorKind Unreadable = new("OUT101", Severity.Error,
        new("메시지의 형식이 다릅니다.", "The message is of another form."),
        new("보낸 프로그램의 버전을 확인하세요.", "Check the version of the program that recorded it."));

    /// <summary>A template that nobody knows.</summary>
    public static readonly ErrorKind UnknownTemplate = new("OUT102", Severity.Error,
        new("'{0}'(이)라는 서식이 없습니다.", "There is no template '{0}'."),
        new("data/templates에 서식을 추가하거나 이름을 고치세요.", "Add it to data/templates, or mend the name."));

    /// <summary>A value that the template needs.</summary>
    public static readonly ErrorKind ValueMissing = new("OUT103", Severity.Error,
        new("서식 '{0}'에 필요한 값 '{1}'이(가) 없습니다.", "The template '{0}' needs the value '{1}'."),
        new("메시지에 그 값을 넣으세요.", "Give the message that value."));

    /// <summary>A value that the template does not know.</summary>
    public static readonly ErrorKind ValueUnknown = new("OUT104", Severity.Error,
        new("서식 '{0}'에는 값 '{1}'의 자리가 없습니다.", "The template '{0}' has no place for the value '{1}'."),
        new("메시지에서 그 값을 빼거나 서식의 values에 추가하세요.", "Take it out of the message, or add it to the template's values."));

    /// <summary>A line break where a header would be forged.</summary>
    public static readonly ErrorKind ControlCharacter = new("OUT105", Severity.Error,
        new("'{0}'에 줄바꿈이나 제어 문자가 있습니다.", "'{0}' has a line break or a control character."),
        new("한 줄의 글로 고치세요.", "Make it a single line of text."));

    /// <summary>An address that is none.</summary>
    public static readonly ErrorKind BadAddress = new("OUT106", Severity.Error,
        new("받는 사람의 전자우편 주소가 잘못되었습니다.", "The recipient's e-mail address is wrong."),
        new("이름@기관.kr 형식의 주소 하나만 쓰세요.", "Give one address of the form name@organisation.kr."));

    /// <summary>A link that is none.</summary>
    public static readonly ErrorKind BadLink = new("OUT107", Severity.Error,
        new("'{0}'의 값이 https 주소가 아닙니다.", "The value of '{0}' is no https address."),
        new("https://로 시작하는 주소를 쓰세요.", "Give an address that begins with https://."));

    /// <summary>A meeting that ends before it begins.</summary>
    public static readonly ErrorKind BadMeeting = new("OUT108", Severity.Error,
        new("일정의 시각이나 식별자가 잘못되었습니다.", "The times or the id of the meeting are wrong."),
        new("끝을 시작 뒤로, 식별자를 100자 이내의 영문자, 숫자, '-'로 고치세요.", "The end must be after the start, the id at most 100 letters, digits and '-'."));

    /// <summary>The mail server is away or busy.</summary>
    public static readonly ErrorKind MailNotNow = new("OUT201", Severity.Error,
        new("메일 서버가 지금 받지 않습니다: {0}", "The mail server does not take it now: {0}"),
        new("저절로 다시 보냅니다. 계속되면 서버의 주소와 상태를 확인하세요.", "It is sent again by itself. If this lasts, check the server's address and state."));

    /// <summary>The mail server refuses it.</summary>
    public static readonly ErrorKind MailRefused = new("OUT202", Severity.Error,
        new("메일 서버가 거절했습니다: {0}", "The mail server refused it: {0}"),
        new("받는 사람의 주소를 확인하고 다시 보내세요.", "Check the recipient's address and send it again."));

    /// <summary>No encryption.</summary>
    public static readonly ErrorKind MailNotSecure = new("OUT203", Severity.Error,
        new("메일 서버와 암호화된 연결을 맺을 수 없습니다.", "No encrypted connection to the mail server can be made."),
        new("서버의 인증서를 고치거나, 같은 망의 서버라면 설정 TlsRequired를 끄세요.", "Mend the server's certificate; for a server in the same network, switch the setting TlsRequired off."));

    /// <summary>Signing in failed.</summary>
    public static readonly ErrorKind MailSignIn = new("OUT204", Severity.Error,
        new("메일 서버에 로그인하지 못했습니다.", "Signing in to the mail server failed."),
        new("설정의 계정과 비밀번호를 확인하세요.", "Check user and password in the settings."));

    /// <summary>No such receiver.</summary>
    public static readonly ErrorKind UnknownEndpoint = new("OUT301", Severity.Error,
        new("'{0}'(이)라는 웹훅 수신처가 없습니다.", "There is no webhook endpoint '{0}'."),
        new("수신처를 등록하세요.", "Register the endpoint."));

    /// <summary>A target that may not be called.</summary>
    public static readonly ErrorKind TargetForbidden = new("OUT302", Severity.Error,
        new("웹훅 수신처가 안쪽 망의 주소이거나 https가 아닙니다.", "The webhook's target is an address of an inner network, or not https."),
        new("밖에서 부를 수 있는 https 주소를 등록하세요. 안쪽 망의 수신처라면 운영자가 설정 webhookInnerTargets에 그 주소를 적어야 합니다.", "Register a public https address. An inner one has to be named by the operator in the setting webhookInnerTargets."));

    /// <summary>A receiver that sends elsewhere.</summary>
    public static readonly ErrorKind Redirected = new("OUT303", Severity.Error,
        new("웹훅 수신처가 다른 주소로 보냈습니다({0}). 따라가지 않습니다.", "The webhook's target redirects ({0}). This is not followed."),
        new("새 주소를 등록하세요.", "Register the new address."));

    /// <summary>A receiver that refuses.</summary>
    public static readonly ErrorKind WebhookRefused = new("OUT304", Severity.Error,
        new("웹훅 수신처가 거절했습니다({0}).", "The webhook's target refused it ({0})."),
        new("수신처의 기록을 보고 고친 뒤 다시 보내세요.", "See the target's log, mend it and send again."));

    /// <summary>A receiver that is away.</summary>
    public static readonly ErrorKind WebhookNotNow = new("OUT305", Severity.Error,
        new("웹훅 수신처가 지금 받지 않습니다({0}).", "The webhook's target does not take it now ({0})."),
        new("저절로 다시 보냅니다.", "It is sent again by itself."));

    /// <summary>A receiver that is no more.</summary>
    public static readonly ErrorKind WebhookGone = new("OUT306", Severity.Error,
        new("웹훅 수신처가 이제 없다고 답했습니다({0}).", "The webhook's target says that it is no more ({0})."),
        new("수신처를 없애거나, 고친 뒤 다시 켜세요.", "Remove the receiver, or mend it and switch it on again."));

    /// <summary>A request without a signature.</summary>
    public static readonly ErrorKind SignatureMissing = new("OUT401", Severity.Error,
        new("서명 헤더가 없거나 형식이 다릅니다.", "The headers of the signature are missing or of another form."),
        new("webhook-id, webhook-timestamp, webhook-signature를 그대로 넘기세요.", "Hand over webhook-id, webhook-timestamp and webhook-signature as they came."));

    /// <summary>A request of another time.</summary>
    public static readonly ErrorKind OutsideWindow = new("OUT402", Severity.Error,
        new("서명한 시각이 지금과 {0}초 넘게 다릅니다.", "It was signed more than {0} seconds from now."),
        new("다시 보낸 것이면 버리세요. 아니면 시계를 맞추세요.", "If it is a replay, drop it. Otherwise set the clock right."));

    /// <summary>A request of another sender.</summary>
    public static readonly ErrorKind SignatureWrong = new("OUT403", Severity.Error,
        new("서명이 맞지 않습니다.", "The signature is wrong."),
        new("버리세요. 키를 바꾸었다면 새 키와 옛 키를 함께 쓰세요.", "Drop it. After a change of keys, use the new and the old one together."));

    /// <summary>No JSON.</summary>
    public static readonly ErrorKind NotJson = new("OUT501", Severity.Error,
        new("JSON이 아닙니다.", "This is not JSON."),
        new("이 줄의 쉼표, 괄호, 따옴표를 확인하세요.", "Look for a comma, a bracket or a quote that is missing or too much on this line."));

    /// <summary>A member that is missing or wrong.</summary>
    public static readonly ErrorKind MemberWrong = new("OUT502", Severity.Error,
        new("항목이 없거나 값이 잘못되었습니다: {0}", "A member is missing or wrong: {0}"),
        new("data/templates/mail.schema.json을 보고 고치세요.", "Mend it by data/templates/mail.schema.json."));

    /// <summary>A placeholder without a value.</summary>
    public static readonly ErrorKind UnknownPlaceholder = new("OUT503", Severity.Error,
        new("서식 '{0}'의 글에 있는 '{1}'이(가) values에 없거나 한쪽 언어에만 있습니다.", "'{1}' in the text of the template '{0}' is not among its values, or stands in one language only."),
        new("values에 추가하고 두 언어에 모두 쓰세요.", "Add it to values, and use it in both languages."));

    /// <summary>A template that is there twice.</summary>
    public static readonly ErrorKind TemplateTwice = new("OUT504", Severity.Error,
        new("서식 '{0}'이(가) 두 번 있습니다.", "The template '{0}' is there twice."),
        new("하나만 남기세요.", "Keep one of them."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        Unreadable, UnknownTemplate, ValueMissing, ValueUnknown, ControlCharacter, BadAddress, BadLink, BadMeeting,
        MailNotNow, MailRefused, MailNotSecure, MailSignIn,
        UnknownEndpoint, TargetForbidden, Redirected, WebhookRefused, WebhookNotNow, WebhookGone,
        SignatureMissing, OutsideWindow, SignatureWrong,
        NotJson, MemberWrong, UnknownPlaceholder, TemplateTwice,
    ];

    /// <summary>What an operator reads of a failure: code and message, never personal text.</summary>
    internal static string Reason(Error error) => $"{error.Code}: {error.Message.English}";
}
