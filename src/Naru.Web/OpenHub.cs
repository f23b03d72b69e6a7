using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Personal;

namespace Naru.Web;

/// <summary>
/// A hub's folder, keys and ledger, opened: what the host and the commands share, so that both refuse alike. Disposing it closes both. Safe for threads.
/// </summary>
public sealed class OpenHub : IAsyncDisposable
{
    private OpenHub(HubSettings settings, ILedger ledger, PersonKeyStore personKeys) => (Settings, Ledger, PersonKeys) = (settings, ledger, personKeys);

    /// <summary>How the hub is set up.</summary>
    public HubSettings Settings { get; }

    /// <summary>Its ledger, with the projections of all modules.</summary>
    public ILedger Ledger { get; }

    /// <summary>The keys with which the ledger reads.</summary>
    public PersonKeyStore PersonKeys { get; }

    /// <summary>Opens a hub.</summary>
    /// <param name="settings">How it is set up.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="mayMake">Whether a hub that is not there is made. Keys are never made beside a ledger that holds events, whose texts they could not open.</param>
    /// <param name="stop">Stops opening.</param>
    /// <returns>The hub, perhaps with warnings; or everything that prevents it: no hub (API107), a lock that is gone (API106), the states of keys and ledger (LDG).</returns>
    public static async Task<Result<OpenHub>> OpenAsync(HubSettings settings, TimeProvider clock, bool mayMake, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var found = await FindAsync(settings, mayMake, stop).ConfigureAwait(false);
        if (!found.IsSuccess)
        {
            return Result.Failure<OpenHub>(found.Findings);
        }

        mayMake &= !found.Value.HoldsEvents;
        var locking = settings.Folder.Lock(settings.PersonKeyFile, mayMake);
        if (!locking.IsSuccess)
        {
            return Result.Failure<OpenHub>(locking.Findings);
        }

        var keys = await PersonKeyStore.OpenAsync(settings.PersonKeys, locking.Value, clock, mayMake, stop).ConfigureAwait(false);
        if (!keys.IsSuccess)
        {
            return Result.Failure<OpenHub>(keys.Findings);
        }

        var options = new LedgerOptions { Clock = clock, PersonKeys = keys.Value, Projections = HubModules.Projections, ClockTolerance = settings.ClockTolerance };
        try
        {
            var ledger = await Ledgers.OpenAsync(settings.Ledger, options, stop).ConfigureAwait(false);
            if (ledger.IsSuccess)
            {
                return Result.Success(new OpenHub(settings, ledger.Value, keys.Value), ledger.Findings);
            }

            await keys.Value.DisposeAsync().ConfigureAwait(false);
            return Result.Failure<OpenHub>(ledger.Findings);
        }
        catch
        {
            await keys.Value.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What is there; an error if nothing is and nothing may be made. Nothing is made but the folder, where one may be.</summary>
    public static async Task<Result<LedgerPresence>> FindAsync(HubSettings settings, bool mayMake, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        if (!mayMake && !Directory.Exists(settings.Folder.Path))
        {
            return Failure(HostErrors.NoHub.At(SourcePlace.None, settings.Folder.Path));
        }

        // Who only looks needs no right to write.
        if (mayMake && settings.Folder.Prepare() is { } unusable)
        {
            return Failure(unusable);
        }

        var found = await Ledgers.FindAsync(settings.Ledger, stop).ConfigureAwait(false);
        return found.Value is { IsThere: false } && !mayMake ? Failure(HostErrors.NoHub.At(SourcePlace.None, settings.Ledger.DisplayName)) : found;

        static Result<LedgerPresence> Failure(Error error) => Result.Failure<LedgerPresence>([error]);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Ledger.DisposeAsync().ConfigureAwait(false);
        await PersonKeys.DisposeAsync().ConfigureAwait(false);
    }
}
