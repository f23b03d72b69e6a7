using Naru.Core;
using Naru.Ledger.Appending;
using Naru.Ledger.Checkpoints;
using Naru.Ledger.Events;
using Naru.Ledger.Stores;

namespace Naru.Ledger.Verification;

/// <summary>Reads all events by position: positions, hashes, times, the end, and the checkpoints.</summary>
internal sealed class EventPass(string ledger, FindingLog log, CheckpointRoots roots, IProgress<long>? progress)
{
    /// <summary>Events whose hash does not fit are kept to find out which of them changed places; not more than this, and not more bytes.</summary>
    private const int MostSuspects = 200;
    private const long MostSuspectBytes = 16 * 1024 * 1024;
    private const int ProgressStep = 10_000;

    private readonly List<EventRow> suspects = [];
    private readonly HashSet<long> lost = [];
    private long suspectBytes;

    public long Count { get; private set; }

    public Digest Root => roots.Root;

    public async Task RunAsync(SqlSession session, CancellationToken cancellationToken)
    {
        var head = await Head.ReadAsync(session);
        var last = Head.Empty;
        await foreach (var row in session.StreamAsync(
            $"SELECT {Schema.EventColumns} FROM ledger_event ORDER BY position", EventRow.Read, [], cancellationToken))
        {
            Count++;
            if (Count % ProgressStep == 0)
            {
                progress?.Report(Count);
            }

            CheckHash(row);
            roots.Add(row.Hash.Length == Digest.Size ? new Digest(row.Hash) : Digest.Of(row.Hash));
            if (row.Position < 1 || row.Position > head.Position)
            {
                log.Add(LedgerErrors.BeyondEnd.At(Place(row), head.Position, row.Position), row.Position, row.Stream, row.Version);
                continue;
            }

            if (row.Position == last.Position)
            {
                log.Add(LedgerErrors.PositionTwice.At(Place(row), row.Position), row.Position, row.Stream, row.Version);
            }
            else if (row.Position > last.Position + 1)
            {
                Lose(last.Position + 1, row.Position - 1);
            }

            if (row.Time < last.Time)
            {
                log.Add(LedgerErrors.TimeRunsBack.At(Place(row), row.Position), row.Position, row.Stream, row.Version);
            }

            last = new Head(row.Position, row.Time);
        }

        if (last.Position < head.Position)
        {
            log.Add(LedgerErrors.EndLost.At(SourcePlace.None, head.Position, last.Position), last.Position + 1);
        }
        else if (last.Time != head.Time)
        {
            log.Add(LedgerErrors.HeadChanged.At(SourcePlace.None), last.Position);
        }

        TellSuspects();
        foreach (var finding in roots.Findings(ledger))
        {
            log.Add(finding);
        }
    }

    private void CheckHash(EventRow row)
    {
        if (row.Hash.AsSpan().SequenceEqual(EventHash.Of(ledger, row).ToArray()))
        {
            return;
        }

        if (suspects.Count < MostSuspects && suspectBytes < MostSuspectBytes)
        {
            suspects.Add(row);
            suspectBytes += row.Payload.Length;
        }
        else
        {
            Changed(row);
        }
    }

    private void Lose(long from, long to)
    {
        log.Add(LedgerErrors.EventsLost.At(SourcePlace.None, from, to), from);
        for (var position = from; position <= to && lost.Count < MostSuspects; position++)
        {
            lost.Add(position);
        }
    }

    /// <summary>An event whose hash fits at another place, from which something is missing too, was moved; all others were changed.</summary>
    private void TellSuspects()
    {
        var places = suspects.Select(s => s.Position).Concat(lost).ToHashSet();
        foreach (var row in suspects)
        {
            var origin = places.FirstOrDefault(p => p != row.Position && row.Hash.AsSpan().SequenceEqual(EventHash.Of(ledger, row with { Position = p }).ToArray()));
            if (origin > 0)
            {
                log.Add(LedgerErrors.EventMoved.At(Place(row), row.Position, origin), row.Position, row.Stream, row.Version);
            }
            else
            {
                Changed(row);
            }
        }
    }

    private void Changed(EventRow row) =>
        log.Add(LedgerErrors.EventChanged.At(Place(row), row.Position, row.Stream, row.Version), row.Position, row.Stream, row.Version);

    private static SourcePlace Place(EventRow row) => new(Line: row.Position, Column: row.Stream);
}
