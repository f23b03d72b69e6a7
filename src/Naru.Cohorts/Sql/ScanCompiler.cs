using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Core;
using static Naru.Cohorts.Sql.SqlBuild;

namespace Naru.Cohorts.Sql;

/// <summary>
/// Compiles the scans of a plan to statements. Every join between tables of persons carries <c>person_id</c>; only the reference
/// tables (provider, care_site) are joined without. The result's columns are <c>person_id, event_id, start_day</c> and, as asked
/// for, <c>end_day, sort_day, visit_id, count_value</c>; its order is that of <see cref="Merging.EventColumns"/>.
/// </summary>
public static class ScanCompiler
{
    private const string Row = "e";

    /// <summary>The statement of an event scan.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="narrow">Whether only the remaining persons are read.</param>
    public static SqlSelect Compile(EventScan scan, bool narrow)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var values = new ValueCompiler(scan, Row);
        var filters = new FilterCompiler(values);
        var where = new List<SqlExpression>();
        if (scan.First)
        {
            where.Add(new SqlBinary(SqlOperator.Equal, new SqlColumn(Row, "ordinal"), new SqlConstant(1)));
        }

        if (scan.Adjustment is not null)
        {
            where.Add(new SqlBinary(SqlOperator.GreaterOrEqual, values.End, values.Start));
        }

        where.AddRange(scan.Attributes.SelectMany(a => a.Accept(filters)));
        var period = scan.Attributes.OfType<PeriodAttribute>().FirstOrDefault()?.Period;
        var start = period?.Start is { } first ? Day(first) : values.Start;
        var end = period?.End is { } last ? Day(last) : values.End;
        var columns = new List<SqlSelected>
        {
            new(new SqlColumn(Row, "person_id"), "person_id"),
            new(new SqlColumn(Row, scan.Type.IdColumn), "event_id"),
            new(start, "start_day"),
        };
        if (scan.Columns.HasFlag(ScanColumns.End))
        {
            columns.Add(new(end, "end_day"));
        }

        if (scan.Columns.HasFlag(ScanColumns.Sort) && period?.Start is not null)
        {
            columns.Add(new(values.Start, "sort_day"));
        }

        if (scan.Columns.HasFlag(ScanColumns.Visit) && scan.Type.VisitColumn is { } visit)
        {
            columns.Add(new(new SqlColumn(Row, visit), "visit_id"));
        }

        if (scan.Count is { } count)
        {
            columns.Add(new(count.Accept(new CountCompiler(values, start, end)), "count_value"));
        }

        var from = scan.First ? FirstRows(scan, values, narrow) : (SqlSource)new SqlTable(scan.Type.Table, Row);
        return new SqlSelect(columns.ToValueList(), from)
        {
            Joins = values.Joins.ToValueList(),
            Where = [.. scan.First ? [] : Concepts(scan, Row, narrow), .. where],
            OrderBy = ["person_id", "start_day", "event_id"],
        };
    }

    /// <summary>The statement of an exposure scan.</summary>
    /// <inheritdoc cref="Compile(EventScan, bool)"/>
    public static SqlSelect Compile(ExposureScan scan, bool narrow)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var plain = new EventScan(CriterionTypes.DrugExposure);
        var values = new ValueCompiler(plain, Row);
        var set = new ConceptSetIds(scan.ConceptSet);
        var end = scan.DaysSupplyOverride is { } days
            ? new SqlBinary(SqlOperator.Plus, values.Start, new SqlValue((long)days))
            : values.End;
        return new SqlSelect(
            [new(new SqlColumn(Row, "person_id"), "person_id"), new(values.Start, "start_day"), new(end, "end_day")],
            new SqlTable(plain.Type.Table, Row))
        {
            Where =
            [
                new SqlBinary(
                    SqlOperator.Or,
                    new SqlIn(new SqlColumn(Row, "drug_concept_id"), set),
                    new SqlIn(new SqlColumn(Row, "drug_source_concept_id"), set)),
                .. Narrowed(Row, narrow),
            ],
            OrderBy = ["person_id", "start_day"],
        };
    }

    /// <summary>The rows with the right concepts, numbered within each person by start and id.</summary>
    private static SqlSubquery FirstRows(EventScan scan, ValueCompiler values, bool narrow)
    {
        const string table = "t";
        var order = new SqlRowNumber(
            new SqlColumn(table, "person_id"),
            [new SqlColumn(table, scan.Type.StartColumn), new SqlColumn(table, scan.Type.IdColumn)]);
        var columns = values.RowColumns
            .Append("person_id").Append(scan.Type.IdColumn).Append(scan.Type.VisitColumn).OfType<string>()
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(c => new SqlSelected(new SqlColumn(table, c), c))
            .Append(new SqlSelected(order, "ordinal"));
        return new SqlSubquery(
            new SqlSelect(columns.ToValueList(), new SqlTable(scan.Type.Table, table)) { Where = Concepts(scan, table, narrow) },
            Row);
    }

    private static ValueList<SqlExpression> Concepts(EventScan scan, string alias, bool narrow)
    {
        var conditions = new List<SqlExpression>();
        if (scan.ConceptSet is { } set)
        {
            conditions.Add(new SqlIn(new SqlColumn(alias, scan.Type.ConceptColumn!), new ConceptSetIds(set)));
        }

        if (scan.SourceConceptSet is { } source)
        {
            conditions.Add(new SqlIn(new SqlColumn(alias, scan.Type.SourceConceptColumn!), new ConceptSetIds(source)));
        }

        return [.. conditions, .. Narrowed(alias, narrow)];
    }

    private static SqlExpression[] Narrowed(string alias, bool narrow) =>
        narrow ? [new SqlIn(new SqlColumn(alias, "person_id"), new RemainingPersons())] : [];

    /// <summary>
    /// What a distinct count tells apart. It sees the event as others see it: with the days of a user-defined period.
    /// </summary>
    private sealed class CountCompiler(ValueCompiler values, SqlExpression start, SqlExpression end) : DelegatingValueVisitor(values)
    {
        public override SqlExpression Visit(EventStart value) => start;

        public override SqlExpression Visit(EventEnd value) => end;

        public override SqlExpression Visit(EventDuration value) => new SqlBinary(SqlOperator.Minus, end, start);
    }
}
