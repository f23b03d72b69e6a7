using System.Data.Common;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Events;

/// <summary>An event as it stands in the table: the payload sealed, hashes as bytes of whatever length somebody left there.</summary>
internal sealed record EventRow(
    long Position,
    string Stream,
    long Version,
    string Type,
    long SchemaNumber,
    long Time,
    string Actor,
    string Rule,
    string Command,
    string? Content,
    byte[] Payload,
    byte[] Previous,
    byte[] Hash)
{
    public const string SelectAfter = $"SELECT {Schema.EventColumns} FROM ledger_event WHERE position > @after ORDER BY position LIMIT @limit";

    public const string SelectStream =
        $"SELECT {Schema.EventColumns} FROM ledger_event WHERE stream = @stream AND version > @after ORDER BY version LIMIT @limit";

    public static EventRow Read(DbDataReader reader) => new(
        reader.GetInt64(0),
        reader.GetString(1),
        reader.GetInt64(2),
        reader.GetString(3),
        reader.GetInt64(4),
        reader.GetInt64(5),
        reader.GetString(6),
        reader.GetString(7),
        reader.GetString(8),
        reader.IsDBNull(9) ? null : reader.GetString(9),
        reader.GetFieldValue<byte[]>(10),
        reader.GetFieldValue<byte[]>(11),
        reader.GetFieldValue<byte[]>(12));

    /// <summary>The event for readers, with its payload opened.</summary>
    public RecordedEvent ToEvent(JsonPayload opened) => new(
        Position, Stream, Version, Type, (int)SchemaNumber, Micros.ToTime(Time), Actor, Rule, Command, opened, new Digest(Hash));

    /// <summary>Writes it; in the order in which rows are given.</summary>
    public void Insert(SqlSession session) => session.Write(
        Schema.InsertEvent,
        ("@position", Position),
        ("@stream", Stream),
        ("@version", Version),
        ("@type", Type),
        ("@schema", SchemaNumber),
        ("@time", Time),
        ("@actor", Actor),
        ("@rule", Rule),
        ("@command", Command),
        ("@content", Content),
        ("@payload", Payload),
        ("@previous", Previous),
        ("@hash", Hash));
}
