using Naru.Cohorts.Merging;
using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Sessions;

/// <summary>Answers the conditions of one question of a session, and only where what is kept does not answer them. For one thread.</summary>
internal sealed class SessionEvaluator : ConditionEvaluator
{
    private readonly SessionReader reader;
    private readonly SessionMemory memory;
    private readonly Dictionary<int, PersonSet?> persons = [];
    private readonly bool?[] narrowed;
    private KeptIndex? index;
    private bool isOfQualified;
    private IndexEvents? previous;
    private EventMatch? match;

    internal SessionEvaluator(CohortPlan plan, SessionReader reader, SessionMemory memory, CancellationToken cancellationToken)
        : base(plan, reader, cancellationToken)
    {
        this.reader = reader;
        this.memory = memory;
        narrowed = new bool?[plan.EventSets.Count];
    }

    /// <summary>Says which stage's events conditions are asked about from now on: answers for them are kept.</summary>
    internal void MoveTo(KeptIndex stage, bool ofQualified)
    {
        index = stage;
        isOfQualified = ofQualified;
    }

    /// <summary>Reads what is neither kept nor asked by conditions whose answers are kept.</summary>
    internal override void ReadAhead(IEnumerable<int> sets, IEnumerable<Condition> conditions) => base.ReadAhead(
        sets.Concat(conditions.Where(c => memory.Find<KeptAnswers>(new AnswersKey(c, isOfQualified)) is null).SelectMany(Sets))
            .Where(s => !reader.IsKept(Plan.Scans[Plan.EventSets[s].Scan])),
        []);

    internal override bool[] Evaluate(Condition condition, IndexEvents index, bool[]? ask = null)
    {
        if (!ReferenceEquals(index, this.index?.Events) || condition is GroupCondition { Members.Count: 0 })
        {
            return base.Evaluate(condition, index, ask);
        }

        // Whole answers only: nobody else asks about some of a stage's events, because the passes that would are switched off.
        var key = new AnswersKey(condition, isOfQualified);
        var kept = memory.Find<KeptAnswers>(key);
        KeptIndex? asked = null;
        kept?.Index.TryGetTarget(out asked);
        if (kept is not null && ReferenceEquals(asked?.Events, index))
        {
            return kept.Holds;
        }

        var holds = kept is not null && asked is not null ? Transferred(condition, kept.Holds, asked) : base.Evaluate(condition, index);
        memory.Keep(key, new KeptAnswers(new WeakReference<KeptIndex>(this.index), holds), holds.Length + 1_000);
        return holds;
    }

    private protected override EventColumns Find(int index)
    {
        var set = Plan.EventSets[index];
        var scan = Plan.Scans[set.Scan];
        if (set.Condition is null && scan.PersonAttributes.Count == 0)
        {
            var events = base.Find(index);
            persons[index] = reader.Served(scan).Persons;
            return events;
        }

        var key = new EventSetKey(index);
        var kept = memory.Find<KeptEvents>(key);
        if (kept is null || !kept.Cover(scan.Columns, IsNarrowed(index) ? Persons : null))
        {
            var events = base.Find(index);
            kept = new KeptEvents(events, reader.Served(scan).Columns, PersonsOf(set));
            memory.Keep(key, kept, kept.Bytes);
        }

        persons[index] = kept.Persons;
        return kept.Events;
    }

    /// <summary>Copies the answers for events that were asked about before, and asks about the others.</summary>
    private bool[] Transferred(Condition condition, bool[] before, KeptIndex asked)
    {
        if (!ReferenceEquals(previous, asked.Events) || !ReferenceEquals(match!.Current, index!.Events))
        {
            previous = asked.Events;
            match = EventMatch.Of(asked, index!);
        }

        return match!.IsWorthIt
            ? match.Transfer(before, others => base.Evaluate(condition, others))
            : base.Evaluate(condition, index!.Events);
    }

    /// <summary>Whether a set needs the events of some persons only.</summary>
    private bool IsNarrowed(int set) => narrowed[set] ??= Plan.Scans[Plan.EventSets[set].Scan].NarrowToPersons
        || (Plan.EventSets[set].Condition is { } condition && Sets(condition).Any(IsNarrowed));

    /// <summary>Whose events a set has that was just found: those of whom all that it was made of was read.</summary>
    private PersonSet? PersonsOf(EventSet set)
    {
        var of = reader.Served(Plan.Scans[set.Scan]).Persons;
        foreach (var other in set.Condition is { } condition ? Sets(condition) : [])
        {
            var others = persons.TryGetValue(other, out var known) ? known : Persons;
            of = of is null || others is null ? of ?? others : ReferenceEquals(of, others) ? of : PersonSet.Intersect(of, others);
        }

        return of;
    }

    private static IEnumerable<int> Sets(Condition condition) => condition switch
    {
        GroupCondition group => group.Members.SelectMany(Sets),
        CorrelatedCondition correlated => [correlated.EventSet],
        _ => [],
    };
}
