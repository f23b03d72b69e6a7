using Naru.Disclosure.Noise;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>
/// The discrete Gaussian sampler against its exact distribution. For each variance, many seeds give a p-value of chi-square each; if the
/// sampler is right these p-values are themselves uniformly distributed. The twins are samplers that are wrong in ways that would matter.
/// </summary>
public sealed class SamplerTests
{
    public static TheoryData<int, int> Variances => new()
    {
        { 1, 3 }, { 1, 1 }, { 5, 2 }, { 100, 1 }, { 1234, 7 }, { 3500, 1 },
    };

    [Theory]
    [MemberData(nameof(Variances))]
    public void Draw_FewSeeds_HasTheDistribution(int numerator, int denominator) =>
        Assert.InRange(Statistics.Uniformity(PValues(numerator, denominator, seeds: 20, draws: 400, (v, r) => (int)new DiscreteGaussian(v, r).Draw())), 0.01, 1);

    [Theory]
    [MemberData(nameof(Variances))]
    [Trait("Category", "Slow")]
    public void Draw_ManySeeds_HasTheDistribution(int numerator, int denominator) =>
        Assert.InRange(Statistics.Uniformity(PValues(numerator, denominator, seeds: 200, draws: 5_000, (v, r) => (int)new DiscreteGaussian(v, r).Draw())), 0.01, 1);

    /// <summary>Twins: a continuous Gaussian that is rounded, one whose σ is 5 % too small, one that draws zero twice as often.</summary>
    [Theory]
    [InlineData("rounded", 1, 3)]
    [InlineData("narrow", 100, 1)]
    [InlineData("zero twice", 100, 1)]
    [Trait("Category", "Slow")]
    public void Draw_OfAWrongSampler_DoesNotHaveTheDistribution(string wrong, int numerator, int denominator)
    {
        var values = PValues(numerator, denominator, seeds: 20, draws: 4_000, (v, r) => wrong switch
        {
            "rounded" => (int)Math.Round(Normal(r) * Math.Sqrt(v.ToDouble())),
            "narrow" => (int)Math.Round(Normal(r) * Math.Sqrt(v.ToDouble()) * 0.95),
            _ => r.Below(1_000) < 39 ? 0 : (int)new DiscreteGaussian(v, r).Draw(),
        });
        Assert.InRange(Statistics.Uniformity(values), 0, 1e-4);
    }

    [Fact]
    public void Draw_VarianceOfZero_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new DiscreteGaussian(Ratio.Of(0), new SeededBytes(1)));

    private static double Normal(SeededBytes random) =>
        Math.Sqrt(-2 * Math.Log(random.Uniform())) * Math.Cos(2 * Math.PI * random.Uniform());

    private static List<double> PValues(int numerator, int denominator, int seeds, int draws, Func<Ratio, SeededBytes, int> draw)
    {
        var variance = new Ratio(numerator, denominator);
        var most = (int)Math.Ceiling(5 * Math.Sqrt(variance.ToDouble())) + 1;
        var probabilities = Statistics.DiscreteGaussian(variance.ToDouble(), most);
        var values = new List<double>();
        for (var seed = 0; seed < seeds; seed++)
        {
            var random = new SeededBytes(((ulong)numerator * 1_000_003) + ((ulong)denominator * 10_007) + (ulong)seed);
            var observed = new long[probabilities.Length];
            for (var i = 0; i < draws; i++)
            {
                observed[Math.Clamp(draw(variance, random), -most, most) + most]++;
            }

            values.Add(Statistics.ChiSquare(observed, probabilities));
        }

        return values;
    }
}
