using System.Globalization;
using Naru.Ledger.Appending;
using Naru.Ledger.Events;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Outbox;

/// <summary>Messages as they stand in their table.</summary>
internal static class MessageRow
{
    public const string Waiting = "waiting";
    public const string Sent = "sent";
    public const string Dead = "dead";
    public const string Erased = "erased";

    /// <summary>Writes a new message. Its id follows from where its command stands in which ledger, so that it is the same whoever asks.</summary>
    public static void Insert(SqlSession session, string ledger, PreparedMessage prepared, string command, long position, int part, long time) => session.Write(
        """
        INSERT INTO ledger_message (id, position, part, channel, order_key, body, command, recorded, state, attempts, due)
        VALUES (@id, @position, @part, @channel, @order_key, @body, @command, @recorded, 'waiting', 0, @due)
        """,
        ("@id", string.Create(CultureInfo.InvariantCulture, $"{ledger}-{position}-{part}")),
        ("@position", position),
        ("@part", (long)part),
        ("@channel", prepared.Message.Channel),
        ("@order_key", prepared.Message.OrderKey),
        ("@body", prepared.Body.Stored),
        ("@command", command),
        ("@recorded", time),
        ("@due", prepared.Message.NotBefore is { } notBefore ? Math.Max(time, Micros.Of(notBefore)) : time));
}
