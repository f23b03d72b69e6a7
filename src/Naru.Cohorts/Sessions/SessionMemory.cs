namespace Naru.Cohorts.Sessions;

/// <summary>
/// What a session keeps, by keys that say everything that the value depends on, within a number of bytes: what was not used for
/// longest goes first. For one thread.
/// </summary>
/// <param name="budget">The most bytes.</param>
internal sealed class SessionMemory(long budget)
{
    private readonly Dictionary<object, LinkedListNode<Entry>> entries = [];
    private readonly LinkedList<Entry> byUse = new();

    /// <summary>Bytes of all values, as far as they are told.</summary>
    internal long Bytes { get; private set; }

    /// <summary>Number of values.</summary>
    internal int Count => entries.Count;

    /// <summary>The value of a key; null if it is not kept.</summary>
    internal T? Find<T>(object key)
        where T : class
    {
        if (!entries.TryGetValue(key, out var node))
        {
            return null;
        }

        byUse.Remove(node);
        byUse.AddFirst(node);
        return (T)node.Value.Value;
    }

    /// <summary>Whether a value is kept; looking does not count as using.</summary>
    internal bool Contains(object key) => entries.ContainsKey(key);

    /// <summary>Keeps a value in place of an earlier one of its key; one that is larger than the whole budget is not kept.</summary>
    internal void Keep(object key, object value, long bytes)
    {
        if (entries.TryGetValue(key, out var earlier))
        {
            Drop(earlier);
        }

        if (bytes > budget)
        {
            return;
        }

        entries[key] = byUse.AddFirst(new Entry(key, value, bytes));
        Bytes += bytes;
        while (Bytes > budget)
        {
            Drop(byUse.Last!);
        }
    }

    /// <summary>Forgets everything.</summary>
    internal void Clear()
    {
        entries.Clear();
        byUse.Clear();
        Bytes = 0;
    }

    private void Drop(LinkedListNode<Entry> node)
    {
        byUse.Remove(node);
        entries.Remove(node.Value.Key);
        Bytes -= node.Value.Bytes;
    }

    private readonly record struct Entry(object Key, object Value, long Bytes);
}
