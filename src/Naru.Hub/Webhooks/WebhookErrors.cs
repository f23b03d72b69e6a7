using Naru.Core;

namespace Naru.Hub.Webhooks;

/// <summary>Every kind of finding about receivers of webhooks. 1xx: what is registered; 2xx: deliveries that are asked for; 3xx: why something was not sent.</summary>
public static class WebhookErrors
{
    /// <summary>A type that there is not.</summary>
    public static readonly ErrorKind UnknownType = new("WHK101", Severity.Error,
        new("'{0}'(이)라는 사건은 없습니다.", "There is no type '{0}'."),
        new("GET /api/v1/webhook-types에서 고르세요.", "Choose from GET /api/v1/webhook-types."));

    /// <summary>No types, or one twice.</summary>
    public static readonly ErrorKind BadTypes = new("WHK102", Severity.Error,
        new("받을 사건을 하나 이상, 한 번씩만 적어야 합니다.", "At least one type is needed, and each once."),
        new("types를 고치세요.", "Correct types."));

    /// <summary>No address that can be called.</summary>
    public static readonly ErrorKind BadAddress = new("WHK103", Severity.Error,
        new("수신처의 주소로 쓸 수 없습니다.", "This cannot be a receiver's address."),
        new("https://로 시작하고 계정 정보와 # 부분이 없는 2,000자 이내의 ASCII 주소를 쓰세요.", "Give an https address in ASCII of at most 2,000 characters, without a user and without a part after #."));

    /// <summary>An IP address that the hub must not call.</summary>
    public static readonly ErrorKind InnerAddress = new("WHK104", Severity.Error,
        new("안쪽 망이나 특별한 용도의 IP 주소입니다.", "This is an IP address of an inner network, or of a special purpose."),
        new("밖에서 부를 수 있는 서버의 주소를 쓰세요. 허브와 같은 망의 수신처라면 운영자에게 문의하세요.", "Give the address of a public server. For a receiver in the hub's own network, ask the operator."));

    /// <summary>A name that leads to no public address. One code for both: which names the inner network has is nobody's business.</summary>
    public static readonly ErrorKind NoPublicName = new("WHK105", Severity.Error,
        new("주소의 이름을 찾을 수 없거나, 그 이름이 밖에서 부를 수 있는 IP 주소로만 이어지지 않습니다.", "The name in the address cannot be found, or does not lead to public IP addresses alone."),
        new("이름의 철자와 DNS를 확인하세요. 허브와 같은 망의 수신처라면 운영자에게 문의하세요.", "Check the spelling and the DNS. For a receiver in the hub's own network, ask the operator."));

    /// <summary>A party that cannot receive.</summary>
    public static readonly ErrorKind NoSuchParty = new("WHK106", Severity.Error,
        new("디렉터리에 있는 주체가 아니거나, 합쳐지거나 닫힌 주체입니다.", "The directory has no such party, or it was merged or closed."),
        new("주체의 식별자를 확인하세요.", "Check the party's id."));

    /// <summary>Too many receivers.</summary>
    public static readonly ErrorKind TooMany = new("WHK107", Severity.Error,
        new("한 주체의 수신처는 {0}개까지입니다.", "A party can have at most {0} receivers."),
        new("쓰지 않는 수신처를 없애세요.", "Remove one that is not used."));

    /// <summary>An overlap that is too long.</summary>
    public static readonly ErrorKind BadOverlap = new("WHK108", Severity.Error,
        new("옛 비밀을 함께 쓰는 시간은 0시간에서 {0}시간까지입니다.", "Old secrets can stay for 0 to {0} hours."),
        new("overlapHours를 고치세요.", "Correct overlapHours."));

    /// <summary>No such delivery.</summary>
    public static readonly ErrorKind NoSuchDelivery = new("WHK201", Severity.Error,
        new("그런 전달 기록이 없습니다.", "There is no such delivery."),
        new("GET …/deliveries에서 확인하세요. 기록은 {0}일 동안 둡니다.", "See GET …/deliveries. They are kept for {0} days."));

    /// <summary>A delivery that is tried again anyway.</summary>
    public static readonly ErrorKind StillWaiting = new("WHK202", Severity.Error,
        new("아직 저절로 다시 보내는 중입니다.", "It is still tried again by itself."),
        new("nextTry까지 기다리세요.", "Wait until nextTry."));

    /// <summary>Not sent because of a pause.</summary>
    public static readonly ErrorKind WasPaused = new("WHK301", Severity.Error,
        new("수신처가 멈춰 있어 보내지 않았습니다.", "It was not sent: the receiver was paused."),
        new("수신처를 다시 켠 뒤 이 건을 다시 보내세요.", "Resume the receiver, then send it again."));

    /// <summary>Not sent because it was off.</summary>
    public static readonly ErrorKind WasOff = new("WHK302", Severity.Error,
        new("수신처가 꺼져 있어 보내지 않았습니다.", "It was not sent: the receiver was switched off."),
        new("수신처를 고쳐 다시 켠 뒤 이 건을 다시 보내세요.", "Mend the receiver and resume it, then send it again."));

    /// <summary>Not sent because of ended rights.</summary>
    public static readonly ErrorKind NotVisible = new("WHK303", Severity.Error,
        new("주체가 더는 볼 수 없는 것이라 보내지 않았습니다.", "It was not sent: the party may not see it any more, or nobody represents the party."),
        new("권한이 다시 생기면 다시 보낼 수 있습니다.", "It can be sent again when the right is back."));

    /// <summary>All kinds, by code.</summary>
    public static ValueList<ErrorKind> All { get; } =
    [
        UnknownType, BadTypes, BadAddress, InnerAddress, NoPublicName, NoSuchParty, TooMany, BadOverlap, NoSuchDelivery, StillWaiting, WasPaused, WasOff, NotVisible,
    ];
}
