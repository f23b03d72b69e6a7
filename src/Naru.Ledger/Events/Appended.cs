using Naru.Core;

namespace Naru.Ledger.Events;

/// <summary>The answer to an <see cref="Append"/>: what was recorded. It is on disk when this is given. Immutable.</summary>
/// <param name="FirstPosition">The position of the first event of the command.</param>
/// <param name="LastPosition">The position of the last one; positions of a command are consecutive.</param>
/// <param name="Time">When it was recorded.</param>
/// <param name="Streams">The streams with new events, with the version that each has after them, in the order of the events.</param>
/// <param name="WasRepeated">Whether the command had been recorded before, so that this is the answer of then.</param>
public sealed record Appended(
    long FirstPosition, long LastPosition, DateTimeOffset Time, ValueList<StreamVersion> Streams, bool WasRepeated = false);

/// <summary>A stream and how many events it has.</summary>
public sealed record StreamVersion(string Stream, long Version);
