using System.Data.Common;
using Naru.Core;
using Naru.Ledger.Checkpoints;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Verification;

/// <summary>
/// Verifies a ledger: reads all of it, in one state of the database and with little memory, and says where it is not what was recorded. Needs no
/// keys of persons, and only the right to read; the hub may go on meanwhile. Safe for threads.
/// </summary>
public static class LedgerVerification
{
    /// <summary>Verifies.</summary>
    /// <param name="address">Where the ledger is.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The report, whatever was found; an error only if there is no ledger to be read (LDG2xx).</returns>
    public static async Task<Result<VerifyReport>> RunAsync(LedgerAddress address, VerifyOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(address);
        ArgumentNullException.ThrowIfNull(options);
        var findings = new List<Error>();
        var store = Ledgers.StoreOf(address, StoreContents.Ledger, options.Patience, findings);
        if (store is null)
        {
            return Result.Failure<VerifyReport>(findings.ToValueList());
        }

        await using (store)
        {
            return await Ledgers.ExplainedAsync(store, async () =>
            {
                await using var session = await store.OpenReaderAsync(cancellationToken);
                await session.BeginReadAsync();
                var id = await Ledgers.IdentifyAsync(store, session);
                return id.IsSuccess
                    ? Result.Success(await RunAsync(store, session, id.Value, options, cancellationToken))
                    : Result.Failure<VerifyReport>(id.Findings);
            });
        }
    }

    private static async Task<VerifyReport> RunAsync(
        LedgerStore store, SqlSession session, string ledger, VerifyOptions options, CancellationToken cancellationToken)
    {
        var log = new FindingLog(options.MaximumFindings);
        foreach (var problem in await store.CheckIntegrityAsync(session, cancellationToken))
        {
            log.Add(LedgerErrors.Damaged.At(new SourcePlace(File: store.Name), store.Name, problem));
        }

        var checkpoints = new HashSet<Checkpoint>();
        foreach (var signed in (IEnumerable<SignedCheckpoint>)[.. options.Checkpoints, .. await KeptAsync(store, session, log)])
        {
            var check = options.Keys is { } keys ? signed.Check(keys) : Result.Success(signed.Checkpoint);
            foreach (var error in check.Errors)
            {
                log.Add(error);
            }

            // One that is not signed says nothing about the ledger.
            if (check.IsSuccess)
            {
                checkpoints.Add(check.Value);
            }
        }

        var events = new EventPass(ledger, log, new CheckpointRoots(checkpoints), options.Progress);
        await PassAsync(() => events.RunAsync(session, cancellationToken));
        var chains = new ChainPass(log);
        await PassAsync(() => chains.RunAsync(session, cancellationToken));
        await PassAsync(() => CommandPass.RunAsync(session, log, cancellationToken));
        return new VerifyReport(ledger, events.Count, chains.Streams, events.Root, checkpoints.Count, log.ToList(), log.Unlisted);

        // What cannot be read is a finding; the other passes may still say more.
        async Task PassAsync(Func<Task> pass)
        {
            try
            {
                await pass();
            }
            catch (Exception e) when (e is LedgerDamagedException or InvalidCastException || (e is DbException && store.Explain(e)?.Kind == LedgerErrors.Damaged))
            {
                log.Add(LedgerErrors.Damaged.At(new SourcePlace(File: store.Name), store.Name, e is LedgerDamagedException ? e.Message : e.GetType().Name));
            }
        }
    }

    private static async Task<IReadOnlyList<SignedCheckpoint>> KeptAsync(LedgerStore store, SqlSession session, FindingLog log)
    {
        try
        {
            return await LedgerCheckpoints.ReadKeptAsync(session);
        }
        catch (LedgerDamagedException e)
        {
            log.Add(LedgerErrors.Damaged.At(new SourcePlace(File: store.Name), store.Name, e.Message));
            return [];
        }
    }
}

/// <summary>The findings, up to a number.</summary>
internal sealed class FindingLog(int maximum)
{
    private readonly List<LedgerFinding> findings = [];

    public long Unlisted { get; private set; }

    public void Add(Error error, long? position = null, string? stream = null, long? version = null) =>
        Add(new LedgerFinding(error, position, stream, version));

    public void Add(LedgerFinding finding)
    {
        if (findings.Count < maximum)
        {
            findings.Add(finding);
        }
        else
        {
            Unlisted++;
        }
    }

    public ValueList<LedgerFinding> ToList() => findings.OrderBy(f => f.Position ?? 0).ThenBy(f => f.Error.Code, StringComparer.Ordinal).ToValueList();
}
