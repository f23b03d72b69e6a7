using System.Diagnostics;
using Naru.Cohorts.Circe;
using Naru.Cohorts.Model;
using Naru.Cohorts.Results;
using Naru.Cohorts.Sessions;
using Naru.Core;
using Naru.Spec.Engines;
using Naru.Spec.Generative;
using Xunit;

namespace Naru.Spec.Sessions;

/// <summary>Rules dropped and put in another order: what the counts of masks say is what a run of the changed definition gives.</summary>
public sealed class RuleFunnelTests(ITestOutputHelper output)
{
    [Fact]
    public void Generated_Briefly() => Generated(Seeds.Fixed, TimeSpan.FromSeconds(1));

    [Fact]
    [Trait("Category", "Slow")]
    public void Generated_FromAFreshSeed() => Generated(Seeds.Fresh(), Seeds.Duration(6));

    [Fact]
    [Trait("Category", "Slow")]
    public void Library()
    {
        var draw = new Draw(Seeds.Stream(Seeds.Fixed, 0));
        using var engines = EngineSet.Open(Path.Combine(OracleData.RepositoryRoot, "data", "oracle", "library", "cdm.zip"));
        var compared = 0;
        foreach (var (name, json) in OracleData.Definitions("library"))
        {
            if (CirceReader.Read(json).Value is { InclusionRules.Count: > 1 } definition)
            {
                compared += Compare(engines, draw, definition, name) ? 1 : 0;
            }
        }

        output.WriteLine($"{compared} definitions found somebody");
        Assert.True(compared > 50, $"{compared} definitions were compared.");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(-1)]
    public void NoSuchRule_Throws(int rule)
    {
        var impact = new InclusionImpact(2, []);
        var profiles = new PersonProfiles(2, []);
        Assert.Throws<ArgumentException>(() => impact.WithRules([rule]));
        Assert.Throws<ArgumentException>(() => profiles.WithRules([rule]));
        Assert.Throws<ArgumentException>(() => impact.WithRules([0, 0]));
    }

    private void Generated(ulong seed, TimeSpan duration)
    {
        output.WriteLine($"seed {seed}");
        var clock = Stopwatch.StartNew();
        var compared = 0;

        // A busy machine may not come to the first comparison in time: then it goes on until there is one, though not for ever.
        bool IsEnough(int dataSets) => clock.Elapsed >= duration && (compared > 0 || dataSets > 20);
        for (var n = 0; !IsEnough(n); n++)
        {
            var draw = new Draw(Seeds.Stream(seed, n));
            var data = CdmGenerator.Next(draw);
            using var engines = EngineSet.FromCsv(data.ToCsv());
            for (var i = 0; i < 40 && !IsEnough(n); i++)
            {
                var rules = draw.Int(2, 4);
                var definition = DefinitionGenerator.Next(draw, data) with
                {
                    InclusionRules = Enumerable.Range(0, rules).SelectMany(_ => DefinitionGenerator.Next(draw, data).InclusionRules.Take(2)).ToValueList(),
                };
                compared += Compare(engines, draw, definition, $"seed {seed}, data set {n}, definition {i}") ? 1 : 0;
            }
        }

        output.WriteLine($"{compared} definitions found somebody");
        Assert.True(compared > 0);
    }

    /// <summary>Compares one selection of rules; false if there is nothing to compare.</summary>
    private static bool Compare(EngineSet engines, Draw draw, CohortDefinition definition, string place)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var session = new CohortSession(engines.Data);
        var rules = draw.Shuffled(Enumerable.Range(0, definition.InclusionRules.Count)).Take(draw.Int(0, definition.InclusionRules.Count)).ToList();
        var changed = definition with { InclusionRules = rules.Select(r => definition.InclusionRules[r]).ToValueList() };
        if (session.Ask(definition, cancellation).Value is not { } before || engines.DuckDb.Run(changed, cancellation).Value is not { } after)
        {
            return false;
        }

        place = $"{place}, rules [{string.Join(", ", rules)}]";
        Assert.True(after.EventImpact == before.EventImpact.WithRules(rules), place);
        Assert.True(after.PersonProfiles == before.PersonProfiles.WithRules(rules), place);
        var funnel = RuleFunnel.Of(before, rules);
        Assert.True(after.Stages.Qualified == funnel.Qualified, place);
        Assert.True(after.Stages.Included == funnel.Included, place);
        Assert.Equal(rules, funnel.Steps.Select(s => s.Rule));
        for (var i = 0; i < rules.Count; i++)
        {
            var shorter = engines.DuckDb.Run(
                definition with { InclusionRules = rules.Take(i + 1).Select(r => definition.InclusionRules[r]).ToValueList() }, cancellation).Value!;
            Assert.True(shorter.Stages.Included == funnel.Steps[i].Remaining, $"{place}, step {i}");
        }

        Assert.True(ResultDifference.Of(after, session.Ask(changed, cancellation).Value!) is null, place);
        if (before.Stages.Entries.Events > 0)
        {
            // The session itself notices that nothing else has changed. (Without entries nobody had looked at how they end.)
            Assert.True(session.Usage.Reads == 0, $"{place}: {session.Usage.Reads} scans were read again.");
        }

        return before.Stages.Included.Events < before.Stages.Qualified.Events;
    }
}
