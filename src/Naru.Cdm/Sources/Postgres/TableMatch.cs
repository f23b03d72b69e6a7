using Naru.Cdm.Loading;
using Naru.Cdm.Schema;

namespace Naru.Cdm.Sources.Postgres;

/// <summary>Matches a relation of the server with its OMOP table, and reports what does not match.</summary>
internal static class TableMatch
{
    /// <summary>The table; null, and a finding, if it may not be read at all.</summary>
    public static PostgresTable? Of(
        PostgresSession session, PostgresRelation relation, IReadOnlyList<PostgresColumn> columns, int rowsPerRange, FindingLog findings)
    {
        if (!relation.MayUseSchema || columns.All(c => !c.MayRead))
        {
            var isUsed = OmopSchema.LoadedTables.Contains(relation.Table);
            findings.Add(isUsed ? PostgresErrors.PermissionDenied : PostgresErrors.UnusedTableDenied, relation.Place);
            return null;
        }

        if (relation.HidesRows)
        {
            findings.Add(PostgresErrors.RowsHidden, relation.Place);
        }

        var map = ColumnMap.Match(relation.Table, relation.FullName, null, [.. columns.Select(c => c.Name)], findings);
        var wired = new List<WireColumn>();
        var givenNames = new Dictionary<string, string>(map.GivenNames, StringComparer.Ordinal);
        foreach (var (field, column) in map.Fields.Zip(columns).Where(p => p.First is not null).Select(p => (p.First!, p.Second)))
        {
            var place = relation.Place with { Column = column.Name };
            if (!column.MayRead)
            {
                findings.Add(PostgresErrors.PermissionDenied, place);
            }
            else if (WireColumn.Of(field, IndexOf(relation.Table, field), column) is { } wire)
            {
                wired.Add(wire);
                if (column.HasZone && field.Type is OmopType.Date or OmopType.DateTime)
                {
                    findings.Add(PostgresErrors.TimeZoneApplied, place, session.TimeZone);
                }
            }
            else
            {
                findings.Add(CdmErrors.WrongColumnType, place, column.Type, field.SqlType);
            }
        }

        return wired.Count == 0 ? null : new PostgresTable(session, relation, givenNames, wired, columns, rowsPerRange);
    }

    private static int IndexOf(OmopTable table, OmopField field) => table.Fields.Select((f, i) => (f, i)).First(p => p.f == field).i;
}
