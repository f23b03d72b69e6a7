using Naru.Cohorts.Circe;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;
using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;
using Xunit;

namespace Naru.Spec.Meta;

/// <summary>What holds for every statement that any definition is compiled to; each rule with a twin that breaks it.</summary>
public sealed class StatementTests
{
    private static readonly SqlSelect Joined = new(
        [new(new SqlColumn("e", "person_id"), "person_id"), new(new SqlColumn("v", "visit_concept_id"), "visit")], new SqlTable("measurement", "e"))
    {
        Joins =
        [
            new SqlJoin(
                new SqlTable("visit_occurrence", "v"),
                [Equal("v", "person_id", "e", "person_id"), Equal("v", "visit_occurrence_id", "e", "visit_occurrence_id")],
                IsOuter: false),
        ],
    };

    public static TheoryData<string, SqlSelect> Twins => new()
    {
        { "a join by visit alone", On(Equal("v", "visit_occurrence_id", "e", "visit_occurrence_id")) },
        { "persons unequal", On(new SqlBinary(SqlOperator.NotEqual, new SqlColumn("v", "person_id"), new SqlColumn("e", "person_id"))) },
        { "a person compared with a visit", On(Equal("v", "person_id", "e", "visit_occurrence_id")) },
        { "a person compared with the own person", On(Equal("v", "person_id", "v", "person_id")) },
        { "persons equal or not", On(new SqlBinary(SqlOperator.Or, Joined.Joins[0].On[0], new SqlConstant(1))) },
        { "a join to concepts", To("concept", "c", Equal("c", "concept_id", "e", "measurement_concept_id")) },
        { "no person selected", Joined with { Columns = [Joined.Columns[1]] } },
        { "something else selected as person", Joined with { Columns = [new(new SqlColumn("e", "measurement_id"), "person_id")] } },
        { "numbered by visit", Joined with { Columns = [.. Joined.Columns, new(new SqlRowNumber(new SqlColumn("e", "visit_occurrence_id"), []), "n")] } },
        {
            "a fault in a subquery",
            new SqlSelect([new(new SqlColumn("s", "person_id"), "person_id")], new SqlSubquery(Joined with { Columns = [Joined.Columns[1]] }, "s"))
        },
        { "providers alone", new SqlSelect([new(new SqlColumn("p", "provider_id"), "person_id")], new SqlTable("provider", "p")) },
    };

    [Trait("Category", "Slow")]
    [Fact]
    public void EveryStatement_OfTheOracleDefinitions_SeesOnePersonAtATimeAndHoldsNoLiteral()
    {
        var count = 0;
        foreach (var (name, json) in OracleData.Sets.SelectMany(OracleData.Definitions))
        {
            count += AssertStatements(CirceReader.Read(json).Value!, name);
        }

        Assert.True(count > 5_000, $"{count} statements");
    }

    [Trait("Category", "Slow")]
    [Fact]
    public void EveryStatement_OfGeneratedDefinitions_SeesOnePersonAtATimeAndHoldsNoLiteral()
    {
        var count = 0;
        foreach (var sample in Sample.Definitions)
        {
            count += AssertStatements(sample.Definition, CirceWriter.Write(sample.Definition));
        }

        Assert.True(count > 3_000, $"{count} statements");
    }

    [Fact]
    public void StatementsOfEveryRun_SeeOnePersonAtATimeAndHoldNoLiteral() =>
        Assert.All([CommonStatements.Persons, CommonStatements.ObservationPeriods], s => AssertStatement(s, "every run"));

    [Theory]
    [MemberData(nameof(Twins))]
    public void Violations_StatementThatMixesPersons_IsFound(string fault, SqlSelect select) =>
        Assert.True(Locality.Violations(select).Any(), fault);

    [Fact]
    public void Violations_JoinByPerson_IsNone()
    {
        Assert.Empty(Locality.Violations(Joined));
        Assert.Empty(Locality.Violations(To("provider", "p", Equal("p", "provider_id", "e", "provider_id"))));
    }

    [Fact]
    public void Violations_Literal_IsFound()
    {
        Assert.Empty(Literals.Violations(
            Joined with { Where = [Equal("e", "value_as_number", new SqlValue(42.5)), Equal("e", "quantity", new SqlConstant(1))] }));
        Assert.Single(Literals.Violations(Joined with { Columns = [.. Joined.Columns, new(new SqlColumn("e", "5"), "five")] }));
        Assert.NotEmpty(Literals.Violations(Joined with { Where = [Equal("e", "value_as_number", new SqlConstant(42))] }));
        Assert.NotEmpty(Literals.Violations(Joined with { Where = [new SqlBinary(SqlOperator.Like, new SqlColumn("e", "unit"), new SqlColumn("'x'", "y"))] }));
    }

    private static int AssertStatements(CohortDefinition definition, string name)
    {
        // What cannot run is not compiled either.
        if (Requirements.Check(definition, (_, _) => true).Count > 0)
        {
            return 0;
        }

        var count = 0;
        foreach (var plan in (CohortPlan[])[MergeEngine.Plan(definition), MergeEngine.Plan(definition, Sample.EveryPass)])
        {
            var statements = PlanStatements.Of(plan).Select(s => s.Select)
                .ToList();
            statements.ForEach(s => AssertStatement(s, name));
            count += statements.Count;
        }

        return count;
    }

    private static void AssertStatement(SqlSelect select, string name)
    {
        var violations = Locality.Violations(select).Concat(Literals.Violations(select)).ToList();
        Assert.True(violations.Count == 0, $"{string.Join("; ", violations)}\n{DuckDbPrinter.Print(select).Text}\n{name}");
    }

    /// <summary>The statement with another condition of its join.</summary>
    private static SqlSelect On(SqlExpression condition) => Joined with { Joins = [Joined.Joins[0] with { On = [condition] }] };

    /// <summary>The statement with a join to another table.</summary>
    private static SqlSelect To(string table, string alias, SqlExpression condition) =>
        Joined with { Joins = [new SqlJoin(new SqlTable(table, alias), [condition], IsOuter: false)] };

    private static SqlBinary Equal(string leftAlias, string left, string rightAlias, string right) =>
        new(SqlOperator.Equal, new SqlColumn(leftAlias, left), new SqlColumn(rightAlias, right));

    private static SqlBinary Equal(string alias, string column, SqlExpression value) => new(SqlOperator.Equal, new SqlColumn(alias, column), value);
}
