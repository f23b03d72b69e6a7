using Naru.Core;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Disclosure.Releases;

namespace Naru.Disclosure.Processing;

/// <summary>
/// What the policy <c>standard</c> does to noised counts: each by itself is rounded, and not told if it is small then or was hidden before. No count is fitted to another one: it
/// would then depend on what else was asked, and the same persons would not give the same number.
/// </summary>
internal sealed class StandardProcessing(StandardPolicy policy) : ICountBlockVisitor<(string Kind, ValueList<string> Cells)>
{
    /// <summary>The blocks as they leave.</summary>
    public static ValueList<ReleasedBlock> Process(NoisedCounts counts, StandardPolicy policy)
    {
        var kinds = new StandardProcessing(policy);
        var blocks = new List<ReleasedBlock>();
        var plusMinus = Uncertainty.OfCellKeys(policy.Rounding);
        var offset = 0;
        foreach (var block in counts.Question.Blocks)
        {
            var (kind, cells) = block.Accept(kinds);
            var told = new ReleasedCount[block.CellCount];
            for (var i = 0; i < told.Length; i++)
            {
                told[i] = kinds.Tell(counts.Values[offset + i]);
            }

            blocks.Add(new ReleasedBlock(block.Name, kind, cells, told.ToValueList(), plusMinus));
            offset += told.Length;
        }

        return blocks.ToValueList();
    }

    public (string Kind, ValueList<string> Cells) Visit(Population block) => (BlockKinds.Population, []);

    public (string Kind, ValueList<string> Cells) Visit(Funnel block) => (BlockKinds.Funnel, []);

    public (string Kind, ValueList<string> Cells) Visit(DropOne block) => (BlockKinds.DropOne, []);

    public (string Kind, ValueList<string> Cells) Visit(Breakdown block) => (BlockKinds.Breakdown, block.Cells);

    public (string Kind, ValueList<string> Cells) Visit(Profile block) => (BlockKinds.Profile, block.Cells);

    private ReleasedCount Tell(long? noised) =>
        Thresholds.Tell(noised is { } count ? Rounding.Nearest(count, policy.Rounding) : null, policy.Threshold);
}
