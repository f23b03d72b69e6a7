using Naru.Core;
using Naru.Ledger.Events;

namespace Naru.Ledger.Projections;

/// <summary>
/// Tables that follow from the events and can be made anew from them at any time. Kept up to date in the transaction that records the events, so that whoever
/// got an answer sees its effect. The port to the modules; implementations hold no state of their own and are deterministic: the same events give the same
/// rows, but for what was erased in between. No clock, no randomness, no other tables.
/// </summary>
public interface IProjection
{
    /// <summary>Its name, unique in the ledger; small letters, digits, <c>-</c> and <c>.</c>.</summary>
    string Name { get; }

    /// <summary>Raised with every change of its tables or of what it writes: the next opening rebuilds it.</summary>
    int Version { get; }

    /// <summary>The tables that it owns: small letters, digits and <c>_</c>, not beginning with <c>ledger_</c>. Nobody else writes to them.</summary>
    ValueList<string> Tables { get; }

    /// <summary>The statements that make the tables and their indexes, where none of them is there.</summary>
    /// <param name="database">For types that differ (<c>BLOB</c>, <c>BYTEA</c>); the rest should be one text for both.</param>
    ValueList<string> CreateStatements(DatabaseKind database);

    /// <summary>
    /// Follows events: a group of those just recorded, or a batch of thousands in a rebuild. Within a group events are in order, and groups come in order.
    /// Reads back what it wrote only through <see cref="ProjectionWriter.QueryAsync{T}"/>.
    /// </summary>
    /// <param name="events">All events, of every type: those that it does not know are passed over.</param>
    /// <param name="writer">Writes within the transaction.</param>
    /// <param name="cancellationToken">The ledger is being closed.</param>
    ValueTask ApplyAsync(IReadOnlyList<RecordedEvent> events, ProjectionWriter writer, CancellationToken cancellationToken);
}
