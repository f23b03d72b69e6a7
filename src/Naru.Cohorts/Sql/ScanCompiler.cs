using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Core;
using static Naru.Cohorts.Sql.SqlBuild;

namespace Naru.Cohorts.Sql;

/// <summary>
/// Compiles the scans of a plan to statements. Every join between tables of persons carries <c>person_id</c>; only the reference
/// tables (provider, care_site) are joined without. The result's columns are <c>person_id, start_day</c> and, as asked
/// for, <c>event_id, end_day, sort_day, visit_id, count_value, passes</c>; the days are dates or day numbers, and the last says whether a row passes the filters where the person's
/// first row has to be found before they are applied.
/// </summary>
public static class ScanCompiler
{
    private const string Row = "e";

    /// <summary>The statement of an event scan.</summary>
    /// <param name="scan">The scan.</param>
    /// <param name="strategies">How it is put.</param>
    public static ScanStatement Compile(EventScan scan, ScanStrategies strategies)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var values = new ValueCompiler(scan, Row);
        var filters = Filters(scan, values);
        var period = scan.Attributes.OfType<PeriodAttribute>().FirstOrDefault()?.Period;
        var start = period?.Start is { } first ? Day(first) : values.Start;
        var end = period?.End is { } last ? Day(last) : values.End;
        var columns = new List<SqlSelected> { new(new SqlColumn(Row, "person_id"), "person_id"), new(Plain(start), "start_day") };
        AddAskedFor(columns, scan, values, start, end, hasPeriodStart: period?.Start is not null);
        var mergesFirst = MergesFirst(scan, strategies, values);
        if (mergesFirst && filters.Count > 0)
        {
            columns.Add(new(And(filters.ToArray()), "passes"));
        }

