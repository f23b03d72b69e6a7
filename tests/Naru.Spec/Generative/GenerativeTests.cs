using System.Diagnostics;
using CsCheck;
using Naru.Cohorts.Checks;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Description;
using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Spec.Engines;
using Xunit;

namespace Naru.Spec.Generative;

/// <summary>Random definitions on random data: all engines give one answer, whatever passes run.</summary>
public sealed class GenerativeTests(ITestOutputHelper output)
{
    private const int DefinitionsPerDataSet = 25;

    [Fact]
    public void AllEngines_GiveOneAnswer_Briefly() => Compare(Seeds.Fixed, TimeSpan.FromSeconds(3));

    [Fact]
    [Trait("Category", "Slow")]
    public void AllEngines_GiveOneAnswer_FromTheFixedSeed() => Compare(Seeds.Fixed + 1, TimeSpan.FromSeconds(8));

    [Fact]
    [Trait("Category", "Slow")]
    public void AllEngines_GiveOneAnswer_FromAFreshSeed() => Compare(Seeds.Fresh(), Seeds.Duration(8));

    /// <summary>A store is answered by its statistics, and its concept sets are resolved in memory.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void AllEngines_GiveOneAnswer_OnStores() => Compare(Seeds.Fixed + 2, Seeds.Duration(8), EngineSet.FromStore);

    [Fact]
    public void WritingAndReading_GivesAnEqualDefinition()
    {
        for (var n = 0; n < 20; n++)
        {
            var draw = new Draw(Seeds.Stream(Seeds.Fixed, n));
            var data = CdmGenerator.Next(draw);
            for (var i = 0; i < 40; i++)
            {
                var definition = DefinitionGenerator.Next(draw, data);
                var json = CirceWriter.Write(definition);
                var read = CirceReader.Read(json);
                Assert.True(read.IsSuccess, $"{read.Findings}\n{json}");
                Assert.True(definition.Equals(read.Value), $"{json}\nis read as\n{CirceWriter.Write(read.Value)}");
            }
        }
    }

    [Fact]
    public void ChecksAndDescription_TakeEveryDefinition()
    {
        for (var n = 0; n < 20; n++)
        {
            var draw = new Draw(Seeds.Stream(Seeds.Fixed, n));
            var data = CdmGenerator.Next(draw);
            for (var i = 0; i < 40; i++)
            {
                var definition = DefinitionGenerator.Next(draw, data);
                try
                {
                    Assert.All(DefinitionChecks.Run(definition), f => Assert.StartsWith("$", f.Place.JsonPath, StringComparison.Ordinal));
                    Assert.NotEmpty(DefinitionDescription.Of(definition, Language.Korean).ToPlainText());
                    Assert.NotEmpty(DefinitionDescription.Of(definition, Language.English).ToPlainText());
                }
                catch (Exception e) when (e is OverflowException or InvalidOperationException or ArgumentException)
                {
                    Assert.Fail($"{e}\n{CirceWriter.Write(definition)}");
                }
            }
        }
    }

    /// <summary>What would make the comparison worthless: nothing but empty answers or refusals.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public void MostDefinitions_FindSomebody()
    {
        var (runs, found) = (0, 0);
        for (var n = 0; n < 3; n++)
        {
            var draw = new Draw(Seeds.Stream(Seeds.Fixed, n));
            var data = CdmGenerator.Next(draw);
            using var engines = EngineSet.FromCsv(data.ToCsv());
            for (var i = 0; i < 30; i++)
            {
                var result = engines.DuckDb.Run(DefinitionGenerator.Next(draw, data), TestContext.Current.CancellationToken);
                runs++;
                found += result is { IsSuccess: true, Value.Rows.Count: > 0 } ? 1 : 0;
            }
        }

        output.WriteLine($"{found} of {runs} definitions find somebody");
        Assert.True(found * 100 > runs * 40, $"{found} of {runs}");
    }

    private static string? Difference(EngineSet engines, CohortDefinition definition)
    {
        var expected = engines.Reference.Run(definition, TestContext.Current.CancellationToken);
        foreach (var engine in engines.All.Skip(1))
        {
            if (ResultDifference.Of(expected, engine.Run(definition, TestContext.Current.CancellationToken)) is { } difference)
            {
                return $"{engine.Name}: {difference}";
            }
        }

        return null;
    }

    private void Compare(ulong seed, TimeSpan duration, Func<IReadOnlyDictionary<string, string>, EngineSet>? open = null)
    {
        if (Seeds.Repeated is { } one)
        {
            CompareOne(one.Data, _ => one.Definition, 1);
            return;
        }

        output.WriteLine($"seed {seed}");
        var clock = Stopwatch.StartNew();
        var cases = 0;
        for (var n = 0; clock.Elapsed < duration; n++)
        {
            cases += CompareOne(
                Seeds.Stream(seed, n), i => Seeds.Stream(seed + 1, (n * DefinitionsPerDataSet) + i), DefinitionsPerDataSet, () => clock.Elapsed < duration, open);
        }

        output.WriteLine($"{cases} definitions in {clock.Elapsed.TotalSeconds:0.0} s");
    }

    private static int CompareOne(
        PCG dataSeed, Func<int, PCG> definitionSeed, int count, Func<bool>? goOn = null, Func<IReadOnlyDictionary<string, string>, EngineSet>? open = null)
    {
        var dataText = dataSeed.ToString();
        var data = CdmGenerator.Next(new Draw(dataSeed));
        using var engines = (open ?? EngineSet.FromCsv)(data.ToCsv());
        var i = 0;
        for (; i < count && (goOn is null || goOn()); i++)
        {
            var pcg = definitionSeed(i);
            var seed = $"{dataText}/{pcg}";
            var definition = DefinitionGenerator.Next(new Draw(pcg), data);
            if (FailureReport.Safely(Difference, engines, definition) is not null)
            {
                Assert.Fail(FailureReport.Make(seed, definition, data, Difference));
            }
        }

        return i;
    }
}
