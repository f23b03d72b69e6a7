using System.Globalization;
using Naru.Cli.Input;

namespace Naru.Cli.Output;

/// <summary>
/// The number of each definition in OHDSI's tables: its file name where that is a number, otherwise the first number above all of
/// those that is free.
/// </summary>
internal sealed class OhdsiIds
{
    private readonly Dictionary<DefinitionFile, long> ids = [];

    public OhdsiIds(IReadOnlyList<DefinitionFile> files)
    {
        var taken = new HashSet<long>();
        foreach (var file in files)
        {
            // 7 and 007 are different files: the second one gets a running number.
            if (long.TryParse(file.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var id) && taken.Add(id))
            {
                ids[file] = id;
            }
        }

        var next = taken.Count == 0 ? 0 : taken.Max();
        foreach (var file in files.Where(f => !ids.ContainsKey(f)))
        {
            ids[file] = ++next;
        }
    }

    /// <summary>The definition's number.</summary>
    public long this[DefinitionFile file] => ids[file];
}
