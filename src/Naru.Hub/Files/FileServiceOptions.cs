namespace Naru.Hub.Files;

/// <summary>How files are kept. Immutable.</summary>
public sealed record FileServiceOptions
{
    /// <summary>The folder of contents. Back it up with the database.</summary>
    public required string Folder { get; init; }

    /// <summary>How long an upload may rest before it is given up.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromDays(2);

    /// <summary>How old a content without a record must be to be deleted: longer than it takes to store one.</summary>
    public TimeSpan OrphanAfter { get; init; } = TimeSpan.FromDays(1);
}
