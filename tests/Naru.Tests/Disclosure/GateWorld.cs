using Naru.Disclosure.Gate;
using Naru.Disclosure.Journal;
using Naru.Disclosure.Noise;
using Naru.Disclosure.Policies;
using Naru.Disclosure.Questions;
using Naru.Disclosure.Releases;

namespace Naru.Tests.Disclosure;

/// <summary>What may happen to a gate. The numbers choose a question, a partner and so on.</summary>
internal enum Happening
{
    Asks,
    AsksAnew,
    AdmitsOnly,
    ReleasesLater,
    CrashesBeforeWriting,
    CrashesAfterWriting,
    StartsAgain,
    BacksUp,
    Restores,
    DataChange,
    OtherProcessInBetween,
    ReleasesElsewhere,
}

internal sealed record Step(Happening What, int Question, int Partner);

/// <summary>
/// Does what happens to the gate of one hospital, keeps books of its own, and notes every breach of the promises. The log has what the outside
/// sees apart from the numbers themselves: outcomes, refusals, exceptions, leaving times.
/// </summary>
/// <param name="policy">By which rule numbers leave.</param>
/// <param name="persons">The data: how many persons, which also decides how long counting takes.</param>
/// <param name="seed">Of the hospital's noise.</param>
/// <param name="showsReceipts">Whether the hub's receipts are shown when the process starts again.</param>
/// <param name="restart">What is left of a journal when the process starts again; null: all of it.</param>
internal sealed class GateWorld(
    DisclosurePolicy policy, int persons, ulong seed, bool showsReceipts = true, Func<MemoryJournal, MemoryJournal>? restart = null)
{
    private static readonly Question[] Asked =
    [
        Questions.One("q0"), Questions.One("q1"), Questions.Of("q2", new Population("p"), new Population("r")), Questions.One("q3"),
        Questions.One("q4"), Questions.Of("q5", new Population("p"), new Funnel("f", 3)), Questions.One("q6"), Questions.One("q7"),
    ];

    private readonly List<(DisclosureGate Gate, Admission Admission, string Key)> pending = [];
    private readonly Dictionary<string, byte[]> answers = new(StringComparer.Ordinal);
    private readonly HashSet<string> everLeft = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> looksLeft = new(StringComparer.Ordinal);
    private readonly Hospital hospital = new(policy, seed);
    private MemoryJournal backup = new();
    private Ratio rhoLeft = Ratio.Of(0);
    private Ratio shownRho = Ratio.Of(0);
    private long shownLooks;
    private long versions = 1;
    private MemoryJournal? replaced;

    /// <summary>What was noticed to be wrong.</summary>
    internal List<string> Breaches { get; } = [];

    internal List<string> Log { get; } = [];

    /// <summary>How many different answers left.</summary>
    internal int Left => everLeft.Count;

    private MemoryJournal Journal => replaced ?? (MemoryJournal)hospital.Journal;

    internal void Do(Step step)
    {
        hospital.Receipts.IsAway = !showsReceipts;
        var question = Asked[step.Question % Asked.Length];
        var ask = new Ask(question, $"partner {step.Partner % 3}", $"v{versions}", step.What == Happening.AsksAnew);
        var before = Journal.All;
        try
        {
            switch (step.What)
            {
                case Happening.Asks or Happening.AsksAnew:
                    Ask(ask);
                    break;
                case Happening.AdmitsOnly:
                    Admit(ask, pending.Add);
                    break;
                case Happening.ReleasesLater when pending.Count > 0:
                    var (gate, admission, key) = pending[0];
                    pending.RemoveAt(0);
                    Release(gate, admission, key);
                    break;
                case Happening.ReleasesElsewhere when pending.Count > 0:
                    ReleaseElsewhere(pending[0].Admission);
                    break;
                case Happening.CrashesBeforeWriting:
                    Journal.BreaksBefore = true;
                    Ask(ask);
                    break;
                case Happening.CrashesAfterWriting:
                    Journal.BreaksAfter = true;
                    Ask(ask);
                    break;
                case Happening.OtherProcessInBetween:
                    var other = Open();
                    Journal.Between = () => other.Admit(new Ask(Asked[(step.Question + 1) % Asked.Length], "partner 2", ask.DataVersion));
                    Ask(ask);
                    break;
                case Happening.StartsAgain:
                    Restart(restart?.Invoke(Journal) ?? Journal);
                    break;
                case Happening.BacksUp:
                    backup = Journal.Copy();
                    break;
                case Happening.Restores:
                    answers.Clear();
                    Restart(backup.Copy());
                    break;
                case Happening.DataChange:
                    versions++;
                    break;
                default:
                    break;
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException or ArgumentException)
        {
            Log.Add($"{step.What}: {e.GetType().Name}");
        }

        (Journal.BreaksBefore, Journal.BreaksAfter, Journal.Between) = (false, false, null);
        Log.Add($"{hospital.Clock.GetTimestamp()}");
        Look(step, before);
    }

    private DisclosureGate Open() => DisclosureGate.Open(policy, Hospital.Dataset, hospital.Parts with { Journal = Journal }).Value!;

    private void Restart(MemoryJournal journal)
    {
        pending.Clear();
        replaced = journal;
        hospital.Reopen(journal);
    }

    private void Ask(Ask ask) => Admit(ask, a => Release(a.Gate, a.Admission, a.Key));

    private void Admit(Ask ask, Action<(DisclosureGate Gate, Admission Admission, string Key)> then)
    {
        var result = hospital.Gate.Admit(ask);
        Log.Add(result.IsSuccess ? result.Value.Recorded is null ? "admitted" : "on record" : string.Join(',', result.Errors.Select(e => e.ToString())));
        if (result.IsSuccess)
        {
            // By what name it was paid for: anew for a version of the data, otherwise whatever was paid last.
            var latest = ChargesFor(ask).LastOrDefault()?.QuestionKey ?? "";
            then((hospital.Gate, result.Value, ask.IsRenewed ? $"{ask.Question.Fingerprint}@{ask.DataVersion}" : latest));
        }
    }

    private void Release(DisclosureGate gate, Admission admission, string key)
    {
        var released = admission.Recorded ?? gate.ReleaseAsync(admission, Tally(admission)).GetAwaiter().GetResult();
        Leaves(admission.Ask, released, key);
    }

    /// <summary>An admission is carried to the gate of another dataset, where nothing was paid.</summary>
    private void ReleaseElsewhere(Admission admission)
    {
        var elsewhere = DisclosureGate.Open(policy, "another", hospital.Parts with { Journal = new MemoryJournal() }).Value!;
        if (admission.Recorded is null)
        {
            elsewhere.ReleaseAsync(admission, admission.BeginTally().Finish()).GetAwaiter().GetResult();
            Breaches.Add("released where it was not paid for");
        }
    }

    private Naru.Disclosure.Exact<Naru.Disclosure.Answers.CountVector> Tally(Admission admission)
    {
        var tally = admission.BeginTally();
        hospital.Clock.Pass(TimeSpan.FromMilliseconds(100));
        for (var person = 1; person <= persons; person++)
        {
            // Counting takes as long as the data are large, though less than a slot.
            hospital.Clock.Pass(TimeSpan.FromMilliseconds(3));
            tally.Next(person);
            tally.Count(0);
        }

        return tally.Finish();
    }

    /// <summary>A release has left: was it paid for, is it what was said before, and is there still budget for all that ever left?</summary>
    private void Leaves(Ask ask, Released<CountAnswer> released, string key)
    {
        var bytes = Hospital.Bytes(released);
        var answer = hospital.Read(released);
        var text = Convert.ToHexString(bytes);
        var charged = ChargesFor(ask).Where(c => c.QuestionKey == key).ToList();
        if (charged.Count == 0)
        {
            Breaches.Add("left without being charged");
        }

        if (answers.TryGetValue(key, out var earlier) && !earlier.AsSpan().SequenceEqual(bytes))
        {
            Breaches.Add("the same question has another answer");
        }

        answers[key] = bytes;
        if (everLeft.Add(text) && charged.Count > 0)
        {
            rhoLeft += charged[^1].Rho;
            looksLeft[charged[^1].Partner] = looksLeft.GetValueOrDefault(charged[^1].Partner) + charged[^1].Looks;
        }

        shownRho = answer.Receipt.Rho > shownRho ? answer.Receipt.Rho : shownRho;
        shownLooks = Math.Max(shownLooks, answer.Receipt.Looks);
    }

    private IEnumerable<Charged> ChargesFor(Ask ask) =>
        Journal.All.OfType<Charged>().Where(c => c.QuestionKey.StartsWith(ask.Question.Fingerprint, StringComparison.Ordinal));

    private void Look(Step step, JournalEntry[] before)
    {
        if (policy is StrictPolicy strict && rhoLeft > strict.RhoForLife)
        {
            Breaches.Add("more left than the budget");
        }

        if (policy is StandardPolicy standard
            && (looksLeft.Values.Sum() > standard.LooksForLife || looksLeft.Values.Any(l => l > standard.LooksPerPartner)))
        {
            Breaches.Add("more left than the looks");
        }

        var (rho, looks) = Spent(Journal.All);
        var (rhoBefore, looksBefore) = Spent(before);
        if (step.What != Happening.Restores && (rho < rhoBefore || looks < looksBefore))
        {
            Breaches.Add("the spending fell");
        }

        if (rho < shownRho || looks < shownLooks)
        {
            Breaches.Add("less is spent than releases outside show");
        }
    }

    private static (Ratio Rho, long Looks) Spent(JournalEntry[] entries)
    {
        var (rho, looks) = (Ratio.Of(0), 0L);
        foreach (var entry in entries)
        {
            rho += entry is Charged charged ? charged.Rho : entry is Raised raised ? raised.Rho : Ratio.Of(0);
            looks += entry is Charged c ? c.Looks : entry is Raised r ? r.Looks : 0;
        }

        return (rho, looks);
    }
}
