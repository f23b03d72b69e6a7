using Naru.Core;
using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Matching;

/// <summary>For whom and for what offerings are looked for. Immutable.</summary>
/// <param name="Innovation">The innovation.</param>
/// <param name="Taker">The party that would take an offering.</param>
/// <param name="TakerProfile">What is known of it.</param>
/// <param name="Ethics">Whether a review board has approved.</param>
/// <param name="Nda">Whether a non-disclosure agreement will be made.</param>
/// <param name="Use">What datasets are wanted for; null if it is not said.</param>
internal sealed record MatchSubject(
    InnovationProfile Innovation, string Taker, PartyProfile TakerProfile, EthicsApproval? Ethics = null, bool? Nda = null, DeclaredUse? Use = null);

/// <summary>Whether a requirement is met: not known is neither.</summary>
internal enum Requirement
{
    Met,
    Open,
    NotMet,
}

/// <summary>A reason whose sentence is not made yet: most offerings are ranked and never shown. Immutable.</summary>
internal readonly record struct PendingReason(ReasonKind Kind, int Points, ReasonArgument[] Arguments)
{
    public Reason Make() => Kind.With(Arguments);
}

/// <summary>What was found about one offering. Immutable, once it is found.</summary>
internal sealed class MatchFinding
{
    public List<PendingReason> For { get; } = [];

    public List<PendingReason> Against { get; } = [];

    public List<PendingReason> Unknown { get; } = [];

    public UseJudgement? Use { get; set; }

    /// <summary>Whether it has anything to do with the innovation, beyond place and time.</summary>
    public bool IsRelevant { get; set; }

    public int Score => For.Sum(r => r.Points);

    public bool IsBlocked => Against.Count > 0;

    /// <summary>Why it fits, what is worth most first.</summary>
    public ValueList<WeighedReason> Reasons => For.Select(r => new WeighedReason(r.Make(), r.Points))
        .OrderByDescending(r => r.Points).ThenBy(r => r.Reason.Code, StringComparer.Ordinal).ThenBy(r => r.Reason.En, StringComparer.Ordinal).ToValueList();

    public ValueList<Reason> Blocking => Against.Select(r => r.Make()).ToValueList();

    public ValueList<Reason> Open => Unknown.Select(r => r.Make()).ToValueList();

    public void Add(ReasonKind kind, int points, params ReasonArgument[] arguments) => For.Add(new PendingReason(kind, points, arguments));

    public void Block(ReasonKind kind, params ReasonArgument[] arguments) => Against.Add(new PendingReason(kind, 0, arguments));

    public void LeaveOpen(ReasonKind kind, params ReasonArgument[] arguments) => Unknown.Add(new PendingReason(kind, 0, arguments));
}
