namespace Naru.Ledger.Events;

/// <summary>An event as the ledger holds it. Immutable.</summary>
/// <param name="Position">Its place among all events: 1, 2, 3 …, without gaps.</param>
/// <param name="Stream">The stream.</param>
/// <param name="Version">Its place in the stream: 1, 2, 3 …, without gaps.</param>
/// <param name="Type">What happened.</param>
/// <param name="Schema">The number of the payload's form.</param>
/// <param name="Time">When it was recorded, UTC, in whole microseconds; never before the event at the position before.</param>
/// <param name="Actor">Who did it.</param>
/// <param name="Rule">Under which rule.</param>
/// <param name="Command">By which command.</param>
/// <param name="Payload">The payload, personal text opened; what was erased reads as erased.</param>
/// <param name="Hash">The event's hash, of the payload as it is stored and of the hash before it in the stream.</param>
public sealed record RecordedEvent(
    long Position,
    string Stream,
    long Version,
    string Type,
    int Schema,
    DateTimeOffset Time,
    string Actor,
    string Rule,
    string Command,
    JsonPayload Payload,
    Digest Hash)
{
    /// <summary>Where it stands and what it is, never its payload: this is what ends up in logs.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Position} {Stream}@{Version} {Type}");
}
