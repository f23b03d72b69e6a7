using Naru.Core;

namespace Naru.Disclosure.Releases;

/// <summary>
/// A count over several hospitals. A patient may be in more than one of them, and nobody may find out which: the number of persons lies between
/// the largest hospital's count and the sum. (Counts of a profile are lower bounds, and so is their sum.) Immutable.
/// </summary>
/// <param name="Least">The largest hospital's released count.</param>
/// <param name="Most">The sum; a count that is not told takes part as one below its threshold, the greatest that would not have been told.</param>
/// <param name="PlusMinus">How far the sum may be off in 95 of 100 cases: the hospitals' own, added as independent errors are.</param>
/// <param name="Sites">How many hospitals answered.</param>
/// <param name="NotTold">In how many of them the count is not told.</param>
/// <param name="Policies">By which policies the hospitals released it, each once, in alphabetical order: a total is protected no better than its weakest part.</param>
public sealed record SiteTotal(long Least, long Most, long PlusMinus, int Sites, int NotTold, ValueList<string> Policies)
{
    /// <summary>The totals of a block, count by count.</summary>
    /// <param name="answers">One answer of each hospital to the same question.</param>
    /// <param name="block">The block's name.</param>
    /// <exception cref="ArgumentException">The answers are to different questions, of one node twice, or lack the block.</exception>
    public static ValueList<SiteTotal> Of(IReadOnlyCollection<Received<CountAnswer>> answers, string block)
    {
        if (answers.Select(a => a.Value.Question).Distinct(StringComparer.Ordinal).Count() != 1
            || answers.Select(a => (a.Node, a.Value.Dataset)).Distinct().Count() != answers.Count)
        {
            throw new ArgumentException("One answer of each dataset, all to one question, can be added.", nameof(answers));
        }

        var blocks = answers.Select(a => a.Value.Blocks.FirstOrDefault(b => b.Name == block)
            ?? throw new ArgumentException("There is no such block.", nameof(block))).ToList();
        var policies = answers.Select(a => a.Value.Policy).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToValueList();
        var plusMinus = (long)Math.Ceiling(Math.Sqrt(blocks.Sum(b => Math.Pow(b.PlusMinus, 2))));
        return Enumerable.Range(0, blocks[0].Counts.Count)
            .Select(i => Of(blocks.Select(b => b.Counts[i]).ToList(), plusMinus, policies))
            .ToValueList();
    }

    private static SiteTotal Of(List<ReleasedCount> counts, long plusMinus, ValueList<string> policies) => new(
        counts.Max(c => c.Value ?? 0),
        counts.Sum(c => c.Value ?? c.Below!.Value - 1),
        plusMinus,
        counts.Count,
        counts.Count(c => c.Value is null),
        policies);
}
