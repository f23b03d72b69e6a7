using System.Collections.Concurrent;
using Naru.Ledger.Personal;

namespace Naru.Tests.Hub.Identity;

/// <summary>Persons' keys in memory.</summary>
internal sealed class MemoryPersonKeys : IPersonKeys
{
    private readonly ConcurrentDictionary<string, PersonKey> keys = new(StringComparer.Ordinal);

    public ValueTask<PersonKey?> GetOrCreateAsync(string person, CancellationToken cancellationToken) =>
        ValueTask.FromResult<PersonKey?>(keys.GetOrAdd(person, _ => PersonKey.Create()));

    public ValueTask<PersonKey?> FindAsync(string person, CancellationToken cancellationToken) => ValueTask.FromResult(keys.GetValueOrDefault(person));

    public Task<bool> DestroyAsync(string person, CancellationToken cancellationToken) => Task.FromResult(keys.TryRemove(person, out _));
}
