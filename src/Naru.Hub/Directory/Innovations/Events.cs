using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Innovations;

/// <summary>Something that happened to an innovation.</summary>
internal abstract record InnovationEvent : DirectoryEvent;

/// <summary>It was registered.</summary>
internal sealed record InnovationRegistered(InnovationProfile Profile, DateOnly On) : InnovationEvent;

/// <summary>Something else is said of it.</summary>
internal sealed record InnovationChanged(InnovationProfile Profile) : InnovationEvent;

/// <summary>It came to another stage.</summary>
internal sealed record InnovationAdvanced(string Stage, DateOnly On, string? Note = null) : InnovationEvent;

/// <summary>It was put away.</summary>
internal sealed record InnovationArchived(string Reason) : InnovationEvent;
