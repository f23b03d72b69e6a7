using Naru.Disclosure.Noise;

namespace Naru.Disclosure.Journal;

/// <summary>What a journal says was spent and answered: a fold over its entries. For one thread at a time.</summary>
internal sealed class Spending
{
    private readonly Dictionary<string, string> answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> paid = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> looksOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> latest = new(StringComparer.Ordinal);
    private long looksOfNobody;

    /// <summary>The sequence number of the last entry that was read; 0 before the first.</summary>
    public long Sequence { get; private set; }

    public Ratio Rho { get; private set; } = Ratio.Of(0);

    public long Looks { get; private set; }

    /// <summary>How many answers were given, those that the journal lost included.</summary>
    public long Answers { get; private set; }

    public bool IsPaid(string questionKey) => paid.Contains(questionKey);

    /// <summary>The recorded envelope; null if there is none.</summary>
    public string? Answer(string questionKey) => answers.GetValueOrDefault(questionKey);

    /// <summary>The name under which a question about one version of the data is paid for.</summary>
    public static string NewKey(string fingerprint, string dataVersion) => $"{fingerprint}@{dataVersion}";

    /// <summary>The name under which the question was last paid for, whatever the version; null if it never was.</summary>
    public string? LatestKey(string fingerprint) => latest.GetValueOrDefault(fingerprint);

    public long LooksOf(string partner) => looksOf.GetValueOrDefault(partner) + looksOfNobody;

    public void Read(IDisclosureJournal journal)
    {
        foreach (var entry in journal.ReadAfter(Sequence))
        {
            Apply(entry);
        }
    }

    private void Apply(JournalEntry entry)
    {
        if (entry.Sequence != Sequence + 1)
        {
            throw new InvalidDataException($"The disclosure journal lacks entry {Sequence + 1}.");
        }

        Sequence = entry.Sequence;
        switch (entry)
        {
            case Charged charged:
                paid.Add(charged.QuestionKey);
                latest[charged.QuestionKey.Split('@')[0]] = charged.QuestionKey;
                Rho += charged.Rho;
                Looks = checked(Looks + charged.Looks);
                looksOf[charged.Partner] = checked(looksOf.GetValueOrDefault(charged.Partner) + charged.Looks);
                break;
            case Answered answered:
                answers[answered.QuestionKey] = answered.Envelope;
                Answers++;
                break;
            case Raised raised:
                Rho += raised.Rho;
                Looks = checked(Looks + raised.Looks);
                looksOfNobody = checked(looksOfNobody + raised.Looks);
                Answers = checked(Answers + raised.Answers);

                // Their noise may be known outside; drawn again for nothing, it could be averaged away.
                paid.IntersectWith(answers.Keys);
                break;
            default:
                throw new InvalidDataException($"The disclosure journal has an entry of an unknown kind ({entry.GetType().Name}).");
        }
    }
}
