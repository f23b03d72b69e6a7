using CsCheck;
using Naru.Disclosure.Gate;
using Naru.Disclosure.Journal;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Xunit;

namespace Naru.Tests.Disclosure;

/// <summary>
/// Random sequences of everything that can happen to a gate: no number leaves that was not paid for, nothing that was spent comes back, one
/// question has one answer, and what is refused, and when, does not depend on the data.
/// </summary>
public sealed class GateGenerativeTests
{
    private const int Steps = 60;

    /// <summary>Small budgets, so that every sequence meets the end of them.</summary>
    private static readonly StrictPolicy Strict = StrictPolicy.Default with { RhoForLife = new Ratio(1, 25) };

    private static readonly StandardPolicy Standard = StandardPolicy.Default with { LooksPerPartner = 6, LooksForLife = 10 };

    private static readonly Gen<Step[]> Sequence =
        Gen.Select(Gen.Int[0, 11], Gen.Int[0, 7], Gen.Int[0, 2], (what, question, partner) => new Step((Happening)what, question, partner)).Array[Steps];

    [Theory]
    [InlineData("strict", 20)]
    [InlineData("standard", 20)]
    public void AnySequence_KeepsThePromises(string policy, int sequences) => Promises(policy, sequences);

    [Theory]
    [InlineData("strict", 400)]
    [InlineData("standard", 400)]
    [Trait("Category", "Slow")]
    public void AnySequence_OfMany_KeepsThePromises(string policy, int sequences) => Promises(policy, sequences);

    /// <summary>
    /// The same sequence against an empty hospital and a full one: outcomes, refusals, exceptions and leaving times are equal to the tick.
    /// </summary>
    [Theory]
    [InlineData("strict")]
    [InlineData("standard")]
    public void AnySequence_LooksTheSameWhateverTheData(string policy)
    {
        for (var n = 0; n < 12; n++)
        {
            var (empty, full) = (World(policy, persons: 0), World(policy, persons: 500));
            foreach (var step in Generate(n))
            {
                empty.Do(step);
                full.Do(step);
            }

            Assert.Equal(empty.Log, full.Log);
        }
    }

    /// <summary>Twin: if counting takes longer than a slot, leaving times tell (and the log would show it).</summary>
    [Fact]
    public void Log_ShowsWhatLastsLongerThanASlot()
    {
        var (small, large) = (World("strict", persons: 0), World("strict", persons: 4_000));
        var step = new Step(Happening.Asks, 0, 0);
        small.Do(step);
        large.Do(step);
        Assert.NotEqual(small.Log, large.Log);
    }

    /// <summary>Twin: a journal that says "written" but keeps entries in memory only, and loses the last ones when the process starts again.</summary>
    [Theory]
    [InlineData("strict", "less is spent than releases outside show")]
    [InlineData("strict", "more left than the budget")]
    [InlineData("standard", "more left than the looks")]
    [InlineData("strict", "the same question has another answer")]
    public void JournalThatLies_BreaksThePromises(string policy, string breach) =>
        Assert.Contains(breach, Breaches(policy, showsReceipts: false, j => j.Copy(e => e.Sequence <= j.All.Length / 2)));

    /// <summary>Twin: a journal that keeps answers and forgets what was paid.</summary>
    [Fact]
    public void JournalThatForgetsPayments_BreaksThePromises() =>
        Assert.Contains("the spending fell", Breaches("strict", showsReceipts: false, j => j.Copy(e => e is not Charged)));

    /// <summary>Twin: a backup is restored and the hub's receipts are not shown: more leaves than the budget. With them it does not.</summary>
    [Fact]
    public void RestoreWithoutReceipts_BreaksThePromises()
    {
        Assert.Contains("less is spent than releases outside show", Breaches("strict", showsReceipts: false, restart: null));
        Assert.Contains("more left than the budget", Breaches("strict", showsReceipts: false, restart: null));
        Assert.Empty(Breaches("strict", showsReceipts: true, restart: null));
    }

