using Naru.Cdm.Quality.Page;
using Naru.Cdm.Quality.Page.Charts;
using Naru.Cdm.Quality.Profile;
using Naru.Core;
using Xunit;

namespace Naru.Tests.Cdm.Quality.Page;

public sealed class ChartTests
{
    [Theory]
    [InlineData(0, 1, 1)]
    [InlineData(1, 1, 1)]
    [InlineData(3, 1, 3)]
    [InlineData(7, 2, 8)]
    [InlineData(100, 25, 100)]
    [InlineData(101, 50, 150)]
    [InlineData(1_000_000, 250_000, 1_000_000)]
    [InlineData(1_234_567_890, 500_000_000, 1_500_000_000)]
    public void Scale_HasRoundSteps(double largest, double step, double top)
    {
        var scale = Scale.For(largest);
        Assert.Equal((step, top), (scale.Step, scale.Top));
        Assert.InRange(scale.Ticks.Count(), 2, 6);
        Assert.Equal(top, scale.Ticks.Last());
    }

    [Fact]
    public void Scale_OfAnyNumber_HoldsIt()
    {
        for (var largest = 0; largest < 100_000; largest += 1 + (largest / 50))
        {
            var scale = Scale.For(largest);
            Assert.True(scale.Top >= largest);
            Assert.InRange(scale.Ticks.Count(), 2, 6);
        }
    }

    [Theory]
    [InlineData(999, "999", "999")]
    [InlineData(1000, "1,000", "1,000")]
    [InlineData(12_500, "1.25만", "12.5k")]
    [InlineData(1_000_000, "100만", "1M")]
    [InlineData(150_000_000, "1.5억", "150M")]
    [InlineData(2_000_000_000, "20억", "2B")]
    public void Short_CountsAsTheLanguageDoes(double value, string korean, string english)
    {
        Assert.Equal(korean, PageNumbers.Short(value, Language.Korean));
        Assert.Equal(english, PageNumbers.Short(value, Language.English));
    }

    [Theory]
    [InlineData(0, "0%")]
    [InlineData(0.04, "<0.1%")]
    [InlineData(0.25, "0.3%")]
    [InlineData(9.96, "10%")]
    [InlineData(45.4, "45%")]
    [InlineData(99.5, "99.5%")]
    [InlineData(99.96, ">99.9%")]
    [InlineData(100, "100%")]
    public void Percent_NeverRoundsToAllOrNothing(double percent, string text) => Assert.Equal(text, PageNumbers.Percent(percent));

    [Theory]
    [InlineData(5.0175, 5, "5.0175%")]
    [InlineData(5, 5, "5.0%")]
    [InlineData(5.2, 5, "5.2%")]
    [InlineData(100, 100, "100%")]
    [InlineData(0, 0, "0%")]
    [InlineData(0.00004, 0, "<0.1%")]
    public void Percent_BesideItsThreshold_DiffersFromIt(double percent, double threshold, string text) =>
        Assert.Equal(text, PageNumbers.Percent(percent, threshold));

    [Theory]
    [InlineData(3, 100, 5, "<5.0%")]
    [InlineData(3, 4, 5, "–")]
    [InlineData(3, 10, 5, "<50%")]
    [InlineData(3, 100, null, "3.0%")]
    [InlineData(0, 0, null, "–")]
    public void Share_OfAHiddenCount_IsABound(long part, long whole, int? hideBelow, string text) =>
        Assert.Equal(text, PageNumbers.Share(CellCount.Of(part, hideBelow), CellCount.Of(whole, hideBelow)));

    [Theory]
    [InlineData("short", "short")]
    [InlineData("가나다라마바사아자차", "가나다라…")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "abcdefg…")]
    public void Fit_CutsWhatIsTooWide(string text, string fitted) => Assert.Equal(fitted, PlainText.Fit(text, 60, 12));

    [Fact]
    public void Fit_NeverCutsACharacterInTwo()
    {
        var family = string.Concat(Enumerable.Repeat("👩‍👩‍👧", 20));
        var fitted = PlainText.Fit(family, 100, 12);
        Assert.EndsWith("👧…", fitted, StringComparison.Ordinal);
        Assert.Equal("", PlainText.Clean("\u202E\u200F").Trim());
    }

    [Fact]
    public void Tables_AllHaveANameForPeople() =>
        Assert.Equal(
            Naru.Cdm.Schema.OmopSchema.LoadedTables.Select(t => t.Name).Order(StringComparer.Ordinal),
            Naru.Cdm.Schema.OmopSchema.LoadedTables.Select(t => t.Name).Intersect(TableNames.All, StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void Ticks_OfTime_HaveRoom()
    {
        for (var months = 1; months < 1500; months += 7)
        {
            var ticks = TimeTicks.Of(TimeAxis.Over(new MonthRange((1990 * 12) + 5, (1990 * 12) + 4 + months)));
            Assert.InRange(ticks.Count, 1, 9);
            Assert.True(ticks.Sum(t => PlainText.Width(t.Label, Chart.Letters)) < Chart.Width, string.Join(' ', ticks.Select(t => t.Label)));
        }
    }
}
