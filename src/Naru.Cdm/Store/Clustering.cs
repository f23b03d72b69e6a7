using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Store;

/// <summary>
/// The order in which a table lies in a store. Events: by concept, then person, then day. So the rows of a concept are
/// neighbours: a question reads the row groups of its concept sets and no others (DuckDB keeps the least and the greatest value of
/// each column and row group), and what it reads comes in the order of persons already. Tables of persons without a concept: by
/// person and day. Reference tables: by their first two columns, by which they are looked up.
/// </summary>
internal static class Clustering
{
    /// <summary>The columns to sort by, of those that the table stores.</summary>
    public static IEnumerable<string> Columns(OmopTable table, IReadOnlySet<string> stored)
    {
        string?[] wanted = table switch
        {
            { EventConcept: { } concept } => [concept.Name, "person_id", table.StartDate?.Name],
            { HasPerson: true } => ["person_id", table.StartDate?.Name],
            _ => [table.Fields[0].Name, table.Fields.Count > 1 ? table.Fields[1].Name : null],
        };
        return wanted.OfType<string>().Where(stored.Contains).Distinct(StringComparer.Ordinal);
    }

    /// <summary>The ORDER BY clause; empty if nothing can be sorted by.</summary>
    public static string OrderBy(OmopTable table, IReadOnlySet<string> stored)
    {
        var columns = Columns(table, stored).Select(Sql.Name).ToList();
        return columns.Count == 0 ? "" : $" ORDER BY {string.Join(", ", columns)}";
    }
}
