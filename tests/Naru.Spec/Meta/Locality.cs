using Naru.Cdm.Schema;
using Naru.Cohorts.Sql;

namespace Naru.Spec.Meta;

/// <summary>
/// Per-person locality: a statement that sees persons sees one person at a time, so that it can run on any partition of them and on
/// a database that is distributed by <c>person_id</c>.
/// </summary>
internal static class Locality
{
    private const string Person = "person_id";

    /// <summary>Small tables that every partition has a copy of.</summary>
    private static readonly HashSet<string> References = new(StringComparer.Ordinal) { "provider", "care_site" };

    /// <summary>What in a statement breaks locality.</summary>
    internal static IEnumerable<string> Violations(SqlSelect select)
    {
        if (SqlParts.Sources(select).OfType<SqlTable>().All(t => t.Name.StartsWith("concept", StringComparison.Ordinal)))
        {
            return [];
        }

        return SqlParts.Selects(select).SelectMany(OfLevel);
    }

    private static IEnumerable<string> OfLevel(SqlSelect select)
    {
        var persons = new HashSet<string>(StringComparer.Ordinal) { select.From.Alias };
        if (select.From is SqlTable from && !HasPersons(from))
        {
            yield return $"{from.Name} has no persons";
        }

        foreach (var join in select.Joins)
        {
            if (References.Contains(join.Table.Name))
            {
                continue;
            }

            if (!HasPersons(join.Table))
            {
                yield return $"{join.Table.Name} has no persons and is no reference table";
            }
            else if (!join.On.Any(c => JoinsPersons(c, join.Table.Alias, persons)))
            {
                yield return $"{join.Table.Name} is joined without {Person}";
            }

            persons.Add(join.Table.Alias);
        }

        if (!select.Columns.Any(c => c.Name == Person && IsPerson(c.Expression, persons)))
        {
            yield return $"no {Person} is selected";
        }

        // Of this level only: a subquery is a level of its own.
        foreach (var expression in SqlParts.Expressions(select with { From = new SqlTable("person", select.From.Alias) }))
        {
            if (expression is SqlRowNumber number && !IsPerson(number.Person, persons))
            {
                yield return "rows are numbered across persons";
            }
        }
    }

    private static bool JoinsPersons(SqlExpression condition, string joined, HashSet<string> persons) =>
        condition is SqlBinary { Operator: SqlOperator.Equal } equal
        && ((IsPerson(equal.Left, [joined]) && IsPerson(equal.Right, persons)) || (IsPerson(equal.Right, [joined]) && IsPerson(equal.Left, persons)));

    private static bool IsPerson(SqlExpression expression, HashSet<string> aliases) =>
        expression is SqlColumn { Name: Person } column && aliases.Contains(column.Alias);

    private static bool HasPersons(SqlTable table) => OmopSchema.Table(table.Name)?.HasPerson ?? false;
}
