using Naru.Core;

namespace Naru.Hub.Identity;

public static partial class IdentityErrors
{
    /// <summary>No P-256 public key.</summary>
    public static readonly ErrorKind KeyForm = new("IDN801", Severity.Error,
        new("P-256 공개 키(JWK)가 아닙니다.", "This is no P-256 public key (JWK)."),
        new("kty EC, crv P-256, x와 y 각 32바이트(base64url)를 넣으세요.", "Give kty EC, crv P-256, and x and y of 32 bytes each in base64url."));

    /// <summary>A point that is not on the curve.</summary>
    public static readonly ErrorKind KeyOffCurve = new("IDN802", Severity.Error,
        new("좌표가 P-256 곡선 위에 있지 않습니다.", "The point does not lie on P-256."),
        new("키를 새로 만드세요.", "Make a new key."));

    /// <summary>A private key was sent.</summary>
    public static readonly ErrorKind KeyIsPrivate = new("IDN803", Severity.Error,
        new("개인 키를 보냈습니다. 그 키는 더 이상 비밀이 아닙니다.", "A private key was sent: it is no secret any more."),
        new("그 키를 버리고 새로 만들어 공개 키만 보내세요.", "Throw it away, make a new one and send the public half only."));

    /// <summary>A key that is registered.</summary>
    public static readonly ErrorKind KeyThere = new("IDN804", Severity.Error,
        new("이미 등록된 키입니다.", "The key is registered already."),
        new("키를 새로 만드세요.", "Make a new key."));

    /// <summary>A revoked key.</summary>
    public static readonly ErrorKind KeyRevoked = new("IDN805", Severity.Error,
        new("폐지된 키입니다.", "The key was revoked."),
        new("새 키를 등록하세요.", "Register a new one."));

    /// <summary>An unknown purpose.</summary>
    public static readonly ErrorKind PurposeUnknown = new("IDN806", Severity.Error,
        new("그런 용도가 없습니다. 있는 용도: {0}", "There is no such purpose. The purposes are: {0}"),
        new("용도를 고치세요.", "Correct the purpose."));

    /// <summary>No passkey to delegate.</summary>
    public static readonly ErrorKind PasskeyNeeded = new("IDN807", Severity.Error,
        new("키를 보증할 패스키가 없습니다.", "There is no passkey that could vouch for the key."),
        new("먼저 패스키를 등록하세요.", "Register a passkey first."));

    /// <summary>Not a delegation.</summary>
    public static readonly ErrorKind DelegationUnreadable = new("IDN810", Severity.Error,
        new("서명 키의 위임장을 읽을 수 없습니다.", "This is no delegation of a signing key."),
        new("허브에서 다시 받으세요.", "Get it from the hub again."));

    /// <summary>A passkey that nobody accepted.</summary>
    public static readonly ErrorKind DelegationUntrusted = new("IDN811", Severity.Error,
        new("받아들인 적이 없는 패스키가 보증한 키입니다.", "The passkey that vouches for the key was never accepted."),
        new("데이터 책임자가 그 패스키를 확인하고 승인해야 합니다.", "A custodian has to check and accept that passkey."));

    /// <summary>The signature does not fit.</summary>
    public static readonly ErrorKind DelegationSignature = new("IDN812", Severity.Error,
        new("패스키의 서명이 맞지 않습니다.", "The passkey's signature does not fit."),
        new("허브에서 다시 받으세요. 되풀이되면 신고하세요.", "Get it again; report it if it stays so."));

    /// <summary>The passkey signed something else.</summary>
    public static readonly ErrorKind DelegationChallenge = new("IDN813", Severity.Error,
        new("패스키가 서명한 것은 이 내용이 아닙니다.", "The passkey signed something else than this statement."),
        new("허브에서 다시 받으세요. 되풀이되면 신고하세요.", "Get it again; report it if it stays so."));

    /// <summary>Made at another site.</summary>
    public static readonly ErrorKind DelegationOrigin = new("IDN814", Severity.Error,
        new("다른 주소에서 만든 위임장입니다.", "The delegation was made at another site."),
        new("이 허브에서 다시 만드세요.", "Make it at this hub."));

