using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;
using Xunit;

namespace Naru.Spec.Meta;

/// <summary>What a run knows stands in its statements: numbers and dates only, and never a text.</summary>
public sealed class ResolvedListTests
{
    public static TheoryData<SqlIdList, string, int> Lists => new()
    {
        { new ListedIds([3, 5, -7]), "e.c IN (3, 5, -7)", 0 },
        { new ListedIds([]), "FALSE", 0 },
        { new IdRange(3, 9), "e.c BETWEEN 3 AND 9", 0 },
        { new AnyId(), "TRUE", 0 },
        { new ConceptSetIds(1), "e.c IN (SELECT unnest($1))", 1 },
    };

    public static TheoryData<object, string> Values => new()
    {
        { 5L, "5" },
        { -2, "-2" },
        { 0.1, "1.0000000000000001E-001::DOUBLE" },
        { new DateOnly(2020, 2, 29), "DATE '2020-02-29'" },
        { "' OR 1 = 1 --", "$1" },
        { double.NaN, "CAST($1 AS DOUBLE)" },
        { double.PositiveInfinity, "CAST($1 AS DOUBLE)" },
    };

    [Theory]
    [MemberData(nameof(Lists))]
    public void Print_KnownList_StandsInTheText(SqlIdList list, string expected, int parameters)
    {
        var printed = DuckDbPrinter.Print(Where(new SqlIn(new SqlColumn("e", "c"), new ConceptSetIds(1))), _ => list);
        Assert.EndsWith($"WHERE {expected}", printed.Text, StringComparison.Ordinal);
        Assert.Equal(parameters, printed.Parameters.Count);
    }

    [Theory]
    [MemberData(nameof(Values))]
    public void Print_Value_IsALiteralOnlyIfItIsANumberOrADate(object value, string expected)
    {
        var select = Where(new SqlBinary(SqlOperator.Equal, new SqlColumn("e", "c"), new SqlValue(value)));
        Assert.EndsWith($"WHERE (e.c = {expected})", DuckDbPrinter.Print(select, list => list).Text, StringComparison.Ordinal);

        // Shown to people, every value is a parameter.
        Assert.Single(DuckDbPrinter.Print(select).Parameters);
    }

    private static SqlSelect Where(SqlExpression condition) =>
        new([new(new SqlColumn("e", "person_id"), "person_id")], new SqlTable("measurement", "e")) { Where = [condition] };
}
