using Naru.Core;

namespace Naru.Cli.Keys;

/// <summary>Every sentence of <c>naru key</c>, in both languages.</summary>
internal static class KeyText
{
    public static readonly BilingualText Key = new("질문에 서명하는 키를 만들고, 허브에 등록하고, 폐지하고, 점검합니다.", "Makes keys that sign questions; registers, revokes and checks them.");
    public static readonly BilingualText Create = new("새 서명 키(P-256)를 파일로 만듭니다. 암호로 잠그고, 있는 파일은 덮어쓰지 않습니다.", "Makes a new signing key (P-256) in a file, locked by a passphrase. A file that is there is left as it is.");
    public static readonly BilingualText Register = new("키를 허브에 등록하고, 질문과 함께 보낼 위임장을 키 옆에 저장합니다.", "Registers a key at a hub, and keeps the delegation that goes with every question beside it.");
    public static readonly BilingualText List = new("허브에 등록된 내 서명 키를 보여 줍니다.", "Shows the own signing keys that a hub has.");
    public static readonly BilingualText Revoke = new("허브에서 키를 폐지합니다. 되돌릴 수 없습니다.", "Revokes a key at a hub. This cannot be undone.");
    public static readonly BilingualText Show = new("키 파일과 그 위임장에 적힌 것을 보여 줍니다. 암호는 필요 없습니다.", "Shows what a key's file and its delegation say. No passphrase is needed.");
    public static readonly BilingualText Check = new(
        "위임장을 허브에 묻지 않고 점검합니다: 병원의 데이터 책임자가 승인한 패스키나 키로.", "Checks a delegation without asking the hub, by the passkeys or keys that a hospital's custodian accepted.");

    public static readonly BilingualText ArgumentNew = new("만들 파일", "The file to make");
    public static readonly BilingualText ArgumentKey = new("키 파일", "The key's file");
    public static readonly BilingualText ArgumentKeyAtHub = new("키의 번호나 지문, 또는 키 파일", "The key's id or thumbprint, or its file");
    public static readonly BilingualText ArgumentDelegation = new("위임장 파일", "The delegation's file");
    public static readonly BilingualText OptionLabel = new("나중에 알아볼 이름(기본값: 파일 이름)", "A name to know it by (default: the file's name)");
    public static readonly BilingualText OptionLabelAtHub = new("허브에 적을 이름(기본값: 키 파일에 적힌 이름)", "The name at the hub (default: the one in the key's file)");
    public static readonly BilingualText OptionNoPassphrase = new(
        "암호로 잠그지 않습니다: 사람 없이 서명하는 서버에만. 파일을 읽는 사람은 누구나 서명할 수 있습니다", "Locks it by no passphrase: for servers that sign without a person. Whoever reads the file can sign");
    public static readonly BilingualText OptionPassphraseFile = new(
        "암호가 첫 줄에 든 파일(기본값: 환경 변수 NARU_KEY_PASSPHRASE, 그다음 묻기)", "A file whose first line is the passphrase (default: the variable NARU_KEY_PASSPHRASE, then asking)");
    public static readonly BilingualText OptionHub = new("허브의 주소(예: https://hub.example.org)", "The hub's address, such as https://hub.example.org");
    public static readonly BilingualText OptionTokenFile = new(
        "API 토큰이 든 파일(기본값: 환경 변수 NARU_TOKEN). 범위 identity:keys가 필요합니다", "A file with the API token (default: the variable NARU_TOKEN). It needs the scope identity:keys");
    public static readonly BilingualText OptionAuthority = new("허브의 인증서를 보증하는 사설 인증기관의 인증서(PEM)", "The certificate (PEM) of the private authority behind the hub's certificate");
    public static readonly BilingualText OptionDays = new("며칠 동안 쓸지(1~365, 기본값 365)", "For how many days (1 to 365, default 365)");
    public static readonly BilingualText OptionStudy = new("이 연구에만 쓰는 키로 등록합니다(기본값: 모든 연구)", "Registers it for this study alone (default: for all)");
    public static readonly BilingualText OptionStudyAsked = new("어느 연구의 질문에 쓰려는지", "The study whose question it is to sign");
    public static readonly BilingualText OptionPasskey = new("받아들인 패스키의 공개 정보(JSON 파일). 여러 번 쓸 수 있습니다", "The public half of an accepted passkey (a JSON file); may be repeated");
    public static readonly BilingualText OptionAccept = new("받아들인 명령줄 키의 지문. 여러 번 쓸 수 있습니다", "The thumbprint of an accepted key of the command line; may be repeated");
    public static readonly BilingualText OptionJson = new("JSON으로 표준 출력에 씁니다", "Writes JSON to standard output");

