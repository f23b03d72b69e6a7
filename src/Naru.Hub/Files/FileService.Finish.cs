using System.Security.Cryptography;
using Naru.Core;
using Naru.Hub.Time;
using Naru.Ledger.Personal;

namespace Naru.Hub.Files;

/// <content>The end of an upload.</content>
public sealed partial class FileService
{
    /// <summary>
    /// Ends an upload: all bytes are there, they have the declared hash, and are what the name says; then the content is put in its place. Doing it again gives the same answer. Errors: <c>FIL108</c>,
    /// <c>FIL201</c>, <c>FIL203</c>, <c>FIL205</c>, <c>FIL206</c>, <c>FIL301</c>–<c>FIL303</c>, <c>FIL401</c>, <c>FIL402</c>, <c>FIL504</c>.
    /// </summary>
    /// <param name="id">The file.</param>
    /// <param name="sha256">The SHA-256 of the whole file, 64 lower-case hexadecimal digits.</param>
    /// <param name="stop">Stops before the content has its place.</param>
    public async Task<Result<FileStatus>> FinishAsync(string id, string sha256, CancellationToken stop = default)
    {
        if (sha256 is not { Length: 64 } || !sha256.All(char.IsAsciiHexDigitLower))
        {
            return Result.Failure<FileStatus>([FileErrors.BadHash.At("$.sha256")]);
        }

        var row = await RowAsync(id, stop).ConfigureAwait(false);
        if (row?.State == FileState.Stored)
        {
            // The same answer as the first time. Of a personal file the hash of the bytes is not kept, so that it cannot be compared.
            return row.Person is null && row.Address != sha256 ? Result.Failure<FileStatus>([FileErrors.AlreadyFinished.At("$")]) : await FindAsync(id, stop).ConfigureAwait(false);
        }

        if (Refusal(row) is { } refusal)
        {
            return Result.Failure<FileStatus>([refusal]);
        }

        var today = SeoulTime.Today(clock);
        var rule = kinds.Find(row!.Kind)?.RetentionOn(today);
        if (rule is null)
        {
            return Result.Failure<FileStatus>([FileErrors.NoRetention.At("$", row.Kind, HolidayFile.Iso(today))]);
        }

        if (store.TryOpenUpload(id) is not { } file)
        {
            return Result.Failure<FileStatus>([FileErrors.Busy.At("$")]);
        }

        Error? failure;
        // The lock of the upload is held until the record says that it is stored.
        await using (file.ConfigureAwait(false))
        {
            // Asked again now that nobody else can finish or remove it.
            row = await RowAsync(id, stop).ConfigureAwait(false);
            failure = Refusal(row);
            if (failure is null && !IsPlaced(row!, file))
            {
                failure = await PlaceAsync(row!, file, sha256, stop).ConfigureAwait(false);
            }

            if (failure is null)
            {
                // What is stored after its subject was closed has nothing to wait for.
                var begins = rule.Start == RetentionStart.Stored || await table.ClosedAsync(row!.Subject, stop).ConfigureAwait(false) is not null;
                var until = begins ? rule.Until(today) : (DateOnly?)null;
                await table.StoreAsync(id, until, clock.GetUtcNow(), CancellationToken.None).ConfigureAwait(false);
            }
        }

        if (failure is null || failure.Kind == FileErrors.AlreadyFinished || failure.Kind == FileErrors.Gone)
        {
            store.RemoveUpload(id);
        }

        return failure is null || failure.Kind == FileErrors.AlreadyFinished
            ? await FindAsync(id, stop).ConfigureAwait(false)
            : Result.Failure<FileStatus>([failure]);
    }

    /// <summary>Whether a crash came after the content got its place: then nothing is left to do but to say so.</summary>
    private bool IsPlaced(FileRow row, FileStream upload) =>
        row.Address is not null && store.Holds(row.Address) && (row.Person is not null || upload.Length == 0);

    private async Task<Error?> PlaceAsync(FileRow row, FileStream file, string sha256, CancellationToken stop)
    {
        var (key, keyless) = await KeyAsync(row, stop).ConfigureAwait(false);
        if (keyless is not null)
        {
            return keyless;
        }

        PartialFile partial = key is null ? new PlainPartialFile(file) : await SealedPartialFile.OpenAsync(file, key, row.Id, stop).ConfigureAwait(false);
        if (partial.Length < row.Size)
        {
            return FileErrors.Incomplete.At("$", partial.Length, row.Size);
        }

        var check = new ContentCheck(FileFormat.Find(row.Format));
        string address;
        try
        {
            address = key is null
                ? await HashAsync(partial, check, stop).ConfigureAwait(false)
                : await SealAsync(row, key, partial, check, sha256, stop).ConfigureAwait(false);
        }
        catch (InvalidDataException)
        {
            return FileErrors.Damaged.At("$", row.Id);
        }

        if (address.Length == 0 || (key is null && address != sha256))
        {
            return FileErrors.HashDiffers.At("$.sha256");
        }

        var type = check.Finish();
        if (!type.IsSuccess)
        {
            return type.Findings[0];
        }

        partial.ToDisk();
        using (await store.LockAsync(address, stop).ConfigureAwait(false))
        {
            await table.IntendAsync(row.Id, address, type.Value, clock.GetUtcNow(), stop).ConfigureAwait(false);
            store.Place(key is null ? store.UploadPath(row.Id) : store.SealedPath(row.Id), address);
        }

        return null;
    }

    private static async Task<string> HashAsync(PartialFile partial, ContentCheck check, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (var block in partial.ReadAsync(stop).ConfigureAwait(false))
        {
            hash.AppendData(block.Span);
            check.Append(block.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Writes the sealed form beside the upload.</summary>
    /// <returns>Its hash; empty if the bytes are not those of the declared hash.</returns>
    private async Task<string> SealAsync(FileRow row, PersonKey key, PartialFile partial, ContentCheck check, string sha256, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var target = store.CreateSealed(row.Id);
        await using (target.ConfigureAwait(false))
        {
            using var writer = await SealingWriter.BeginAsync(target, key, row.Id, stop).ConfigureAwait(false);
            await foreach (var block in partial.ReadAsync(stop).ConfigureAwait(false))
            {
                hash.AppendData(block.Span);
                check.Append(block.Span);
                await writer.WriteAsync(block, stop).ConfigureAwait(false);
            }

            var address = await writer.CompleteAsync(stop).ConfigureAwait(false);
            target.Flush(flushToDisk: true);
            return Convert.ToHexStringLower(hash.GetHashAndReset()) == sha256 ? address : "";
        }
    }
}
