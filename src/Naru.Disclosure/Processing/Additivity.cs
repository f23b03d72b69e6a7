namespace Naru.Disclosure.Processing;

/// <summary>
/// Makes a noised whole and its noised parts add up. Everything here reads noised numbers alone, so it can be done without any cost to privacy.
/// </summary>
internal static class Additivity
{
    /// <summary>
    /// The whole that fits best to its own noised count and to the sums of the breakdowns of it, all counts having noise of one size: a sum
    /// of n cells is n times as uncertain as one count (least squares).
    /// </summary>
    /// <param name="whole">The noised whole.</param>
    /// <param name="breakdowns">The sum of each breakdown's noised cells, and how many cells it has.</param>
    public static double Whole(double whole, IEnumerable<(double Sum, int Cells)> breakdowns)
    {
        var weights = 1.0;
        var sum = whole;
        foreach (var (cells, count) in breakdowns)
        {
            weights += 1.0 / count;
            sum += cells / count;
        }

        return Math.Max(0, sum / weights);
    }

    /// <summary>
    /// The parts, none below 0, that add up to a whole and are nearest to the noised parts (Euclidean projection on the simplex): all
    /// are moved by one number, and those that would fall below 0 are 0.
    /// </summary>
    public static double[] Parts(ReadOnlySpan<double> parts, double whole)
    {
        var sorted = parts.ToArray();
        Array.Sort(sorted);
        Array.Reverse(sorted);
        var (sum, shift) = (0.0, 0.0);
        for (var kept = 1; kept <= sorted.Length; kept++)
        {
            sum += sorted[kept - 1];
            var candidate = (whole - sum) / kept;
            if (sorted[kept - 1] + candidate < 0)
            {
                break;
            }

            shift = candidate;
        }

        var result = new double[parts.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = Math.Max(0, parts[i] + shift);
        }

        return result;
    }

    /// <summary>Multiples of a unit that add up to a multiple of it, each within one unit of its number (largest remainders).</summary>
    public static long[] Round(ReadOnlySpan<double> parts, long whole, int unit)
    {
        var result = new long[parts.Length];
        var rests = new (double Left, int Index)[parts.Length];
        for (var i = 0; i < result.Length; i++)
        {
            result[i] = checked((long)Math.Floor(parts[i] / unit) * unit);
            rests[i] = (parts[i] - result[i], i);
        }

        Array.Sort(rests, (a, b) => b.Left.CompareTo(a.Left) is var order && order != 0 ? order : a.Index.CompareTo(b.Index));
        var missing = (whole - result.Sum()) / unit;
        for (var i = 0; i < missing && result.Length > 0; i++)
        {
            result[rests[i % rests.Length].Index] += unit;
        }

        return result;
    }
}
