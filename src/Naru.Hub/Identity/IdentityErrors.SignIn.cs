using Naru.Core;

namespace Naru.Hub.Identity;

public static partial class IdentityErrors
{
    /// <summary>A short password.</summary>
    public static readonly ErrorKind PasswordShort = new("IDN201", Severity.Error,
        new("비밀번호가 {0}자보다 짧습니다.", "The password has fewer than {0} characters."),
        new("낱말 여러 개를 이어 길게 만드세요. 문자 종류를 섞을 필요는 없습니다.", "Make it long, of several words. No mixture of kinds of characters is needed."));

    /// <summary>A password beyond any use.</summary>
    public static readonly ErrorKind PasswordLong = new("IDN202", Severity.Error,
        new("비밀번호가 {0}자보다 깁니다.", "The password has more than {0} characters."),
        new("줄이세요.", "Shorten it."));

    /// <summary>A password that is tried first.</summary>
    public static readonly ErrorKind PasswordCommon = new("IDN203", Severity.Error,
        new("누구나 먼저 넣어 보는 비밀번호입니다.", "This password is among those that are tried first."),
        new("다른 비밀번호를 고르세요. 숫자나 기호를 덧붙이는 것으로는 나아지지 않습니다.", "Choose another. Appending digits or signs does not help."));

    /// <summary>A repeated or running pattern.</summary>
    public static readonly ErrorKind PasswordPattern = new("IDN204", Severity.Error,
        new("되풀이되거나 자판·가나다 순서를 따라가는 비밀번호입니다.", "The password repeats itself or runs along the keyboard or the alphabet."),
        new("다른 비밀번호를 고르세요.", "Choose another."));

    /// <summary>One's own name or address.</summary>
    public static readonly ErrorKind PasswordOwn = new("IDN205", Severity.Error,
        new("이름이나 전자우편 주소, 이 서비스의 이름에서 온 비밀번호입니다.", "The password is made of one's own name, address, or of this service's name."),
        new("알려진 것이 들어 있지 않은 비밀번호를 고르세요.", "Choose one without what everybody knows."));

    /// <summary>Wrong password or no such account.</summary>
    public static readonly ErrorKind SignInFailed = new("IDN206", Severity.Error,
        new("로그인하지 못했습니다.", "Signing in failed."),
        new("주소와 비밀번호를 확인하세요. 잊었다면 비밀번호를 새로 정하세요.", "Check address and password, or set a new password."));

    /// <summary>Too many wrong guesses at one account.</summary>
    public static readonly ErrorKind AccountSlowed = new("IDN207", Severity.Error,
        new("여러 번 틀렸습니다. {0}초 동안 기다려야 합니다.", "There were several wrong attempts: {0} seconds remain to wait."),
        new("기다리거나 패스키로 로그인하세요.", "Wait, or sign in by a passkey."));

    /// <summary>Too many wrong guesses from one address.</summary>
    public static readonly ErrorKind AddressSlowed = new("IDN208", Severity.Error,
        new("이 네트워크에서 여러 번 틀렸습니다. {0}초 동안 기다려야 합니다.", "There were many wrong attempts from this network: {0} seconds remain to wait."),
        new("기다리세요. 패스키로는 로그인할 수 있습니다.", "Wait. Signing in by a passkey works meanwhile."));

    /// <summary>A wrong code.</summary>
    public static readonly ErrorKind CodeWrong = new("IDN209", Severity.Error,
        new("인증 코드가 맞지 않습니다.", "The code is wrong."),
        new("인증 앱의 지금 코드를 넣고, 기기의 시계를 확인하세요.", "Give the program's present code, and check the device's clock."));

    /// <summary>A code of a step that was used.</summary>
    public static readonly ErrorKind CodeUsed = new("IDN210", Severity.Error,
        new("이미 쓴 인증 코드입니다.", "The code was used already."),
        new("인증 앱이 다음 코드를 보여 줄 때까지 기다리세요.", "Wait for the next code."));

    /// <summary>A wrong or used recovery code.</summary>
    public static readonly ErrorKind RecoveryCodeWrong = new("IDN211", Severity.Error,
        new("복구 코드가 맞지 않거나 이미 쓴 것입니다.", "The recovery code is wrong or was used."),
        new("쓰지 않은 다른 복구 코드를 넣으세요.", "Use another one."));

    /// <summary>A ticket that was used or is too old.</summary>
    public static readonly ErrorKind TicketGone = new("IDN212", Severity.Error,
        new("이 절차는 이미 쓰였거나 시간이 지났습니다.", "This step was used already, or its time is over."),
        new("처음부터 다시 하세요.", "Begin again."));

    /// <summary>A passkey's answer that does not hold.</summary>
    public static readonly ErrorKind PasskeyRefused = new("IDN213", Severity.Error,
        new("패스키의 응답을 받을 수 없습니다({0}).", "The passkey's answer is refused ({0})."),
        new("이 허브의 주소가 맞는지 보고 다시 하세요.", "Check that this is the hub's address, and try again."));

    /// <summary>A passkey's counter went back.</summary>
    public static readonly ErrorKind PasskeyCounter = new("IDN214", Severity.Error,
        new("패스키의 서명 횟수가 뒤로 갔습니다. 복제되었을 수 있습니다.", "The passkey's counter went back: it may have been copied."),
        new("다른 방법으로 로그인하고 이 패스키를 지우세요.", "Sign in another way and remove this passkey."));

