using Naru.Core;

namespace Naru.Hub.Directories.Contracts;

/// <summary>What is asked when offerings are looked for that fit an innovation. Immutable.</summary>
/// <param name="Innovation">The innovation's id.</param>
public sealed record MatchRequest(string Innovation)
{
    /// <summary>The party that would take an offering: one of the innovation's owners; the first if it is not said.</summary>
    public string? Taker { get; init; }

    /// <summary>Kinds of offering; none for all.</summary>
    public ValueList<string> Kinds { get; init; } = [];

    /// <summary>Whether a review board has approved; null if it is not said.</summary>
    public EthicsApproval? Ethics { get; init; }

    /// <summary>Whether a non-disclosure agreement will be made; null if it is not said.</summary>
    public bool? Nda { get; init; }

    /// <summary>What datasets are wanted for; null if it is not said.</summary>
    public DeclaredUse? Use { get; init; }
}

/// <summary>An offering that fits, with the reasons. Immutable.</summary>
/// <param name="Offering">The offering.</param>
/// <param name="Score">What the reasons are worth together.</param>
/// <param name="Reasons">Why it fits, what is worth most first.</param>
/// <param name="Blocking">The requirements that are not met: while there are any, it cannot be had.</param>
/// <param name="Open">The requirements of which nobody has said whether they are met, or which a person must judge.</param>
/// <param name="Use">The judgement of the use of a dataset.</param>
public sealed record OfferingMatchResult(
    OfferingHit Offering, int Score, ValueList<WeighedReason> Reasons, ValueList<Reason> Blocking, ValueList<Reason> Open, UseJudgement? Use);

/// <summary>A reason and what it is worth. Immutable.</summary>
/// <param name="Reason">The reason.</param>
/// <param name="Points">What it is worth.</param>
public sealed record WeighedReason(Reason Reason, int Points);

/// <summary>Offerings that fit an innovation, in their order. Immutable.</summary>
/// <param name="Items">Those that can be had first; among them the higher score first.</param>
/// <param name="Considered">How many offerings were looked at: those that the caller may see.</param>
/// <param name="WithVocabulary">Whether concepts were compared with what stands above them.</param>
public sealed record MatchAnswer(ValueList<OfferingMatchResult> Items, int Considered, bool WithVocabulary);
