using Naru.Bench.Cohorts;
using Xunit;

namespace Naru.Tests.Bench;

/// <summary>What the benchmark of cohorts computes from what it measured: a mistake here would pass off a slow engine as a fast one.</summary>
public sealed class CohortFiguresTests
{
    [Fact]
    public void Read_GivesEveryDefinitionOfTheRepository()
    {
        using var file = new StreamReader(Repository.File("data", "oracle", "bench", "circe.csv"));

        var figures = CirceFigure.Read(file);

        Assert.Equal(64, figures.Count);
        Assert.Equal(40, figures.Count(f => f.Class == "simple"));
        Assert.Equal(new CirceFigure(1318, "rules", 1, 1, 50.8), figures[^1]);
    }

    [Theory]
    [InlineData("definition,class,persons,rows\n15,simple,1380,1620", "must begin")]
    [InlineData("definition,class,persons,rows,calibrations\n15,simple,1380,1620,x", "Line 2")]
    [InlineData("definition,class,persons,rows,calibrations\n15,simple,1380,1620,1\n16,simple", "Line 3")]
    public void Read_OfAnotherFile_IsRefused(string text, string saying)
    {
        using var reader = new StringReader(text);

        Assert.Contains(saying, Assert.Throws<BenchStop>(() => CirceFigure.Read(reader)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void WithUniqueKeys_ReplacesPersonsAndRowsOnly()
    {
        using var reader = new StringReader("definition,persons,rows\n47,360,361\n");

        var figures = CirceFigure.WithUniqueKeys([new(35, "rules", 1, 2, 3), new(47, "rules", 450, 542, 2.71)], reader);

        Assert.Equal([new(35, "rules", 1, 2, 3), new(47, "rules", 360, 361, 2.71)], figures);
    }

    [Fact]
    public void Median_OfAnEvenNumber_IsTheMeanOfTheMiddleTwo() => Assert.Equal(2.5, Statistics.Median([4, 1, 2, 3]));

    [Theory]
    [InlineData(0.95, 19)]
    [InlineData(1, 20)]
    [InlineData(0.01, 1)]
    public void Quantile_IsAValueThatWasMeasured(double share, double expected) =>
        Assert.Equal(expected, Statistics.Quantile(Enumerable.Range(1, 20).Select(i => (double)i), share));

    [Fact]
    public void Summary_ComparesMediansAndSlowestAcrossDefinitions()
    {
        var all = ClassSummary.Of(
        [
            Times("simple", circe: 100, naru: 10, bare: 1),
            Times("simple", circe: 200, naru: 50, bare: 11),
            Times("simple", circe: 400, naru: 60, bare: 2),
            Times("rules", circe: 1000, naru: 1500, bare: 1),
        ]);

        Assert.Equal(["simple", "rules", "all"], all.Select(s => s.Name));
        Assert.Equal((50, 60, 120), (all[0].Median, all[0].Slowest, all[0].Sum));
        Assert.Equal((0.25, 0.15, 0.25), (all[0].RatioOfMedians, all[0].RatioOfSlowest, all[0].WorstRatio));
        Assert.Equal((0, 1), (all[0].SlowerThanCirce, all[2].SlowerThanCirce));

        // 10 ≤ 6 + 4·1 and 50 ≤ 6 + 4·11, but 60 > 6 + 4·2; beyond four bare scans: 6, 6, 52.
        Assert.Equal(2 / 3.0, all[0].ShareWithinBare!.Value, 6);
        Assert.Equal(6, all[0].BeyondFourBare);
    }

    [Fact]
    public void Targets_AreNotMet_OnceAFigureIsBeyond()
    {
        Assert.All(Of(naru: 9.9), t => Assert.NotEqual(false, t.IsMet));
        Assert.Contains(Of(naru: 10.1), t => t is { Title: "simple: median, of circe's", IsMet: false });
        Assert.Contains(Of(naru: 101), t => t is { Title: "worst single definition, of circe's", IsMet: false });

        static IReadOnlyList<Target> Of(double naru) => Target.Of(ClassSummary.Of([Times("simple", circe: 100, naru, bare: 1)]));
    }

    [Fact]
    public void Options_OfUnknownNames_AreRefusedInASentence()
    {
        Assert.Contains("--rows", Assert.Throws<BenchStop>(() => CohortBenchOptions.Parse(["--rows", "3"], "/")).Message, StringComparison.Ordinal);
        Assert.Contains("share-events", Assert.Throws<BenchStop>(() => CohortBenchOptions.Parse(["--without", "nothing"], "/")).Message, StringComparison.Ordinal);
        Assert.Equal(["share-events"], CohortBenchOptions.Parse(["--without", "share-events"], "/").Without);
    }

    private static DefinitionTimes Times(string name, double circe, double naru, double bare) =>
        new(new CirceFigure(1, name, 1, 1, 1), circe, naru, bare);
}
