using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>The yardsticks themselves, against tables.</summary>
public sealed class StatisticsTests
{
    /// <summary>From the usual table of critical values of chi-square.</summary>
    [Theory]
    [InlineData(3.841, 1, 0.05)]
    [InlineData(18.307, 10, 0.05)]
    [InlineData(2.558, 10, 0.99)]
    [InlineData(135.807, 100, 0.01)]
    public void ChiSquareTail_IsTheTables(double value, int freedom, double tail) =>
        Assert.Equal(tail, Statistics.ChiSquareTail(value, freedom), 4);

    /// <summary>Newcombe 1998, table II, first example: 56/70 and 48/80 give 0.0524 to 0.3339.</summary>
    [Fact]
    public void Difference_IsNewcombes()
    {
        var (low, high) = Statistics.Difference(56, 70, 48, 80);
        Assert.Equal(0.0524, low, 4);
        Assert.Equal(0.3339, high, 4);
    }

    [Fact]
    public void Uniformity_SeesWhatIsNotUniform()
    {
        var random = new SeededBytes(1);
        var uniform = Enumerable.Range(0, 200).Select(_ => random.Uniform()).ToList();
        Assert.InRange(Statistics.Uniformity(uniform), 0.01, 1);
        Assert.InRange(Statistics.Uniformity(uniform.Select(u => u * u)), 0, 1e-6);
    }
}
