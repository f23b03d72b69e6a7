using Naru.Cdm.Quality.Profile;
using Xunit;

namespace Naru.Tests.Cdm.Quality.Profile;

public sealed class TimeTests
{
    [Theory]
    [InlineData("1:1", 1, 1)]
    [InlineData("1:1 2:1 9:1", 1, 9)]
    [InlineData("1:1 5:400 6:400 9:1", 1, 9)]
    [InlineData("1:1 5:1000 6:1000 9:1", 5, 6)]
    [InlineData("1:1 5:1000 6:1000 7:1 9:1", 5, 7)]
    [InlineData("4:1 5:1000 6:1000 7:1", 4, 7)]
    [InlineData("1:0 5:3 9:0", 5, 5)]
    public void Range_HoldsAllButAThousandth(string counts, int first, int last)
    {
        var months = counts.Split(' ').Select(c => c.Split(':')).ToDictionary(c => int.Parse(c[0], null), c => long.Parse(c[1], null));
        Assert.Equal(new MonthRange(first, last), MonthRange.Of(months));
    }

    [Fact]
    public void Range_OfNothing_IsNone() => Assert.Null(MonthRange.Of(new Dictionary<int, long>()));

    [Theory]
    [InlineData(120, TimeStep.Month, 120, "2000-02")]
    [InlineData(121, TimeStep.Quarter, 41, "2000 Q1")]
    [InlineData(479, TimeStep.Quarter, 160, "2000 Q1")]
    [InlineData(481, TimeStep.Year, 41, "2000")]
    public void Axis_IsAsFineAsAPlotCanShow(int months, TimeStep step, int count, string label)
    {
        var axis = TimeAxis.Over(new MonthRange((2000 * 12) + 1, (2000 * 12) + months));
        Assert.Equal((step, count, label), (axis.Step, axis.Count, axis.Label(0)));
        Assert.Equal(axis.Count - 1, axis.IndexOf((2000 * 12) + months));
        Assert.Equal(-1, axis.IndexOf((2000 * 12) - 1));
    }

    [Theory]
    [InlineData(0, "0", false)]
    [InlineData(1, "<5", true)]
    [InlineData(4, "<5", true)]
    [InlineData(5, "5", false)]
    [InlineData(1_234_567, "1,234,567", false)]
    public void Count_BelowFive_IsHidden(long count, string text, bool hidden)
    {
        var cell = CellCount.Of(count, 5);
        Assert.Equal((text, hidden), (cell.ToString(), cell.IsHidden));
        Assert.False(CellCount.Of(count, null).IsHidden);
    }
}