    /// <summary>
    /// The backup is of the moment between payment and answer. The answer is known outside; drawn again for the old payment, its noise could be
    /// averaged away, backup after backup.
    /// </summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Restore_BetweenPaymentAndAnswer_HasToBePaidAgain(bool showsReceipts)
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        var admission = hospital.Gate.Admit(new Ask(Questions.One("q"), "p", "v1")).Value!;
        var backup = ((MemoryJournal)hospital.Journal).Copy();
        hospital.Read(hospital.Release(admission, _ => { }));
        hospital.Receipts.IsAway = !showsReceipts;
        hospital.Reopen(backup);
        var again = hospital.HowMany("q", [])!;
        Assert.Equal(showsReceipts ? 2 : 1, backup.All.OfType<Charged>().Count());
        Assert.NotNull(again);
        hospital.Reopen(backup);
        Assert.Equal(showsReceipts ? 1 : 0, backup.All.OfType<Raised>().Count());
    }

    /// <summary>
    /// What the gate writes down of a question beside the release itself is the same for an empty hospital and a full one: no sets of persons are stored,
    /// and no exact numbers.
    /// </summary>
    [Theory]
    [InlineData("strict")]
    [InlineData("standard")]
    public void Journal_HoldsNothingOfTheData(string policy)
    {
        Assert.Equal(Written(persons: 0), Written(persons: 200));
        Assert.Equal(
            ["At", "Envelope", "QuestionKey", "Sequence"],
            typeof(Answered).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal));

        IEnumerable<Charged> Written(int persons)
        {
            var hospital = new Hospital(policy == "strict" ? StrictPolicy.Default : StandardPolicy.Default, seed: 1);
            for (var i = 0; i < 3; i++)
            {
                hospital.HowMany($"q{i}", Enumerable.Range(1, persons));
            }

            return ((MemoryJournal)hospital.Journal).All.OfType<Charged>();
        }
    }

    /// <summary>A disk that is full when the answer is written down is no clock: the failure leaves when the answer would have.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(9.9)]
    public void Release_ThatCannotBeRecorded_LeavesAtTheEndOfTheSlot(double seconds)
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        var admission = hospital.Gate.Admit(new Ask(Questions.One("q"), "p", "v1")).Value!;
        var asked = hospital.Clock.GetTimestamp();
        ((MemoryJournal)hospital.Journal).BreaksBefore = true;
        Assert.Throws<IOException>(() => hospital.Release(admission, _ => hospital.Clock.Pass(TimeSpan.FromSeconds(seconds))));
        Assert.Equal(TimeSpan.FromSeconds(10), hospital.Clock.GetElapsedTime(asked));
    }

    /// <summary>One, two, four, eight slots: how long it took is known to a factor of two at most.</summary>
    [Theory]
    [InlineData(0, 10)]
    [InlineData(10, 10)]
    [InlineData(10.1, 20)]
    [InlineData(39, 40)]
    [InlineData(41, 80)]
    public void Release_LeavesAtTheEndOfASlot(double seconds, double leaves)
    {
        var hospital = new Hospital(StandardPolicy.Default, seed: 1);
        var admission = hospital.Gate.Admit(new Ask(Questions.One("q"), "p", "v1")).Value!;
        var asked = hospital.Clock.GetTimestamp();
        hospital.Release(admission, _ => hospital.Clock.Pass(TimeSpan.FromSeconds(seconds)));
        Assert.Equal(TimeSpan.FromSeconds(leaves), hospital.Clock.GetElapsedTime(asked));
    }

    /// <summary>A journal that takes an entry and does not have it: nothing leaves.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void JournalThatSaysWrittenAndDidNot_LetsNothingOut(bool lies)
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1, journal: lies ? new BlackHole() : new MemoryJournal());
        var admission = hospital.Gate.Admit(new Ask(Questions.One("q"), "p", "v")).Value!;
        var left = Record.Exception(() => hospital.Release(admission, _ => { }));
        Assert.Equal(lies, left is InvalidDataException);
        Assert.Equal(lies, left is not null);
    }

    [Fact]
    public void JournalWithAGap_IsNotReadOn()
    {
        var broken = Paid(3).CopyWithout(2);
        Assert.Throws<InvalidDataException>(() => new Hospital(StrictPolicy.Default, seed: 1, journal: broken).HowMany("q", []));
    }

    /// <summary>Many threads, two gates, one journal: the budget holds, every question has one answer, and it is charged once.</summary>
    [Theory]
    [InlineData("strict")]
    [InlineData("standard")]
    public void ManyAtOnce_KeepThePromises(string policy)
    {
        var journal = new MemoryJournal();
        DisclosurePolicy rule = policy == "strict" ? Strict : Standard with { LooksPerPartner = 8, LooksForLife = 8 };
        Hospital[] hospitals = [new(rule, seed: 1, journal: journal), new(rule, seed: 2, journal: journal, keys: new RememberedKeys(1))];
        var seen = new System.Collections.Concurrent.ConcurrentDictionary<string, string>(StringComparer.Ordinal);
        var answered = 0;
        Parallel.For(0, 600, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
        {
            var hospital = hospitals[i % 2];
            var question = Questions.One($"q{i * 7 % 20}");
            var admission = hospital.Gate.Admit(new Ask(question, "p", "v"));
            if (admission.IsSuccess)
            {
                var bytes = Convert.ToHexString(Hospital.Bytes(hospital.Release(admission.Value, t => Hospital.Count(t, Enumerable.Range(1, 30)))));
                Assert.Equal(bytes, seen.GetOrAdd(question.Fingerprint, bytes));
                Interlocked.Increment(ref answered);
            }
        });
        Assert.Equal(8, seen.Count);
        Assert.InRange(answered, 9, 600);
        Assert.Equal(8, journal.All.OfType<Charged>().Select(c => c.QuestionKey).Distinct().Count());
        Assert.Equal(8, journal.All.OfType<Charged>().Count());
        Assert.Equal(8, journal.All.OfType<Answered>().Count());
    }

    /// <summary>An answer belongs to its question and to the gate that admitted it.</summary>
    [Fact]
    public async Task Release_WithCountsOfAnotherQuestion_Throws()
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        var (one, other) = (hospital.Gate.Admit(new Ask(Questions.One("a"), "p", "v")).Value!, hospital.Gate.Admit(new Ask(Questions.One("b"), "p", "v")).Value!);
        await Assert.ThrowsAsync<ArgumentException>(() => hospital.Gate.ReleaseAsync(one, other.BeginTally().Finish(), TestContext.Current.CancellationToken));
        hospital.Reopen();
        await Assert.ThrowsAsync<ArgumentException>(() => hospital.Gate.ReleaseAsync(one, one.BeginTally().Finish(), TestContext.Current.CancellationToken));
    }

    /// <summary>Whoever stops waiting has not lost the answer, and has not paid twice.</summary>
    [Fact]
    public async Task Release_Cancelled_IsOnRecord()
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        var admission = hospital.Gate.Admit(new Ask(Questions.One("a"), "p", "v")).Value!;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hospital.Gate.ReleaseAsync(admission, admission.BeginTally().Finish(), new CancellationToken(true)));
        var again = hospital.Gate.Admit(new Ask(Questions.One("a"), "other", "v2")).Value!;
        Assert.NotNull(again.Recorded);
        Assert.Throws<InvalidOperationException>(again.BeginTally);
        Assert.Single(((MemoryJournal)hospital.Journal).All.OfType<Charged>());
    }

    private static void Promises(string policy, int sequences)
    {
        var (left, refused) = (0, 0);
        for (var n = 0; n < sequences; n++)
        {
            var world = World(policy, persons: 30);
            foreach (var step in Generate(n))
            {
                world.Do(step);
            }

            Assert.True(world.Breaches.Count == 0, $"sequence {n}: {string.Join("; ", world.Breaches)}");
            left += world.Left;
            refused += world.Log.Count(l => l.StartsWith("DSC2", StringComparison.Ordinal));
        }

        // Otherwise the sequences would not show much.
        Assert.InRange(left, 3 * sequences, int.MaxValue);
        Assert.InRange(refused, 3 * sequences, int.MaxValue);
    }

    private static HashSet<string> Breaches(string policy, bool showsReceipts, Func<MemoryJournal, MemoryJournal>? restart)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        for (var n = 0; n < 20; n++)
        {
            var world = World(policy, persons: 30, showsReceipts, restart);
            foreach (var step in Generate(n))
            {
                world.Do(step);
            }

            found.UnionWith(world.Breaches);
        }

        return found;
    }

    private static GateWorld World(string policy, int persons, bool showsReceipts = true, Func<MemoryJournal, MemoryJournal>? restart = null) =>
        new(policy == "strict" ? Strict : Standard, persons, seed: 11, showsReceipts, restart);

    private static Step[] Generate(int n) => Sequence.Generate(new PCG((uint)n, 20_261_127), null!, out _);

    private static MemoryJournal Paid(int questions)
    {
        var hospital = new Hospital(StrictPolicy.Default, seed: 1);
        for (var i = 0; i < questions; i++)
        {
            hospital.HowMany($"q{i}", []);
        }

        return (MemoryJournal)hospital.Journal;
    }

    /// <summary>Says yes to everything and has nothing.</summary>
    private sealed class BlackHole : IDisclosureJournal
    {
        public IReadOnlyList<JournalEntry> ReadAfter(long sequence) => [];

        public bool TryAppend(JournalEntry entry) => true;
    }
}
