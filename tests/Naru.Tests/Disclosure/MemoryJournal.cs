using Naru.Disclosure.Journal;

namespace Naru.Tests.Disclosure;

/// <summary>A journal in memory that can be made to break as disks and processes do, to be copied, and to be put back.</summary>
internal sealed class MemoryJournal : IDisclosureJournal
{
    private readonly Lock @lock = new();
    private readonly List<JournalEntry> entries = [];

    /// <summary>Throws before the next entry is written.</summary>
    internal bool BreaksBefore { get; set; }

    /// <summary>Throws after the next entry was written: it is there, but nobody was told.</summary>
    internal bool BreaksAfter { get; set; }

    /// <summary>Runs once before the next entry is tried: what another process does in between.</summary>
    internal Action? Between { get; set; }

    internal JournalEntry[] All
    {
        get
        {
            lock (@lock)
            {
                return [.. entries];
            }
        }
    }

    /// <summary>A copy, such as a backup.</summary>
    internal MemoryJournal Copy() => Copy(_ => true);

    /// <summary>A copy that lacks some entries; the others are numbered anew.</summary>
    internal MemoryJournal Copy(Func<JournalEntry, bool> keeps)
    {
        var copy = new MemoryJournal();
        foreach (var entry in All.Where(keeps))
        {
            copy.entries.Add(entry with { Sequence = copy.entries.Count + 1 });
        }

        return copy;
    }

    /// <summary>A copy that lacks an entry, and shows it.</summary>
    internal MemoryJournal CopyWithout(long sequence)
    {
        var copy = new MemoryJournal();
        copy.entries.AddRange(All.Where(e => e.Sequence != sequence));
        return copy;
    }

    public IReadOnlyList<JournalEntry> ReadAfter(long sequence)
    {
        lock (@lock)
        {
            return sequence >= entries.Count ? [] : entries[(int)sequence..];
        }
    }

    public bool TryAppend(JournalEntry entry)
    {
        var between = Between;
        Between = null;
        between?.Invoke();
        lock (@lock)
        {
            if (BreaksBefore)
            {
                BreaksBefore = false;
                throw new IOException("The disk is full.");
            }

            if (entry.Sequence != entries.Count + 1)
            {
                return false;
            }

            entries.Add(entry);
            if (BreaksAfter)
            {
                BreaksAfter = false;
                throw new IOException("The process was killed.");
            }

            return true;
        }
    }
}
