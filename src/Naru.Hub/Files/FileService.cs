using System.Security.Cryptography;
using Naru.Core;
using Naru.Hub.Kernel;
using Naru.Hub.Time;
using Naru.Ledger.Personal;

namespace Naru.Hub.Files;

/// <summary>
/// Files by content: uploaded in parts that can be resumed, verified, stored once, kept as long as the rules say. Who may do what is asked before, by the endpoints. Safe for threads; several
/// instances may share a database and a folder.
/// </summary>
public sealed partial class FileService : IPersonalHolder
{
    private readonly FileServiceOptions options;
    private readonly FileKinds kinds;
    private readonly IPersonKeys keys;
    private readonly TimeProvider clock;
    private readonly FileTable table;
    private readonly ContentStore store;

    /// <summary>Files of a folder, which is made if it is not there, and a database. Call <see cref="PrepareAsync"/> before anything else.</summary>
    /// <param name="options">How they are kept.</param>
    /// <param name="database">Where the records are.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="keys">The persons' keys.</param>
    /// <param name="clock">The clock.</param>
    public FileService(FileServiceOptions options, HubDatabase database, FileKinds kinds, IPersonKeys keys, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.options = options;
        this.kinds = kinds;
        this.keys = keys;
        this.clock = clock;
        table = new FileTable(database);
        store = new ContentStore(options.Folder);
    }

    /// <summary>The kinds of file that can be uploaded.</summary>
    public FileKinds Kinds => kinds;

    /// <summary>Makes the table of records if it is not there.</summary>
    public Task PrepareAsync(CancellationToken stop = default) => table.PrepareAsync(stop);

    /// <summary>Begins an upload. Errors: <c>FIL101</c>–<c>FIL107</c>, <c>FIL109</c>, <c>FIL404</c>, <c>FIL504</c>.</summary>
    /// <param name="file">What is to be uploaded.</param>
    /// <param name="uploader">The person who uploads it.</param>
    /// <param name="stop">Stops before anything is recorded.</param>
    public async Task<Result<FileStatus>> CreateAsync(NewFile file, string uploader, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        var kind = kinds.Find(file.Kind);
        var name = FileName.Of(file.Name);
        var errors = new List<Error>([.. Check(file, uploader, kind), .. name.Findings]);
        if (name.IsSuccess && kind is not null && !kind.Takes(name.Value.Ending))
        {
            errors.Add(FileErrors.FormatNotAllowed.At("$.name", name.Value.Ending, string.Join(", ", kind.Formats)));
        }

        if (errors.Count > 0)
        {
            return Result.Failure<FileStatus>(errors.ToValueList());
        }

        var id = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var text = name.Value!.Text;
        if (kind!.IsPersonal)
        {
            var key = await keys.GetOrCreateAsync(file.Person!, stop).ConfigureAwait(false);
            if (key is null)
            {
                return Result.Failure<FileStatus>([FileErrors.PersonErased.At("$.person")]);
            }

            text = SealedName.Seal(text, key, id);
        }

        var now = clock.GetUtcNow();
        var row = new FileRow(
            id, kind.Id, file.Party, file.Subject, uploader, file.Person, text, file.Size, name.Value.Ending, null, null, FileState.Open, null, now, now, null, null);
        await table.InsertAsync(row, stop).ConfigureAwait(false);
        return Result.Success(new FileStatus(ToRecord(row, name.Value.Text), 0));
    }

    /// <summary>A file's record. Error: <c>FIL201</c>.</summary>
    public async Task<Result<FileRecord>> FindRecordAsync(string id, CancellationToken stop = default) =>
        await RowAsync(id, stop).ConfigureAwait(false) is { } row
            ? Result.Success(await RecordAsync(row, stop).ConfigureAwait(false))
            : Result.Failure<FileRecord>([FileErrors.NoSuchFile.At("$")]);

    /// <summary>A file, and how much of it has arrived. Errors: <c>FIL201</c>, <c>FIL203</c> while a request writes to it and does not come to an end.</summary>
    public async Task<Result<FileStatus>> FindAsync(string id, CancellationToken stop = default)
    {
        if (await RowAsync(id, stop).ConfigureAwait(false) is not { } row)
        {
            return Result.Failure<FileStatus>([FileErrors.NoSuchFile.At("$")]);
        }

        return await OffsetAsync(row, stop).ConfigureAwait(false) is { } offset
            ? Result.Success(new FileStatus(await RecordAsync(row, stop).ConfigureAwait(false), offset))
            : Result.Failure<FileStatus>([FileErrors.Busy.At("$")]);
    }

