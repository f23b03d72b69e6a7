using Naru.Core;
using Naru.Hub.Files.Contracts;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Files;

internal sealed record CreateFile(NewFile File) : IHubCommand
{
    public static CommandName Name { get; } = new("files", "file", "create");
}

internal sealed record AppendToFile(string File, long Offset) : IHubCommand
{
    public static CommandName Name { get; } = new("files", "file", "append");
}

internal sealed record FinishFile(string File, string Sha256) : IHubCommand
{
    public static CommandName Name { get; } = new("files", "file", "finish");
}

internal sealed record ReadFile(string File) : IHubCommand
{
    public static CommandName Name { get; } = new("files", "file", "read");
}

internal sealed record DownloadFile(string File) : IHubCommand
{
    public static CommandName Name { get; } = new("files", "file", "download");
}

internal sealed record RemoveFile(string File) : IHubCommand
{
    public static CommandName Name { get; } = new("files", "file", "remove");
}

/// <summary>How callers stand to files. Safe for threads.</summary>
internal sealed class FilePermissions(PermissionTables tables, FileService files, IEnumerable<IFileAccess> subjects)
{
    private readonly IFileAccess[] subjects = [.. subjects];

    /// <summary>The command, if the caller may begin this upload.</summary>
    internal async Task<Result<Permitted<CreateFile>>> CheckAsync(Caller caller, CreateFile command, CancellationToken stop)
    {
        var right = await RightAsync(caller, command.File.Party, command.File.Subject, stop).ConfigureAwait(false);
        return tables.Check(caller, Standing.Of(caller, "none", command.File.Party, more: Roles(right, isUploader: false, isPersonal: command.File.Person is not null)), command);
    }

    /// <summary>The file, if the caller may ask this of it; otherwise it is as if it were not there, or why not.</summary>
    internal async Task<Result<FileRecord>> CheckAsync<TCommand>(Caller caller, string file, TCommand command, CancellationToken stop)
        where TCommand : class, IHubCommand
    {
        var found = await files.FindRecordAsync(file, stop).ConfigureAwait(false);
        if (!found.IsSuccess)
        {
            return Result.Failure<FileRecord>([PermissionTables.NotThere()]);
        }

        var record = found.Value;
        var right = await RightAsync(caller, record.Party, record.Subject, stop).ConfigureAwait(false);
        var state = record.State switch
        {
            FileState.Open => "open",
            FileState.Stored => "stored",
            FileState.Gone => "gone",
        };
        var standing = Standing.Of(caller, state, record.Party, record.Person, Roles(right, caller.Person is not null && caller.Person == record.Uploader, record.Person is not null));
        var permitted = tables.Check(caller, standing, command);
        return Result.From(() => record, permitted.Findings);
    }

    private static IEnumerable<string> Roles(SubjectRight right, bool isUploader, bool isPersonal)
    {
        // A right to a file ends with the right to what it belongs to, also for whoever uploaded it.
        if (right == SubjectRight.Write)
        {
            yield return "subject-writer";
            if (isUploader)
            {
                yield return "uploader";
            }
        }

        // What is about one person is not for everybody who may see the thing, which may be the whole world.
        if (right == SubjectRight.Write || (right == SubjectRight.Read && !isPersonal))
        {
            yield return "subject-reader";
        }
    }

    private async ValueTask<SubjectRight> RightAsync(Caller caller, string party, string subject, CancellationToken stop)
    {
        var most = SubjectRight.None;
        foreach (var access in caller.Person is null ? [] : subjects)
        {
            var right = await access.OfAsync(caller, party, subject, stop).ConfigureAwait(false);
            most = right > most ? right : most;
        }

        return most;
    }
}
