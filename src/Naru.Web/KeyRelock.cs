using System.Security.Cryptography;
using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Personal;

namespace Naru.Web;

/// <summary>
/// Locks the persons' keys of a hub with a new key. The new one is written beside the old one first, the store is locked with it, and then it takes the old one's place: broken off
/// anywhere, the same again completes it, and no key is ever without a file that opens it.
/// </summary>
public static class KeyRelock
{
    /// <summary>Locks with a new key.</summary>
    /// <param name="settings">The hub's settings.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="stop">Stops before the keys are locked anew.</param>
    /// <returns>The key's file; or why it cannot be done: no hub (API107), no lock (API106), no store (LDG403), a lock that is not the store's (LDG401).</returns>
    public static async Task<Result<string>> RunAsync(HubSettings settings, TimeProvider clock, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var found = await OpenHub.FindAsync(settings, mayMake: false, stop).ConfigureAwait(false);
        if (!found.IsSuccess)
        {
            return Result.Failure<string>(found.Findings);
        }

        var path = settings.PersonKeyFile ?? settings.Folder.PersonKeyLock;
        var next = $"{path}.new";
        try
        {
            settings.Folder.WriteSecret(next, Convert.ToBase64String(RandomNumberGenerator.GetBytes(PersonKey.Size)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Result.Failure<string>([HostErrors.FolderUnusable.At(SourcePlace.None, next, e.GetType().Name)]);
        }

        var (before, after) = (settings.Folder.Lock(path, mayMake: false), settings.Folder.Lock(next, mayMake: false));
        if (!before.IsSuccess || !after.IsSuccess)
        {
            return Result.Failure<string>(before.Findings.Concat(after.Findings).ToValueList());
        }

        var keys = await PersonKeyStore.OpenAsync(settings.PersonKeys, before.Value, clock, mayMake: false, stop).ConfigureAwait(false);
        if (keys.IsSuccess)
        {
            await using (keys.Value.ConfigureAwait(false))
            {
                await keys.Value.ChangeLockAsync(after.Value, stop).ConfigureAwait(false);
            }
        }
        else if (keys.Errors.Any(e => e.Kind != LedgerErrors.WrongKeyEncryptionKey)
            || await OpensAsync(settings, after.Value, clock, stop).ConfigureAwait(false) is { IsSuccess: false })
        {
            // Not even broken off between the two steps: neither key is the store's.
            return Result.Failure<string>(keys.Findings);
        }

        File.Move(next, path, overwrite: true);
        return Result.Success(path);
    }

    private static async Task<Result<PersonKeyStore>> OpensAsync(HubSettings settings, KeyEncryptionKey locking, TimeProvider clock, CancellationToken stop)
    {
        var opened = await PersonKeyStore.OpenAsync(settings.PersonKeys, locking, clock, mayMake: false, stop).ConfigureAwait(false);
        if (opened.IsSuccess)
        {
            await opened.Value.DisposeAsync().ConfigureAwait(false);
        }

        return opened;
    }
}
