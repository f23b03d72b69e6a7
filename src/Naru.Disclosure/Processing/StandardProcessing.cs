using Naru.Core;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Releases;

namespace Naru.Disclosure.Processing;

/// <summary>
/// What the policy <c>standard</c> does to noised counts: each by itself is rounded, and not told if it is small then or was hidden before. No count is fitted to another one: it
/// would then depend on what else was asked, and the same persons would not give the same number.
/// </summary>
internal static class StandardProcessing
{
    /// <summary>The blocks as they leave.</summary>
    public static ValueList<ReleasedBlock> Process(NoisedCounts counts, StandardPolicy policy)
    {
        var blocks = new List<ReleasedBlock>();
        var plusMinus = Uncertainty.OfCellKeys(policy.Rounding);
        var offset = 0;
        foreach (var block in counts.Question.Blocks)
        {
            var told = new ReleasedCount[block.CellCount];
            for (var i = 0; i < told.Length; i++)
            {
                told[i] = Tell(counts.Values[offset + i], policy);
            }

            blocks.Add(BlockKinds.Release(block, told, plusMinus));
            offset += told.Length;
        }

        return blocks.ToValueList();
    }

    private static ReleasedCount Tell(long? noised, StandardPolicy policy) =>
        Thresholds.Tell(noised is { } count ? Rounding.Nearest(count, policy.Rounding) : null, policy.Threshold);
}