    /// <summary>The person was not verified.</summary>
    public static readonly ErrorKind DelegationNotVerified = new("IDN815", Severity.Error,
        new("패스키가 본인을 확인하지 않고 서명했습니다.", "The passkey signed without verifying the person."),
        new("지문이나 PIN으로 확인하는 패스키를 쓰세요.", "Use a passkey that asks for a finger or a PIN."));

    /// <summary>Not signed by the key itself.</summary>
    public static readonly ErrorKind DelegationProof = new("IDN816", Severity.Error,
        new("그 키로 한 서명이 아닙니다.", "The statement is not signed by the key itself."),
        new("등록하려는 키로 서명하세요.", "Sign it with the key that is to be registered."));

    /// <summary>Not yet in force.</summary>
    public static readonly ErrorKind DelegationEarly = new("IDN817", Severity.Error,
        new("아직 쓸 수 없는 키입니다.", "The key is not in force yet."),
        new("시계를 확인하세요.", "Check the clock."));

    /// <summary>An expired key.</summary>
    public static readonly ErrorKind DelegationExpired = new("IDN818", Severity.Error,
        new("기한이 지난 키입니다.", "The key has expired."),
        new("새 키를 등록하세요.", "Register a new one."));

    /// <summary>For another purpose or study.</summary>
    public static readonly ErrorKind DelegationUse = new("IDN819", Severity.Error,
        new("이 용도나 연구에 쓸 수 있는 키가 아닙니다.", "The key is for another purpose or study."),
        new("맞는 키로 서명하세요.", "Sign with the fitting key."));

    /// <summary>A key that stands alone and that nobody accepted.</summary>
    public static readonly ErrorKind KeyUntrusted = new("IDN820", Severity.Error,
        new("패스키가 보증하지 않는 키이고, 이 키를 받아들인 적도 없습니다.", "No passkey vouches for the key, and the key itself was never accepted."),
        new("데이터 책임자가 지문을 본인에게 확인하고 키를 승인해야 합니다.", "A custodian has to compare the thumbprint with its person, and accept the key."));

    /// <summary>The clock went back.</summary>
    public static readonly ErrorKind ClockBehind = new("IDN901", Severity.Error,
        new("허브의 시계가 {0}초 뒤로 갔습니다.", "The hub's clock is {0} seconds behind."),
        new("허브 운영기관이 시계를 바로잡을 때까지 로그인 수단을 바꾸거나 새로 만들 수 없습니다.", "Nothing about signing in can be made or changed until the hub's operator has set the clock right."));

    /// <summary>Tables of a newer program.</summary>
    public static readonly ErrorKind TablesNewer = new("IDN902", Severity.Error,
        new("계정 테이블을 더 새로운 프로그램이 만들었습니다(단계 {0}, 이 프로그램은 {1}까지).", "The tables of accounts were made by a newer program (step {0}; this one knows {1})."),
        new("새 버전의 프로그램으로 시작하세요.", "Start the newer version of the program."));

    /// <summary>Events that the ledger never takes.</summary>
    public static readonly ErrorKind EventsRefused = new("IDN903", Severity.Error,
        new("원장이 받지 않는 계정 사건 {0}개를 따로 두었습니다({1}).", "{0} events of accounts are set aside, because the ledger refuses them ({1})."),
        new("identity_pending_events 표의 refused를 확인하고 알려 주세요. 다른 사건은 기록되고 있습니다.", "Look at 'refused' in the table identity_pending_events and report it. All other events are recorded."));

    /// <summary>Nobody of that id.</summary>
    public static readonly ErrorKind NobodyToErase = new("IDN904", Severity.Error,
        new("이 번호의 사람이 없습니다: {0}", "Nobody has this id: {0}"),
        new("이름이나 주소가 아니라 사람의 번호(person)를 지정하세요.", "Give the person's id, not a name or an address."));
}
