using Naru.Core;
namespace Naru.Hub.Files;

/// <summary>Where a file is in its life.</summary>
public enum FileState
{
    /// <summary>Arriving.</summary>
    Open,

    /// <summary>Stored.</summary>
    Stored,

    /// <summary>Its content is gone; the record stays.</summary>
    Gone,
}

/// <summary>Why a content is gone.</summary>
public enum GoneReason
{
    /// <summary>It was never finished.</summary>
    Abandoned,

    /// <summary>Somebody removed it.</summary>
    Removed,

    /// <summary>Its retention period is over.</summary>
    Expired,

    /// <summary>The person's key was destroyed.</summary>
    Erased,
}

/// <summary>What is to be uploaded. Immutable.</summary>
/// <param name="Kind">The kind, as in <c>data/retention/kinds.json</c>.</param>
/// <param name="Party">The party to which the file belongs.</param>
/// <param name="Subject">What it belongs to: a case, an agreement.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Person">Of a personal kind: whom it is about.</param>
public sealed record NewFile(string Kind, string Party, string Subject, string Name, long Size, string? Person = null);

/// <summary>A file's record. It stays when the content is gone. Immutable.</summary>
/// <param name="Id">32 hexadecimal digits, random.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Party">The party to which it belongs.</param>
/// <param name="Subject">What it belongs to.</param>
/// <param name="Uploader">The person who uploaded it.</param>
/// <param name="Person">Whom it is about; null if it is not personal.</param>
/// <param name="Name">Its name; null once that person's key was destroyed.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="ContentType">As what it is offered; null until it is stored.</param>
/// <param name="Address">
/// The SHA-256 of what is stored; null until it is. Of a personal file that is the sealed form: two persons with the same document have different addresses, and nobody can find out by it whether
/// somebody has a document that he knows.
/// </param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Reason">Why the content is gone, if it is.</param>
/// <param name="Created">When the upload began.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="KeepUntil">The first day on which it is no longer kept; null until the period has begun.</param>
public sealed record FileRecord(
    string Id,
    string Kind,
    string Party,
    string Subject,
    string Uploader,
    string? Person,
    string? Name,
    long Size,
    string? ContentType,
    string? Address,
    FileState State,
    GoneReason? Reason,
    DateTimeOffset Created,
    DateTimeOffset? Stored,
    DateOnly? KeepUntil);

/// <summary>A file, and how much of it has arrived. Immutable.</summary>
/// <param name="File">The record.</param>
/// <param name="Offset">How many bytes have arrived.</param>
public sealed record FileStatus(FileRecord File, long Offset);

/// <summary>A stored file, opened for reading. The receiver disposes it. Serves one reader.</summary>
public sealed class OpenedFile(FileRecord file, Stream content) : IAsyncDisposable
{
    /// <summary>The record.</summary>
    public FileRecord File { get; } = file;

    /// <summary>The content; it can be read from anywhere.</summary>
    public Stream Content { get; } = content;

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}

/// <summary>What <see cref="FileService.CollectAsync"/> did. Immutable.</summary>
/// <param name="Abandoned">Uploads that were given up.</param>
/// <param name="Expired">Files whose retention period was over.</param>
/// <param name="Erased">Files of persons whose key was destroyed.</param>
/// <param name="Contents">Contents that were deleted from the disk.</param>
/// <param name="KeysMissing">Persons whose key was not found and not destroyed either: their files were left as they are.</param>
public sealed record Collected(int Abandoned, int Expired, int Erased, int Contents, ValueList<string> KeysMissing);