    /// <summary>
    /// Adds the bytes that follow. Whatever had arrived when the stream breaks off is kept. Errors: <c>FIL201</c>–<c>FIL204</c>, <c>FIL206</c>, <c>FIL401</c>.
    /// </summary>
    /// <param name="id">The file.</param>
    /// <param name="offset">At which byte of the file the stream begins; it must be the next one.</param>
    /// <param name="body">The bytes.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<Result<FileStatus>> AppendAsync(string id, long offset, Stream body, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(body);
        var row = await RowAsync(id, stop).ConfigureAwait(false);
        if (Refusal(row) is { } refusal)
        {
            return Result.Failure<FileStatus>([refusal]);
        }

        if (store.TryOpenUpload(id) is not { } file)
        {
            return Result.Failure<FileStatus>([FileErrors.Busy.At("$")]);
        }

        // Asked again now that nobody else can finish or remove it.
        row = await RowAsync(id, stop).ConfigureAwait(false);
        if (Refusal(row) is { } late)
        {
            await file.DisposeAsync().ConfigureAwait(false);
            store.RemoveUpload(id);
            return Result.Failure<FileStatus>([late]);
        }

        var (partial, keyless) = await PartialAsync(file, row!, stop).ConfigureAwait(false);
        if (partial is null)
        {
            return Result.Failure<FileStatus>([keyless!]);
        }

