using Naru.Core;
using Naru.Hub.Api;

namespace Naru.Hub.Identity;

/// <summary>
/// Every kind of finding of identity. 1xx: what was typed; 2xx: signing in; 3xx: institutions; 5xx: tokens; 6xx: roles and invitations; 7xx: links of one human;
/// 8xx: signing keys; 9xx: the clock.
/// </summary>
public static partial class IdentityErrors
{
    /// <summary>A name without a letter.</summary>
    public static readonly ErrorKind NameMissing = new("IDN101", Severity.Error,
        new("이름이 비어 있거나 글자가 없습니다.", "The name is empty or has no letter."),
        new("글자나 숫자가 있는 이름을 넣으세요.", "Give a name with letters or digits."));

    /// <summary>A name that is too long.</summary>
    public static readonly ErrorKind NameTooLong = new("IDN102", Severity.Error,
        new("이름이 {0}자입니다. {1}자까지 쓸 수 있습니다.", "The name has {0} characters; {1} is the most."),
        new("줄여서 쓰세요.", "Shorten it."));

    /// <summary>A character that cannot be seen or turns the writing.</summary>
    public static readonly ErrorKind NameHiddenCharacter = new("IDN103", Severity.Error,
        new("이름의 {0}번째 글자({1})는 보이지 않거나 글의 방향을 바꾸는 문자입니다.", "Character {0} of the name ({1}) cannot be seen or turns the direction of writing."),
        new("그 문자를 지우고 직접 입력하세요. 낱말 사이에는 빈칸 하나만 쓰세요.", "Remove it and type the name. Put one plain blank between words."));

    /// <summary>Scripts that nobody mixes.</summary>
    public static readonly ErrorKind NameMixesScripts = new("IDN104", Severity.Error,
        new("이름에 함께 쓰지 않는 문자 체계가 섞여 있습니다: {0}", "The name mixes scripts that are not written together: {0}"),
        new("한 가지 문자로 쓰세요. 로마자는 한글·한자와 함께 쓸 수 있습니다.", "Write it in one script. Latin letters may stand beside Hangul and Han."));

    /// <summary>A letter in costume.</summary>
    public static readonly ErrorKind NameStyledLetter = new("IDN105", Severity.Error,
        new("이름의 {0}번째 글자({1})는 모양만 흉내 낸 기호입니다.", "Character {0} of the name ({1}) is a symbol that imitates a letter."),
        new("보통 글자로 쓰세요.", "Use the plain letter."));

    /// <summary>A mark where the letter exists with it.</summary>
    public static readonly ErrorKind NameLooseMark = new("IDN106", Severity.Error,
        new("이름의 {0}번째 글자({1})는 다른 글자에 덧붙는 부호입니다.", "Character {0} of the name ({1}) is a mark put on another letter."),
        new("부호가 붙은 한 글자로 입력하세요(예: é).", "Type the letter that has the mark already, such as é."));

    /// <summary>No e-mail address.</summary>
    public static readonly ErrorKind EmailNotOne = new("IDN107", Severity.Error,
        new("전자우편 주소의 형식이 아닙니다.", "This is not an e-mail address."),
        new("name@example.org처럼 쓰세요.", "Write it like name@example.org."));

    /// <summary>An address with other than ASCII letters.</summary>
    public static readonly ErrorKind EmailNotAscii = new("IDN108", Severity.Error,
        new("전자우편 주소에 영문자·숫자·기호가 아닌 글자가 있습니다.", "The e-mail address has characters other than ASCII."),
        new("로마자로 된 주소를 쓰세요. 모양이 같은 글자를 구별할 수 없어 다른 문자의 주소는 받지 않습니다.", "Use an address in ASCII: look-alikes in other scripts cannot be told apart."));

    /// <summary>No ORCID iD.</summary>
    public static readonly ErrorKind OrcidForm = new("IDN109", Severity.Error,
        new("ORCID iD의 형식이 아닙니다.", "This is not an ORCID iD."),
        new("0000-0002-1825-0097처럼 열여섯 자리를 넣으세요.", "Give the sixteen characters, such as 0000-0002-1825-0097."));

    /// <summary>A mistyped ORCID iD.</summary>
    public static readonly ErrorKind OrcidCheck = new("IDN110", Severity.Error,
        new("ORCID iD의 마지막 확인 글자가 맞지 않습니다.", "The check character of the ORCID iD does not fit."),
        new("잘못 옮긴 자리가 있는지 보세요.", "Look for a mistyped digit."));

