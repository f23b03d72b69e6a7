using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Offerings;

/// <summary>What a decision about an offering rests on. Immutable.</summary>
/// <param name="Data">Kinds, lists, districts and terms.</param>
/// <param name="Today">The day.</param>
/// <param name="Provider">The party that offers it; null if there is none of that id.</param>
/// <param name="Vocabulary">The concepts.</param>
internal sealed record OfferingFacts(DirectoryData Data, DateOnly Today, PartyState? Provider, IConceptHierarchy Vocabulary);

/// <summary>What the commands about offerings do. Pure.</summary>
internal static class OfferingDecisions
{
    private const int LongestReason = 1_000;
    private const string Officer = "hub-officer";

    /// <summary>Makes a draft, which may lack what publishing needs.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(Permitted<DraftOffering> permitted, OfferingFacts facts)
    {
        var checks = new Checks(facts.Data, facts.Today);
        var content = OfferingChecks.Checked(checks, permitted.Command.Content, facts);
        return Result.From<ValueList<DirectoryEvent>>(() => [new OfferingDrafted(content)], checks.Errors);
    }

    /// <summary>Says something else of it; what is published stays fit to be.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(OfferingState state, Permitted<ChangeOffering> permitted, OfferingFacts facts)
    {
        var checks = Begin(state, facts, OfferingStatus.Draft, OfferingStatus.Published, OfferingStatus.Suspended);
        var content = OfferingChecks.Checked(checks, permitted.Command.Content, facts);
        checks.Require(content.Kind == state.Content.Kind && content.Provider == state.Content.Provider, DirectoryErrors.KindIsFixed, "$.kind");
        checks.Require(DirectoryEvents.Text(content) != DirectoryEvents.Text(state.Content), DirectoryErrors.NothingChanged, "$");
        if (state.Status != OfferingStatus.Draft)
        {
            OfferingChecks.RequirePublishable(checks, content, state.Figures);
        }

        return Result.From<ValueList<DirectoryEvent>>(() => [new OfferingChanged(content)], checks.Errors);
    }

    /// <summary>Publishes a draft.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(OfferingState state, Permitted<PublishOffering> permitted, OfferingFacts facts)
    {
        ArgumentNullException.ThrowIfNull(permitted);
        var checks = Begin(state, facts, OfferingStatus.Draft);

        // Codes, districts and the provider may have gone since the draft was made.
        OfferingChecks.Checked(checks, state.Content, facts);
        OfferingChecks.RequirePublishable(checks, state.Content, state.Figures);
        return Result.From<ValueList<DirectoryEvent>>(() => [new OfferingPublished(facts.Today)], checks.Errors);
    }

    /// <summary>Takes it out of sight. An officer of the hub may do so also where the provider did: then it is no longer the provider's to show it again.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(OfferingState state, Permitted<SuspendOffering> permitted, OfferingFacts facts)
    {
        var byHub = permitted.Standing.Roles.Contains(Officer, StringComparer.Ordinal);
        var checks = byHub && !state.IsSuspendedByHub ? Begin(state, facts, OfferingStatus.Published, OfferingStatus.Suspended) : Begin(state, facts, OfferingStatus.Published);
        checks.Text("$.reason", permitted.Command.Reason, LongestReason);
        return Result.From<ValueList<DirectoryEvent>>(() => [new OfferingSuspended(permitted.Command.Reason, byHub)], checks.Errors);
    }

    /// <summary>Shows it again.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(OfferingState state, Permitted<ResumeOffering> permitted, OfferingFacts facts)
    {
        ArgumentNullException.ThrowIfNull(permitted);
        var checks = Begin(state, facts, OfferingStatus.Suspended);
        OfferingChecks.Checked(checks, state.Content, facts);
        OfferingChecks.RequirePublishable(checks, state.Content, state.Figures);
        return Result.From<ValueList<DirectoryEvent>>(() => [new OfferingResumed()], checks.Errors);
    }

    /// <summary>Takes it back for good.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(OfferingState state, Permitted<WithdrawOffering> permitted, OfferingFacts facts)
    {
        var checks = Begin(state, facts, OfferingStatus.Draft, OfferingStatus.Published, OfferingStatus.Suspended);
        checks.Text("$.reason", permitted.Command.Reason, LongestReason);
        return Result.From<ValueList<DirectoryEvent>>(() => [new OfferingWithdrawn(permitted.Command.Reason)], checks.Errors);
    }

    /// <summary>Takes over what a node released.</summary>
    public static Result<ValueList<DirectoryEvent>> Decide(OfferingState state, Permitted<FeedDataset> permitted, OfferingFacts facts)
    {
        var (checks, release) = (Begin(state, facts, OfferingStatus.Draft, OfferingStatus.Published, OfferingStatus.Suspended), permitted.Command.Release);
        var figures = DatasetFigures.Of(release);
        if (state.Content.FedBy is not { } feed)
        {
            checks.Report(DirectoryErrors.NotFed, "$");
        }
        else
        {
            checks.Require(feed.Node == release.Node && feed.Dataset == release.Value.Dataset, DirectoryErrors.NotItsNode, "$");
        }

        checks.Require(figures is not null, DirectoryErrors.NoProfile, "$.blocks");
        checks.Require(figures is null || figures.Answers > state.NewestOf(new NodeFeed(figures.Node, figures.Dataset)), DirectoryErrors.SameRelease, "$");
        return Result.From<ValueList<DirectoryEvent>>(() => [new DatasetFed(figures!)], checks.Errors);
    }

    private static Checks Begin(OfferingState state, OfferingFacts facts, params ReadOnlySpan<OfferingStatus> possible)
    {
        var checks = new Checks(facts.Data, facts.Today);
        if (!possible.Contains(state.Status))
        {
            checks.Report(DirectoryErrors.WrongState, "$", state.Standing);
        }

        return checks;
    }
}
