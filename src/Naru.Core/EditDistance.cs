namespace Naru.Core;

/// <summary>How far two words are from each other, for suggesting what a person probably meant. Safe for threads.</summary>
public static class EditDistance
{
    /// <summary>How many letters must be inserted, removed or replaced to turn one word into the other (Levenshtein).</summary>
    /// <param name="one">A word.</param>
    /// <param name="other">Another one; memory and time grow with both lengths.</param>
    public static int Between(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
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
