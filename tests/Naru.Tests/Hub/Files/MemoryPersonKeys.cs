using System.Collections.Concurrent;
using Naru.Ledger.Personal;

namespace Naru.Tests.Hub.Files;

/// <summary>The persons' keys in memory; null stands for a destroyed one.</summary>
internal sealed class MemoryPersonKeys : IPersonKeys
{
    private readonly ConcurrentDictionary<string, PersonKey?> keys = new(StringComparer.Ordinal);

    public ValueTask<PersonKey?> GetOrCreateAsync(string person, CancellationToken cancellationToken) =>
        ValueTask.FromResult(keys.GetOrAdd(person, _ => PersonKey.Create()));

    public ValueTask<PersonKey?> FindAsync(string person, CancellationToken cancellationToken) => ValueTask.FromResult(keys.GetValueOrDefault(person));

    public Task<bool> DestroyAsync(string person, CancellationToken cancellationToken)
    {
        var had = keys.GetValueOrDefault(person) is not null;
        keys[person] = null;
        return Task.FromResult(had);
    }
}
