using Naru.Disclosure.Questions;

namespace Naru.Disclosure.Answers;

/// <summary>
/// The true counts of a question, and for each count the sum of the secret keys of its persons. Made by <see cref="CountTally"/> alone, which
/// sees to it that no person changes more than the question's sensitivity says. Immutable.
/// </summary>
public sealed class CountVector
{
    private readonly long[] counts;
    private readonly UInt128[] keys;

    internal CountVector(Question question, long[] counts, UInt128[] keys)
    {
        Question = question;
        this.counts = counts;
        this.keys = keys;
    }

    /// <summary>The question that it answers.</summary>
    public Question Question { get; }

    /// <summary>The counts, block after block.</summary>
    public ReadOnlySpan<long> Counts => counts;

    /// <summary>For each count, the sum of its persons' keys, modulo 2^128.</summary>
    internal ReadOnlySpan<UInt128> Keys => keys;
}