    /// <summary>A fresh proof is needed.</summary>
    public static readonly ErrorKind ProofNeeded = new("IDN215", Severity.Error,
        new("본인 확인을 한 지 오래되었습니다.", "It is too long ago that you proved who you are."),
        new("다시 로그인하고 나서 하세요.", "Sign in again, then do it."));

    /// <summary>Two factors are needed.</summary>
    public static readonly ErrorKind SecondFactorNeeded = new("IDN216", Severity.Error,
        new("두 가지 수단으로 로그인해야 할 수 있는 일입니다.", "This needs a sign-in with two factors."),
        new("패스키로 로그인하거나 인증 앱을 등록하세요.", "Sign in by a passkey, or enrol an authenticator program."));

    /// <summary>The last way to sign in.</summary>
    public static readonly ErrorKind LastWayIn = new("IDN217", Severity.Error,
        new("로그인할 수 있는 마지막 수단입니다.", "This is the last way to sign in."),
        new("다른 수단을 먼저 더하세요.", "Add another one first."));

    /// <summary>There is one already.</summary>
    public static readonly ErrorKind TotpThere = new("IDN218", Severity.Error,
        new("인증 앱이 이미 등록되어 있습니다.", "An authenticator program is enrolled already."),
        new("바꾸려면 먼저 지우세요.", "Remove it first to change it."));

    /// <summary>There is none.</summary>
    public static readonly ErrorKind TotpMissing = new("IDN219", Severity.Error,
        new("등록된 인증 앱이 없습니다.", "No authenticator program is enrolled."),
        new("먼저 등록하세요.", "Enrol one first."));

    /// <summary>A mailed link that was used or is too old.</summary>
    public static readonly ErrorKind LinkGone = new("IDN220", Severity.Error,
        new("이 주소는 이미 쓰였거나 기한이 지났습니다.", "The link was used already, or its time is over."),
        new("메일을 다시 받으세요.", "Ask for another mail."));

    /// <summary>There is an account already.</summary>
    public static readonly ErrorKind AccountThere = new("IDN221", Severity.Error,
        new("이 주소의 계정이 이미 있습니다.", "There is an account with this address already."),
        new("로그인하세요.", "Sign in."));

    /// <summary>Nobody is signed in.</summary>
    public static readonly ErrorKind NotSignedIn = new("IDN222", Severity.Error,
        new("로그인하지 않았습니다.", "Nobody is signed in."),
        new("로그인하세요.", "Sign in."));

    /// <summary>A session that ended.</summary>
    public static readonly ErrorKind SessionEnded = new("IDN223", Severity.Error,
        new("로그인이 끝났습니다.", "The session has ended."),
        new("다시 로그인하세요.", "Sign in again."));

    /// <summary>No such institution.</summary>
    public static readonly ErrorKind InstitutionUnknown = new("IDN301", Severity.Error,
        new("그런 기관이 없습니다.", "There is no such institution."),
        new("목록에서 고르세요.", "Choose one of the list."));

    /// <summary>The institution's answer does not hold.</summary>
    public static readonly ErrorKind InstitutionRefused = new("IDN302", Severity.Error,
        new("기관의 응답을 받을 수 없습니다.", "The institution's answer is refused."),
        new("다시 해 보고, 되풀이되면 기관과 허브 운영기관에 알리세요.", "Try again; if it stays so, tell the institution and the hub's operator."));

    /// <summary>An answer to no question of this browser.</summary>
    public static readonly ErrorKind InstitutionState = new("IDN303", Severity.Error,
        new("이 브라우저에서 시작한 로그인이 아니거나 이미 끝난 로그인입니다.", "This sign-in was not begun in this browser, or is over."),
        new("로그인 화면에서 다시 시작하세요.", "Begin again at the sign-in page."));

    /// <summary>The institution does not prove an address of its own.</summary>
    public static readonly ErrorKind InstitutionEmailUnproved = new("IDN304", Severity.Error,
        new("기관이 확인해 준 자기 도메인의 전자우편 주소가 없습니다.", "The institution proves no e-mail address of its own domain."),
        new("계정을 만들거나 로그인한 뒤 이 기관을 연결하세요.", "Make an account or sign in, then link this institution."));

    /// <summary>An account of that address exists.</summary>
    public static readonly ErrorKind InstitutionAccountThere = new("IDN305", Severity.Error,
        new("같은 주소의 계정이 이미 있습니다.", "There is an account with the same address."),
        new("그 계정으로 로그인한 뒤 이 기관을 연결하세요.", "Sign in to that account, then link this institution."));

    /// <summary>Linked to another account.</summary>
    public static readonly ErrorKind InstitutionLinkedElsewhere = new("IDN306", Severity.Error,
        new("이 기관의 신원은 이미 연결되어 있습니다.", "This identity of the institution is linked already."),
        new("연결된 계정으로 로그인하세요. 두 계정이 모두 본인 것이면 본인 확인 정보에서 밝히세요.", "Sign in to the account that has it. If both accounts are yours, declare that."));
}
