using Naru.Core;

namespace Naru.Ledger;

/// <content>What verification finds.</content>
public static partial class LedgerErrors
{
    private static readonly BilingualText Examine = new(
        "이 자리 뒤로는 쓰지 말고, 백업과 밖에 보관한 체크포인트와 비교하세요.",
        "Stop writing, and compare with a backup and with the checkpoints that are kept elsewhere.");

    /// <summary>A field of an event is not what was recorded.</summary>
    public static readonly ErrorKind EventChanged = new("LDG301", Severity.Error,
        new("사건이 바뀌었습니다: 위치 {0}, '{1}'의 {2}번째.", "An event was changed: position {0}, number {2} of '{1}'."), Examine);

    /// <summary>Positions without events.</summary>
    public static readonly ErrorKind EventsLost = new("LDG302", Severity.Error,
        new("사건이 없어졌습니다: 위치 {0}~{1}.", "Events are lost: positions {0} to {1}."), Examine);

    /// <summary>An event stands where another was.</summary>
    public static readonly ErrorKind EventMoved = new("LDG303", Severity.Error,
        new(
            "사건의 자리가 바뀌었습니다: 위치 {0}에 있는 것은 위치 {1}에 기록된 사건입니다.",
            "Events were re-ordered: what stands at position {0} was recorded at position {1}."),
        Examine);

    /// <summary>Versions of a stream without events, or twice.</summary>
    public static readonly ErrorKind StreamBroken = new("LDG304", Severity.Error,
        new("'{0}'의 순서가 끊겼습니다: {1}번째 다음에 {2}번째가 옵니다.", "The order of '{0}' is broken: number {1} is followed by number {2}."), Examine);

    /// <summary>The chain does not go on.</summary>
    public static readonly ErrorKind ChainBroken = new("LDG305", Severity.Error,
        new("'{0}'의 {1}번째 사건이 앞 사건의 해시를 잇지 않습니다.", "Number {1} of '{0}' does not continue the hash of the event before it."), Examine);

    /// <summary>The end is missing.</summary>
    public static readonly ErrorKind EndLost = new("LDG306", Severity.Error,
        new(
            "끝이 잘렸습니다: 원장은 위치 {0}까지라고 하나 사건은 {1}까지 있습니다.",
            "The end is cut off: the ledger says it reaches position {0}, events reach {1}."),
        Examine);

    /// <summary>Events where none can be.</summary>
    public static readonly ErrorKind BeyondEnd = new("LDG307", Severity.Error,
        new("원장의 범위(1~{0}) 밖에 끼워 넣은 사건이 있습니다: 위치 {1}.", "An event was inserted outside the ledger (1 to {0}): position {1}."), Examine);

    /// <summary>Time runs back.</summary>
    public static readonly ErrorKind TimeRunsBack = new("LDG308", Severity.Error,
        new("시각이 거꾸로 갑니다: 위치 {0}의 사건이 앞 사건보다 이릅니다.", "Time runs back: the event at position {0} is earlier than the one before it."), Examine);

    /// <summary>A command twice.</summary>
    public static readonly ErrorKind CommandTwice = new("LDG309", Severity.Error,
        new("명령 '{0}'의 사건이 이어져 있지 않습니다: 위치 {1}과(와) {2}.", "The events of command '{0}' do not stand together: positions {1} and {2}."), Examine);

    /// <summary>A position twice.</summary>
    public static readonly ErrorKind PositionTwice = new("LDG310", Severity.Error,
        new("위치 {0}에 사건이 둘 이상 있습니다.", "There is more than one event at position {0}."), Examine);

    /// <summary>The head's time is not the last event's.</summary>
    public static readonly ErrorKind HeadChanged = new("LDG311", Severity.Error,
        new("원장의 끝에 적힌 시각이 마지막 사건의 시각과 다릅니다.", "The time noted at the ledger's end is not that of the last event."), Examine);

    /// <summary>History before a checkpoint was rewritten.</summary>
    public static readonly ErrorKind HistoryRewritten = new("LDG312", Severity.Error,
        new(
            "체크포인트와 맞지 않습니다: 위치 {0}~{1} 사이의 사건이 체크포인트를 만든 뒤에 바뀌었습니다.",
            "A checkpoint does not hold: between positions {0} and {1} events were changed after it was made."),
        Examine);

    /// <summary>The ledger ends before a checkpoint.</summary>
    public static readonly ErrorKind HistoryCut = new("LDG313", Severity.Error,
        new(
            "체크포인트를 만들 때는 위치 {0}까지 있었으나 지금은 {1}까지 있습니다.",
            "When the checkpoint was made, the ledger reached position {0}; now it reaches {1}."),
        Examine);

    /// <summary>A checkpoint of another ledger.</summary>
    public static readonly ErrorKind OtherLedger = new("LDG314", Severity.Error,
        new("다른 원장의 체크포인트입니다('{0}').", "This is the checkpoint of another ledger ('{0}')."),
        new(
            "체크포인트와 원장이 짝이 맞는지 확인하세요. 맞다면 원장 전체가 바뀐 것입니다.",
            "Check that checkpoint and ledger belong together; if they do, the whole ledger was replaced."));

    /// <summary>The findings, by code.</summary>
    private static ValueList<ErrorKind> FindingKinds =>
    [
        EventChanged, EventsLost, EventMoved, StreamBroken, ChainBroken, EndLost, BeyondEnd, TimeRunsBack, CommandTwice, PositionTwice, HeadChanged,
        HistoryRewritten, HistoryCut, OtherLedger,
    ];
}
