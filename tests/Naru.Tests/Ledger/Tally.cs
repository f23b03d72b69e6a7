using System.Text.Json;
using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Personal;
using Naru.Ledger.Projections;

namespace Naru.Tests.Ledger;

/// <summary>A projection of the tests: how many events each stream has, the sum of their numbers, and the last name in it.</summary>
internal sealed class Tally(int version = 1, string name = "tally", string table = "tally") : IProjection
{
    /// <summary>What a test plants: called with every group of events.</summary>
    public Action<IReadOnlyList<RecordedEvent>>? Planted { get; init; }

    /// <summary>Added to every number: a projection that is broken, if it is not the same every time.</summary>
    public Func<int> Added { get; init; } = () => 0;

    public string Name => name;

    public int Version => version;

    public ValueList<string> Tables => [table, $"{table}_event"];

    public ValueList<string> CreateStatements(DatabaseKind database) =>
    [
        $"CREATE TABLE {table} (stream TEXT NOT NULL PRIMARY KEY, events BIGINT NOT NULL, total BIGINT NOT NULL, name TEXT)",
        $"CREATE TABLE {table}_event (position BIGINT NOT NULL PRIMARY KEY, type TEXT NOT NULL, actor TEXT NOT NULL)",
        $"CREATE INDEX {table}_event_type ON {table}_event (type)",
    ];

    public ValueTask ApplyAsync(IReadOnlyList<RecordedEvent> events, ProjectionWriter writer, CancellationToken cancellationToken)
    {
        Planted?.Invoke(events);
        foreach (var e in events)
        {
            using var json = JsonDocument.Parse(e.Payload.Utf8);
            var number = json.RootElement.TryGetProperty("n", out var n) ? n.GetInt64() : 0;
            var text = json.RootElement.TryGetProperty("name", out var p) ? p.Deserialize<PersonalText>()!.Text : null;
            writer.Write(
                $"""
                INSERT INTO {table} (stream, events, total, name) VALUES (@stream, 1, @n, @name)
                ON CONFLICT (stream) DO UPDATE SET events = {table}.events + 1, total = {table}.total + @n, name = COALESCE(@name, {table}.name)
                """,
                ("@stream", e.Stream),
                ("@n", number + Added()),
                ("@name", text));
            writer.Write(
                $"INSERT INTO {table}_event (position, type, actor) VALUES (@position, @type, @actor)", ("@position", e.Position), ("@type", e.Type), ("@actor", e.Actor));
        }

        return ValueTask.CompletedTask;
    }
}
