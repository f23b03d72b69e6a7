namespace Naru.Cdm.Sources.Postgres;

/// <summary>Whether a table's keys rise from row to row: then none can be there twice, and nobody has to look.</summary>
/// <param name="isRising">Whether they did so far.</param>
/// <param name="last">The last of them.</param>
internal sealed class KeyOrder(bool isRising = true, long last = long.MinValue)
{
    public bool IsRising { get; private set; } = isRising;

    public long Last { get; private set; } = last;

    public void Add(long key)
    {
        IsRising &= key > Last;
        Last = key;
    }
}
