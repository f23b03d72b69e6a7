using System.Data.Common;
using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Projections;

/// <summary>The projections of an instance, as they follow what is recorded. Safe for threads; each session serves one.</summary>
internal sealed class ProjectionSet(ValueList<IProjection> projections, LedgerStore store, PersonalSeals seals)
{
    private const int PageSize = 1000;

    public ValueList<IProjection> Projections => projections;

    /// <summary>Names, tables and versions that cannot be.</summary>
    public static IEnumerable<Error> Check(ValueList<IProjection> projections)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var projection in projections)
        {
            var isNamed = projection.Name.Length is > 0 and <= 100
                && projection.Name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '.' or '_');
            if (!isNamed || !names.Add(projection.Name))
            {
                yield return LedgerErrors.BadAddress.At(SourcePlace.None, projection.Name);
            }

            foreach (var table in projection.Tables)
            {
                if (!Names.IsIdentifier(table) || table.StartsWith("ledger_", StringComparison.Ordinal) || !names.Add($"table {table}"))
                {
                    yield return LedgerErrors.BadAddress.At(SourcePlace.None, table);
                }
            }
        }
    }

    /// <summary>How far each projection of the database is.</summary>
    public static async Task<Dictionary<string, ProjectionState>> StatesAsync(SqlSession session) =>
        (await session.QueryAsync(
            "SELECT name, version, position, tables FROM ledger_projection ORDER BY name",
            r => new ProjectionState(r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetString(3).Split(' ', StringSplitOptions.RemoveEmptyEntries))))
        .ToDictionary(s => s.Name, StringComparer.Ordinal);

    /// <summary>Follows what an instance recorded that does not have some of these projections.</summary>
    /// <exception cref="NewerProjectionException">A newer program has rebuilt one.</exception>
    public async Task CatchUpAsync(SqlSession session, long head, CancellationToken cancellationToken)
    {
        if (projections.Count == 0)
        {
            return;
        }

        var states = await StatesAsync(session);
        foreach (var projection in projections)
        {
            if (!states.TryGetValue(projection.Name, out var state) || state.Version != projection.Version)
            {
                throw new NewerProjectionException(
                    LedgerErrors.NewerProjection.At(new SourcePlace(File: store.Name), projection.Name, state?.Version ?? 0, projection.Version));
            }

            if (state.Position == head)
            {
                continue;
            }

            for (var position = state.Position; position < head;)
            {
                var rows = await session.QueryAsync(EventRow.SelectAfter, EventRow.Read, ("@after", position), ("@limit", PageSize));
                if (rows.Count == 0)
                {
                    throw new LedgerDamagedException("end");
                }

                var events = new List<RecordedEvent>(rows.Count);
                foreach (var row in rows)
                {
                    events.Add(await seals.OpenWholeAsync(row, cancellationToken));
                }

                await ApplyAsync(session, projection, events, cancellationToken);
                position = rows[^1].Position;
            }

            Mark(session, projection, head);
        }

        await session.FlushAsync();
    }

    /// <summary>Follows events, with all projections.</summary>
    public async Task ApplyAsync(SqlSession session, IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken)
    {
        foreach (var projection in projections)
        {
            await ApplyAsync(session, projection, events, cancellationToken);
            Mark(session, projection, events[^1].Position);
        }

        await session.FlushAsync();
    }

    /// <summary>Follows events, with one projection; what it has put off is sent.</summary>
    public async Task ApplyAsync(SqlSession session, IProjection projection, IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken)
    {
        try
        {
            await projection.ApplyAsync(events, session, cancellationToken);
            await session.FlushAsync();
        }
        catch (Exception e) when (!store.IsPassing(e) && e is not OperationCanceledException && !IsOfTheStore(e))
        {
            throw new ProjectionException(projection.Name, e);
        }
    }

    // A full disk is no bug of the projection that met it; a violated constraint or a wrong statement is.
    private bool IsOfTheStore(Exception exception) =>
        exception is DbException && store.Explain(exception) is { } error && error.Kind != LedgerErrors.Damaged;

    private static void Mark(SqlSession session, IProjection projection, long position) => session.Write(
        "UPDATE ledger_projection SET position = @position WHERE name = @name", ("@position", position), ("@name", projection.Name));
}

/// <summary>What the database says of a projection.</summary>
internal sealed record ProjectionState(string Name, long Version, long Position, string[] Tables);
