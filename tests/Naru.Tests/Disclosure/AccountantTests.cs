using Naru.Disclosure.Accounting;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>What is charged and what is promised for it, against the published formulas, worked out by hand, and against the distribution itself.</summary>
public sealed class AccountantTests
{
    /// <summary>
    /// ε = ρ + 2·√(ρ·ln(1/δ)) (Bun and Steinke 2016, proposition 1.3), by hand: ln 10^9 = 20.7233, √(0.5 · 20.7233) = 3.2190, ε = 0.5 + 6.4379; ln 10^6
    /// = 13.8155, ε = 1 + 2 · 3.7169; ε(0) = 0.
    /// </summary>
    [Theory]
    [InlineData(0.5, 1e-9, 6.9379, 0.0001)]
    [InlineData(1, 1e-6, 8.4338, 0.0001)]
    [InlineData(0, 1e-9, 0, 0)]
    public void Epsilon_IsThePublishedOne(double rho, double delta, double epsilon, double within) =>
        Assert.InRange(ZeroConcentrated.Epsilon(rho, delta), epsilon - within, epsilon + within);

    /// <summary>
    /// A value that others published: the test suite of OpenDP 0.14.2 (<c>zCDP_to_approxDP</c>, scale 4, so ρ = 1/32) has ε = 0.6880024554878086 at δ = 10^-3 by the
    /// tightest conversion known (Canonne, Kamath and Steinke 2020, corollary 13). That conversion, written here apart from the product, gives it; ours, which
    /// anybody can work out on paper, is never below it, and at the default policy's end less than a tenth above.
    /// </summary>
    [Fact]
    public void Epsilon_IsNeverBelowTheTightestConversion_WhichGivesAPublishedValue()
    {
        Assert.Equal(0.6880024554878086, TightEpsilon(1.0 / 32, 1e-3), 9);
        foreach (var rho in (double[])[0.001, 0.005, 1.0 / 32, 0.1, 0.5, 1, 2.5])
        {
            foreach (var delta in (double[])[1e-3, 1e-6, 1e-9, 1e-12])
            {
                Assert.InRange(ZeroConcentrated.Epsilon(rho, delta), TightEpsilon(rho, delta), double.MaxValue);
            }
        }

        Assert.InRange(ZeroConcentrated.Epsilon(0.5, 1e-9) / TightEpsilon(0.5, 1e-9), 1, 1.1);
    }

    [Fact]
    public void Epsilon_OfTheDefaultPolicy_IsWhatIsStated() => Assert.Equal(6.94, StrictPolicy.Default.EpsilonForLife, 2);

