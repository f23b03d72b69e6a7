using Naru.Disclosure.Gate;
using Naru.Disclosure.Journal;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Releases;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>
/// What happens when the process dies, or another one is quicker, at each single write: a question is charged once, has one answer, and what receipts
/// say is enough to notice a lost tail.
/// </summary>
public sealed class CrashTests
{
    /// <summary>
    /// Killed before or after any of the two writes, and asked again after a new start: one charge, one answer, and the answer is the recorded one from then on.
    /// </summary>
    [Theory]
    [InlineData("strict", 1, false)]
    [InlineData("strict", 1, true)]
    [InlineData("strict", 2, false)]
    [InlineData("strict", 2, true)]
    [InlineData("standard", 1, true)]
    [InlineData("standard", 2, true)]
    public void Killed_AtAnyWrite_ChargesAndAnswersOnce(string policy, int write, bool afterwards)
    {
        var hospital = Killed(policy, write, afterwards);
        var journal = (MemoryJournal)hospital.Journal;
        Assert.Equal(write - 1 + (afterwards ? 1 : 0), journal.All.Length);
        hospital.Reopen();
        var first = Hospital.Bytes(Ask(hospital));
        hospital.Reopen();
        Assert.Equal(first, Hospital.Bytes(Ask(hospital)));
        Assert.Single(journal.All.OfType<Charged>());
        Assert.Single(journal.All.OfType<Answered>());
        Assert.Equal(1, hospital.Read(Ask(hospital)).Receipt.Answers);
    }

    /// <summary>Twin: the write was told and is lost in the crash (no flush): the question has two answers, or is charged twice.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Killed_WithAJournalThatDoesNotFlush_ChargesOrAnswersTwice(int lost)
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 4);
        var first = Hospital.Bytes(Ask(hospital));
        var left = ((MemoryJournal)hospital.Journal).Copy(e => e.Sequence <= 2 - lost);
        hospital.Receipts.IsAway = true;
        hospital.Reopen(left);
        Assert.NotEqual(first, Hospital.Bytes(Ask(hospital)));
    }

    /// <summary>
    /// Another process answers between this one's noise and its record. Receipts must count that answer: of two answers with one receipt, a backup from
    /// between them would seem complete, and the second be drawn again for nothing.
    /// </summary>
    [Fact]
    public void AnswersOfTwoProcesses_HaveReceiptsOfTheirOwn()
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        var journal = (MemoryJournal)hospital.Journal;
        var other = DisclosureGate.Open(hospital.Policy, Hospital.Dataset, hospital.Parts with { Random = new SeededBytes(9) }).Value!;
        var (mine, others) = (Admit(hospital.Gate, "mine"), Admit(other, "other's"));
        MemoryJournal? backup = null;
        journal.Between = () =>
        {
            hospital.Read(other.ReleaseAsync(others, others.BeginTally().Finish()).GetAwaiter().GetResult());
            backup = journal.Copy();
        };
        var answer = hospital.Read(hospital.Release(mine, _ => { }));
        Assert.Equal(2, answer.Receipt.Answers);

        // The backup has "mine" paid and not answered; its answer is known outside, so it must be paid again.
        hospital.Reopen(backup);
        hospital.Read(hospital.Release(Admit(hospital.Gate, "mine"), _ => { }));
        Assert.Equal(3, backup!.All.OfType<Charged>().Count());
    }

    /// <summary>The noise is drawn once, however often the record has to be tried.</summary>
    [Fact]
    public void QuickerProcess_CostsNoSecondNoise()
    {
        var (quiet, busy) = (new SeededBytes(3), new SeededBytes(3));
        Release(quiet, between: false);
        Release(busy, between: true);
        Assert.Equal(quiet.Taken, busy.Taken);

        static void Release(SeededBytes random, bool between)
        {
            var hospital = new Hospital(StrictPolicy.Default, seed: 1, random: random);
            var other = DisclosureGate.Open(hospital.Policy, Hospital.Dataset, hospital.Parts with { Random = new SeededBytes(9) }).Value!;
            var mine = Admit(hospital.Gate, "mine");
            if (between)
            {
                ((MemoryJournal)hospital.Journal).Between = () => Admit(other, "other's");
            }

            hospital.Release(mine, _ => { });
        }
    }

    /// <summary>A journal that takes nothing and has nothing new would be tried for ever.</summary>
    [Fact]
    public void JournalThatTakesNothing_IsNoticed() =>
        Assert.Throws<InvalidDataException>(() => new Hospital(StrictPolicy.Default, seed: 1, journal: new Full()).HowMany("q", []));

    /// <summary>Somebody else's spending is not this dataset's.</summary>
    [Fact]
    public void ReceiptOfAnotherDataset_IsNoticed()
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        Assert.Throws<InvalidDataException>(() => DisclosureGate.Open(
            hospital.Policy, Hospital.Dataset, hospital.Parts with { Receipts = new Stranger() }));
    }

    /// <summary>Counting that fails is told when an answer would have left.</summary>
    [Theory]
    [InlineData(0.5, 10)]
    [InlineData(12, 20)]
    public async Task CountingThatFails_IsToldAtTheEndOfASlot(double seconds, double told)
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        var admission = Admit(hospital.Gate, "q");
        var asked = hospital.Clock.GetTimestamp();
        hospital.Clock.Pass(TimeSpan.FromSeconds(seconds));
        await hospital.Gate.WaitForSlotAsync(admission, TestContext.Current.CancellationToken);
        Assert.Equal(TimeSpan.FromSeconds(told), hospital.Clock.GetElapsedTime(asked));
        Assert.Empty(((MemoryJournal)hospital.Journal).All.OfType<Answered>());
    }

    private static Hospital Killed(string policy, int write, bool afterwards)
    {
        var hospital = new Hospital(policy == "strict" ? StrictPolicy.Default : StandardPolicy.Default, seed: 4);
        var journal = (MemoryJournal)hospital.Journal;
        Assert.Throws<IOException>(() =>
        {
            Break(write == 1);
            var admission = Admit(hospital.Gate, "q");
            Break(write == 2);
            hospital.Release(admission, t => Hospital.Count(t, Enumerable.Range(1, 50)));
        });
        return hospital;

        void Break(bool now) => (journal.BreaksBefore, journal.BreaksAfter) = (now && !afterwards, now && afterwards);
    }

    private static Released<CountAnswer> Ask(Hospital hospital) =>
        hospital.Release(Admit(hospital.Gate, "q"), t => Hospital.Count(t, Enumerable.Range(1, 50)));

    private static Admission Admit(DisclosureGate gate, string about) => gate.Admit(new Ask(Questions.One(about), "p", "v1")).Value!;

    private sealed class Full : IDisclosureJournal
    {
        public IReadOnlyList<JournalEntry> ReadAfter(long sequence) => [];

        public bool TryAppend(JournalEntry entry) => false;
    }

    private sealed class Stranger : IReceipts
    {
        public Receipt Highest(string dataset) => new("another", new Ratio(1, 2), 1, 1);
    }
}
