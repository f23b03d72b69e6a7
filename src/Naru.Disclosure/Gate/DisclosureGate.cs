using Naru.Core;
using Naru.Disclosure.Accounting;
using Naru.Disclosure.Answers;
using Naru.Disclosure.Journal;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Processing;
using Naru.Disclosure.Releases;

namespace Naru.Disclosure.Gate;

/// <summary>
/// The one way out for numbers about patients. <see cref="Admit"/> decides by question and spending alone, before anybody looks at the data, and writes
/// down the price; <see cref="ReleaseAsync"/> adds the noise, writes the answer down and lets it out at a time that tells nothing.
/// One gate guards one dataset. Safe for threads, and for other processes on the same journal.
/// </summary>
public sealed class DisclosureGate
{
    private readonly DisclosurePolicy policy;
    private readonly string dataset;
    private readonly GateParts parts;
    private readonly Spending spending = new();
    private readonly Lock @lock = new();

    private DisclosureGate(DisclosurePolicy policy, string dataset, GateParts parts)
    {
        this.policy = policy;
        this.dataset = dataset;
        this.parts = parts;
    }

    /// <summary>
    /// Opens the gate of a dataset. If receipts outside show more than the journal knows, the journal is a restored copy, and the difference is
    /// written into it as spent.
    /// </summary>
    /// <param name="policy">By which rule numbers leave.</param>
    /// <param name="dataset">The dataset's permanent name; new data do not change it.</param>
    /// <param name="parts">What the gate takes from its node.</param>
    public static Result<DisclosureGate> Open(DisclosurePolicy policy, string dataset, GateParts parts)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentException.ThrowIfNullOrWhiteSpace(dataset);
        ArgumentNullException.ThrowIfNull(parts);
        var errors = policy.Check();
        if (errors.Count > 0)
        {
            return Result.Failure<DisclosureGate>(errors);
        }

