using System.Numerics;
using Naru.Disclosure.Noise;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>The chance events of the sampler, proved on all strings of bytes up to a length instead of measured on some.</summary>
public sealed class ExactChanceTests
{
    [Fact]
    public void Below_OneByte_IsExactlyUniform()
    {
        for (var limit = 2; limit <= 256; limit++)
        {
            var weights = new EveryByteString(8, 1).Run(r => new ExactChance(r).Below(limit));
            Assert.Equal(limit, weights.Count);
            Assert.Single(weights.Values.Distinct());
            Assert.All(weights.Keys, drawn => Assert.InRange(drawn, BigInteger.Zero, limit - 1));
        }
    }

    [Theory]
    [InlineData(300)]
    [InlineData(65_535)]
    public void Below_TwoBytes_IsExactlyUniform(int limit)
    {
        var weights = new EveryByteString(8, 2).Run(r => new ExactChance(r).Below(limit));
        Assert.Equal(limit, weights.Count);
        Assert.Single(weights.Values.Distinct());
    }

    [Fact]
    public void Below_One_TakesNoRandomness() => Assert.Equal(BigInteger.Zero, new ExactChance(new EveryByteString(8, 0)).Below(1));

    /// <summary>Every numerator and denominator up to 16: of the decided strings exactly n in d.</summary>
    [Fact]
    public void Happens_IsExactlyItsFraction()
    {
        for (var denominator = 1; denominator <= 16; denominator++)
        {
            for (var numerator = 0; numerator <= denominator; numerator++)
            {
                var weights = new EveryByteString(8, 1).Run(r => new ExactChance(r).Happens(numerator, denominator));
                var yes = weights.GetValueOrDefault(true);
                Assert.Equal(yes * denominator, numerator * (yes + weights.GetValueOrDefault(false)));
            }
        }
    }

    /// <summary>
    /// e^-x lies between the weight of the strings that say yes and that of those that do not say no, and the two are close. The draws are
    /// below 64, of which no more than six bits of a byte matter.
    /// </summary>
    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(1, 8, 0.003)]
    [InlineData(1, 3, 0.1)]
    [InlineData(1, 2, 0.05)]
    [InlineData(1, 1, 0.1)]
    public void HappensByExp_IsExactlyEToTheMinusX(int numerator, int denominator, double apart)
    {
        var strings = new EveryByteString(6, 3);
        var weights = strings.Run(r => new ExactChance(r).HappensByExp(new Ratio(numerator, denominator)));
        var least = Share(weights.GetValueOrDefault(true), strings.Whole);
        var most = 1 - Share(weights.GetValueOrDefault(false), strings.Whole);
        Assert.InRange(Math.Exp(-(double)numerator / denominator), least - 1e-12, most + 1e-12);
        Assert.InRange(most - least, 0, apart);
    }

    /// <summary>Twin: an event that takes e^-x's series one term short is outside.</summary>
    [Fact]
    public void HappensByExp_OfASeriesCutShort_IsNot()
    {
        var strings = new EveryByteString(6, 3);
        var weights = strings.Run(r => !new ExactChance(r).Happens(1, 2) || new ExactChance(r).Happens(1, 4));
        Assert.True(Math.Exp(-0.5) > 1 - Share(weights.GetValueOrDefault(false), strings.Whole) || Math.Exp(-0.5) < Share(weights.GetValueOrDefault(true), strings.Whole));
    }

    private static double Share(BigInteger part, BigInteger whole) => Math.Exp(BigInteger.Log(part) - BigInteger.Log(whole));
}
