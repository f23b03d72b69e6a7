using Naru.Core;

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
        return words.OrderBy(w => EditDistance.Between(w, start)).ThenBy(w => w, StringComparer.Ordinal).Take(Shown);
    }
}
