using System.Collections.Frozen;
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
        var plan = MergeEngine.Plan(definition, FrozenSet<string>.Empty);
        var selects = plan.Scans.Select(s => (Name: $"events of {s.Type.Name}", Select: ScanCompiler.Compile(s, narrow: false))).ToList();
        if (plan.Exposures is { } exposures)
        {
            selects.Add(("exposures of the custom era", ScanCompiler.Compile(exposures, narrow: false)));
        }

        var text = new StringBuilder();
        for (var i = 0; i < selects.Count; i++)
        {
            var statement = DuckDbPrinter.Print(selects[i].Select);
            text.Append(CultureInfo.InvariantCulture, $"-- {i + 1}/{selects.Count}: {selects[i].Name}\n");
            for (var p = 0; p < statement.Parameters.Count; p++)
            {
                text.Append(CultureInfo.InvariantCulture, $"-- ${p + 1} = {Meaning(statement.Parameters[p])}\n");
            }

            text.Append(statement.Text).Append(";\n\n");
        }

        return text.ToString();
    }

    private static string Meaning(object parameter) => parameter switch
    {
        ConceptSetIds set => string.Create(CultureInfo.InvariantCulture, $"the concepts of set {set.Index}"),
        ListedIds listed => string.Join(", ", listed.Ids),
        RemainingPersons => "the persons that still have events",
        _ => string.Create(CultureInfo.InvariantCulture, $"{parameter}"),
    };
}
