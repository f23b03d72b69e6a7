namespace Naru.Bench.Cohorts;

/// <summary>Summaries of measured figures.</summary>
internal static class Statistics
{
    /// <summary>The middle value; of an even number of them the mean of the middle two.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    internal static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? throw new InvalidOperationException("Nothing was measured.")
            : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    /// <summary>The smallest value that the given share of the values does not exceed.</summary>
    /// <exception cref="InvalidOperationException">There are none.</exception>
    internal static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0
            ? throw new InvalidOperationException("Nothing was measured.")
            : sorted[Math.Clamp((int)Math.Ceiling(share * sorted.Length) - 1, 0, sorted.Length - 1)];
    }
}
