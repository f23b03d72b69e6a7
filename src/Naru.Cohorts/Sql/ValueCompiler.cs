using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Core;
using static Naru.Cohorts.Sql.SqlBuild;

namespace Naru.Cohorts.Sql;

/// <summary>
/// Compiles what filters look at, seen from a row of a scan, and remembers which columns of the row and which joins that needs.
/// Days are day numbers; a value that is missing is NULL.
/// </summary>
internal sealed class ValueCompiler : EventValueVisitor<SqlExpression>
{
    private readonly EventScan scan;
    private readonly string alias;
    private readonly HashSet<string> rowColumns = new(StringComparer.Ordinal);
    private readonly List<SqlJoin> joins = [];

    internal ValueCompiler(EventScan scan, string alias)
    {
        this.scan = scan;
        this.alias = alias;
        var ownStart = DayOf(Own(scan.Type.StartColumn));
        var ownEnd = OwnEnd(ownStart);
        (Start, End) = scan.Adjustment is { } adjustment ? Adjust(adjustment, ownStart, ownEnd) : (ownStart, ownEnd);
    }

    /// <summary>The event's start, as a day number.</summary>
    internal SqlExpression Start { get; }

    /// <summary>The event's end, as a day number.</summary>
    internal SqlExpression End { get; }

    /// <summary>The columns of the row that were used.</summary>
    internal IEnumerable<string> RowColumns => rowColumns;

    /// <summary>The joins that were needed.</summary>
    internal IEnumerable<SqlJoin> Joins => joins;

    /// <summary>Whether the event's start is a plain date column, and then which: a filter on it can use the storage's statistics.</summary>
    internal SqlExpression? PlainStartDate => scan.Adjustment is null ? Own(scan.Type.StartColumn) : null;

    public override SqlExpression Visit(EventStart value) => Start;

    public override SqlExpression Visit(EventEnd value) => End;

    public override SqlExpression Visit(EventDuration value) => new SqlBinary(SqlOperator.Minus, End, Start);

    public override SqlExpression Visit(Age value) => new SqlBinary(
        SqlOperator.Minus,
        Call(SqlFunction.YearOfDay, value.AtEnd ? End : Start),
        Visit(new PersonColumn("year_of_birth")));

    public override SqlExpression Visit(RowColumn value) => Own(value.Column);

    public override SqlExpression Visit(RowColumnOrZero value) => Call(SqlFunction.Coalesce, Own(value.Column), new SqlConstant(0));

    public override SqlExpression Visit(RowRatio value) => new SqlBinary(
        SqlOperator.Divide,
        Own(value.Column),
        Call(SqlFunction.NullIf, Own(value.Divisor), new SqlConstant(0)));

    public override SqlExpression Visit(PersonColumn value)
    {
        JoinOnce(new SqlTable("person", "p"), false, Equal("p", "person_id", Own("person_id")));
        return new SqlColumn("p", value.Column);
    }

    public override SqlExpression Visit(ProviderColumn value)
    {
        JoinOnce(new SqlTable("provider", "pr"), true, Equal("pr", "provider_id", Own("provider_id")));
        return new SqlColumn("pr", value.Column);
    }

    public override SqlExpression Visit(VisitColumn value)
    {
        JoinOnce(
            new SqlTable("visit_occurrence", "v"), false,
            Equal("v", "person_id", Own("person_id")), Equal("v", "visit_occurrence_id", Own("visit_occurrence_id")));
        return new SqlColumn("v", value.Column);
    }

    public override SqlExpression Visit(CareSiteColumn value)
    {
        JoinOnce(new SqlTable("care_site", "cs"), false, Equal("cs", "care_site_id", Own("care_site_id")));
        return new SqlColumn("cs", value.Column);
    }

    public override SqlExpression Visit(CareSiteRegion value) => throw new InvalidOperationException("Refused before compiling.");

    public override SqlExpression Visit(One value) => new SqlConstant(1);

    internal SqlColumn Own(string column)
    {
        rowColumns.Add(column);
        return new SqlColumn(alias, column);
    }

    private static SqlBinary Equal(string joined, string column, SqlExpression own) =>
        new(SqlOperator.Equal, new SqlColumn(joined, column), own);

    private static SqlBinary NextDay(SqlExpression day) => new(SqlOperator.Plus, day, new SqlConstant(1));

    /// <summary>A day moved by as many days as the definition says: a value, so a parameter.</summary>
    private static SqlExpression Moved(SqlExpression day, long days) =>
        days == 0 ? day : new SqlBinary(SqlOperator.Plus, day, new SqlValue(days));

    private SqlExpression OwnEnd(SqlExpression start) => scan.Type.EndRule switch
    {
        EndRule.Column => DayOf(Own(scan.Type.EndColumn!)),
        EndRule.ColumnOrNextDay => Call(SqlFunction.Coalesce, DayOf(Own(scan.Type.EndColumn!)), NextDay(start)),
        EndRule.DrugExposure => Call(
            SqlFunction.Coalesce,
            DayOf(Own(scan.Type.EndColumn!)),
            new SqlBinary(SqlOperator.Plus, start, Own("days_supply")),
            NextDay(start)),
        EndRule.NextDay => NextDay(start),
    };

    private (SqlExpression Start, SqlExpression End) Adjust(DateAdjustment adjustment, SqlExpression start, SqlExpression end)
    {
        SqlExpression Day(AdjustedDate date) => date == AdjustedDate.Start ? start : end;
        return scan.Type.Adjustment switch
        {
            AdjustmentRule.AsWritten => (
                Moved(Day(adjustment.StartWith), adjustment.StartOffset),
                Moved(Day(adjustment.EndWith), adjustment.EndOffset)),
            AdjustmentRule.OwnDates => (Moved(start, adjustment.StartOffset), Moved(end, adjustment.EndOffset)),
            AdjustmentRule.Ignored => (start, end),
        };
    }

    private void JoinOnce(SqlTable table, bool outer, params ReadOnlySpan<SqlExpression> on)
    {
        if (!joins.Exists(j => j.Table == table))
        {
            joins.Add(new SqlJoin(table, ValueList.Create(on), outer));
        }
    }
}

/// <summary>Passes on to another visitor what it does not override.</summary>
internal abstract class DelegatingValueVisitor(EventValueVisitor<SqlExpression> inner) : EventValueVisitor<SqlExpression>
{
    public override SqlExpression Visit(EventStart value) => inner.Visit(value);

    public override SqlExpression Visit(EventEnd value) => inner.Visit(value);

    public override SqlExpression Visit(EventDuration value) => inner.Visit(value);

    public override SqlExpression Visit(Age value) => inner.Visit(value);

    public override SqlExpression Visit(RowColumn value) => inner.Visit(value);

    public override SqlExpression Visit(RowColumnOrZero value) => inner.Visit(value);

    public override SqlExpression Visit(RowRatio value) => inner.Visit(value);

    public override SqlExpression Visit(PersonColumn value) => inner.Visit(value);

    public override SqlExpression Visit(ProviderColumn value) => inner.Visit(value);

    public override SqlExpression Visit(VisitColumn value) => inner.Visit(value);

    public override SqlExpression Visit(CareSiteColumn value) => inner.Visit(value);

    public override SqlExpression Visit(CareSiteRegion value) => inner.Visit(value);

    public override SqlExpression Visit(One value) => inner.Visit(value);
}
