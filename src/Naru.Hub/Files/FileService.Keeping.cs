using System.Security.Cryptography;
using Naru.Core;
using Naru.Hub.Kernel;
using Naru.Hub.Time;
using Naru.Ledger.Personal;

namespace Naru.Hub.Files;

/// <content>What becomes of stored files.</content>
public sealed partial class FileService
{
    /// <summary>
    /// Removes a file's content; its record stays. An upload is given up. Doing it again changes nothing. Errors: <c>FIL201</c>, <c>FIL203</c>, <c>FIL403</c> while the file must be kept.
    /// </summary>
    public async Task<Result<FileStatus>> RemoveAsync(string id, CancellationToken stop = default)
    {
        var row = await RowAsync(id, stop).ConfigureAwait(false);
        if (row is null)
        {
            return Result.Failure<FileStatus>([FileErrors.NoSuchFile.At("$")]);
        }

        if (row is { State: FileState.Stored, KeepUntil: { } until } && until > SeoulTime.Today(clock)
            && kinds.Find(row.Kind)?.RetentionOn(SeoulTime.DateOf(row.Stored!.Value)) is not { MayGoEarlier: true })
        {
            return Result.Failure<FileStatus>([FileErrors.MustBeKept.At("$", HolidayFile.Iso(until))]);
        }

        if (row.State == FileState.Open && !await GiveUpAsync(row, GoneReason.Removed, stop).ConfigureAwait(false))
        {
            return Result.Failure<FileStatus>([FileErrors.Busy.At("$")]);
        }

        if (row.State == FileState.Stored)
        {
            await EndAsync(row, GoneReason.Removed, stop).ConfigureAwait(false);
        }

        return await FindAsync(id, stop).ConfigureAwait(false);
    }

    /// <summary>
    /// What the files belong to is closed: the retention periods that wait for that begin, by the rules in force on that day; those of files that are stored later begin when they are.
    /// Doing it again changes nothing. Errors: <c>FIL504</c>.
    /// </summary>
    /// <param name="subject">What is closed.</param>
    /// <param name="closed">On which day, in Seoul.</param>
    /// <param name="stop">Stops between two files; call it again.</param>
    /// <returns>The files whose period has begun.</returns>
    public async Task<Result<IReadOnlyList<FileRecord>>> StartRetentionAsync(string subject, DateOnly closed, CancellationToken stop = default)
    {
        var errors = new List<Error>();
        var begun = new List<FileRecord>();
        await table.CloseAsync(subject, closed, stop).ConfigureAwait(false);
        foreach (var row in await table.OfSubjectAsync(subject, stop).ConfigureAwait(false))
        {
            var rule = kinds.Find(row.Kind)?.RetentionOn(closed);
            if (rule is null)
            {
                errors.Add(FileErrors.NoRetention.At("$", row.Kind, HolidayFile.Iso(closed)));
            }
            else if (row is { State: FileState.Stored, KeepUntil: null })
            {
                await table.KeepUntilAsync(row.Id, rule.Until(closed), stop).ConfigureAwait(false);
                begun.Add((await FindRecordAsync(row.Id, stop).ConfigureAwait(false)).Value!);
            }
        }

        return Result.From<IReadOnlyList<FileRecord>>(() => begun, errors.ToValueList());
    }

    /// <summary>
    /// Gives up what was abandoned, ends what need not be kept any longer or belongs to a person whose key was destroyed, and deletes contents that nobody needs. Call it now and then, in one or
    /// several instances.
    /// </summary>
    public async Task<Collected> CollectAsync(CancellationToken stop = default)
    {
        var now = clock.GetUtcNow();
        var (abandoned, expired, erased, contents) = (0, 0, 0, 0);
        var missing = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var row in await table.AbandonedAsync(now - options.AbandonAfter, stop).ConfigureAwait(false))
        {
            abandoned += await GiveUpAsync(row, GoneReason.Abandoned, stop).ConfigureAwait(false) ? 1 : 0;
        }

        foreach (var row in await table.ExpiredAsync(SeoulTime.DateOf(now), stop).ConfigureAwait(false))
        {
            expired++;
            contents += await EndAsync(row, GoneReason.Expired, stop).ConfigureAwait(false);
        }

        foreach (var row in await table.PersonalAsync(stop).ConfigureAwait(false))
        {
            // Nothing may be deleted for good because a store of keys is not the one it should be.
            var key = await keys.FindAsync(row.Person!, stop).ConfigureAwait(false);
            if (key.State == KeyState.Missing)
            {
                missing.Add(row.Person!);
            }

            if (key.State != KeyState.Destroyed)
            {
                continue;
            }

            if (row.State == FileState.Stored)
            {
                erased++;
                contents += await EndAsync(row, GoneReason.Erased, stop).ConfigureAwait(false);
            }
            else if (await GiveUpAsync(row, GoneReason.Erased, stop).ConfigureAwait(false))
            {
                erased++;
            }
        }

