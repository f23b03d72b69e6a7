using Naru.Core;

namespace Naru.Cli.Hub;

/// <summary>What <c>naru hub</c> says.</summary>
internal static class HubText
{
    public static readonly BilingualText Hub = new("허브를 열고, 원장을 확인하고, 다시 만듭니다.", "Runs a hub, and verifies and rebuilds its ledger.");
    public static readonly BilingualText Start = new("허브를 열고, 멈추라고 할 때까지 돌립니다.", "Runs a hub until it is told to stop.");

    public static readonly BilingualText Verify = new(
        "원장 전체를 읽어 바뀌거나 빠지거나 순서가 어긋난 곳을 찾습니다.", "Reads the whole ledger and finds what was changed, lost or re-ordered.");

    public static readonly BilingualText Rebuild = new(
        "원장에서 투영을 모두 재구성합니다. 끝날 때까지 이전 표를 씁니다.", "Makes all tables that follow from the ledger anew; until it ends the old ones are used.");

    public static readonly BilingualText Checkpoint = new("원장의 체크포인트를 내보내고, 함께 서명하고, 점검합니다.", "Exports, countersigns and checks checkpoints of a ledger.");
    public static readonly BilingualText Export = new("원장의 지금 상태에 서명해 파일로 씁니다.", "Signs what the ledger is now, and writes it to a file.");
    public static readonly BilingualText Countersign = new("체크포인트 파일에 서명을 더합니다.", "Adds a signature to a checkpoint's file.");
    public static readonly BilingualText Check = new("체크포인트의 서명을 점검합니다.", "Checks the signatures of a checkpoint.");

    public static readonly BilingualText OptionData = new("허브의 폴더", "The hub's folder");
    public static readonly BilingualText OptionPostgres = new("PostgreSQL 연결 문자열. 없으면 폴더의 설정대로", "PostgreSQL's connection string; without it, as the folder's settings say");
    public static readonly BilingualText OptionUrls = new("서버를 열 주소(쉼표로 여럿)", "Where to listen; several with commas");
    public static readonly BilingualText OptionOrigin = new("사람들이 여는 주소(예: https://hub.example.org)", "The address under which people open the hub, such as https://hub.example.org");
    public static readonly BilingualText OptionCheckpoint = new("견줄 체크포인트 파일. 여러 번 쓸 수 있습니다", "A checkpoint's file to compare with; may be repeated");
    public static readonly BilingualText OptionKnown = new("서명자의 공개 키: 이름=PEM 파일. 여러 번 쓸 수 있습니다", "A signer's public key: NAME=PEM file; may be repeated");
    public static readonly BilingualText OptionSigner = new("서명자의 이름", "The signer's name");
    public static readonly BilingualText OptionOtherSigner = new("서명자의 이름. 없으면 허브 자신의 키로 서명합니다", "The signer's name; without it the hub signs with its own key");
    public static readonly BilingualText OptionKey = new("서명할 개인 키(P-256)의 PEM 파일", "The PEM file of the private key (P-256) to sign with");
    public static readonly BilingualText OptionTo = new("쓸 파일. 있는 파일은 바꾸지 않습니다", "The file to write; one that is there is left as it is");
    public static readonly BilingualText ArgumentCheckpoint = new("체크포인트 파일", "A checkpoint's file");

    public static readonly BilingualText Sound = new("원장에 이상이 없습니다.", "The ledger is what was recorded.");
    public static readonly BilingualText Unsound = new("원장이 기록된 것과 다릅니다.", "The ledger is not what was recorded.");
    public static readonly BilingualText Counts = new("사건 {0}개, 스트림 {1}개, 체크포인트 {2}개", "{0} events, {1} streams, {2} checkpoints");
    public static readonly BilingualText Root = new("뿌리 해시: {0}", "Root: {0}");
    public static readonly BilingualText Rebuilt = new("재구성했습니다: {0} (사건 {1}개)", "Made anew: {0} ({1} events)");
    public static readonly BilingualText Written = new("체크포인트를 썼습니다: {0} (사건 {1}개)", "Checkpoint written: {0} ({1} events)");
    public static readonly BilingualText Signed = new("서명했습니다: {0}", "Signed: {0}");
    public static readonly BilingualText Holds = new("서명이 맞습니다: 사건 {0}개, {1}, 서명자 {2}", "The signatures hold: {0} events, {1}, signed by {2}");
    public static readonly BilingualText Reading = new("읽는 중: {0}", "Reading: {0}");
}
