using Naru.Core;

namespace Naru.Hub.Identity.Events;

/// <summary>
/// The mails of identity. A link's secret stands behind <c>#</c>: it reaches the page that opens it and no server's log. Immutable; safe for threads.
/// </summary>
internal sealed class IdentityMails(HubIdentityOptions options)
{
    public IdentityMail Registration(string person, string to, Language language, string secret) => Mail(
        IdentityMailKind.Registration, person, to, language, "register", secret,
        new("나루 가입을 마쳐 주세요", "Finish signing up to Naru"),
        new("아래 주소를 열어 가입을 마치세요. 24시간 동안 한 번 쓸 수 있습니다.", "Open this address to finish. It works once, for 24 hours."));

    public IdentityMail AlreadyRegistered(string person, string to, Language language) => Mail(
        IdentityMailKind.AlreadyRegistered, person, to, language, "sign-in", null,
        new("나루 계정이 이미 있습니다", "You have an account of Naru already"),
        new("누군가 이 주소로 가입하려 했습니다. 계정이 이미 있으니 아래에서 로그인하세요.", "Somebody wanted to sign up with this address. There is an account already: sign in here."));

    public IdentityMail PasswordReset(string person, string to, Language language, string secret) => Mail(
        IdentityMailKind.PasswordReset, person, to, language, "reset-password", secret,
        new("나루 비밀번호를 새로 정하세요", "Set a new password for Naru"),
        new("아래 주소에서 비밀번호를 새로 정하세요. 30분 동안 한 번 쓸 수 있습니다.", "Set a new password here. The address works once, for 30 minutes."));

    public IdentityMail EmailConfirmation(string person, string to, Language language, string secret) => Mail(
        IdentityMailKind.EmailConfirmation, person, to, language, "confirm-email", secret,
        new("나루 계정에 이 주소를 더합니다", "Add this address to your account of Naru"),
        new("로그인한 채로 아래 주소를 여세요. 24시간 동안 한 번 쓸 수 있습니다.", "Open this address while you are signed in. It works once, for 24 hours."));

    public IdentityMail Invitation(string invitation, string to, Language language, string secret) => Mail(
        IdentityMailKind.Invitation, invitation, to, language, "invitation", secret,
        new("나루로 초대합니다", "You are invited to Naru"),
        new("아래 주소에서 어느 기관의 어떤 역할인지 보고 받아들이세요. 한 번 쓸 수 있습니다.", "See here which role in which organisation it is, and accept it. The address works once."));

    private IdentityMail Mail(
        IdentityMailKind kind, string person, string to, Language language, string page, string? secret, BilingualText subject, BilingualText text)
    {
        var link = new Uri(options.PublicOrigin, secret is null ? page : $"{page}#{secret}");
        var ignore = new BilingualText("요청하지 않았다면 이 메일을 무시하세요.", "If you did not ask for this, ignore this mail.");
        return new IdentityMail(kind, person, to, language, subject.In(language), $"{text.In(language)}\n\n{link}\n\n{ignore.In(language)}\n");
    }
}
