using Naru.Core;

namespace Naru.Hub.Files.Contracts;

/// <summary>What a client sends to begin an upload. Immutable.</summary>
/// <param name="Kind">The kind, as in <c>/api/v1/files/kinds</c>.</param>
/// <param name="Party">The party to which the file belongs.</param>
/// <param name="Subject">What it belongs to.</param>
/// <param name="Name">Its name.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Person">Of a personal kind: whom it is about.</param>
public sealed record FileToUpload(string Kind, string Party, string Subject, string Name, long Size, string? Person = null);

/// <summary>What a client sends to end an upload. Immutable.</summary>
/// <param name="Sha256">The SHA-256 of the whole file, 64 lower-case hexadecimal digits.</param>
public sealed record FileToFinish(string Sha256);

/// <summary>A file as the API shows it. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Party">The party to which it belongs.</param>
/// <param name="Subject">What it belongs to.</param>
/// <param name="Name">Its name; missing once the person's key was destroyed.</param>
/// <param name="Size">How many bytes it has.</param>
/// <param name="Offset">How many have arrived.</param>
/// <param name="State">Where it is in its life.</param>
/// <param name="Reason">Why its content is gone.</param>
/// <param name="ContentType">As what it is offered.</param>
/// <param name="Address">The SHA-256 of what is stored; of a personal file, of its sealed form.</param>
/// <param name="Created">When the upload began.</param>
/// <param name="Stored">When it was stored.</param>
/// <param name="KeepUntil">The first day on which it is no longer kept; missing until the period has begun.</param>
public sealed record FileView(
    string Id,
    string Kind,
    string Party,
    string Subject,
    string? Name,
    long Size,
    long Offset,
    FileState State,
    GoneReason? Reason,
    string? ContentType,
    string? Address,
    DateTimeOffset Created,
    DateTimeOffset? Stored,
    DateOnly? KeepUntil)
{
    internal static FileView Of(FileStatus status)
    {
        var file = status.File;
        return new(
            file.Id, file.Kind, file.Party, file.Subject, file.Name, file.Size, status.Offset, file.State, file.Reason, file.ContentType, file.Address, file.Created, file.Stored, file.KeepUntil);
    }
}

/// <summary>A kind of file as the API shows it. Immutable.</summary>
/// <param name="Kind">Its id.</param>
/// <param name="Korean">Its name in Korean.</param>
/// <param name="English">Its name in English.</param>
/// <param name="MaximumBytes">The most bytes of a file.</param>
/// <param name="IsPersonal">Whether it is about one person.</param>
/// <param name="Formats">Endings of names; <c>*</c> for any.</param>
public sealed record FileKindView(string Kind, string Korean, string English, long MaximumBytes, bool IsPersonal, ValueList<string> Formats);
