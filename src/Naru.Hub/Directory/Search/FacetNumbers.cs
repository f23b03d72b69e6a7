namespace Naru.Hub.Directories.Search;

/// <summary>Numbers the values of facets, so that they are counted in an array. Not safe for threads while it grows.</summary>
internal sealed class FacetNumbers
{
    private readonly Dictionary<(string Facet, string Value), int> numbers = [];
    private readonly List<(string Facet, string Value)> values = [];
    private readonly List<List<int>> documents = [];

    public int Count => values.Count;

    public (string Facet, string Value) this[int number] => values[number];

    /// <summary>The number of a value, which is given if it has none.</summary>
    public int Number(string facet, string value)
    {
        if (!numbers.TryGetValue((facet, value), out var number))
        {
            number = values.Count;
            numbers.Add((facet, value), number);
            values.Add((facet, value));
            documents.Add([]);
        }

        return number;
    }

    /// <summary>Adds a document to its values.</summary>
    public void Add(int[] numbersOfDocument, int document)
    {
        foreach (var number in numbersOfDocument)
        {
            documents[number].Add(document);
        }
    }

    /// <summary>The documents of a value; null if there are none.</summary>
    public List<int>? Find(string facet, string value) => numbers.TryGetValue((facet, value), out var number) ? documents[number] : null;
}
