using Naru.Core;
using Naru.Ledger.Events;

namespace Naru.Ledger.Checkpoints;

/// <summary>
/// Shows that an event stands at a position of the ledger that a checkpoint is of, to somebody who has nothing but the two. Holds the event as it is recorded, personal text sealed.
/// Immutable.
/// </summary>
/// <param name="Ledger">The ledger's id.</param>
/// <param name="Size">The size of the checkpoint it leads to.</param>
/// <param name="Event">The event.</param>
/// <param name="Path">The hashes that lead from the event to the root.</param>
public sealed record InclusionProof(string Ledger, long Size, ProvenEvent Event, ValueList<Digest> Path);

/// <summary>An event as it is recorded: every field that its hash covers. Immutable.</summary>
/// <param name="Position">Its place among all events.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its place in the stream.</param>
/// <param name="Type">What happened.</param>
/// <param name="Schema">The number of the payload's form.</param>
/// <param name="Micros">When it was recorded: microseconds since 1970-01-01T00:00:00Z.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Rule">Under which rule.</param>
/// <param name="Command">By which command.</param>
/// <param name="Content">The digest of the command's content, if it had one.</param>
/// <param name="Payload">The payload, personal text sealed.</param>
/// <param name="Previous">The hash before it in its stream.</param>
public sealed record ProvenEvent(
    long Position,
    string Stream,
    long Version,
    string Type,
    long Schema,
    long Micros,
    string Actor,
    string Rule,
    string Command,
    string? Content,
    JsonPayload Payload,
    Digest Previous)
{
    /// <summary>The event's hash in a ledger, computed of its fields.</summary>
    public Digest HashIn(string ledger) => EventHash.Of(ledger, new EventRow(
        Position, Stream, Version, Type, Schema, Micros, Actor, Rule, Command, Content, Payload.Utf8.ToArray(), Previous.ToArray(), []));

    internal static ProvenEvent Of(EventRow row) => new(
        row.Position,
        row.Stream,
        row.Version,
        row.Type,
        row.SchemaNumber,
        row.Time,
        row.Actor,
        row.Rule,
        row.Command,
        row.Content,
        new JsonPayload(row.Payload),
        new Digest(row.Previous));
}
