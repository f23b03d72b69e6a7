using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Parties;

namespace Naru.Hub.Directories.Offerings;

/// <summary>The states of an offering.</summary>
internal enum OfferingStatus
{
    Draft,
    Published,
    Suspended,
    Withdrawn,
}

/// <summary>An offering, as its events made it. Immutable.</summary>
internal sealed record OfferingState(string Id, OfferingContent Content)
{
    public const string Absent = "absent";
    public const string SuspendedStanding = "suspended";
    public const string SuspendedByHubStanding = "suspended-by-hub";
    private const string WithdrawnStanding = "withdrawn";

    public OfferingStatus Status { get; init; }

    public DatasetFigures? Figures { get; init; }

    public string? Reason { get; init; }

    /// <summary>Whether an officer of the hub suspended it: then only an officer shows it again.</summary>
    public bool IsSuspendedByHub { get; init; }

    /// <summary>Whether its provider is closed: then it counts as withdrawn, whatever it was.</summary>
    public bool IsProviderClosed { get; init; }

    /// <summary>Which release of a node's dataset is the newest that came: also of those that fed it before and may do so again.</summary>
    public ValueList<NewestRelease> Newest { get; init; } = [];

    /// <summary>The state's name in the permission table: of what is published, who may see it.</summary>
    public string Standing => IsProviderClosed ? WithdrawnStanding : Status switch
    {
        OfferingStatus.Draft => "draft",
        OfferingStatus.Published => Content.Visibility,
        OfferingStatus.Suspended => IsSuspendedByHub ? SuspendedByHubStanding : SuspendedStanding,
        OfferingStatus.Withdrawn => WithdrawnStanding,
    };

    /// <summary>The offering after an event; null before the first.</summary>
    public static OfferingState? Apply(string id, OfferingState? state, DirectoryEvent e) => e switch
    {
        OfferingDrafted drafted => new OfferingState(id, drafted.Content),

        // Counts of one node say nothing of another's data.
        OfferingChanged changed => Of(state) with
        {
            Content = changed.Content,
            Figures = changed.Content.FedBy == Of(state).Content.FedBy ? Of(state).Figures : null,
        },
        OfferingPublished => Of(state) with { Status = OfferingStatus.Published },
        OfferingSuspended suspended => Of(state) with { Status = OfferingStatus.Suspended, Reason = suspended.Reason, IsSuspendedByHub = suspended.ByHub },
        OfferingResumed => Of(state) with { Status = OfferingStatus.Published, Reason = null, IsSuspendedByHub = false },
        OfferingWithdrawn withdrawn => Of(state) with { Status = OfferingStatus.Withdrawn, Reason = withdrawn.Reason },
        DatasetFed fed => Of(state).Fed(fed.Figures),
        _ => state,
    };

    public OfferingView View() => new(Id, Standing, Content, Figures, Reason);

    /// <summary>The offering as it is now that its provider has become what it is.</summary>
    public OfferingState Of(Successor provider) => this with { Content = Content with { Provider = provider.Id }, IsProviderClosed = provider.IsClosed };

    /// <summary>How many answers the node had given when it made the newest release that came; 0 if none came.</summary>
    public long NewestOf(NodeFeed feed) => Newest.FirstOrDefault(n => n.Feed == feed)?.Answers ?? 0;

    private OfferingState Fed(DatasetFigures figures)
    {
        var feed = new NodeFeed(figures.Node, figures.Dataset);
        return this with { Figures = figures, Newest = [.. Newest.Where(n => n.Feed != feed), new NewestRelease(feed, figures.Answers)] };
    }

    private static OfferingState Of(OfferingState? state) => state ?? throw new InvalidOperationException("An offering's first event drafts it.");
}

/// <summary>The newest release of a node's dataset that came. Immutable.</summary>
/// <param name="Feed">Which dataset of which node.</param>
/// <param name="Answers">How many answers the node had given then.</param>
internal sealed record NewestRelease(NodeFeed Feed, long Answers);
