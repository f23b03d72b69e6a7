namespace Naru.Ledger.Personal;

/// <summary>
/// The port to the persons' keys. They are kept apart from the events, so that they can be destroyed while the events stay. Implementations are safe for threads
/// and answer from memory where they can: a rebuild asks for every personal text.
/// </summary>
public interface IPersonKeys
{
    /// <summary>The person's key, made and stored safely if there is none yet; null if it was destroyed.</summary>
    ValueTask<PersonKey?> GetOrCreateAsync(string person, CancellationToken cancellationToken);

    /// <summary>The person's key, or that it was destroyed, or that the store knows nothing of it: that is no reason to erase anything.</summary>
    ValueTask<KeyLookup> FindAsync(string person, CancellationToken cancellationToken);

    /// <summary>
    /// Destroys the person's key: everything that it sealed can no longer be read by anybody, here and in every copy of the events. It is never made again for
    /// this person. Doing it again changes nothing.
    /// </summary>
    /// <returns>Whether there was a key.</returns>
    Task<bool> DestroyAsync(string person, CancellationToken cancellationToken);
}
