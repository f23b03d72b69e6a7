using Naru.Core;

namespace Naru.Cdm.Schema;

internal static class NearestWord
{
    /// <summary>The word that is most like the given one, whatever the case.</summary>
    public static string Of(IEnumerable<string> words, string word) =>
        words.Order(StringComparer.Ordinal).MinBy(w => EditDistance.Between(w.ToUpperInvariant(), word.ToUpperInvariant())) ?? "";
}
