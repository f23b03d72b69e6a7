using Naru.Cdm.Sources;

namespace Naru.Cdm.Loading;

/// <summary>A file that was loaded: all of a table, or one part of it after another.</summary>
/// <param name="File">The file.</param>
/// <param name="GivenNames">The columns that it has: name in CDM 5.4 → name as written there.</param>
/// <param name="Rows">How many rows it made.</param>
/// <param name="Keys">Their primary keys; null if nobody looked at them.</param>
/// <param name="LinesOf">Turns numbers of its rows (from 0, ascending) into lines (from 1), or rows of a file without lines.</param>
internal sealed record TablePart(
    TableFile File, IReadOnlyDictionary<string, string> GivenNames, long Rows, RisingKeys? Keys, Func<IReadOnlyList<long>, IReadOnlyList<long>> LinesOf)
{
    /// <summary>
    /// A query for its rows with the number <c>n</c> of each, given the number of the first; null if they lie in the table already.
    /// </summary>
    public Func<long, string>? Numbered { get; init; }

    /// <summary>The table of all parts.</summary>
    public static LoadedTable Join(TableFile file, IReadOnlyList<TablePart> parts)
    {
        var keys = new RisingKeys();
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in parts)
        {
            keys.Append(part.Keys ?? new RisingKeys());
            foreach (var (field, name) in part.GivenNames)
            {
                names.TryAdd(field, name);
            }
        }

        return new LoadedTable(
            file.Table, file.Name, names, parts.Sum(p => p.Rows), keys.Rise && parts.All(p => p.Keys is not null), LoadedTable.Numbered(file.Table), rows => LinesOfAll(parts, rows))
        {
            FileOf = row => FileOf(parts, row),
        };
    }

    private static List<long> LinesOfAll(IReadOnlyList<TablePart> parts, IReadOnlyList<long> rows)
    {
        var lines = new List<long>();
        var first = 0L;
        foreach (var part in parts)
        {
            var end = first + part.Rows;
            var own = rows.Where(r => r >= first && r < end).Select(r => r - first).ToList();
            if (own.Count > 0)
            {
                lines.AddRange(part.LinesOf(own));
            }

            first = end;
        }

        return lines;
    }

    private static string FileOf(IReadOnlyList<TablePart> parts, long row)
    {
        var end = 0L;
        return parts.First(p => row < (end += p.Rows)).File.Name;
    }
}
