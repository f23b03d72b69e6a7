using Naru.Disclosure.Releases;

namespace Naru.Disclosure.Processing;

/// <summary>Which noised counts are told.</summary>
internal static class Thresholds
{
    /// <summary>The count, or that it is below the threshold.</summary>
    public static ReleasedCount Tell(long noised, int threshold) =>
        noised < threshold ? new ReleasedCount(null, threshold) : new ReleasedCount(noised, null);
}
