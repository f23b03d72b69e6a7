using System.Collections.Concurrent;
using System.Text;
using Naru.Disclosure.Keys;

namespace Naru.Tests.Disclosure;

/// <summary>The hospital's keys, each person's computed once: attacks count the same persons many thousand times.</summary>
internal sealed class RememberedKeys(ulong seed) : IPersonKeys
{
    private readonly IPersonKeys keys = new HmacPersonKeys(Encoding.ASCII.GetBytes($"SYNTHETIC secret {seed:x16} of a hospital"));
    private readonly ConcurrentDictionary<long, UInt128> persons = new(concurrencyLevel: 1, capacity: 127);

    public UInt128 OfPerson(long personId) => persons.GetOrAdd(personId, keys.OfPerson);

    public ulong OfSet(UInt128 sumOfKeys) => keys.OfSet(sumOfKeys);

    public ulong OfThing(UInt128 personKey, string thing) => keys.OfThing(personKey, thing);
}
