using Naru.Core;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Ledger.Projections;

namespace Naru.Hub.Webhooks;

/// <summary>
/// Which receivers there are, and what they want to be told: no address, no secret, no delivery. Rebuilding it sends nothing, because nothing is sent by it.
/// </summary>
internal sealed class WebhookProjection : IProjection
{
    public string Name => "webhooks";

    public int Version => 1;

    public ValueList<string> Tables => ["webhook_receiver", "webhook_type"];

    public ValueList<string> CreateStatements(DatabaseKind database) =>
    [
        "CREATE TABLE webhook_receiver (id TEXT PRIMARY KEY, party TEXT NOT NULL, state TEXT NOT NULL, about TEXT NOT NULL, since BIGINT NOT NULL)",
        "CREATE INDEX webhook_receiver_party ON webhook_receiver (party, id)",
        "CREATE TABLE webhook_type (type TEXT NOT NULL, receiver TEXT NOT NULL, PRIMARY KEY (type, receiver))",
        "CREATE INDEX webhook_type_receiver ON webhook_type (receiver)",
    ];

    public ValueTask ApplyAsync(IReadOnlyList<RecordedEvent> events, ProjectionWriter writer, CancellationToken cancellationToken)
    {
        foreach (var recorded in events)
        {
            var id = recorded.Stream[(recorded.Stream.IndexOf('/', StringComparison.Ordinal) + 1)..];
            switch (WebhookEvents.Of(recorded))
            {
                case WebhookRegistered e:
                    writer.Write(
                        "INSERT INTO webhook_receiver (id, party, state, about, since) VALUES (@id, @party, 'active', @about, @since)",
                        ("@id", id), ("@party", e.Party), ("@about", e.Content.About.ToString()), ("@since", recorded.Position));
                    Types(id, e.Content, writer);
                    break;
                case WebhookChanged e:
                    writer.Write("UPDATE webhook_receiver SET about = @about WHERE id = @id", ("@id", id), ("@about", e.Content.About.ToString()));
                    writer.Write("DELETE FROM webhook_type WHERE receiver = @id", ("@id", id));
                    Types(id, e.Content, writer);
                    break;
                case WebhookPaused:
                    State(id, "paused", writer);
                    break;
                case WebhookResumed:
                    State(id, "active", writer);
                    break;
                case WebhookSwitchedOff:
                    State(id, "off", writer);
                    break;
                case WebhookRemoved:
                    State(id, "removed", writer);
                    writer.Write("DELETE FROM webhook_type WHERE receiver = @id", ("@id", id));
                    break;
            }
        }

        return ValueTask.CompletedTask;
    }

    private static void State(string id, string state, ProjectionWriter writer) =>
        writer.Write("UPDATE webhook_receiver SET state = @state WHERE id = @id", ("@id", id), ("@state", state));

    private static void Types(string id, SealedContent content, ProjectionWriter writer)
    {
        foreach (var type in content.Types)
        {
            writer.Write("INSERT INTO webhook_type (type, receiver) VALUES (@type, @id)", ("@type", type), ("@id", id));
        }
    }
}
