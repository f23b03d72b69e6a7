namespace Naru.Cli.Commands;

/// <summary>Puts what a person probably meant first.</summary>
internal static class Nearest
{
    /// <summary>The words, those most like the typed one first; equally like ones in their own order.</summary>
    public static IEnumerable<string> First(IEnumerable<string> words, string typed) =>
        typed.Length == 0 ? words : words.OrderBy(w => Distance(w, typed));

    /// <summary>How many letters must be inserted, removed or replaced to turn one word into the other (Levenshtein).</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var substituted = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(substituted, Math.Min(row[j], row[j - 1]) + 1);
            }
        }

        return row[^1];
    }
}
