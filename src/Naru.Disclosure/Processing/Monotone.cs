namespace Naru.Disclosure.Processing;

/// <summary>
/// The falling sequence that is nearest to a given one, in the sense of least squares (pool adjacent violators; Ayer et al. 1955). It brings
/// noised funnels nearer to the truth, which falls.
/// </summary>
internal static class Monotone
{
    /// <summary>The nearest sequence in which no number is greater than the one before.</summary>
    public static double[] Falling(ReadOnlySpan<double> values)
    {
        // Blocks of equal value, each with the mean of its numbers; a block that is greater than the one before joins it.
        var means = new double[values.Length];
        var sizes = new int[values.Length];
        var blocks = 0;
        foreach (var value in values)
        {
            (means[blocks], sizes[blocks]) = (value, 1);
            blocks++;
            while (blocks > 1 && means[blocks - 1] > means[blocks - 2])
            {
                var size = sizes[blocks - 2] + sizes[blocks - 1];
                means[blocks - 2] = ((means[blocks - 2] * sizes[blocks - 2]) + (means[blocks - 1] * sizes[blocks - 1])) / size;
                sizes[blocks - 2] = size;
                blocks--;
            }
        }

        var result = new double[values.Length];
        var next = 0;
        for (var block = 0; block < blocks; block++)
        {
            Array.Fill(result, means[block], next, sizes[block]);
            next += sizes[block];
        }

        return result;
    }
}
