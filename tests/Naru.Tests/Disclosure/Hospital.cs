using Naru.Disclosure.Answers;
using Naru.Disclosure.Gate;
using Naru.Disclosure.Journal;
using Naru.Disclosure.Keys;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Disclosure.Releases;

namespace Naru.Tests.Disclosure;

/// <summary>A hospital with a gate and the hub that reads what leaves: everything that a test needs to ask, in one place. SYNTHETIC persons.</summary>
internal sealed class Hospital
{
    internal const string Dataset = "synthetic-hospital";

    internal Hospital(DisclosurePolicy policy, ulong seed, IDisclosureJournal? journal = null, IPersonKeys? keys = null, IRandomBytes? random = null)
    {
        Policy = policy;
        Journal = journal ?? new MemoryJournal();
        Parts = new GateParts(Journal, Receipts, random ?? new SeededBytes(seed), keys ?? new RememberedKeys(seed), Signature, Clock);
        Gate = DisclosureGate.Open(policy, Dataset, Parts).Value!;
    }

    internal DisclosurePolicy Policy { get; }

    internal IDisclosureJournal Journal { get; }

    internal HubReceipts Receipts { get; } = new();

    internal NodeSignature Signature { get; } = new("node-a");

    internal LeapingClock Clock { get; } = new();

    internal GateParts Parts { get; }

    internal DisclosureGate Gate { get; private set; }

    /// <summary>The process starts again.</summary>
    internal void Reopen(IDisclosureJournal? journal = null) =>
        Gate = DisclosureGate.Open(Policy, Dataset, Parts with { Journal = journal ?? Journal }).Value!;

    /// <summary>Asks; null if it is refused.</summary>
    /// <param name="question">What.</param>
    /// <param name="tally">Counts the persons; the block numbers are the question's.</param>
    /// <param name="partner">Who.</param>
    /// <param name="version">Of which data.</param>
    /// <param name="isRenewed">Whether an older answer will not do.</param>
    internal CountAnswer? Ask(Question question, Action<CountTally> tally, string partner = "partner", string version = "v1", bool isRenewed = false)
    {
        var admitted = Gate.Admit(new Ask(question, partner, version, isRenewed));
        return admitted.IsSuccess ? Read(Release(admitted.Value, tally)) : null;
    }

    /// <summary>Asks how many there are.</summary>
    /// <param name="about">The text of the question.</param>
    /// <param name="persons">Who they are, in rising order.</param>
    /// <param name="partner">Who asks.</param>
    /// <param name="version">Of which data.</param>
    /// <param name="isRenewed">Whether an older answer will not do.</param>
    /// <returns>The count; null if the question is refused.</returns>
    internal ReleasedCount? HowMany(string about, IEnumerable<int> persons, string partner = "partner", string version = "v1", bool isRenewed = false) =>
        Ask(Questions.One(about), t => Count(t, persons), partner, version, isRenewed)?.Blocks[0].Counts[0];

    internal Released<CountAnswer> Release(Admission admission, Action<CountTally> tally)
    {
        if (admission.Recorded is { } recorded)
        {
            return recorded;
        }

        var begun = admission.BeginTally();
        tally(begun);
        return Gate.ReleaseAsync(admission, begun.Finish()).GetAwaiter().GetResult();
    }

    /// <summary>What the hub reads; it keeps the receipt.</summary>
    internal CountAnswer Read(Released<CountAnswer> released)
    {
        var answer = CountReleases.Receive(Bytes(released), Signature).Value!.Value;
        Receipts.Keep(answer.Receipt);
        return answer;
    }

    internal static byte[] Bytes(Released<CountAnswer> released)
    {
        using var stream = new MemoryStream();
        released.WriteTo(stream);
        return stream.ToArray();
    }

    internal static void Count(CountTally tally, IEnumerable<int> persons)
    {
        foreach (var person in persons)
        {
            tally.Next(person);
            tally.Count(0);
        }
    }
}
