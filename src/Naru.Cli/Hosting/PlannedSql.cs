using System.Globalization;
using System.Text;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Sql;
using Naru.Cohorts.Sql.DuckDb;

namespace Naru.Cli.Hosting;

/// <summary>The statements that a run sends to DuckDB, with what their parameters stand for. SQL comments are in English, as SQL is.</summary>
internal static class PlannedSql
{
    /// <summary>Prints them.</summary>
    public static string Print(CohortDefinition definition)
    {
        var statements = PlanStatements.Of(MergeEngine.Plan(definition));
        var text = new StringBuilder();
        for (var i = 0; i < statements.Count; i++)
        {
            var statement = DuckDbPrinter.Print(statements[i].Select);
            text.Append(CultureInfo.InvariantCulture, $"-- {i + 1}/{statements.Count}: {statements[i].Title.English}\n");
            for (var p = 0; p < statement.Parameters.Count; p++)
            {
                text.Append(CultureInfo.InvariantCulture, $"-- ${p + 1} = {Meaning(statement.Parameters[p])}\n");
            }

            text.Append(statement.Text).Append(";\n\n");
        }

        return text.Append(
            """
            -- These few statements read events. Their order, windows, groups, limits, rules and eras are merged person by person in
            -- Naru itself (docs/decisions/0004), so there is no further SQL. A run on a store looks up most concept sets in memory
            -- and writes numbers and dates instead of these parameters (docs/decisions/0020).

            """).ToString();
    }

    private static string Meaning(object parameter) => parameter switch
    {
        ConceptSetIds set => string.Create(CultureInfo.InvariantCulture, $"the concepts of set {set.Index}"),
        ListedIds listed => string.Join(", ", listed.Ids),
        ConceptsBesideSources set => string.Create(
            CultureInfo.InvariantCulture, $"the concepts that stand beside source concepts of set {set.Index} in the table; any, if that is not known"),
        StoredConceptIds set => string.Create(CultureInfo.InvariantCulture, $"the concepts of set {set.Index}; a run names those that the table has"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{parameter}"),
    };
}
