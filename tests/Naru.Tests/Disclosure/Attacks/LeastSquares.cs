namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// Unknowns that fit weighted linear equations best: without bounds by elimination, within bounds by coordinate descent on the normal
/// equations, which finds the optimum of this convex problem.
/// </summary>
internal sealed class LeastSquares(int unknowns)
{
    private readonly double[,] normal = new double[unknowns, unknowns];
    private readonly double[] right = new double[unknowns];

    internal void Add(double[] row, double value, double weight = 1)
    {
        for (var i = 0; i < unknowns; i++)
        {
            if (row[i] != 0)
            {
                right[i] += weight * row[i] * value;
                for (var j = 0; j < unknowns; j++)
                {
                    normal[i, j] += weight * row[i] * row[j];
                }
            }
        }
    }

    internal double[] Solve()
    {
        // The matrix is positive definite, so no row has to be exchanged.
        var (a, x) = ((double[,])normal.Clone(), (double[])right.Clone());
        for (var i = 0; i < unknowns; i++)
        {
            for (var below = i + 1; below < unknowns; below++)
            {
                var factor = a[below, i] / a[i, i];
                for (var j = i; j < unknowns; j++)
                {
                    a[below, j] -= factor * a[i, j];
                }

                x[below] -= factor * x[i];
            }
        }

        for (var i = unknowns - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < unknowns; j++)
            {
                x[i] -= a[i, j] * x[j];
            }

            x[i] /= a[i, i];
        }

        return x;
    }

    internal double[] SolveWithin(double least, double most)
    {
        var x = new double[unknowns];
        for (var sweep = 0; sweep < 120; sweep++)
        {
            for (var i = 0; i < unknowns; i++)
            {
                if (normal[i, i] > 0)
                {
                    var rest = right[i];
                    for (var j = 0; j < unknowns; j++)
                    {
                        rest -= j == i ? 0 : normal[i, j] * x[j];
                    }

                    x[i] = Math.Clamp(rest / normal[i, i], least, most);
                }
            }
        }

        return x;
    }
}
