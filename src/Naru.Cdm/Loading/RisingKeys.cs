namespace Naru.Cdm.Loading;

/// <summary>Whether keys rise from row to row; then none can be there twice. Not thread safe.</summary>
internal sealed class RisingKeys
{
    private long? first;
    private long last = long.MinValue;

    /// <summary>Whether every key was greater than the one before it.</summary>
    public bool Rise { get; private set; } = true;

    /// <summary>The next key.</summary>
    public void Add(long key)
    {
        Rise &= first is null || key > last;
        first ??= key;
        last = key;
    }

    /// <summary>Keys that follow.</summary>
    public void Append(RisingKeys then)
    {
        if (then.first is { } next)
        {
            Rise &= then.Rise && (first is null || next > last);
            first ??= next;
            last = then.last;
        }
    }
}
