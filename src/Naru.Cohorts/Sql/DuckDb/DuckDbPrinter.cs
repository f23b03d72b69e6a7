using System.Globalization;

namespace Naru.Cohorts.Sql.DuckDb;

/// <summary>DuckDB's dialect.</summary>
public sealed class DuckDbPrinter : SqlPrinter
{
    private const string Epoch = "DATE '0001-01-01'";

    // The last day of the year 9999, counted from the epoch.
    private const string LastDay = "3652058";

    private DuckDbPrinter(Func<SqlIdList, SqlIdList>? resolve)
        : base(resolve)
    {
    }

    /// <summary>Prints a statement with every value as a parameter.</summary>
    public static SqlStatement Print(SqlSelect select) => new DuckDbPrinter(null).PrintStatement(select);

    /// <summary>Prints a statement of a run.</summary>
    /// <param name="select">The statement.</param>
    /// <param name="resolve">Gives the ids of a list if they are known, or the list as it is, which then becomes a parameter.</param>
    public static SqlStatement Print(SqlSelect select, Func<SqlIdList, SqlIdList> resolve) => new DuckDbPrinter(resolve).PrintStatement(select);

    /// <inheritdoc/>
    protected override string TableName(string table) => $"cdm.{table}";

    /// <inheritdoc/>
    protected override string? Literal(object value) => value switch
    {
        long number => number.ToString(CultureInfo.InvariantCulture),
        int number => number.ToString(CultureInfo.InvariantCulture),
        double number when double.IsFinite(number) => $"{number.ToString("E16", CultureInfo.InvariantCulture)}::DOUBLE",
        DateOnly date => $"DATE '{date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
        _ => null,
    };

    /// <summary>A real number stays one: bound to a whole-number column it would have to fit that column's type.</summary>
    protected override void PrintValue(string parameter, object value) => Append(value is double ? $"CAST({parameter} AS DOUBLE)" : parameter);

    /// <inheritdoc/>
    protected override void PrintIn(string parameter) => Append($" IN (SELECT unnest({parameter}))");

    /// <inheritdoc/>
    protected override void PrintCall(SqlCall call)
    {
        switch (call.Function)
        {
            case SqlFunction.Coalesce:
                Append("coalesce(");
                PrintList(call.Arguments, ", ");
                Append(")");
                break;
            case SqlFunction.NullIf:
                Append("nullif(");
                PrintList(call.Arguments, ", ");
                Append(")");
                break;
            case SqlFunction.DayNumber:
                Append("(");
                call.Arguments[0].Accept(this);
                Append($" - {Epoch})");
                break;
            case SqlFunction.YearOfDay:
                // least and greatest pass over a missing day: the year of a missing day would be 9999.
                Append("CASE WHEN ");
                call.Arguments[0].Accept(this);
                Append($" IS NOT NULL THEN year({Epoch} + CAST(greatest(0, least({LastDay}, ");
                call.Arguments[0].Accept(this);
                Append(")) AS INTEGER)) END");
                break;
        }
    }
}