        await using (partial.ConfigureAwait(false))
        {
            if (partial.Length != offset)
            {
                return Result.Failure<FileStatus>([FileErrors.OffsetWrong.At("$", offset, partial.Length)]);
            }

            // Before anything arrives, so that an upload whose connections always break is not taken for abandoned.
            await table.TouchAsync(id, clock.GetUtcNow(), stop).ConfigureAwait(false);
            var refused = await ReceiveAsync(partial, row!, body, stop).ConfigureAwait(false);
            return refused is null
                ? Result.Success(new FileStatus(await RecordAsync(row!, stop).ConfigureAwait(false), partial.Length))
                : Result.Failure<FileStatus>([refused]);
        }
    }

    /// <summary>
    /// Opens a stored file for reading. Errors: <c>FIL201</c>, <c>FIL207</c>, <c>FIL401</c>, <c>FIL402</c>.
    /// </summary>
    /// <returns>The file; the caller disposes it. Reading it throws <see cref="InvalidDataException"/> where a sealed content was changed on disk.</returns>
    public async Task<Result<OpenedFile>> OpenAsync(string id, CancellationToken stop = default)
    {
        var row = await RowAsync(id, stop).ConfigureAwait(false);
        if (row is null || row.State != FileState.Stored)
        {
            return Result.Failure<OpenedFile>([(row?.State switch
            {
                FileState.Open => FileErrors.NotFinished,
                FileState.Gone => FileErrors.Gone,
                _ => FileErrors.NoSuchFile,
            }).At("$")]);
        }

        var (key, keyless) = await KeyAsync(row, stop).ConfigureAwait(false);
        if (keyless is not null)
        {
            return Result.Failure<OpenedFile>([keyless]);
        }

        if (store.TryOpen(row.Address!) is not { } content)
        {
            return Result.Failure<OpenedFile>([FileErrors.Damaged.At("$", row.Address!)]);
        }

        try
        {
            Stream opened = key is null ? content : await SealedReadStream.OpenAsync(content, key, id, stop).ConfigureAwait(false);
            if (opened.Length == row.Size)
            {
                return Result.Success(new OpenedFile(ToRecord(row, key is null ? row.Name : SealedName.Open(row.Name, key, id)), opened));
            }

            await opened.DisposeAsync().ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            // Told below: what is on disk is not what was stored.
        }

        return Result.Failure<OpenedFile>([FileErrors.Damaged.At("$", row.Address!)]);
    }

    private static FileRecord ToRecord(FileRow row, string? name) => new(
        row.Id, row.Kind, row.Party, row.Subject, row.Uploader, row.Person, name, row.Size, row.State == FileState.Open ? null : row.ContentType,
        row.State == FileState.Open ? null : row.Address, row.State, row.Reason, row.Created, row.Stored, row.KeepUntil);

    private static Error? Refusal(FileRow? row) => row is null ? FileErrors.NoSuchFile.At("$") : row.State switch
    {
        FileState.Stored => FileErrors.AlreadyFinished.At("$"),
        FileState.Gone => FileErrors.Gone.At("$"),
        FileState.Open => null,
    };

    private static bool IsId(string? text) => text is { Length: > 0 and <= 100 } && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or ':' or '.');

    private List<Error> Check(NewFile file, string uploader, FileKind? kind)
    {
        var errors = new List<Error>();
        if (kind is null)
        {
            errors.Add(FileErrors.UnknownKind.At("$.kind", file.Kind, string.Join(", ", kinds.All.Select(k => k.Id))));
        }
        else
        {
            if (file.Size < 1 || file.Size > kind.MaximumBytes)
            {
                errors.Add(FileErrors.SizeOutOfRange.At("$.size", file.Size, kind.MaximumBytes));
            }

            if (kind.IsPersonal != file.Person is not null)
            {
                errors.Add((kind.IsPersonal ? FileErrors.PersonMissing : FileErrors.PersonNotAllowed).At("$.person"));
            }

            var today = SeoulTime.Today(clock);
            if (kind.RetentionOn(today) is null)
            {
                errors.Add(FileErrors.NoRetention.At("$.kind", kind.Id, HolidayFile.Iso(today)));
            }
        }

        foreach (var (name, value) in (ReadOnlySpan<(string, string?)>)[("party", file.Party), ("subject", file.Subject), ("person", file.Person ?? "none"), ("uploader", uploader)])
        {
            if (!IsId(value))
            {
                errors.Add(FileErrors.BadId.At($"$.{name}", name));
            }
        }

        return errors;
    }

    /// <summary>Ids become names of files: whatever is none of ours is nobody's.</summary>
    private Task<FileRow?> RowAsync(string id, CancellationToken stop) =>
        id is { Length: 32 } && id.All(char.IsAsciiHexDigitLower) ? table.FindAsync(id, stop) : Task.FromResult<FileRow?>(null);

    /// <summary>The key of a personal file; or that it was destroyed, or is missing.</summary>
    private async Task<(PersonKey? Key, Error? Keyless)> KeyAsync(FileRow row, CancellationToken stop)
    {
        if (row.Person is null)
        {
            return (null, null);
        }

        var found = await keys.FindAsync(row.Person, stop).ConfigureAwait(false);
        return found.State switch
        {
            KeyState.Found => (found.Key, null),
            KeyState.Destroyed => (null, FileErrors.Gone.At("$")),
            KeyState.Missing => (null, FileErrors.KeyMissing.At("$")),
        };
    }

    private async Task<(PartialFile? File, Error? Keyless)> PartialAsync(FileStream file, FileRow row, CancellationToken stop)
    {
        try
        {
            if (row.Person is null)
            {
                return (new PlainPartialFile(file), null);
            }

            var (key, keyless) = await KeyAsync(row, stop).ConfigureAwait(false);
            if (key is not null)
            {
                return (await SealedPartialFile.OpenAsync(file, key, row.Id, stop).ConfigureAwait(false), null);
            }

            await file.DisposeAsync().ConfigureAwait(false);
            return (null, keyless);
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task<FileRecord> RecordAsync(FileRow row, CancellationToken stop)
    {
        var (key, _) = await KeyAsync(row, stop).ConfigureAwait(false);
        return ToRecord(row, row.Person is null ? row.Name : key is null ? null : SealedName.Open(row.Name, key, row.Id));
    }

    /// <summary>How much has arrived; null while somebody writes, and does not end soon.</summary>
    private async Task<long?> OffsetAsync(FileRow row, CancellationToken stop)
    {
        // A content with a place has arrived, also if a crash came before that was recorded.
        if (row.State != FileState.Open || (row.Address is not null && store.Holds(row.Address)))
        {
            return row.State == FileState.Gone ? 0 : row.Size;
        }

        if (!File.Exists(store.UploadPath(row.Id)))
        {
            return 0;
        }

        // A request whose client is gone may still be writing down what had arrived: whoever asks where to go on waits for it.
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if (store.TryOpenUpload(row.Id) is { } file)
            {
                if (await PartialAsync(file, row, stop).ConfigureAwait(false) is not { File: { } partial })
                {
                    return 0;
                }

                await using (partial.ConfigureAwait(false))
                {
                    return partial.Length;
                }
            }

            await Task.Delay(TimeSpan.FromMilliseconds(50), stop).ConfigureAwait(false);
        }

        return null;
    }

    /// <summary>Takes what the stream has, until it ends or breaks off.</summary>
    private static async Task<Error?> ReceiveAsync(PartialFile partial, FileRow row, Stream body, CancellationToken stop)
    {
        var block = new byte[PartialFile.BlockBytes];
        var filled = 0;
        var mark = partial.Mark();
        try
        {
            int read;
            while ((read = await body.ReadAsync(block.AsMemory(filled), stop).ConfigureAwait(false)) > 0)
            {
                filled += read;
                if (partial.Length + filled > row.Size)
                {
                    partial.GoBack(mark);
                    filled = 0;
                    return FileErrors.TooMuch.At("$", row.Size);
                }

                if (filled == block.Length)
                {
                    await partial.AppendAsync(block, CancellationToken.None).ConfigureAwait(false);
                    filled = 0;
                }
            }

            return null;
        }
        finally
        {
            // Also when the stream broke off or the request was stopped: what has arrived need not be sent again.
            await partial.AppendAsync(block.AsMemory(0, filled), CancellationToken.None).ConfigureAwait(false);
            partial.ToDisk();
        }
    }
}
