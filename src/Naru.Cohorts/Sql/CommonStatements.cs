using Naru.Core;
using static Naru.Cohorts.Sql.SqlBuild;

namespace Naru.Cohorts.Sql;

/// <summary>The statements that every run sends, whatever the definition: concepts, persons, observation periods.</summary>
public static class CommonStatements
{
    /// <summary>All persons, ascending: <c>person_id, year_of_birth, gender_concept_id, race_concept_id, ethnicity_concept_id</c>.</summary>
    public static SqlSelect Persons { get; } = new(
        Selected("p", "person_id", "year_of_birth", "gender_concept_id", "race_concept_id", "ethnicity_concept_id"),
        new SqlTable("person", "p"))
    {
        OrderBy = ["person_id"],
    };

    /// <summary>
    /// All observation periods, by person and start: <c>person_id, start_day, end_day</c>. One that lacks any of these covers no day.
    /// </summary>
    public static SqlSelect ObservationPeriods { get; } = new(
        [
            new(new SqlColumn("op", "person_id"), "person_id"),
            new(DayOf(new SqlColumn("op", "observation_period_start_date")), "start_day"),
            new(DayOf(new SqlColumn("op", "observation_period_end_date")), "end_day"),
        ],
        new SqlTable("observation_period", "op"))
    {
        Where = ((string[])["person_id", "observation_period_start_date", "observation_period_end_date"])
            .Select(SqlExpression (column) => new SqlNot(new SqlIsNull(new SqlColumn("op", column)))).ToValueList(),
        OrderBy = ["person_id", "start_day", "end_day"],
    };

    /// <summary>Which of the given concepts the vocabulary has: each twice, as key and as value.</summary>
    public static SqlSelect KnownConcepts(ValueList<long> concepts) => new(
        [new(new SqlColumn("c", "concept_id"), "key"), new(new SqlColumn("c", "concept_id"), "value")],
        new SqlTable("concept", "c"))
    {
        Where = [new SqlIn(new SqlColumn("c", "concept_id"), new ListedIds(concepts))],
    };

    /// <summary>The valid descendants of the given concepts: ancestor as key, descendant as value.</summary>
    public static SqlSelect Descendants(ValueList<long> concepts) => new(
        [new(new SqlColumn("a", "ancestor_concept_id"), "key"), new(new SqlColumn("a", "descendant_concept_id"), "value")],
        new SqlTable("concept_ancestor", "a"))
    {
        Joins =
        [
            new SqlJoin(
                new SqlTable("concept", "c"),
                [new SqlBinary(SqlOperator.Equal, new SqlColumn("c", "concept_id"), new SqlColumn("a", "descendant_concept_id"))],
                IsOuter: false),
        ],
        Where =
        [
            new SqlIn(new SqlColumn("a", "ancestor_concept_id"), new ListedIds(concepts)),
            new SqlIsNull(new SqlColumn("c", "invalid_reason")),
        ],
    };

    /// <summary>What validly maps to the given concepts: the standard concept as key, what maps to it as value.</summary>
    public static SqlSelect MappedFrom(ValueList<long> concepts) => new(
        [new(new SqlColumn("r", "concept_id_2"), "key"), new(new SqlColumn("r", "concept_id_1"), "value")],
        new SqlTable("concept_relationship", "r"))
    {
        Where =
        [
            new SqlIn(new SqlColumn("r", "concept_id_2"), new ListedIds(concepts)),
            new SqlBinary(SqlOperator.Equal, new SqlColumn("r", "relationship_id"), new SqlValue("Maps to")),
            new SqlIsNull(new SqlColumn("r", "invalid_reason")),
        ],
    };

    private static ValueList<SqlSelected> Selected(string alias, params string[] columns) =>
        columns.Select(c => new SqlSelected(new SqlColumn(alias, c), c)).ToValueList();
}