        var gate = new DisclosureGate(policy, dataset, parts);
        gate.CatchUpWithReceipts();
        return Result.Success(gate);
    }

    /// <summary>
    /// Whether a question may be answered. Whatever this says depends on the question, the policy and earlier questions, and on nothing in the
    /// data. If the question is new its price is spent when this returns, whatever happens afterwards.
    /// </summary>
    public Result<Admission> Admit(Ask ask)
    {
        ArgumentNullException.ThrowIfNull(ask);
        if (string.IsNullOrWhiteSpace(ask.Partner))
        {
            return Result.Failure<Admission>([DisclosureErrors.NoPartner.At("$.partner")]);
        }

        lock (@lock)
        {
            while (true)
            {
                spending.Read(parts.Journal);
                var key = KeyOf(ask);
                if (spending.IsPaid(key))
                {
                    var envelope = spending.Answer(key);
                    return Admitted(ask, key, envelope is null ? null : new Released<CountAnswer>(envelope));
                }

                if (Refusal(ask) is { } refusal)
                {
                    return Result.Failure<Admission>([refusal]);
                }

                // Another process may have come first; then everything is looked at again.
                var rho = policy is StrictPolicy strict ? strict.RhoPerQuestion : Ratio.Of(0);
                if (TryAppend(new Charged(
                    spending.Sequence + 1, parts.Clock.GetUtcNow(), key, ask.Partner, rho, ask.Question.SquaredSensitivity)))
                {
                    return Admitted(ask, key, recorded: null);
                }
            }
        }
    }

    /// <summary>
    /// Lets an answer out: noise, then what the policy does to noised counts, then the record, then the wait for the end of the slot. If the
    /// question was answered in the meantime, that answer comes back, and this one's noise is never seen.
    /// </summary>
    /// <param name="admission">From <see cref="Admit"/>.</param>
    /// <param name="exact">From the admission's tally.</param>
    /// <param name="cancellation">Stops waiting. The answer is then on record, and asking again gives it.</param>
    /// <exception cref="ArgumentException">Another gate admitted the question, or the counts are of another question.</exception>
    /// <exception cref="InvalidDataException">The journal lost what the question was paid for with; nothing leaves.</exception>
    public async Task<Released<CountAnswer>> ReleaseAsync(Admission admission, Exact<CountVector> exact, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(admission);
        ArgumentNullException.ThrowIfNull(exact);
        if (!ReferenceEquals(admission.Gate, this))
        {
            throw new ArgumentException("Another gate admitted the question.", nameof(admission));
        }

        if (!ReferenceEquals(exact.Inside().Question, admission.Ask.Question))
        {
            throw new ArgumentException("The counts are of another question.", nameof(exact));
        }

        try
        {
            return Record(admission, exact);
        }
        finally
        {
            // A failure to record waits too: it would else tell how long the data took.
            await WaitForSlotAsync(admission, cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Waits for the end of the slot in which an answer to the question would leave. For a node whose counting failed: it tells the asker
    /// afterwards, so that when it failed tells no more than an answer would have.
    /// </summary>
    /// <param name="admission">From <see cref="Admit"/>.</param>
    /// <param name="cancellation">Stops waiting.</param>
    public Task WaitForSlotAsync(Admission admission, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(admission);
        var elapsed = parts.Clock.GetElapsedTime(admission.AskedAt);
        return Task.Delay(ReleaseSlots.Leave(elapsed, policy.Slot) - elapsed, parts.Clock, cancellation);
    }

    private Released<CountAnswer> Record(Admission admission, Exact<CountVector> exact)
    {
        lock (@lock)
        {
            (ValueList<ReleasedBlock> Blocks, string Parameters)? noised = null;
            while (true)
            {
                spending.Read(parts.Journal);
                if (spending.Answer(admission.QuestionKey) is { } recorded)
                {
                    return new Released<CountAnswer>(recorded);
                }

                // A journal that lost the payment, or never had it, must not let anything out.
                if (!spending.IsPaid(admission.QuestionKey))
                {
                    throw new InvalidDataException("The disclosure journal lacks the payment for the question.");
                }

                // Noise is drawn once. The receipt is of this moment: if another process was quicker, it has to count that one's answer too.
                noised ??= Noised(exact);
                var envelope = Envelope.Seal(CountAnswerJson.Write(Answer(admission.Ask, noised.Value)), parts.Signer);
                if (TryAppend(new Answered(spending.Sequence + 1, parts.Clock.GetUtcNow(), admission.QuestionKey, envelope)))
                {
                    return new Released<CountAnswer>(envelope);
                }
            }
        }
    }

    /// <summary>Adds an entry, and reads what is new; false if another process was quicker.</summary>
    private bool TryAppend(JournalEntry entry)
    {
        var isWritten = parts.Journal.TryAppend(entry);
        var before = spending.Sequence;
        spending.Read(parts.Journal);
        return isWritten || spending.Sequence > before
            ? isWritten
            : throw new InvalidDataException("The disclosure journal neither takes the next entry nor has one.");
    }

    private (ValueList<ReleasedBlock> Blocks, string Parameters) Noised(Exact<CountVector> exact) => policy switch
    {
        StrictPolicy strict => Strict(strict, exact),
        StandardPolicy standard => (
            StandardProcessing.Process(CellKeyNoise.Add(exact, parts.Keys, standard.Threshold), standard),
            FormattableString.Invariant($"threshold={standard.Threshold} rounding={standard.Rounding} noise<={CellKeyNoise.Most}")),
        _ => throw new InvalidOperationException("An unknown policy."),
    };

    private CountAnswer Answer(Ask ask, (ValueList<ReleasedBlock> Blocks, string Parameters) noised) => new(
        dataset, ask.DataVersion, ask.Question.Fingerprint, policy.Id, noised.Parameters, policy.Threshold, noised.Blocks,
        new Receipt(dataset, spending.Rho, spending.Looks, spending.Answers + 1));

    private (ValueList<ReleasedBlock> Blocks, string Parameters) Strict(StrictPolicy strict, Exact<CountVector> exact)
    {
        var variance = ZeroConcentrated.Variance(exact.Inside().Question.SquaredSensitivity, strict.RhoPerQuestion);
        var noised = GaussianNoise.Add(exact, new DiscreteGaussian(variance, parts.Random));
        return (
            StrictProcessing.Process(noised, strict, variance),
            FormattableString.Invariant(
                $"rho={strict.RhoPerQuestion} life={strict.RhoForLife} variance={variance} threshold={strict.Threshold} rounding={strict.Rounding}"));
    }

    private Result<Admission> Admitted(Ask ask, string key, Released<CountAnswer>? recorded) =>
        Result.Success(new Admission(this, ask, key, parts.Clock.GetTimestamp(), parts.Keys, recorded));

    /// <summary>Under which name the question is paid for and recorded.</summary>
    private string KeyOf(Ask ask) => ask.IsRenewed
        ? Spending.NewKey(ask.Question.Fingerprint, ask.DataVersion)
        : spending.LatestKey(ask.Question.Fingerprint) ?? Spending.NewKey(ask.Question.Fingerprint, ask.DataVersion);

    private Error? Refusal(Ask ask)
    {
        var looks = ask.Question.SquaredSensitivity;
        switch (policy)
        {
            case StrictPolicy strict:
                return spending.Rho + strict.RhoPerQuestion > strict.RhoForLife ? DisclosureErrors.BudgetSpent.At(dataset) : null;
            case StandardPolicy standard:
                var left = standard.LooksPerPartner - spending.LooksOf(ask.Partner);
                if (looks > left)
                {
                    return DisclosureErrors.PartnerLooksSpent.At(dataset, standard.LooksPerPartner, Math.Max(0, left), looks);
                }

                left = standard.LooksForLife - spending.Looks;
                return looks > left ? DisclosureErrors.LooksSpent.At(dataset, standard.LooksForLife, Math.Max(0, left), looks) : null;
            default:
                throw new InvalidOperationException("An unknown policy.");
        }
    }

    private void CatchUpWithReceipts()
    {
        var highest = parts.Receipts.Highest(dataset);
        if (highest is not null && highest.Dataset != dataset)
        {
            throw new InvalidDataException("The receipt is of another dataset.");
        }

        while (highest is not null)
        {
            spending.Read(parts.Journal);
            var rho = Ratio.Excess(highest.Rho, spending.Rho);
            var looks = Math.Max(0, highest.Looks - spending.Looks);
            var answers = Math.Max(0, highest.Answers - spending.Answers);
            if ((rho.Numerator.IsZero && looks == 0 && answers == 0)
                || TryAppend(new Raised(spending.Sequence + 1, parts.Clock.GetUtcNow(), rho, looks, answers)))
            {
                return;
            }
        }
    }
}
