namespace Naru.Disclosure.Keys;

/// <summary>
/// The port to the hospital's secret keys. Implementations are safe for threads and pure: the same argument gives the same key as long as the
/// hospital keeps its secret.
/// </summary>
public interface IPersonKeys
{
    /// <summary>The person's key: to whoever lacks the secret, independent and uniformly distributed over all 128-bit numbers.</summary>
    UInt128 OfPerson(long personId);

    /// <summary>
    /// 64 uniformly distributed bits that depend on a set of persons, given as the sum of their keys; of sums, nothing can be computed from
    /// what this gives.
    /// </summary>
    ulong OfSet(UInt128 sumOfKeys);

    /// <summary>
    /// A rank by which a person's things are ordered, by their names, so that which of them are counted depends neither on the data's order nor on the
    /// order in which the asker names them.
    /// </summary>
    ulong OfThing(UInt128 personKey, string thing);
}
