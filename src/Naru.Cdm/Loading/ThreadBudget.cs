namespace Naru.Cdm.Loading;

/// <summary>How many threads work, of those that may. Thread safe.</summary>
/// <param name="limit">How many may.</param>
internal sealed class ThreadBudget(int limit)
{
    private int working;

    /// <summary>Whether more threads work than may: then one that only helps should stop.</summary>
    public bool IsExceeded => Volatile.Read(ref working) > limit;

    /// <summary>A thread begins in any case, and ends when the result is disposed.</summary>
    public IDisposable Enter()
    {
        Interlocked.Increment(ref working);
        return new Place(this);
    }

    /// <summary>A thread begins if there is room for it; null if there is none.</summary>
    public IDisposable? TryEnter()
    {
        if (Interlocked.Increment(ref working) <= limit)
        {
            return new Place(this);
        }

        Interlocked.Decrement(ref working);
        return null;
    }

    private sealed class Place(ThreadBudget budget) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref budget.working);
    }
}
