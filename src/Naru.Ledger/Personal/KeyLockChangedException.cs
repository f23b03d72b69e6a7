namespace Naru.Ledger.Personal;

/// <summary>Somebody has locked the persons' keys with another key: this instance must be opened again with it.</summary>
/// <param name="store">The store of keys.</param>
public sealed class KeyLockChangedException(string store) : Exception($"The key store '{store}' was locked with another key meanwhile.")
{
    /// <summary>The store of keys.</summary>
    public string Store => store;
}
