using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Offerings;

/// <summary>Something that happened to an offering.</summary>
internal abstract record OfferingEvent : DirectoryEvent;

/// <summary>A draft was made.</summary>
internal sealed record OfferingDrafted(OfferingContent Content) : OfferingEvent;

/// <summary>Something else is said of it.</summary>
internal sealed record OfferingChanged(OfferingContent Content) : OfferingEvent;

/// <summary>It was published.</summary>
internal sealed record OfferingPublished(DateOnly On) : OfferingEvent;

/// <summary>It is out of sight for a while.</summary>
/// <param name="Reason">Why.</param>
/// <param name="ByHub">Whether an officer of the hub took it out of sight.</param>
internal sealed record OfferingSuspended(string Reason, bool ByHub = false) : OfferingEvent;

/// <summary>It is shown again.</summary>
internal sealed record OfferingResumed : OfferingEvent;

/// <summary>It was taken back.</summary>
internal sealed record OfferingWithdrawn(string Reason) : OfferingEvent;

/// <summary>A node's release brought its counts.</summary>
internal sealed record DatasetFed(DatasetFigures Figures) : OfferingEvent;
