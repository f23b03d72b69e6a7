using Naru.Core;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Disclosure.Releases;

namespace Naru.Disclosure.Processing;

/// <summary>
/// What the policy <c>strict</c> does to noised counts: funnels fall, parts add up to their whole, nothing is below 0, numbers are rounded, small
/// ones are not told.
/// </summary>
internal sealed class StrictProcessing : ICountBlockVisitor<ReleasedBlock>
{
    private readonly StrictPolicy policy;
    private readonly long plusMinus;
    private readonly Dictionary<string, double[]> noised = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> wholes = new(StringComparer.Ordinal);

    private StrictProcessing(NoisedCounts counts, StrictPolicy policy, Ratio variance)
    {
        this.policy = policy;
        plusMinus = (long)Math.Ceiling((Uncertainty.Normal95 * Math.Sqrt(variance.ToDouble())) + ((policy.Rounding - 1) / 2.0));
        var offset = 0;
        foreach (var block in counts.Question.Blocks)
        {
            var values = new double[block.CellCount];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = counts.Values[offset + i]!.Value;
            }

            noised[block.Name] = values;
            offset += values.Length;
        }

        foreach (var whole in counts.Question.Blocks.OfType<Population>())
        {
            var parts = counts.Question.Blocks.Where(b => b.PartsOf == whole.Name);
            wholes[whole.Name] = Rounding.Nearest(
                Additivity.Whole(noised[whole.Name][0], parts.Select(p => (noised[p.Name].Sum(), p.CellCount))), policy.Rounding);
        }
    }

    /// <summary>The blocks as they leave.</summary>
    public static ValueList<ReleasedBlock> Process(NoisedCounts counts, StrictPolicy policy, Ratio variance)
    {
        var processing = new StrictProcessing(counts, policy, variance);
        return counts.Question.Blocks.Select(b => b.Accept(processing)).ToValueList();
    }

    public ReleasedBlock Visit(Population block) => Block(block, [wholes[block.Name]]);

    public ReleasedBlock Visit(Funnel block) => Block(block, Rounded(Monotone.Falling(noised[block.Name])));

    public ReleasedBlock Visit(DropOne block) => Block(block, Rounded(noised[block.Name]));

    public ReleasedBlock Visit(Breakdown block) => Parts(block);

    public ReleasedBlock Visit(Histogram block) => Parts(block);

    public ReleasedBlock Visit(Profile block) => Block(block, Rounded(noised[block.Name]));

    private ReleasedBlock Parts(CountBlock block)
    {
        if (block.PartsOf is not { } whole)
        {
            return Block(block, Rounded(noised[block.Name]));
        }

        var parts = Additivity.Parts(noised[block.Name], wholes[whole]);
        return Block(block, Additivity.Round(parts, wholes[whole], policy.Rounding));
    }

    private IEnumerable<long> Rounded(double[] values) => values.Select(v => Rounding.Nearest(Math.Max(0, v), policy.Rounding));

    private ReleasedBlock Block(CountBlock block, IEnumerable<long> counts) =>
        BlockKinds.Release(block, counts.Select(c => Thresholds.Tell(c, policy.Threshold)), plusMinus);
}
