namespace Naru.Synth.Data;

/// <summary>Finds what a person probably meant.</summary>
internal static class Likeness
{
    private const int Shown = 5;

    /// <summary>The words most like a written one, the most like first.</summary>
    public static IEnumerable<string> First(IEnumerable<string> words, string written)
    {
        // A word of any length may be written; only its beginning is worth comparing.
        var start = written.Length > 60 ? written[..60] : written;
        return words.OrderBy(w => Distance(w, start)).ThenBy(w => w, StringComparer.Ordinal).Take(Shown);
    }

    private static int Distance(string a, string b)
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
