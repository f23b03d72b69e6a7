using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Naru.Ledger.Events;

/// <summary>
/// The hash of an event: SHA-256 over <c>naru-ledger-event-1</c>, the ledger's id and every field in the order of <see cref="EventRow"/>, among them the hash
/// before it in its stream. Each is preceded by its length in four bytes, the most significant first, and no field by <c>FFFFFFFF</c>; numbers have eight bytes. So
/// no two events are written alike.
/// </summary>
internal static class EventHash
{
    private const string Domain = "naru-ledger-event-1";
    private const int NumberBytes = 8;

    public static Digest Of(string ledger, EventRow row)
    {
        var length = TextLength(Domain) + TextLength(ledger) + TextLength(row.Stream) + TextLength(row.Type) + TextLength(row.Actor) + TextLength(row.Rule)
            + TextLength(row.Command) + TextLength(row.Content) + (4 * (4 + NumberBytes)) + 4 + row.Payload.Length + 4 + row.Previous.Length;
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var rest = buffer.AsSpan();
            Put(ref rest, Domain);
            Put(ref rest, ledger);
            Put(ref rest, row.Position);
            Put(ref rest, row.Stream);
            Put(ref rest, row.Version);
            Put(ref rest, row.Type);
            Put(ref rest, row.SchemaNumber);
            Put(ref rest, row.Time);
            Put(ref rest, row.Actor);
            Put(ref rest, row.Rule);
            Put(ref rest, row.Command);
            Put(ref rest, row.Content);
            Put(ref rest, row.Payload);
            Put(ref rest, row.Previous);
            return Digest.Of(buffer.AsSpan(0, buffer.Length - rest.Length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static int TextLength(string? text) => 4 + (text is null ? 0 : Encoding.UTF8.GetByteCount(text));

    private static void Put(ref Span<byte> rest, string? text)
    {
        if (text is null)
        {
            BinaryPrimitives.WriteUInt32BigEndian(rest, uint.MaxValue);
            rest = rest[4..];
            return;
        }

        var written = Encoding.UTF8.GetBytes(text, rest[4..]);
        BinaryPrimitives.WriteInt32BigEndian(rest, written);
        rest = rest[(4 + written)..];
    }

    private static void Put(ref Span<byte> rest, long number)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, NumberBytes);
        BinaryPrimitives.WriteInt64BigEndian(rest[4..], number);
        rest = rest[(4 + NumberBytes)..];
    }

    private static void Put(ref Span<byte> rest, byte[] bytes)
    {
        BinaryPrimitives.WriteInt32BigEndian(rest, bytes.Length);
        bytes.CopyTo(rest[4..]);
        rest = rest[(4 + bytes.Length)..];
    }
}
