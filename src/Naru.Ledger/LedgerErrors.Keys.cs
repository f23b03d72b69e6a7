using Naru.Core;

namespace Naru.Ledger;

/// <content>Keys of persons, checkpoints and proofs.</content>
public static partial class LedgerErrors
{
    /// <summary>The key encryption key is another one.</summary>
    public static readonly ErrorKind WrongKeyEncryptionKey = new("LDG401", Severity.Error,
        new("키 저장소 '{0}'은(는) 다른 키로 잠겨 있습니다.", "The key store '{0}' is locked with another key."),
        new(
            "설정의 키를 확인하세요. 키를 잃으면 봉인된 개인 정보를 누구도 읽을 수 없습니다.",
            "Check the key in the settings. If it is lost, nobody can read the sealed personal data."));

    /// <summary>A key is not there, and was not destroyed.</summary>
    public static readonly ErrorKind PersonKeyMissing = new("LDG402", Severity.Error,
        new("'{0}'의 키가 키 저장소에 없습니다. 없앤 것은 아닙니다.", "The key of '{0}' is not in the key store, though it was not destroyed."),
        new(
            "키 저장소의 백업을 되돌리세요. 아무것도 지우지 않았습니다. 키를 영영 잃었다면 'naru hub erase'로 그 사람의 정보를 지우세요.",
            "Restore the backup of the key store: nothing was erased. If the key is lost for good, erase the person's data with 'naru hub erase'."));

    /// <summary>A store of keys is gone.</summary>
    public static readonly ErrorKind KeyStoreLost = new("LDG403", Severity.Error,
        new("키 저장소 '{0}'이(가) 없습니다.", "The key store '{0}' is not there."),
        new(
            "키 저장소의 백업을 되돌리세요. 새로 만들면 이미 기록된 개인 정보를 누구도 읽을 수 없어 만들지 않았습니다.",
            "Restore the backup of the key store. None was made anew: nobody could read the personal data that are recorded."));

    /// <summary>No checkpoint.</summary>
    public static readonly ErrorKind CheckpointUnreadable = new("LDG501", Severity.Error,
        new("체크포인트나 증명 파일을 읽을 수 없습니다.", "This is no readable checkpoint or proof."),
        new("받은 파일을 그대로 쓰세요. 도중에 바뀌었다면 다시 받으세요.", "Use the file as it was received; get it again if it was changed on the way."));

    /// <summary>A signature that does not hold.</summary>
    public static readonly ErrorKind BadSignature = new("LDG502", Severity.Error,
        new("'{0}'의 서명이 체크포인트와 맞지 않습니다.", "The signature of '{0}' does not fit the checkpoint."),
        new("체크포인트가 바뀌었거나 다른 키로 서명했습니다. 다시 받고 공개 키를 확인하세요.", "It was changed, or signed with another key. Get it again and check the public key."));

    /// <summary>Nobody known signed.</summary>
    public static readonly ErrorKind NobodyKnownSigned = new("LDG503", Severity.Error,
        new("아는 서명자의 서명이 없습니다.", "No known party signed it."),
        new("서명자의 공개 키를 등록하세요.", "Register the signer's public key."));

    /// <summary>The proof does not lead to the root.</summary>
    public static readonly ErrorKind ProofFails = new("LDG504", Severity.Error,
        new("증명이 성립하지 않습니다.", "The proof does not hold."),
        new(
            "증명, 사건, 체크포인트가 같은 원장에서 왔는지 확인하세요. 그렇다면 원장이 다시 쓰인 것입니다.",
            "Check that proof, event and checkpoint come from one ledger; if they do, the ledger was rewritten."));

    /// <summary>No such size or position.</summary>
    public static readonly ErrorKind NoSuchPosition = new("LDG505", Severity.Error,
        new("위치 {0}은(는) 이 원장이나 체크포인트에 없습니다.", "Position {0} is not in this ledger or checkpoint."),
        new("1부터 체크포인트의 크기까지 고르세요.", "Choose one between 1 and the checkpoint's size."));

    /// <summary>An empty ledger.</summary>
    public static readonly ErrorKind NothingToCheckpoint = new("LDG506", Severity.Error,
        new("사건이 없어 체크포인트를 만들 수 없습니다.", "There is no event, so that there is nothing to make a checkpoint of."),
        new("첫 사건이 기록된 다음에 만드세요.", "Make it after the first event."));

    private static ValueList<ErrorKind> KeyKinds => [WrongKeyEncryptionKey, PersonKeyMissing, KeyStoreLost];

    private static ValueList<ErrorKind> CheckpointKinds =>
        [CheckpointUnreadable, BadSignature, NobodyKnownSigned, ProofFails, NoSuchPosition, NothingToCheckpoint];
}
