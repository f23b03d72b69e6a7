using System.Numerics;
using Naru.Disclosure.Noise;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>The fractions that noise and spending are computed with.</summary>
public sealed class RatioTests
{
    [Theory]
    [InlineData(2, 400, "1/200")]
    [InlineData(0, 7, "0")]
    [InlineData(9, 3, "3")]
    [InlineData(1234, 7, "1234/7")]
    public void ToString_IsReduced_AndParseReadsItBack(int numerator, int denominator, string text)
    {
        var ratio = new Ratio(numerator, denominator);
        Assert.Equal(text, ratio.ToString());
        Assert.Equal(ratio, Ratio.Parse(text));
        Assert.Equal((double)numerator / denominator, ratio.ToDouble(), 12);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1/0")]
    [InlineData("-1/2")]
    [InlineData("1/-2")]
    [InlineData("1/2/3")]
    [InlineData("0.5")]
    [InlineData(" 1/2")]
    public void Parse_WhatIsNoFraction_IsNull(string text) => Assert.Null(Ratio.Parse(text));

    [Fact]
    public void Arithmetic_IsExact()
    {
        var (third, sixth) = (new Ratio(1, 3), new Ratio(1, 6));
        Assert.Equal(new Ratio(1, 2), third + sixth);
        Assert.True(third > sixth && sixth < third && third >= new Ratio(2, 6) && third <= new Ratio(2, 6));
        Assert.Equal(sixth, Ratio.Excess(third, sixth));
        Assert.Equal(Ratio.Of(0), Ratio.Excess(sixth, third));
        Assert.Equal(new BigInteger(176), new Ratio(1234, 7).Floor);
        Assert.Equal((Ratio.Of(5), "0"), (default(Ratio) + Ratio.Of(5), default(Ratio).ToString()));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(1, 0)]
    [InlineData(1, -2)]
    public void Create_Impossible_Throws(int numerator, int denominator) => Assert.Throws<ArgumentOutOfRangeException>(() => new Ratio(numerator, denominator));
}
