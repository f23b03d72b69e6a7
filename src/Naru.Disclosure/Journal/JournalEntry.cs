using Naru.Disclosure.Noise;

namespace Naru.Disclosure.Journal;

/// <summary>Something that the gate did, in the order in which it did it. Immutable.</summary>
/// <param name="Sequence">Counted from 1, without gaps, within a dataset.</param>
/// <param name="At">When.</param>
public abstract record JournalEntry(long Sequence, DateTimeOffset At);

/// <summary>A question was paid for. From here on the spending counts, whether or not an answer ever left.</summary>
/// <param name="Sequence">See <see cref="JournalEntry"/>.</param>
/// <param name="At">See <see cref="JournalEntry"/>.</param>
/// <param name="QuestionKey">Which question, and of which data if it was asked anew.</param>
/// <param name="Partner">Who asked.</param>
/// <param name="Rho">What it cost under <c>strict</c>; 0 under <c>standard</c>.</param>
/// <param name="Looks">How many looks it took.</param>
public sealed record Charged(long Sequence, DateTimeOffset At, string QuestionKey, string Partner, Ratio Rho, long Looks)
    : JournalEntry(Sequence, At);

/// <summary>An answer is about to leave. Written before it does, and never again computed.</summary>
/// <param name="Sequence">See <see cref="JournalEntry"/>.</param>
/// <param name="At">See <see cref="JournalEntry"/>.</param>
/// <param name="QuestionKey">Which question.</param>
/// <param name="Envelope">The signed release as it leaves.</param>
public sealed record Answered(long Sequence, DateTimeOffset At, string QuestionKey, string Envelope) : JournalEntry(Sequence, At);

/// <summary>
/// Receipts outside the hospital show more than this journal knows: it is an older copy. What is missing counts as spent from here on. Questions
/// that were paid for but have no answer here may have one outside: they must be paid for again.
/// </summary>
/// <param name="Sequence">See <see cref="JournalEntry"/>.</param>
/// <param name="At">See <see cref="JournalEntry"/>.</param>
/// <param name="Rho">How much more.</param>
/// <param name="Looks">How many looks more; they count against every partner, since nobody knows whose they were.</param>
/// <param name="Answers">How many answers more.</param>
public sealed record Raised(long Sequence, DateTimeOffset At, Ratio Rho, long Looks, long Answers) : JournalEntry(Sequence, At);
