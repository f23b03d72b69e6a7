using Xunit;

namespace Naru.Tests.Disclosure.Attacks;

/// <summary>The linear programme of the reconstruction is solved to the optimum: the multipliers prove it, without a look at how it was found.</summary>
public sealed class LeastAbsoluteTests
{
    [Theory]
    [InlineData(1, 3)]
    [InlineData(5, 2)]
    [InlineData(20, 20)]
    [InlineData(20, 60)]
    [InlineData(60, 40)]
    [InlineData(40, 150)]
    public void Solve_IsTheBestThereIs(int unknowns, int equations)
    {
        for (var seed = 1UL; seed <= 8; seed++)
        {
            var random = new SeededBytes(seed);
            var secret = Enumerable.Range(0, unknowns).Select(_ => random.Coin() ? 1.0 : 0).ToArray();
            var problem = Enumerable.Range(0, equations).Select(_ =>
            {
                var row = secret.Select(_ => random.Coin() ? 1.0 : 0).ToArray();

                // Whole and halved answers, many of them equal, as released counts are.
                return (Row: row, Value: Dot(row, secret) + ((random.Below(41) - 20) / 2.0));
            }).ToList();
            var (x, y) = Solve(unknowns, problem);
            Assert.All(x, v => Assert.InRange(v, 0, 1));
            Assert.All(y, v => Assert.InRange(v, -1, 1));
            var errors = Errors(problem, x);
            Assert.Equal(Bound(unknowns, problem, y), errors, 6);

            // Twin: what is not the best is told from it. The bound holds for anybody.
            Assert.True(Errors(problem, secret) >= errors - 1e-6);
            Assert.True(Bound(unknowns, problem, [.. y.Select(v => v / 2)]) <= errors + 1e-6);
        }
    }

    /// <summary>Without noise, and with enough equations, the secrets themselves.</summary>
    [Fact]
    public void Solve_WithoutErrors_FindsTheSecrets()
    {
        var random = new SeededBytes(3);
        var secret = Enumerable.Range(0, 30).Select(_ => random.Coin() ? 1.0 : 0).ToArray();
        var problem = Enumerable.Range(0, 90).Select(_ => secret.Select(_ => random.Coin() ? 1.0 : 0).ToArray()).Select(r => (r, Dot(r, secret))).ToList();
        var x = Solve(30, problem).Unknowns;
        Assert.All(x.Zip(secret), p => Assert.Equal(p.Second, p.First, 6));
    }

    private static (double[] Unknowns, double[] Multipliers) Solve(int unknowns, List<(double[] Row, double Value)> problem)
    {
        var solver = new LeastAbsolute(unknowns);
        problem.ForEach(p => solver.Add(p.Row, p.Value));
        return solver.Solve();
    }

    private static double Errors(List<(double[] Row, double Value)> problem, double[] x) => problem.Sum(p => Math.Abs(Dot(p.Row, x) - p.Value));

    /// <summary>For any multipliers from −1 to 1, no unknowns from 0 to 1 have a lesser sum of errors.</summary>
    private static double Bound(int unknowns, List<(double[] Row, double Value)> problem, double[] y) =>
        problem.Select((p, i) => y[i] * p.Value).Sum()
        - Enumerable.Range(0, unknowns).Sum(j => Math.Max(0, problem.Select((p, i) => y[i] * p.Row[j]).Sum()));

    private static double Dot(double[] a, double[] b) => a.Zip(b, (u, v) => u * v).Sum();
}
