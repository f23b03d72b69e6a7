namespace Naru.Disclosure.Releases;

/// <summary>
/// A value that left a hospital, as its reader has it: the signature was checked, so it is what the node released, to the bit. Immutable.
/// </summary>
/// <typeparam name="T">What was released.</typeparam>
public sealed class Received<T>
{
    internal Received(string node, T value)
    {
        Node = node;
        Value = value;
    }

    /// <summary>Which node released it.</summary>
    public string Node { get; }

    /// <summary>What it released.</summary>
    public T Value { get; }
}
