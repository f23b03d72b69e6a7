using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Naru.Cohorts.Model;

namespace Naru.Vocabulary.Binding;

/// <summary>
/// A hash of what concept sets mean: equal for sets that resolve to the same in every vocabulary as far as their items show it. Names, order and
/// what items say about their concepts do not count.
/// </summary>
public static class ConceptSetHash
{
    /// <summary>The hash, in 64 hexadecimal digits.</summary>
    public static string Of(IEnumerable<ConceptSet> sets)
    {
        var text = new StringBuilder("naru-concept-sets-1\n");
        foreach (var set in sets.OrderBy(s => s.Id))
        {
            text.Append(CultureInfo.InvariantCulture, $"set {set.Id}\n");
            var items = set.Expression.Items
                .Select(i => (i.Concept.Id, i.IsExcluded, i.IncludeDescendants, i.IncludeMapped)).Distinct().Order();
            foreach (var (id, isExcluded, descendants, mapped) in items)
            {
                text.Append(CultureInfo.InvariantCulture, $"{id} {Flag(isExcluded)}{Flag(descendants)}{Flag(mapped)}\n");
            }
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static char Flag(bool value) => value ? '1' : '0';
}
