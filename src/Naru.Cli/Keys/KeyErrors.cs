using Naru.Core;

namespace Naru.Cli.Keys;

/// <summary>Every kind of finding of <c>naru key</c> itself. 1xx: the key's file and its passphrase; 2xx: reaching the hub; 3xx: registration. What a hub refuses has the hub's own code.</summary>
internal static class KeyErrors
{
    public static readonly ErrorKind FileThere = new("KEY101", Severity.Error,
        new("그 자리에 이미 파일이 있습니다: {0}", "There is a file at that place already: {0}"),
        new("다른 이름을 지정하세요. 키 파일은 덮어쓰지 않습니다.", "Give another name. A key's file is never overwritten."));

    public static readonly ErrorKind Exposed = new("KEY102", Severity.Error,
        new("다른 사용자가 읽을 수 있는 파일입니다(권한 {0}).", "Other users of this computer can read the file (mode {0})."),
        new("‘chmod 600’으로 막으세요. 이미 누가 읽었을 수 있다면 그 키나 토큰을 폐지하고 새로 만드세요.",
            "Close it with ‘chmod 600’. If somebody may have read it, revoke what it holds and make a new one."));

    public static readonly ErrorKind NotAKey = new("KEY103", Severity.Error,
        new("나루의 서명 키 파일(P-256)이 아니거나 손상되었습니다.", "This is no file of a Naru signing key (P-256), or it is damaged."),
        new("‘naru key create’로 만든 파일을 지정하세요.", "Give a file that ‘naru key create’ made."));

    public static readonly ErrorKind Unreadable = new("KEY104", Severity.Error,
        new("파일을 읽을 수 없습니다({0}).", "The file cannot be read ({0})."),
        new("읽기 권한과 파일의 내용을 확인하세요.", "Check that you may read it, and what it holds."));

    public static readonly ErrorKind PassphraseNeeded = new("KEY105", Severity.Error,
        new("키를 여는 암호가 필요한데 물어볼 사람이 없습니다.", "The key needs a passphrase, and there is nobody to ask."),
        new("터미널에서 실행하거나, --passphrase-file 또는 환경 변수 {0}로 주세요.", "Run it on a terminal, or give --passphrase-file or the environment variable {0}."));

    public static readonly ErrorKind PassphraseWrong = new("KEY106", Severity.Error,
        new("이 암호로는 키가 열리지 않습니다.", "The passphrase does not open the key."),
        new("암호를 확인하세요. 잊은 암호는 되찾을 수 없습니다. 그때는 키를 폐지하고 새로 만드세요.", "Check it. A forgotten passphrase cannot be recovered: revoke the key then, and make a new one."));

    public static readonly ErrorKind PassphraseShort = new("KEY107", Severity.Error,
        new("암호가 {0}자보다 짧습니다.", "The passphrase has fewer than {0} characters."),
        new("낱말 여러 개를 이어 길게 만드세요.", "Make it long, of several words."));

    public static readonly ErrorKind PassphrasesDiffer = new("KEY108", Severity.Error,
        new("두 번 입력한 암호가 서로 다릅니다.", "The two passphrases differ."),
        new("다시 실행하세요.", "Run it again."));

    public static readonly ErrorKind HalvesDiffer = new("KEY109", Severity.Error,
        new("파일의 공개 키와 개인 키가 짝이 아닙니다.", "The public and the private key in the file are no pair."),
        new("파일이 바뀌었습니다. 쓰지 말고, 등록된 키라면 폐지하고 새로 만드세요.", "The file was changed. Do not use it; revoke the key if it is registered, and make a new one."));

    public static readonly ErrorKind LockedOrNot = new("KEY110", Severity.Error,
        new("암호로 잠글지 말지 알 수 없습니다: --no-passphrase와 --passphrase-file을 함께 썼습니다.", "Is the key to be locked or not? Both --no-passphrase and --passphrase-file are there."),
        new("하나만 쓰세요.", "Give one of them."));

    public static readonly ErrorKind AddressUnusable = new("KEY201", Severity.Error,
        new("허브의 주소로 쓸 수 없습니다: {0}", "This cannot be a hub's address: {0}"),
        new("https://hub.example.org처럼 경로 없이 쓰세요. http는 이 컴퓨터(localhost)에만 쓸 수 있습니다. 토큰이 그대로 보이기 때문입니다.",
            "Write it like https://hub.example.org, without a path. http is for this computer (localhost) only: the token could be read on the way."));

    public static readonly ErrorKind Unreachable = new("KEY202", Severity.Error,
        new("허브에 연결할 수 없습니다: {0} ({1})", "The hub cannot be reached: {0} ({1})"),
        new("주소와 네트워크를 확인하세요. 프록시는 환경 변수 HTTPS_PROXY로 알려 줍니다.", "Check the address and the network. A proxy is given by the environment variable HTTPS_PROXY."));