    public static readonly BilingualText AskPassphrase = new("키의 암호: ", "Passphrase of the key: ");
    public static readonly BilingualText AskNewPassphrase = new("새 키의 암호({0}자 이상): ", "Passphrase of the new key (at least {0} characters): ");
    public static readonly BilingualText AskAgain = new("한 번 더: ", "Once more: ");

    public static readonly BilingualText Created = new("서명 키를 만들었습니다: {0}", "Signing key made: {0}");
    public static readonly BilingualText Registered = new("등록했습니다. 위임장: {0}", "Registered. The delegation: {0}");
    public static readonly BilingualText FetchedAgain = new("이미 등록된 키여서 위임장만 다시 받았습니다: {0}", "The key was registered already; its delegation was fetched again: {0}");
    public static readonly BilingualText Revoked = new("폐지했습니다: {0}", "Revoked: {0}");
    public static readonly BilingualText RevokedBefore = new("이미 폐지된 키입니다: {0}", "It was revoked already: {0}");
    public static readonly BilingualText Holds = new("위임장이 맞습니다.", "The delegation holds.");
    public static readonly BilingualText HubAlone = new("폐지되었는지는 허브와 원장만 압니다.", "Whether the key was revoked only the hub and the ledger know.");
    public static readonly BilingualText NoKeys = new("등록된 서명 키가 없습니다.", "There is no signing key.");
    public static readonly BilingualText Unlocked = new(
        "암호로 잠기지 않았습니다. 파일을 읽는 사람은 누구나 서명할 수 있습니다.", "It is locked by no passphrase: whoever reads the file can sign.");

    public static readonly BilingualText Label = new("이름", "Label");
    public static readonly BilingualText Thumbprint = new("지문", "Thumbprint");
    public static readonly BilingualText Locked = new("암호로 잠김", "Locked");
    public static readonly BilingualText Yes = new("예", "yes");
    public static readonly BilingualText No = new("아니요", "no");
    public static readonly BilingualText Delegation = new("위임장", "Delegation");
    public static readonly BilingualText NotRegistered = new("없음. ‘naru key register’로 등록하세요", "none; register with ‘naru key register’");
    public static readonly BilingualText Person = new("계정", "Account");
    public static readonly BilingualText Hub = new("허브", "Hub");
    public static readonly BilingualText Purpose = new("용도", "Purpose");
    public static readonly BilingualText Study = new("연구", "Study");
    public static readonly BilingualText AllStudies = new("모두", "all");
    public static readonly BilingualText From = new("시작", "From");
    public static readonly BilingualText Until = new("기한", "Until");
    public static readonly BilingualText State = new("상태", "State");
    public static readonly BilingualText Place = new("있는 곳", "Where");
    public static readonly BilingualText Id = new("번호", "Id");
    public static readonly BilingualText InForce = new("유효", "in force");
    public static readonly BilingualText IsRevoked = new("폐지됨", "revoked");
    public static readonly BilingualText IsExpired = new("기한 지남", "expired");
    public static readonly BilingualText InBrowser = new("브라우저", "browser");
    public static readonly BilingualText InCommandLine = new("명령줄", "command line");
    public static readonly BilingualText NextRegister = new("허브에 등록하기", "Register it at a hub");
    public static readonly BilingualText TellCustodian = new("이 지문을 병원의 데이터 책임자에게 따로 알려 주어야 그 병원이 이 키의 질문을 받습니다.", "Tell hospitals' custodians this thumbprint by another way: only then do they take questions signed by it.");
    public static readonly BilingualText FileUseless = new("키 파일은 이제 쓸모가 없습니다. 지우세요: {0}", "The key's file is of no use now; delete it: {0}");
}