        var isNumbered = scan.First && !mergesFirst;
        var select = new SqlSelect(columns.ToValueList(), isNumbered ? FirstRows(scan, values, strategies) : new SqlTable(scan.Type.Table, Row))
        {
            Joins = values.Joins.ToValueList(),
            Where =
            [
                .. isNumbered ? [new SqlBinary(SqlOperator.Equal, new SqlColumn(Row, "ordinal"), new SqlConstant(1))] : Concepts(scan, Row, strategies),
                .. mergesFirst ? [] : filters,
            ],
            OrderBy = Order(columns, strategies, "person_id", "start_day", "event_id"),
        };
        return new ScanStatement(select, mergesFirst);
    }

    /// <summary>
    /// The statements of an exposure scan. Where concepts are named there are two, since a condition on two columns would hide both
    /// from the database: the exposures to the concepts, and those that have them as source concepts only.
    /// </summary>
    /// <inheritdoc cref="Compile(EventScan, ScanStrategies)"/>
    public static ValueList<SqlSelect> Compile(ExposureScan scan, ScanStrategies strategies)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var plain = new EventScan(CriterionTypes.DrugExposure);
        var values = new ValueCompiler(plain, Row);
        var end = scan.DaysSupplyOverride is { } days
            ? new SqlBinary(SqlOperator.Plus, values.Start, new SqlValue((long)days))
            : values.End;
        List<SqlSelected> columns = [new(new SqlColumn(Row, "person_id"), "person_id"), new(Plain(values.Start), "start_day"), new(Plain(end), "end_day")];
        var concept = new SqlColumn(Row, plain.Type.ConceptColumn!);
        var byConcept = In(Row, concept.Name, scan.ConceptSet, strategies);
        var bySource = In(Row, plain.Type.SourceConceptColumn!, scan.ConceptSet, strategies);
        return strategies.HasFlag(ScanStrategies.StoredConcepts)
            ?
            [
                Select(byConcept),
                Select(bySource, new SqlIn(concept, new ConceptsBesideSources(scan.ConceptSet)), Or(new SqlIsNull(concept), new SqlNot(byConcept))),
            ]
            : [Select(Or(byConcept, bySource))];

        SqlSelect Select(params SqlExpression[] where) => new(columns.ToValueList(), new SqlTable(plain.Type.Table, Row))
        {
            Where = where.ToValueList(),
            OrderBy = Order(columns, strategies, "person_id", "start_day"),
        };
    }

    /// <summary>A day that is a date in the row is given as such: whoever reads it counts days himself.</summary>
    private static SqlExpression Plain(SqlExpression day) => day is SqlCall { Function: SqlFunction.DayNumber } call ? call.Arguments[0] : day;

    private static List<SqlExpression> Filters(EventScan scan, ValueCompiler values)
    {
        var compiler = new FilterCompiler(values);
        var filters = scan.Attributes.SelectMany(a => a.Accept(compiler)).ToList();
        if (scan.Adjustment is not null)
        {
            filters.Insert(0, new SqlBinary(SqlOperator.GreaterOrEqual, values.End, values.Start));
        }

        return filters;
    }

    private static void AddAskedFor(
        List<SqlSelected> columns, EventScan scan, ValueCompiler values, SqlExpression start, SqlExpression end, bool hasPeriodStart)
    {
        if (scan.Columns.HasFlag(ScanColumns.Id))
        {
            columns.Add(new(new SqlColumn(Row, scan.Type.IdColumn), "event_id"));
        }

        if (scan.Columns.HasFlag(ScanColumns.End))
        {
            columns.Add(new(Plain(end), "end_day"));
        }

        if (scan.Columns.HasFlag(ScanColumns.Sort) && hasPeriodStart)
        {
            columns.Add(new(Plain(values.Start), "sort_day"));
        }

        if (scan.Columns.HasFlag(ScanColumns.Visit) && scan.Type.VisitColumn is { } visit)
        {
            columns.Add(new(new SqlColumn(Row, visit), "visit_id"));
        }

        if (scan.Count is { } count)
        {
            columns.Add(new(count.Accept(new CountCompiler(values, start, end)), "count_value"));
        }
    }

    /// <summary>
    /// Whether the first row of each person is found while merging. Not where the statement gives other days than the row's own, by
    /// which the first is found, and not where a join could take it away.
    /// </summary>
    private static bool MergesFirst(EventScan scan, ScanStrategies strategies, ValueCompiler values) =>
        scan.First && strategies.HasFlag(ScanStrategies.FirstByMerging)
        && scan.Adjustment is null && !scan.Attributes.Any(a => a is PeriodAttribute) && !values.Joins.Any();

    private static ValueList<string> Order(List<SqlSelected> columns, ScanStrategies strategies, params string[] order) =>
        strategies.HasFlag(ScanStrategies.SortByMerging) ? [] : order.Where(o => columns.Exists(c => c.Name == o)).ToValueList();

    /// <summary>The rows with the right concepts, numbered within each person by start and id.</summary>
    private static SqlSubquery FirstRows(EventScan scan, ValueCompiler values, ScanStrategies strategies)
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
            new SqlSelect(columns.ToValueList(), new SqlTable(scan.Type.Table, table)) { Where = Concepts(scan, table, strategies) },
            Row);
    }

    private static ValueList<SqlExpression> Concepts(EventScan scan, string alias, ScanStrategies strategies)
    {
        var conditions = new List<SqlExpression>();
        if (scan.ConceptSet is { } set)
        {
            conditions.Add(In(alias, scan.Type.ConceptColumn!, set, strategies));
        }

        if (scan.SourceConceptSet is { } source)
        {
            conditions.Add(In(alias, scan.Type.SourceConceptColumn!, source, strategies));
            if (scan.ConceptSet is null && strategies.HasFlag(ScanStrategies.StoredConcepts) && scan.Type.ConceptColumn is { } concept)
            {
                conditions.Add(new SqlIn(new SqlColumn(alias, concept), new ConceptsBesideSources(source)));
            }
        }

        return conditions.ToValueList();
    }

    private static SqlIn In(string alias, string column, int set, ScanStrategies strategies) => new(
        new SqlColumn(alias, column),
        strategies.HasFlag(ScanStrategies.StoredConcepts) ? new StoredConceptIds(set, column) : new ConceptSetIds(set));

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