    /// <summary>A period out of range.</summary>
    public static readonly ErrorKind DaysOutOfRange = new("IDN111", Severity.Error,
        new("기간은 {0}일부터 {1}일까지입니다.", "The period must be {0} to {1} days."),
        new("그 안에서 고르세요.", "Choose one within that."));

    /// <summary>An end that is no later than the start.</summary>
    public static readonly ErrorKind EndBeforeStart = new("IDN112", Severity.Error,
        new("끝나는 때가 시작보다 늦지 않습니다.", "The end is not after the start."),
        new("끝나는 때를 늦추세요.", "Give a later end."));

    /// <summary>Too many of a kind.</summary>
    public static readonly ErrorKind TooMany = new("IDN113", Severity.Error,
        new("{0}개까지 가질 수 있습니다.", "{0} is the most that one can have."),
        new("쓰지 않는 것을 먼저 없애세요.", "Remove some that are not used."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All =>
    [
        NameMissing, NameTooLong, NameHiddenCharacter, NameMixesScripts, NameStyledLetter, NameLooseMark, EmailNotOne,
        EmailNotAscii, OrcidForm, OrcidCheck, DaysOutOfRange, EndBeforeStart, TooMany, PasswordShort, PasswordLong,
        PasswordCommon, PasswordPattern, PasswordOwn, SignInFailed, AccountSlowed, AddressSlowed, CodeWrong, CodeUsed,
        RecoveryCodeWrong, TicketGone, PasskeyRefused, PasskeyCounter, ProofNeeded, SecondFactorNeeded, LastWayIn, TotpThere,
        TotpMissing, LinkGone, AccountThere, NotSignedIn, SessionEnded, InstitutionUnknown, InstitutionRefused, InstitutionState,
        InstitutionEmailUnproved, InstitutionAccountThere, InstitutionLinkedElsewhere, TokenForm, TokenUnknown, TokenExpired,
        TokenRevoked, ScopeUnknown, TokenPartyGone, InvitationUnknown, InvitationExpired, InvitationUsed, InvitationRevoked, InvitationOther,
        RoleUnknown, PersonUnknown, RoleThere, MembershipEnded, PartyUnknown, PartyClosed,
        PartyMerged, TextLength, ClaimThere, ClaimsTooMany, ClaimDecided, DecisionConflict, LinkToSelf, NothingThere, KeyForm, KeyOffCurve,
        KeyIsPrivate, KeyThere, KeyRevoked, PurposeUnknown, PasskeyNeeded, DelegationUnreadable, DelegationUntrusted,
        DelegationSignature, DelegationChallenge, DelegationOrigin, DelegationNotVerified, DelegationProof, DelegationEarly,
        DelegationExpired, DelegationUse, KeyUntrusted, ClockBehind, TablesNewer, EventsRefused, NobodyToErase,
    ];

    /// <summary>The HTTP statuses of those that are no mere fault of what was sent.</summary>
    internal static void Register(ApiStatuses statuses)
    {
        statuses.Is(401,
            SignInFailed, CodeWrong, CodeUsed, RecoveryCodeWrong, TicketGone, PasskeyRefused, PasskeyCounter, LinkGone,
            NotSignedIn, SessionEnded, InstitutionRefused, InstitutionState, TokenForm, TokenUnknown, TokenExpired, TokenRevoked, TokenPartyGone);
        statuses.Is(403,
            ProofNeeded, SecondFactorNeeded, InstitutionEmailUnproved, InstitutionAccountThere, KeyRevoked, DelegationUntrusted,
            DelegationSignature, DelegationChallenge, DelegationOrigin, DelegationNotVerified, DelegationProof, DelegationEarly,
            DelegationExpired, DelegationUse, KeyUntrusted, DecisionConflict);
        statuses.Is(404,
            InstitutionUnknown, InvitationUnknown, NothingThere);
        statuses.Is(409,
            LastWayIn, TotpThere, TotpMissing, AccountThere, InstitutionLinkedElsewhere, InvitationExpired, InvitationUsed,
            InvitationRevoked, InvitationOther, RoleThere, MembershipEnded, KeyThere, PasskeyNeeded, PartyClosed, PartyMerged, ClaimThere, ClaimsTooMany,
            ClaimDecided);
        statuses.Is(429,
            AccountSlowed, AddressSlowed);
        statuses.Is(503,
            ClockBehind);
    }
}
