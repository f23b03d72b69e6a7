using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Projections;

namespace Naru.Bench.Ledger;

/// <summary>A projection as modules have them: a row for each thing, kept up to date by its events.</summary>
internal sealed class CountedEvents : IProjection
{
    public string Name => "counted-events";

    public int Version => 1;

    public ValueList<string> Tables => ["counted_event"];

    public ValueList<string> CreateStatements(DatabaseKind database) =>
    [
        "CREATE TABLE counted_event (stream TEXT NOT NULL PRIMARY KEY, events BIGINT NOT NULL, changed BIGINT NOT NULL, actor TEXT NOT NULL)",
    ];

    public ValueTask ApplyAsync(IReadOnlyList<RecordedEvent> events, ProjectionWriter writer, CancellationToken cancellationToken)
    {
        foreach (var e in events)
        {
            writer.Write(
                """
                INSERT INTO counted_event (stream, events, changed, actor) VALUES (@stream, 1, @position, @actor)
                ON CONFLICT (stream) DO UPDATE SET events = counted_event.events + 1, changed = @position, actor = @actor
                """,
                ("@stream", e.Stream),
                ("@position", e.Position),
                ("@actor", e.Actor));
        }

        return ValueTask.CompletedTask;
    }
}
