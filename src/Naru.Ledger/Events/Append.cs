using Naru.Core;
using Naru.Ledger.Outbox;

namespace Naru.Ledger.Events;

/// <summary>
/// What one command adds to the ledger: all of it or nothing. Immutable.
/// </summary>
/// <param name="Origin">Whose command it is, and under which rule.</param>
/// <param name="Streams">
/// The streams that it adds to, each once. A stream without events is only compared with its expected version: what was decided rests on it.
/// At least one event stands in all of them together.
/// </param>
/// <param name="Messages">What is to be sent once this is recorded; null for nothing.</param>
public sealed record Append(Origin Origin, ValueList<StreamAppend> Streams, ValueList<NewMessage>? Messages = null);

/// <summary>Whose command it is. Immutable.</summary>
/// <param name="Command">
/// The command's id, unique in the ledger and made by whoever gives the command, so that it can be given again without harm. 1–200 printable
/// ASCII characters.
/// </param>
/// <param name="Actor">The party id of who acts; <c>system</c> for what nobody asked for. Ids, never names.</param>
/// <param name="Rule">The id of the rule or permission under which it is done.</param>
/// <param name="Content">
/// A digest of what was asked, made by the caller: the same id with another digest is refused. Null: the events are compared. Where the content is
/// personal, it must be a keyed digest.
/// </param>
public sealed record Origin(string Command, string Actor, string Rule, string? Content = null);

/// <summary>Events for one stream. Immutable.</summary>
/// <param name="Stream">The stream's name, such as <c>party-01J…</c>. 1–200 printable ASCII characters.</param>
/// <param name="ExpectedVersion">How many events the stream has, as the decision saw it: 0 for a new one, <see cref="AnyVersion"/> if it does not matter.</param>
/// <param name="Events">The events, in order.</param>
public sealed record StreamAppend(string Stream, long ExpectedVersion, ValueList<NewEvent> Events)
{
    /// <summary>The stream may have any number of events.</summary>
    public const long AnyVersion = -1;
}

/// <summary>An event that is to be recorded. Immutable.</summary>
/// <param name="Type">What happened, such as <c>party.registered</c>. 1–200 printable ASCII characters.</param>
/// <param name="Schema">The number of the payload's form, from 1.</param>
/// <param name="Payload">What is to be known about it; at most <see cref="LedgerOptions.MaximumPayloadBytes"/>.</param>
public sealed record NewEvent(string Type, int Schema, JsonPayload Payload)
{
    /// <summary>What it is, never its payload: this is what ends up in logs.</summary>
    public override string ToString() => Type;
}
