using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Matching;

/// <summary>Why a use is permitted or not.</summary>
internal static class UseReasons
{
    public static readonly ReasonKind NothingSaid = new("use.no-permission", "이용 허락이 정해져 있지 않습니다.", "The dataset names no permission of use.");
    public static readonly ReasonKind NoTypes = new("use.no-types", "무엇에 쓸지 밝히지 않았습니다.", "It is not said what the data are wanted for.");
    public static readonly ReasonKind Unlimited = new("use.unlimited", "이용에 제한이 없습니다.", "Use is not restricted.");
    public static readonly ReasonKind Within = new("use.within", "'{0}'은(는) 허락된 이용입니다.", "'{0}' is within the permitted use.");
    public static readonly ReasonKind Outside = new("use.outside", "'{0}'은(는) 허락된 이용이 아닙니다.", "'{0}' is outside the permitted use.");
    public static readonly ReasonKind MethodsUnclear = new(
        "use.methods-unclear", "방법 개발이 허락된 연구를 위한 것인지 알 수 없습니다.", "It is not known whether the methods are developed for the permitted research.");
    public static readonly ReasonKind CareNotResearch = new("use.care", "진료는 연구가 아니며 CC가 없습니다.", "Clinical care is no research, and there is no CC.");
    public static readonly ReasonKind DiseaseWithin = new("use.disease-within", "연구하는 질환이 허락된 질환에 들어갑니다.", "The diseases studied are among those permitted.");
    public static readonly ReasonKind DiseaseOutside = new("use.disease-outside", "'{0}'은(는) 허락된 질환에 들어가지 않습니다.", "'{0}' is not among the permitted diseases.");
    public static readonly ReasonKind DiseaseUnknown = new(
        "use.disease-unknown", "'{0}'이(가) 허락된 질환에 들어가는지 알 수 없습니다.", "It is not known whether '{0}' is among the permitted diseases.");
    public static readonly ReasonKind NoDisease = new("use.no-disease", "연구하는 질환을 밝히지 않았습니다.", "The diseases studied are not named.");
    public static readonly ReasonKind Kept = new("use.kept", "조건을 지킵니다.", "The condition is kept.");
    public static readonly ReasonKind NotKept = new("use.not-kept", "조건을 지키지 않습니다.", "The condition is not kept.");
    public static readonly ReasonKind NotSaid = new("use.not-said", "이 조건을 지키는지 밝히지 않았습니다.", "It is not said whether the condition is kept.");
    public static readonly ReasonKind EthicsPending = new("use.ethics-pending", "위원회의 심의가 끝나지 않았습니다.", "The review board has not decided yet.");
    public static readonly ReasonKind TooLong = new("use.too-long", "{0}개월까지 쓸 수 있는데 {1}개월을 쓰려 합니다.", "It may be used for {0} months; {1} are wanted.");
    public static readonly ReasonKind TooEarly = new("use.too-early", "{0}까지 공표할 수 없습니다.", "Nothing may be published until {0}.");
    public static readonly ReasonKind InWords = new("use.in-words", "글로 적힌 조건이어서 사람이 판단합니다: {0}", "The condition is in words, for a person to judge: {0}");
    public static readonly ReasonKind OnlyWidens = new("use.widens", "이용을 넓히는 항목입니다.", "This term only widens the use.");
    public static readonly ReasonKind UnknownTerm = new("use.unknown-term", "모르는 항목 '{0}'입니다.", "The term '{0}' is not known.");
}
