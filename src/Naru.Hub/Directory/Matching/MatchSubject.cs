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

/// <summary>What was found about one offering, before it is ranked. Immutable.</summary>
internal sealed record MatchFinding(
    int Score, bool IsRelevant, ValueList<WeighedReason> Reasons, ValueList<Reason> Blocking, ValueList<Reason> Open, UseJudgement? Use);
