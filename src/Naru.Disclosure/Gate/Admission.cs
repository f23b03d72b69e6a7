using Naru.Disclosure.Answers;
using Naru.Disclosure.Keys;
using Naru.Disclosure.Releases;

namespace Naru.Disclosure.Gate;

/// <summary>
/// A question that may be answered: either the answer is on record, or it has been paid for and the persons may be counted. Immutable.
/// </summary>
public sealed class Admission
{
    private readonly IPersonKeys keys;

    internal Admission(
        DisclosureGate gate, Ask ask, string questionKey, long askedAt, IPersonKeys keys, Released<CountAnswer>? recorded)
    {
        Gate = gate;
        Ask = ask;
        QuestionKey = questionKey;
        AskedAt = askedAt;
        this.keys = keys;
        Recorded = recorded;
    }

    /// <summary>What was asked.</summary>
    public Ask Ask { get; }

    /// <summary>The answer given before; null if the persons have yet to be counted.</summary>
    public Released<CountAnswer>? Recorded { get; }

    /// <summary>Which gate admitted it; no other lets its answer out.</summary>
    internal DisclosureGate Gate { get; }

    internal string QuestionKey { get; }

    /// <summary>The clock's timestamp when it was asked.</summary>
    internal long AskedAt { get; }

    /// <summary>Begins to count the persons.</summary>
    /// <exception cref="InvalidOperationException">The answer is on record.</exception>
    public CountTally BeginTally() => Recorded is null
        ? new CountTally(Ask.Question, keys)
        : throw new InvalidOperationException("The answer is on record; nobody is counted again.");
}
