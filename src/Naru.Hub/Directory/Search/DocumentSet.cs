using System.Numerics;

namespace Naru.Hub.Directories.Search;

/// <summary>A set of documents as bits, which grows with the greatest number in it. Not safe for threads while it changes.</summary>
internal sealed class DocumentSet
{
    private ulong[] bits;

    public DocumentSet(int documents = 0) => bits = new ulong[(documents + 63) >> 6];

    private DocumentSet(ulong[] bits) => this.bits = bits;

    public bool this[int document] => document >> 6 < bits.Length && (bits[document >> 6] >> (document & 63) & 1) != 0;

    public void Add(int document)
    {
        var word = document >> 6;
        if (word >= bits.Length)
        {
            Array.Resize(ref bits, Math.Max(word + 1, bits.Length + (bits.Length >> 1)));
        }

        bits[word] |= 1UL << (document & 63);
    }

    public void Add(List<int>? postings)
    {
        if (postings is not null)
        {
            foreach (var document in postings)
            {
                Add(document);
            }
        }
    }

    public void Remove(int document)
    {
        if (document >> 6 < bits.Length)
        {
            bits[document >> 6] &= ~(1UL << (document & 63));
        }
    }

    /// <summary>Keeps what is in the other one, too.</summary>
    public DocumentSet And(DocumentSet other)
    {
        var shared = Math.Min(bits.Length, other.bits.Length);
        for (var i = 0; i < shared; i++)
        {
            bits[i] &= other.bits[i];
        }

        Array.Clear(bits, shared, bits.Length - shared);
        return this;
    }

    /// <summary>Drops what is in the other one.</summary>
    public DocumentSet AndNot(DocumentSet other)
    {
        var shared = Math.Min(bits.Length, other.bits.Length);
        for (var i = 0; i < shared; i++)
        {
            bits[i] &= ~other.bits[i];
        }

        return this;
    }

    /// <summary>Takes in what is in the other one.</summary>
    public DocumentSet Or(DocumentSet other)
    {
        if (other.bits.Length > bits.Length)
        {
            Array.Resize(ref bits, other.bits.Length);
        }

        for (var i = 0; i < other.bits.Length; i++)
        {
            bits[i] |= other.bits[i];
        }

        return this;
    }

    public DocumentSet Copy() => new([.. bits]);

    /// <summary>How many there are.</summary>
    public int Count()
    {
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>How many are in both.</summary>
    public int CountWith(DocumentSet other)
    {
        var count = 0;
        var shared = Math.Min(bits.Length, other.bits.Length);
        for (var i = 0; i < shared; i++)
        {
            count += BitOperations.PopCount(bits[i] & other.bits[i]);
        }

        return count;
    }

    /// <summary>The documents, the greatest number first. The set must not change meanwhile.</summary>
    public Enumerator GetEnumerator() => new(bits);

    /// <summary>Walks a set without taking memory.</summary>
    public struct Enumerator
    {
        private readonly ulong[] bits;
        private int at;
        private ulong word;

        internal Enumerator(ulong[] bits)
        {
            this.bits = bits;
            at = bits.Length;
            word = 0;
            Current = -1;
        }

        public int Current { get; private set; }

        public bool MoveNext()
        {
            while (word == 0)
            {
                if (--at < 0)
                {
                    return false;
                }

                word = bits[at];
            }

            var bit = BitOperations.Log2(word);
            word &= ~(1UL << bit);
            Current = (at << 6) + bit;
            return true;
        }
    }
}
