namespace Naru.Tests.Disclosure.Attacks;

/// <summary>
/// Unknowns between 0 and 1 that fit linear equations with the least sum of absolute errors: the linear programme of the attacks of Dinur and Nissim 2003 and
/// of Dwork, McSherry and Talwar 2007. Solved as its dual, which has one row for an unknown however many equations there are, by the simplex method with
/// bounded variables; the answer comes with multipliers that prove it best.
/// </summary>
/// <param name="unknowns">How many unknowns.</param>
internal sealed class LeastAbsolute(int unknowns)
{
    private const double Tiny = 1e-9;

    private readonly List<(double[] Row, double Value)> equations = [];

    /// <summary>Adds an equation.</summary>
    /// <param name="row">Its coefficients, none negative.</param>
    /// <param name="value">What they should give.</param>
    internal void Add(double[] row, double value) => equations.Add((row, value));

    /// <summary>
    /// The best unknowns, and for each equation a multiplier y from −1 to 1: no unknowns have a lesser sum of errors than
    /// y·value − Σ max(0, the unknown's coefficients · y), which is the sum that these have.
    /// </summary>
    internal (double[] Unknowns, double[] Multipliers) Solve()
    {
        // max Σ value·(z − 1) − Σ w, where A'z − w + s = A'1, 0 ≤ z ≤ 2, w ≥ 0, s ≥ 0 and y = z − 1. It starts at z = w = 0.
        var n = equations.Count;
        var table = new Tableau(unknowns, n + (2 * unknowns));
        for (var i = 0; i < n; i++)
        {
            table.Bound[i] = 2;
            table.Gain[i] = equations[i].Value;
            for (var j = 0; j < unknowns; j++)
            {
                table.Rows[j][i] = equations[i].Row[j];
                table.Right[j] += equations[i].Row[j];
            }
        }

        for (var j = 0; j < unknowns; j++)
        {
            (table.Rows[j][n + j], table.Rows[j][n + unknowns + j]) = (-1, 1);
            table.Gain[n + j] = -1;
            table.Basis[j] = n + unknowns + j;
        }

        table.Maximise();
        return (
            [.. Enumerable.Range(0, unknowns).Select(j => Math.Clamp(-table.Gain[n + unknowns + j], 0, 1))],
            [.. table.Values(n).Select(z => Math.Clamp(z - 1, -1, 1))]);
    }

    /// <summary>
    /// The simplex method on a full table. Variables that are not in the basis are 0: one that is at its upper bound is replaced by what it lacks of it.
    /// </summary>
    private sealed class Tableau
    {
        private readonly int columns;
        private readonly bool[] isReplaced;

        internal Tableau(int rows, int columns)
        {
            this.columns = columns;
            Rows = [.. Enumerable.Range(0, rows).Select(_ => new double[columns])];
            Right = new double[rows];
            Basis = new int[rows];
            Gain = new double[columns];
            Bound = new double[columns];
            Array.Fill(Bound, double.PositiveInfinity);
            isReplaced = new bool[columns];
        }

        internal double[][] Rows { get; }

        internal double[] Right { get; }

        internal int[] Basis { get; }

        internal double[] Gain { get; }

        internal double[] Bound { get; }

        internal void Maximise()
        {
            var idle = 0;
            while (Entering(first: idle > 50) is >= 0 and var column)
            {
                var (row, step, isUp) = Leaving(column);
                idle = step > Tiny ? 0 : idle + 1;
                if (row < 0)
                {
                    Replace(column, step);
                    continue;
                }

                if (isUp)
                {
                    ReplaceBasic(row);
                }

                Pivot(row, column);
            }
        }

        internal double[] Values(int count)
        {
            var values = new double[columns];
            for (var row = 0; row < Basis.Length; row++)
            {
                values[Basis[row]] = Right[row];
            }

            return [.. Enumerable.Range(0, count).Select(c => isReplaced[c] ? Bound[c] - values[c] : values[c])];
        }

        /// <summary>The column that gains most; when nothing moves any more, the first that gains, which cannot go round in circles (Bland 1977).</summary>
        private int Entering(bool first)
        {
            var best = -1;
            for (var c = 0; c < columns; c++)
            {
                if (Gain[c] > Tiny && (best < 0 || Gain[c] > Gain[best]))
                {
                    best = c;
                    if (first)
                    {
                        break;
                    }
                }
            }

            return best;
        }

        /// <summary>The row whose variable first meets a bound, or −1 if the entering one meets its own before.</summary>
        private (int Row, double Step, bool IsUp) Leaving(int column)
        {
            var (row, step, isUp) = (-1, Bound[column], false);
            for (var r = 0; r < Basis.Length; r++)
            {
                var rate = Rows[r][column];
                var limit = rate > Tiny ? Right[r] / rate
                    : rate < -Tiny ? (Bound[Basis[r]] - Right[r]) / -rate
                    : double.PositiveInfinity;
                if (limit < step - Tiny || (limit <= step && row >= 0 && Basis[r] < Basis[row]))
                {
                    (row, step, isUp) = (r, Math.Max(0, limit), rate < 0);
                }
            }

            return (row, step, isUp);
        }

        private void Replace(int column, double bound)
        {
            for (var r = 0; r < Basis.Length; r++)
            {
                Right[r] -= Rows[r][column] * bound;
                Rows[r][column] = -Rows[r][column];
            }

            Gain[column] = -Gain[column];
            isReplaced[column] ^= true;
        }

        private void ReplaceBasic(int row)
        {
            var basic = Basis[row];
            for (var c = 0; c < columns; c++)
            {
                Rows[row][c] = c == basic ? Rows[row][c] : -Rows[row][c];
            }

            Right[row] = Bound[basic] - Right[row];
            isReplaced[basic] ^= true;
        }

        private void Pivot(int row, int column)
        {
            var pivot = Rows[row];
            var scale = 1 / pivot[column];
            for (var c = 0; c < columns; c++)
            {
                pivot[c] *= scale;
            }

            Right[row] *= scale;
            for (var r = 0; r < Basis.Length; r++)
            {
                if (r != row && Rows[r][column] is not 0 and var factor)
                {
                    Right[r] -= factor * Right[row];
                    Subtract(Rows[r], pivot, factor);
                }
            }

            Subtract(Gain, pivot, Gain[column]);
            Basis[row] = column;
        }

        private void Subtract(double[] from, double[] pivot, double factor)
        {
            for (var c = 0; c < columns; c++)
            {
                from[c] -= factor * pivot[c];
            }
        }
    }
}