        contents += await SweepAsync(now, stop).ConfigureAwait(false);
        return new Collected(abandoned, expired, erased, contents, missing.ToValueList());
    }

    /// <inheritdoc/>
    async Task<DateOnly?> IPersonalHolder.KeptUntilAsync(string person, CancellationToken stop)
    {
        DateOnly? latest = null;
        foreach (var row in await table.OfPersonAsync(person, stop).ConfigureAwait(false))
        {
            var mayGo = row.Stored is not { } stored || kinds.Find(row.Kind)?.RetentionOn(SeoulTime.DateOf(stored)) is { MayGoEarlier: true };
            if (!mayGo)
            {
                // A period that has not begun has no end yet: it is looked at again.
                var until = row.KeepUntil ?? DateOnly.MaxValue;
                latest = latest is null || until > latest ? until : latest;
            }
        }

        return latest;
    }

    /// <inheritdoc/>
    async Task IPersonalHolder.DropAsync(string person, CancellationToken stop)
    {
        foreach (var row in await table.OfPersonAsync(person, stop).ConfigureAwait(false))
        {
            _ = row.State == FileState.Stored
                ? await EndAsync(row, GoneReason.Erased, stop).ConfigureAwait(false)
                : await GiveUpAsync(row, GoneReason.Erased, stop).ConfigureAwait(false) ? 1 : 0;
        }
    }

    /// <summary>Reads every stored content and compares it with its address. Errors, one for each that differs: <c>FIL402</c>.</summary>
    public async Task<ValueList<Error>> VerifyAsync(CancellationToken stop = default)
    {
        var errors = new List<Error>();
        foreach (var row in await table.StoredAsync(stop).ConfigureAwait(false))
        {
            var content = store.TryOpen(row.Address!);
            if (content is null)
            {
                errors.Add(FileErrors.Damaged.At("$", row.Id));
                continue;
            }

            await using (content.ConfigureAwait(false))
            {
                if (Convert.ToHexStringLower(await SHA256.HashDataAsync(content, stop).ConfigureAwait(false)) != row.Address)
                {
                    errors.Add(FileErrors.Damaged.At("$", row.Id));
                }
            }
        }

        return errors.ToValueList();
    }

    /// <summary>Contents and parts of uploads that no record knows, because a crash came between two steps.</summary>
    private async Task<int> SweepAsync(DateTimeOffset now, CancellationToken stop)
    {
        var deleted = 0;
        foreach (var (address, placed) in store.Contents())
        {
            if (placed < now - options.OrphanAfter)
            {
                deleted += await DeleteIfUnusedAsync(address, stop).ConfigureAwait(false);
            }
        }

        foreach (var (id, written) in store.Uploads())
        {
            if (written < now - options.OrphanAfter && await table.FindAsync(id, stop).ConfigureAwait(false) is not { State: FileState.Open })
            {
                store.RemoveUpload(id);
            }
        }

        return deleted;
    }

    private async Task<bool> GiveUpAsync(FileRow row, GoneReason reason, CancellationToken stop)
    {
        if (store.TryOpenUpload(row.Id) is not { } file)
        {
            return false;
        }

        await using (file.ConfigureAwait(false))
        {
            if (await table.AbandonAsync(row.Id, reason, row.Touched, clock.GetUtcNow(), stop).ConfigureAwait(false) == 0)
            {
                return false;
            }

            store.RemoveUpload(row.Id);
        }

        if (row.Address is not null)
        {
            await DeleteIfUnusedAsync(row.Address, stop).ConfigureAwait(false);
        }

        return true;
    }

    private async Task<int> EndAsync(FileRow row, GoneReason reason, CancellationToken stop)
    {
        await table.EndAsync(row.Id, FileState.Stored, reason, clock.GetUtcNow(), stop).ConfigureAwait(false);
        return await DeleteIfUnusedAsync(row.Address!, stop).ConfigureAwait(false);
    }

    private async Task<int> DeleteIfUnusedAsync(string address, CancellationToken stop)
    {
        using (await store.LockAsync(address, stop).ConfigureAwait(false))
        {
            if (!store.Holds(address) || await table.IsReferencedAsync(address, stop).ConfigureAwait(false))
            {
                return 0;
            }

            store.RemoveContent(address);
            return 1;
        }
    }
}
