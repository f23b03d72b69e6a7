using System.Collections.Concurrent;
using Naru.Ledger.Personal;

namespace Naru.Tests.Hub.Identity;

/// <summary>Persons' keys in memory.</summary>
internal sealed class MemoryPersonKeys : IPersonKeys
{
    private readonly ConcurrentDictionary<string, PersonKey?> keys = new(StringComparer.Ordinal);

    public ValueTask<PersonKey?> GetOrCreateAsync(string person, CancellationToken cancellationToken) =>
        ValueTask.FromResult(keys.GetOrAdd(person, _ => PersonKey.Create()));

    public ValueTask<KeyLookup> FindAsync(string person, CancellationToken cancellationToken) =>
        ValueTask.FromResult(!keys.TryGetValue(person, out var key) ? KeyLookup.Missing : key is null ? KeyLookup.Destroyed : KeyLookup.Found(key));

    public Task<bool> DestroyAsync(string person, CancellationToken cancellationToken)
    {
        var had = keys.GetValueOrDefault(person) is not null;
        keys[person] = null;
        return Task.FromResult(had);
    }
}
