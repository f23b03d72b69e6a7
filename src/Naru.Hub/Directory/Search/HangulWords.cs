namespace Naru.Hub.Directories.Search;

/// <summary>
/// The Hangul words of three syllables and more, for finding those that have a shorter one inside: the documents of these have it without anybody looking into
/// their texts. Safe for threads that only read.
/// </summary>
internal sealed class HangulWords
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly Dictionary<uint, List<string>> byPair = [];

    public void Add(string word)
    {
        if (word.Length < 3 || !known.Add(word))
        {
            return;
        }

        foreach (var pair in Syllables.Pairs(word).Distinct())
        {
            if (!byPair.TryGetValue(pair, out var words))
            {
                byPair.Add(pair, words = new List<string>(1));
            }

            words.Add(word);
        }
    }

    /// <summary>The words that have a word of three syllables or more inside, itself among them.</summary>
    public IEnumerable<string> Containing(string word)
    {
        List<string>? fewest = null;
        foreach (var pair in Syllables.Pairs(word))
        {
            if (!byPair.TryGetValue(pair, out var words))
            {
                return [];
            }

            fewest = fewest is null || words.Count < fewest.Count ? words : fewest;
        }

        return fewest!.Where(w => w.Contains(word, StringComparison.Ordinal));
    }
}
