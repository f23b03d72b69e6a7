using System.Globalization;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Description;

/// <summary>Names of a definition's concept sets, in quotes.</summary>
internal sealed class ConceptSetNames
{
    private readonly Dictionary<int, string> names = [];

    internal ConceptSetNames(ValueList<ConceptSet> sets)
    {
        foreach (var set in sets)
        {
            names.TryAdd(set.Id, NameOf(set));
        }
    }

    /// <summary>The name of the set with this number; its number where the definition lacks it.</summary>
    internal string this[int id] => names.TryGetValue(id, out var name) ? name : Numbered(id);

    internal static string NameOf(ConceptSet set) => string.IsNullOrWhiteSpace(set.Name) ? Numbered(set.Id) : $"'{set.Name}'";

    private static string Numbered(int id) => $"#{id.ToString(CultureInfo.InvariantCulture)}";
}
