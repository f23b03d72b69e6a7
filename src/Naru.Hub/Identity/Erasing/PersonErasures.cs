using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Naru.Core;
using Naru.Hub.Identity.Accounts;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Naru.Hub.Time;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;

namespace Naru.Hub.Identity.Erasing;

/// <summary>
/// Erases persons: the account is closed and emptied at once; then the fact is recorded, the key destroyed and what modules hold deleted, unless the law wants something kept that
/// could not be read without the key: then that happens by itself on the day after. What was asked for is noted first, so that a crash leaves nothing half done. Safe for threads.
/// </summary>
internal sealed class PersonErasures(
    IServiceScopeFactory scopes, ILedger ledger, IPersonKeys keys, HubDatabase database, IEnumerable<IPersonalHolder> holders, IdentityClock clock)
{
    private const string Rule = "identity.erase";

    /// <summary>Erases a person.</summary>
    /// <param name="person">The person's id.</param>
    /// <param name="by">Who asks for it.</param>
    /// <param name="cancellation">Stops; what was noted is done later.</param>
    /// <returns>What became of it; or that nobody has this id (IDN904), or why the ledger does not record it (LDG).</returns>
    public async Task<Result<ErasureReport>> EraseAsync(string person, string by, CancellationToken cancellation)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<IdentityDb>();
            var account = await db.Users.FirstOrDefaultAsync(a => a.Id == person, cancellation);
            if (account is null && (await keys.FindAsync(person, cancellation)).State == KeyState.Missing)
            {
                return Result.Failure<ErasureReport>([IdentityErrors.NobodyToErase.At(SourcePlace.None, person)]);
            }

            if (account is { ClosedAt: null })
            {
                await scope.ServiceProvider.GetRequiredService<AccountClosing>().CloseAsync(account, by, cancellation);
            }
            else
            {
                await NoteAsync(db, person, by, clock.Now, cancellation);
            }
        }

        return await CompleteAsync(person, by, cancellation);
    }

    /// <summary>Does what was noted and can be done now.</summary>
    /// <returns>What became of each.</returns>
    public async Task<IReadOnlyList<Result<ErasureReport>>> CompleteAllAsync(CancellationToken cancellation)
    {
        List<ErasureRow> waiting;
        await using (var scope = scopes.CreateAsyncScope())
        {
            waiting = await scope.ServiceProvider.GetRequiredService<IdentityDb>().Erasures.AsNoTracking()
                .Where(e => e.DoneAt == null).OrderBy(e => e.AskedAt).ToListAsync(cancellation);
        }

        var answers = new List<Result<ErasureReport>>();
        foreach (var row in waiting)
        {
            answers.Add(await CompleteAsync(row.Person, row.AskedBy, cancellation));
        }

        return answers;
    }

    /// <summary>Notes that a person is to be erased, with what the next saving writes or at once.</summary>
    public static Task NoteAsync(IdentityDb db, string person, string by, DateTimeOffset now, CancellationToken cancellation)
    {
        var milliseconds = now.ToUnixTimeMilliseconds();
        return db.Database.ExecuteSqlAsync(
            $"INSERT INTO identity_erasures (person, asked_at, asked_by) VALUES ({person}, {milliseconds}, {by}) ON CONFLICT (person) DO NOTHING", cancellation);
    }

    private async Task<Result<ErasureReport>> CompleteAsync(string person, string by, CancellationToken cancellation)
    {
        DateOnly? kept = null;
        foreach (var holder in holders)
        {
            kept = await holder.KeptUntilAsync(person, cancellation) is { } until && (kept is null || until > kept) ? until : kept;
        }

        if (kept > SeoulTime.DateOf(clock.Now))
        {
            await ForgetAsync(cancellation);
            return Result.Success(new ErasureReport(person, kept));
        }

        var recorded = await PersonErasure.EraseAsync(ledger, keys, person, new Origin($"erase-{person}", by, Rule), cancellation);
        if (!recorded.IsSuccess)
        {
            return Result.Failure<ErasureReport>(recorded.Findings);
        }

        foreach (var holder in holders)
        {
            await holder.DropAsync(person, cancellation);
        }

        await using (var scope = scopes.CreateAsyncScope())
        {
            var now = clock.Now;
            await scope.ServiceProvider.GetRequiredService<IdentityDb>().Erasures.Where(e => e.Person == person && e.DoneAt == null)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.DoneAt, now), cancellation);
        }

        await ForgetAsync(cancellation);
        return Result.Success(new ErasureReport(person, null));
    }

    /// <summary>What was deleted leaves the files of the database, too: SQLite's log, PostgreSQL's old versions of rows.</summary>
    private Task<int> ForgetAsync(CancellationToken cancellation) => database.ExecuteAsync(
        database.Address is LedgerAddress.Sqlite
            ? "PRAGMA wal_checkpoint(TRUNCATE)"
            : "VACUUM identity_accounts, identity_sessions, identity_api_tokens, identity_links, identity_invitations, identity_signing_keys, identity_challenges, identity_pending_events, ledger_message",
        cancellation);
}
