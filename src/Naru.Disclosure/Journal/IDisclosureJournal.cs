namespace Naru.Disclosure.Journal;

/// <summary>
/// The port to the place where the node keeps what was spent and answered for one dataset. Implementations are safe for threads and processes.
/// </summary>
public interface IDisclosureJournal
{
    /// <summary>All entries after a sequence number, in order.</summary>
    IReadOnlyList<JournalEntry> ReadAfter(long sequence);

    /// <summary>
    /// Adds an entry. When this returns true the entry survives a crash of the machine. It is false, and nothing is written, if there
    /// is an entry of that sequence number already.
    /// </summary>
    bool TryAppend(JournalEntry entry);
}
