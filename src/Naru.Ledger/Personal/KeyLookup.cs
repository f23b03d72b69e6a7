namespace Naru.Ledger.Personal;

/// <summary>What a store of keys says of a person: nothing may be taken for erased unless it says so. Immutable.</summary>
/// <param name="State">What became of the key.</param>
/// <param name="Key">The key; null unless it was found.</param>
public readonly record struct KeyLookup(KeyState State, PersonKey? Key)
{
    /// <summary>The key was destroyed: what it sealed is gone for good.</summary>
    public static KeyLookup Destroyed { get; } = new(KeyState.Destroyed, null);

    /// <summary>The store knows nothing of the person.</summary>
    public static KeyLookup Missing { get; } = new(KeyState.Missing, null);

    /// <summary>The key is there.</summary>
    public static KeyLookup Found(PersonKey key) => new(KeyState.Found, key);
}

/// <summary>What became of a person's key.</summary>
public enum KeyState
{
    /// <summary>The store knows nothing of the person: none was made, or the store is not the one that made it (an old backup, another file). Nothing is erased.</summary>
    Missing,

    /// <summary>It is there.</summary>
    Found,

    /// <summary>It was destroyed.</summary>
    Destroyed,
}
