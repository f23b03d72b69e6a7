namespace Naru.Cdm.Schema;

internal static class EditDistance
{
    /// <summary>The word that is most like the given one.</summary>
    public static string Nearest(IEnumerable<string> words, string word) =>
        words.Order(StringComparer.Ordinal).MinBy(w => Between(w.ToUpperInvariant(), word.ToUpperInvariant())) ?? "";

    /// <summary>How many letters must be inserted, removed or replaced to turn one word into the other (Levenshtein).</summary>
    public static int Between(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var replaced = diagonal + (one[i - 1] == other[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