    [Theory]
    [InlineData(-0.1, 1e-9)]
    [InlineData(0.5, 0)]
    [InlineData(0.5, 1)]
    public void Epsilon_OfImpossibleParameters_Throws(double rho, double delta) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ZeroConcentrated.Epsilon(rho, delta));

    /// <summary>
    /// The promise against the noise itself: the least δ for which the discrete Gaussian is (ε, δ)-differentially private is the sum of
    /// what P(k) exceeds e^ε·P(k + 1) by (Canonne, Kamath and Steinke 2020, theorem 7); at the stated ε it must not be above the
    /// stated δ. A whole life of 100 questions is as one with a hundredth of the variance.
    /// </summary>
    [Theory]
    [InlineData(200)]
    [InlineData(20)]
    [InlineData(2)]
    public void Epsilon_IsAnUpperBoundForTheNoise(int questionsForOneRho)
    {
        var rho = new Ratio(1, questionsForOneRho);
        Assert.InRange(Delta(ZeroConcentrated.Variance(1, rho).ToDouble(), ZeroConcentrated.Epsilon(rho.ToDouble(), 1e-9)), 0, 1e-9);
    }

    /// <summary>Twin: half of the variance breaks the promise.</summary>
    [Fact]
    public void Epsilon_OfHalfTheNoise_IsNoUpperBound() => Assert.True(Delta(0.5, ZeroConcentrated.Epsilon(0.5, 1e-9)) > 1e-9);

    [Fact]
    public void Variance_IsTheSensitivityOverTwoRho()
    {
        Assert.Equal(Ratio.Of(100), ZeroConcentrated.Variance(1, new Ratio(1, 200)));
        Assert.Equal(Ratio.Of(700), ZeroConcentrated.Variance(7, new Ratio(1, 200)));
        Assert.Equal(new Ratio(5, 2), ZeroConcentrated.Variance(3, new Ratio(3, 5)));
    }

    /// <summary>One person changes one cell of a table, and every step of a funnel.</summary>
    [Fact]
    public void SquaredSensitivity_IsOneForCellsAndMForFunnels()
    {
        Assert.Equal(1, new Population("p").SquaredSensitivity);
        Assert.Equal(1, new Breakdown("b", ["x", "y", "z"]).SquaredSensitivity);
        Assert.Equal(1, new DropOne("d", 12).SquaredSensitivity);
        Assert.Equal(7, new Funnel("f", 7).SquaredSensitivity);
        Assert.Equal(1, new Histogram("h", "age", [18, 40, 65], CountsMissing: true).SquaredSensitivity);
        Assert.Equal(4, new Profile("c", ["x", "y", "z", "u", "v"], 4).SquaredSensitivity);
        Assert.Equal(3, new Profile("c", ["x", "y", "z"], 100).SquaredSensitivity);
        Assert.Equal(1 + 1 + 7, Questions.Of("q", new Population("p"), new DropOne("d", 12), new Funnel("f", 7)).SquaredSensitivity);
    }

    /// <summary>Composition adds up, exactly: a hundred of a two-hundredth are a half, which no sum of doubles promises.</summary>
    [Fact]
    public void Rho_AddsUpExactly()
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        for (var i = 1; i <= 100; i++)
        {
            var answer = hospital.Ask(Questions.Of($"q{i}", new Funnel("f", 1 + (i % 9))), _ => { });
            Assert.Equal(new Ratio(i, 200), answer!.Receipt.Rho);
        }

        Assert.Null(hospital.HowMany("one more", []));
    }

    /// <summary>A funnel of seven steps has √7 times the noise of one count, for the same cost.</summary>
    [Fact]
    public void Funnel_HasRootMTimesTheNoise()
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 2);
        var one = hospital.Ask(Questions.Of("q", new Population("p")), _ => { })!;
        var funnel = hospital.Ask(Questions.Of("q", new Funnel("f", 7)), _ => { })!;
        Assert.Contains("variance=100 ", one.PolicyParameters, StringComparison.Ordinal);
        Assert.Contains("variance=700 ", funnel.PolicyParameters, StringComparison.Ordinal);
        Assert.Equal(20, one.Blocks[0].PlusMinus);
        Assert.Equal(52, funnel.Blocks[0].PlusMinus);
    }

    private static double Delta(double variance, double epsilon)
    {
        var most = (int)Math.Ceiling(40 * Math.Sqrt(variance)) + 40;
        var p = Statistics.DiscreteGaussian(variance, most);
        return Enumerable.Range(0, p.Length - 1).Sum(i => Math.Max(0, p[i] - (Math.Exp(epsilon) * p[i + 1])));
    }

    /// <summary>The least ε whose δ, e^((α−1)(αρ−ε)) / (α−1) · (1 − 1/α)^α at the best α, is small enough; both found by halving.</summary>
    private static double TightEpsilon(double rho, double delta)
    {
        return Least(0, rho + (2 * Math.Sqrt(rho * Math.Log(1 / delta))), epsilon => TightDelta(epsilon) <= delta);

        double TightDelta(double epsilon)
        {
            var alpha = Least(1.000_001, 1_000_000, a => (((2 * a) - 1) * rho) - epsilon + Math.Log(1 - (1 / a)) >= 0);
            return Math.Exp(((alpha - 1) * ((alpha * rho) - epsilon)) + (alpha * Math.Log(1 - (1 / alpha)))) / (alpha - 1);
        }
    }

    private static double Least(double low, double high, Func<double, bool> isEnough)
    {
        for (var i = 0; i < 200; i++)
        {
            var middle = (low + high) / 2;
            (low, high) = isEnough(middle) ? (low, middle) : (middle, high);
        }

        return high;
    }
}
