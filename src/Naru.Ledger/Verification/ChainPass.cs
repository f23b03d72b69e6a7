using Naru.Core;
using Naru.Ledger.Events;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Verification;

/// <summary>Reads the streams one after another: versions, and the chain of hashes.</summary>
internal sealed class ChainPass(FindingLog log)
{
    public long Streams { get; private set; }

    public async Task RunAsync(SqlSession session, CancellationToken cancellationToken)
    {
        var last = new Link("", 0, 0, [], Digest.None.ToArray());
        await foreach (var link in session.StreamAsync(
            "SELECT stream, version, position, previous, hash FROM ledger_event ORDER BY stream, version, position",
            r => new Link(r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.GetFieldValue<byte[]>(3), r.GetFieldValue<byte[]>(4)),
            [],
            cancellationToken))
        {
            if (link.Stream != last.Stream)
            {
                Streams++;
                last = new Link(link.Stream, 0, 0, [], Digest.None.ToArray());
            }

            var place = new SourcePlace(Line: link.Position, Column: link.Stream);
            if (link.Version != last.Version + 1)
            {
                log.Add(LedgerErrors.StreamBroken.At(place, link.Stream, last.Version, link.Version), link.Position, link.Stream, link.Version);
            }
            else if (!link.Previous.AsSpan().SequenceEqual(last.Hash))
            {
                log.Add(LedgerErrors.ChainBroken.At(place, link.Stream, link.Version), link.Position, link.Stream, link.Version);
            }

            last = link;
        }
    }

    private sealed record Link(string Stream, long Version, long Position, byte[] Previous, byte[] Hash);
}
