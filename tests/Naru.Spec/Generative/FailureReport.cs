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
        string difference;
        using (var engines = EngineSet.FromCsv(data.ToCsv()))
        {
            definition = DefinitionShrinker.Shrink(definition, d => Safely(find, engines, d) is not null, TimeSpan.FromSeconds(20));
            difference = Safely(find, engines, definition) ?? "(gone when repeated)";
        }

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

    private static CdmData FewerPersons(CohortDefinition definition, CdmData data, Func<EngineSet, CohortDefinition, string?> find)
    {
        foreach (var person in data.Persons)
        {
            var one = data.OfPersons(p => p == person);
            using var engines = EngineSet.FromCsv(one.ToCsv());
            if (Safely(find, engines, definition) is not null)
            {
                return one;
            }
        }

        return data;
    }
}
