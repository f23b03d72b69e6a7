using Naru.Core;
using Naru.Ledger.Appending;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Projections;

/// <summary>
/// Makes projections anew from all events, in one transaction: until it is committed, everybody sees the old tables, and a crash leaves them. On PostgreSQL
/// recording goes on meanwhile, but for the last page; SQLite lets only one write, so that there it waits.
/// </summary>
internal sealed class ProjectionRebuild(LedgerStore store, PersonalSeals seals, ProjectionSet set)
{
    /// <summary>Events that are read and followed at a time: memory is bounded by the largest payloads times this.</summary>
    private const int PageSize = 4096;

    /// <summary>Rebuilds.</summary>
    /// <param name="projections">Which.</param>
    /// <param name="onlyStale">Whether to leave those alone that are of this version already.</param>
    /// <param name="progress">Told the position after every page.</param>
    /// <param name="cancellationToken">Stops; the old tables stay.</param>
    /// <exception cref="NewerProjectionException">A newer program made one of them.</exception>
    /// <exception cref="PersonKeyMissingException">A key is missing.</exception>
    public async Task<RebuildReport> RunAsync(
        IReadOnlyList<IProjection> projections, bool onlyStale, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        using var entered = await store.EnterAsync(cancellationToken);
        await using var session = await store.OpenWriterAsync(cancellationToken);
        await session.BeginWriteAsync(cancellationToken);
        try
        {
            await store.LockAsync(session, "rebuild");
            var states = await ProjectionSet.StatesAsync(session);

            // What a newer program made is not made anew by an older one: both would do so in turns, each undoing the other's.
            if (projections.FirstOrDefault(p => states.GetValueOrDefault(p.Name)?.Version > p.Version) is { } newer)
            {
                throw new NewerProjectionException(
                    LedgerErrors.NewerProjection.At(new SourcePlace(File: store.Name), newer.Name, states[newer.Name].Version, newer.Version));
            }

            var due = projections.Where(p => !onlyStale || states.GetValueOrDefault(p.Name)?.Version != p.Version).ToList();
            if (due.Count == 0)
            {
                await session.RollBackAsync();
                return new RebuildReport([], 0);
            }

            var oldTables = due.SelectMany(p => states.GetValueOrDefault(p.Name)?.Tables ?? []).ToList();
            var newTables = due.SelectMany(p => p.Tables).ToList();
            await store.BeginShadowAsync(session, [.. oldTables.Union(newTables, StringComparer.Ordinal)]);
            foreach (var statement in due.SelectMany(p => p.CreateStatements(store.Database)))
            {
                await session.RunAsync(statement);
            }

            var position = await FollowAsync(session, due, 0, progress, cancellationToken);
            var head = await Head.HoldAsync(session, store);
            if (position < head.Position)
            {
                position = await FollowAsync(session, due, position, progress, cancellationToken);
            }

            if (position != head.Position)
            {
                throw new LedgerDamagedException("end");
            }

            await store.SwapShadowAsync(session, oldTables, newTables);
            foreach (var projection in due)
            {
                session.Write("DELETE FROM ledger_projection WHERE name = @name", ("@name", projection.Name));
                session.Write(
                    "INSERT INTO ledger_projection (name, version, position, tables) VALUES (@name, @version, @position, @tables)",
                    ("@name", projection.Name),
                    ("@version", (long)projection.Version),
                    ("@position", position),
                    ("@tables", string.Join(' ', projection.Tables)));
            }

            await session.RunAsync("COMMIT");
            return new RebuildReport(due.Select(p => p.Name).ToValueList(), position);
        }
        catch (Exception e) when (!store.IsPassing(e))
        {
            await session.RollBackAsync();
            throw;
        }
    }

    /// <summary>Follows all that is committed after a position; where it ended. The next page is read and opened while one is followed.</summary>
    private async Task<long> FollowAsync(
        SqlSession session, IReadOnlyList<IProjection> due, long position, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        await using var reader = await store.OpenReaderAsync(cancellationToken);
        var next = Task.Run(() => ReadAsync(position), cancellationToken);
        while (true)
        {
            var page = await next;
            if (page.Count == 0)
            {
                return position;
            }

            position = page[^1].Position;
            var after = position;
            next = Task.Run(() => ReadAsync(after), cancellationToken);
            try
            {
                foreach (var projection in due)
                {
                    await set.ApplyAsync(session, projection, page, cancellationToken);
                }
            }
            catch
            {
                await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                throw;
            }

            progress?.Report(position);
        }

        async Task<List<RecordedEvent>> ReadAsync(long after)
        {
            var rows = await reader.QueryAsync(EventRow.SelectAfter, EventRow.Read, ("@after", after), ("@limit", PageSize));
            var events = new List<RecordedEvent>(rows.Count);
            foreach (var row in rows)
            {
                events.Add(await seals.OpenWholeAsync(row, cancellationToken));
            }

            return events;
        }
    }
}
