namespace Naru.Hub.Directories.Search;

/// <summary>Which documents have each term: rising numbers. Not safe for threads while it grows.</summary>
internal sealed class Postings
{
    private readonly Dictionary<string, List<int>> byTerm = new(StringComparer.Ordinal);

    public IEnumerable<string> Terms => byTerm.Keys;

    /// <summary>Adds a document, whose number is greater than all before. Whether the term is new.</summary>
    public bool Add(string term, int document)
    {
        var isNew = !byTerm.TryGetValue(term, out var documents);
        if (isNew)
        {
            byTerm.Add(term, documents = new List<int>(1));
        }

        documents!.Add(document);
        return isNew;
    }

    /// <summary>The documents of a term; null if there are none.</summary>
    public List<int>? Find(string term) => byTerm.GetValueOrDefault(term);
}

/// <summary>A set of documents as bits. Not safe for threads.</summary>
internal sealed class DocumentSet(int documents)
{
    private readonly ulong[] bits = new ulong[(documents + 63) / 64];

    public bool this[int document] => (bits[document >> 6] >> (document & 63) & 1) != 0;

    public void Add(int document) => bits[document >> 6] |= 1UL << (document & 63);

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

    public void Remove(int document) => bits[document >> 6] &= ~(1UL << (document & 63));

    public void And(DocumentSet other)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] &= other.bits[i];
        }
    }

    public void Or(DocumentSet other)
    {
        for (var i = 0; i < bits.Length; i++)
        {
            bits[i] |= other.bits[i];
        }
    }

    public DocumentSet Copy()
    {
        var copy = new DocumentSet(documents);
        bits.CopyTo(copy.bits.AsSpan());
        return copy;
    }

    /// <summary>The documents, rising.</summary>
    public IEnumerable<int> Documents()
    {
        for (var i = 0; i < bits.Length; i++)
        {
            for (var word = bits[i]; word != 0; word &= word - 1)
            {
                yield return (i << 6) + System.Numerics.BitOperations.TrailingZeroCount(word);
            }
        }
    }
}
