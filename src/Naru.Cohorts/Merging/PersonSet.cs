using System.Numerics;

namespace Naru.Cohorts.Merging;

/// <summary>A set of persons, one bit for each number of a <see cref="PersonIndex"/>. Not to be changed once it is shared between threads.</summary>
public sealed class PersonSet
{
    private readonly ulong[] words;

    /// <summary>An empty set.</summary>
    /// <param name="capacity">How many persons there are in all.</param>
    public PersonSet(int capacity) => words = new ulong[(capacity + 63) / 64];

    /// <summary>How many persons are in it.</summary>
    public int Count => words.Sum(BitOperations.PopCount);

    /// <summary>Whether a person is in it.</summary>
    public bool Contains(int person) => (words[person >> 6] >> person & 1) != 0;

    /// <summary>Adds a person.</summary>
    public void Add(int person) => words[person >> 6] |= 1UL << person;

    /// <summary>Adds everybody of a list.</summary>
    public void AddAll(ReadOnlySpan<int> persons)
    {
        foreach (var person in persons)
        {
            Add(person);
        }
    }

    /// <summary>Whether everybody in this set is in the other too.</summary>
    public bool IsSubsetOf(PersonSet other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < words.Length; i++)
        {
            if ((words[i] & ~other.words[i]) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Those who are in both.</summary>
    public static PersonSet Intersect(PersonSet a, PersonSet b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var both = new PersonSet(a.words.Length * 64);
        for (var i = 0; i < both.words.Length; i++)
        {
            both.words[i] = a.words[i] & b.words[i];
        }

        return both;
    }

    /// <summary>Those who are in either.</summary>
    public static PersonSet Union(PersonSet a, PersonSet b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var either = new PersonSet(a.words.Length * 64);
        for (var i = 0; i < either.words.Length; i++)
        {
            either.words[i] = a.words[i] | b.words[i];
        }

        return either;
    }
}
