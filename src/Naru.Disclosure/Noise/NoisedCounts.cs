using Naru.Disclosure.Questions;

namespace Naru.Disclosure.Noise;

/// <summary>
/// Counts after their noise. All that comes later reads these and the question, so that nothing later can tell more than the noise lets
/// through. Only the two kinds of noise make them. Immutable.
/// </summary>
internal sealed class NoisedCounts
{
    private readonly long?[] values;

    internal NoisedCounts(Question question, long?[] values)
    {
        Question = question;
        this.values = values;
    }

    /// <summary>The question.</summary>
    public Question Question { get; }

    /// <summary>The noised counts, block after block; null where the noise of <c>standard</c> hides a count that is truly small.</summary>
    public ReadOnlySpan<long?> Values => values;
}
