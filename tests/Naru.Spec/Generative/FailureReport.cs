using System.Text;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;
using Naru.Spec.Engines;

namespace Naru.Spec.Generative;

/// <summary>What somebody needs to repeat and understand a failure: the seed, the least definition and data, and the difference.</summary>
internal static class FailureReport
{
    /// <param name="seed">The seed of the case.</param>
    /// <param name="definition">The failing definition.</param>
    /// <param name="data">The data it fails on.</param>
    /// <param name="find">Finds the difference, or null.</param>
    internal static string Make(string seed, CohortDefinition definition, CdmData data, Func<EngineSet, CohortDefinition, string?> find)
    {
        data = FewerPersons(definition, data, find);
        using (var engines = EngineSet.FromCsv(data.ToCsv()))
        {
            definition = DefinitionShrinker.Shrink(definition, d => Safely(find, engines, d) is not null, TimeSpan.FromSeconds(20));
        }

        data = FewerTables(definition, data, find);
        var difference = OnData(definition, data, find) ?? "(gone when repeated)";
        var text = new StringBuilder($"NARU_TEST_SEED={seed}\n{difference}\n{CirceWriter.Write(definition)}\n");
        foreach (var (table, csv) in data.ToCsv())
        {
            text.Append("-- ").Append(table).Append('\n').Append(csv);
        }

        return text.ToString();
    }

    /// <summary>An engine that breaks differs, too.</summary>
    internal static string? Safely(Func<EngineSet, CohortDefinition, string?> find, EngineSet engines, CohortDefinition definition)
    {
        try
        {
            return find(engines, definition);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return e.ToString();
        }
    }

    private static CdmData FewerPersons(CohortDefinition definition, CdmData data, Func<EngineSet, CohortDefinition, string?> find) =>
        data.Persons.Select(person => data.OfPersons(p => p == person)).FirstOrDefault(one => OnData(definition, one, find) is not null) ?? data;

    private static CdmData FewerTables(CohortDefinition definition, CdmData data, Func<EngineSet, CohortDefinition, string?> find) =>
        data.Tables.Select(t => t.Name).Where(t => t is not "person" and not "observation_period").ToList()
            .Aggregate(data, (rest, table) => rest.Without(table) is var without && OnData(definition, without, find) is not null ? without : rest);

    private static string? OnData(CohortDefinition definition, CdmData data, Func<EngineSet, CohortDefinition, string?> find)
    {
        using var engines = EngineSet.FromCsv(data.ToCsv());
        return Safely(find, engines, definition);
    }
}
