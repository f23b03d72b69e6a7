using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Matching;

/// <summary>Why an offering fits an innovation, and what stands against it.</summary>
internal static class MatchReasons
{
    public static readonly ReasonKind Indication = new("match.indication", "같은 적응증을 다룹니다: {0}", "It is for the same indication: {0}");
    public static readonly ReasonKind IndicationBroader = new(
        "match.indication-broader", "적응증 {0}을(를) 포함하는 {1}을(를) 다룹니다.", "It is for {1}, which includes the indication {0}.");
    public static readonly ReasonKind IndicationNarrower = new(
        "match.indication-narrower", "적응증 {0}의 한 종류인 {1}을(를) 다룹니다.", "It is for {1}, a kind of the indication {0}.");
    public static readonly ReasonKind StageHelped = new("match.stage-helped", "{0} 단계에는 {1}이(가) 도움이 됩니다.", "{1} helps at the stage {0}.");
    public static readonly ReasonKind StageNamed = new("match.stage-named", "{0} 단계를 위한 것입니다.", "It is meant for the stage {0}.");
    public static readonly ReasonKind TypeNamed = new("match.type-named", "{0}을(를) 위한 것입니다.", "It is meant for: {0}.");
    public static readonly ReasonKind Capability = new("match.capability", "필요한 역량이 있습니다: {0}", "It has a capability that is needed: {0}");
    public static readonly ReasonKind Keyword = new("match.keyword", "같은 핵심어이 있습니다: {0}", "It shares a keyword: {0}");
    public static readonly ReasonKind SameDistrict = new("match.same-district", "같은 지역에 있습니다: {0}", "It is in the same district: {0}");
    public static readonly ReasonKind AvailableNow = new("match.available-now", "지금 이용할 수 있습니다.", "It can be had now.");
    public static readonly ReasonKind RequirementMet = new("match.requirement-met", "조건을 채웁니다: {0}", "A requirement is met: {0}");
    public static readonly ReasonKind RequirementNotMet = new("match.requirement-not-met", "조건을 채우지 못합니다: {0} ({1})", "A requirement is not met: {0} ({1})");
    public static readonly ReasonKind RequirementOpen = new("match.requirement-open", "조건을 채우는지 알 수 없습니다: {0} ({1})", "It is not known whether a requirement is met: {0} ({1})");
    public static readonly ReasonKind Ended = new("match.ended", "{0}에 끝났습니다.", "It ended on {0}.");
    public static readonly ReasonKind NotYet = new("match.not-yet", "{0}부터 이용할 수 있습니다.", "It can be had from {0}.");
    public static readonly ReasonKind UsePermitted = new("match.use-permitted", "신고한 이용이 허락됩니다.", "The declared use is permitted.");
    public static readonly ReasonKind UseRefused = new("match.use-refused", "신고한 이용이 허락되지 않습니다: {0}", "The declared use is not permitted: {0}");
    public static readonly ReasonKind UseOpen = new("match.use-open", "이용을 허락할지 사람이 판단해야 합니다: {0}", "A person must decide on the use: {0}");
}
