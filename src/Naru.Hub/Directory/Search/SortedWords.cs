namespace Naru.Hub.Directories.Search;

/// <summary>Words in order, for finding those that begin alike. New ones wait in a short list, which is walked. Safe for threads that only read.</summary>
internal sealed class SortedWords
{
    private const int MostWaiting = 2_000;
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private string[] sorted = [];
    private readonly List<string> waiting = [];

    public void Add(string word)
    {
        if (!known.Add(word))
        {
            return;
        }

        waiting.Add(word);
        if (waiting.Count > Math.Max(MostWaiting, sorted.Length / 4))
        {
            sorted = [.. sorted, .. waiting];
            Array.Sort(sorted, StringComparer.Ordinal);
            waiting.Clear();
        }
    }

    /// <summary>All words, in no certain order.</summary>
    public IReadOnlyCollection<string> All() => known;

    /// <summary>The words that begin so.</summary>
    public IEnumerable<string> Beginning(string prefix)
    {
        var at = Array.BinarySearch(sorted, prefix, StringComparer.Ordinal);
        for (var i = at >= 0 ? at : ~at; i < sorted.Length && sorted[i].StartsWith(prefix, StringComparison.Ordinal); i++)
        {
            yield return sorted[i];
        }

        foreach (var word in waiting)
        {
            if (word.StartsWith(prefix, StringComparison.Ordinal))
            {
                yield return word;
            }
        }
    }
}