    public static readonly ErrorKind CertificateRefused = new("KEY203", Severity.Error,
        new("허브의 인증서를 믿을 수 없습니다: {0} ({1})", "The hub's certificate is not trusted: {0} ({1})"),
        new("토큰은 보내지 않았습니다. 주소를 확인하고, 기관의 사설 인증기관을 쓴다면 --ca에 그 인증서(PEM)를 지정하세요.",
            "The token was not sent. Check the address; if the hub uses a private authority, give its certificate (PEM) with --ca."));

    public static readonly ErrorKind TokenMissing = new("KEY204", Severity.Error,
        new("API 토큰이 없습니다.", "There is no API token."),
        new("허브에서 범위 identity:keys로 토큰을 만들어 --token-file의 파일이나 환경 변수 {0}에 넣으세요. 명령줄에는 쓰지 않습니다. 다른 사용자에게 보이기 때문입니다.",
            "Make one at the hub with the scope identity:keys, and put it into a file for --token-file or into the environment variable {0}. Not on the command line, where other users see it."));

    public static readonly ErrorKind TokenForm = new("KEY205", Severity.Error,
        new("API 토큰이 아닙니다. 토큰은 {0}(으)로 시작하고 빈칸이 없습니다.", "This is no API token: tokens begin with {0} and hold no blank."),
        new("허브에 보내지 않았습니다. 토큰 전체만 들어 있는지 확인하세요.", "Nothing was sent. Check that it is the whole token and nothing else."));

    public static readonly ErrorKind NotAHub = new("KEY206", Severity.Error,
        new("나루 허브의 응답이 아닙니다: {0} ({1})", "This is no answer of a Naru hub: {0} ({1})"),
        new("주소를 확인하세요. 중간의 프록시나 로그인 화면이 대신 답했을 수 있습니다.", "Check the address. A proxy or a sign-in page in between may have answered."));

    public static readonly ErrorKind AuthorityUnusable = new("KEY207", Severity.Error,
        new("인증서가 들어 있는 PEM 파일이 아닙니다.", "This is no PEM file with a certificate."),
        new("기관의 네트워크 담당자에게 인증기관의 인증서를 PEM으로 받으세요.", "Ask whoever runs your network for the authority's certificate as PEM."));

    public static readonly ErrorKind RegisteredAlready = new("KEY301", Severity.Error,
        new("이미 위임장이 있는 키입니다.", "The key has a delegation already."),
        new("‘naru key show’로 확인하세요. 다른 허브나 다른 연구에는 키를 새로 만드세요.", "See ‘naru key show’. Make a new key for another hub or study."));

    public static readonly ErrorKind StatementForeign = new("KEY302", Severity.Error,
        new("허브가 청한 것과 다른 글에 서명하라고 했습니다({0}).", "The hub wants a signature over something else than was asked for ({0})."),
        new("서명하지 않았습니다. 주소를 확인하고, 맞다면 허브 운영기관에 알리세요.", "Nothing was signed. Check the address; if it is right, tell the hub's operator."));

    public static readonly ErrorKind NoSuchKey = new("KEY303", Severity.Error,
        new("이 계정에 등록된 키가 아닙니다: {0}", "This account has no such key: {0}"),
        new("‘naru key list’에서 번호나 지문을 확인하세요.", "See ‘naru key list’ for ids and thumbprints."));

    public static readonly ErrorKind DelegationForeign = new("KEY304", Severity.Error,
        new("허브가 준 위임장이 이 키의 것이 아니거나 맞지 않습니다.", "The delegation that the hub gave is not this key's, or does not hold."),
        new("저장하지 않았습니다. 허브 운영기관에 알리고, ‘naru key revoke’로 이 키를 폐지하세요.", "It was not kept. Tell the hub's operator, and revoke the key with ‘naru key revoke’."));

    public static readonly ErrorKind PasskeyUnusable = new("KEY305", Severity.Error,
        new("패스키의 공개 정보가 아닙니다.", "This does not hold the public half of a passkey."),
        new("허브의 ‘보안 설정’에서 복사한 JSON(credentialId, publicKey)을 파일로 저장하세요.", "Save the JSON (credentialId, publicKey) that the hub's security settings give."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        FileThere, Exposed, NotAKey, Unreadable, PassphraseNeeded, PassphraseWrong, PassphraseShort, PassphrasesDiffer, HalvesDiffer, LockedOrNot,
        AddressUnusable, Unreachable, CertificateRefused, TokenMissing, TokenForm, NotAHub, AuthorityUnusable,
        RegisteredAlready, StatementForeign, NoSuchKey, DelegationForeign, PasskeyUnusable,
    ];
}
