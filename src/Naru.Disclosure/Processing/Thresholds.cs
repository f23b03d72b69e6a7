using Naru.Disclosure.Releases;

namespace Naru.Disclosure.Processing;

/// <summary>Which noised counts are told.</summary>
internal static class Thresholds
{
    /// <summary>The count, or that it is not told: because it is below the threshold, or null, hidden before.</summary>
    public static ReleasedCount Tell(long? noised, int threshold) =>
        noised is { } told && told >= threshold ? new ReleasedCount(told, null) : new ReleasedCount(null, threshold);
}
