using System.Diagnostics;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Model;
using Naru.Cohorts.Results;
using Naru.Core;
using Naru.Spec.Engines;
using Xunit;

namespace Naru.Spec.Generative;

/// <summary>
/// What must hold without knowing the right answer. The sums hold because of per-person locality: no answer for one person
/// depends on another.
/// </summary>
public sealed class MetamorphicTests(ITestOutputHelper output)
{
    private const int DefinitionsPerDataSet = 20;

    public static TheoryData<string> Relations => [.. Relation.All.Keys];

    [Theory]
    [MemberData(nameof(Relations))]
    public void Relation_Holds_Briefly(string relation) => Check(relation, Seeds.Fixed, TimeSpan.FromSeconds(0.8));

    [Theory]
    [MemberData(nameof(Relations))]
    [Trait("Category", "Slow")]
    public void Relation_Holds_FromAFreshSeed(string relation) => Check(relation, Seeds.Fresh(), Seeds.Duration(1.5));

    private void Check(string name, ulong seed, TimeSpan duration)
    {
        output.WriteLine($"seed {seed}");
        var relation = Relation.All[name];
        var clock = Stopwatch.StartNew();
        var cases = 0;
        for (var n = 0; clock.Elapsed < duration; n++)
        {
            var draw = new Draw(Seeds.Stream(seed, n));
            var before = relation.Before(CdmGenerator.Next(draw));
            var after = relation.After(before, draw);
            using var engines = EngineSet.FromCsv(before.ToCsv());
            var changed = after.Select(d => EngineSet.FromCsv(d.ToCsv())).ToList();
            for (var i = 0; i < DefinitionsPerDataSet && clock.Elapsed < duration; i++)
            {
                cases++;
                var definition = DefinitionGenerator.Next(draw, before);
                AssertRelation(relation, definition, engines.DuckDb, changed.Select(c => c.DuckDb), $"{name}, seed {seed}, data set {n}, definition {i}");
            }

            changed.ForEach(c => c.Dispose());
        }

        output.WriteLine($"{cases} definitions in {clock.Elapsed.TotalSeconds:0.0} s");
    }

    private static void AssertRelation(Relation relation, CohortDefinition definition, ICohortEngine before, IEnumerable<ICohortEngine> after, string place)
    {
        var first = Run(before, definition);
        // What the data lack is the same before and after.
        if (!first.IsSuccess)
        {
            return;
        }

        var expected = relation.Expected(first.Value);
        var actual = after.Select(e => Run(e, definition).Value!).Aggregate(CohortResults.Sum);
        Assert.True(
            ResultDifference.Of(expected, actual) is null,
            $"{place}: {ResultDifference.Of(expected, actual)}\n{CirceWriter.Write(definition)}");
    }

    private static Result<CohortResult> Run(ICohortEngine engine, CohortDefinition definition) =>
        engine.Run(definition, TestContext.Current.CancellationToken);
}
