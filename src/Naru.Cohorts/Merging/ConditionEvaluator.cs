using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Merging;

/// <summary>Answers conditions for many index events at once, by merging events in the order of persons.</summary>
internal sealed class ConditionEvaluator
{
    private readonly CohortPlan plan;
    private readonly ICohortReader reader;
    private readonly CancellationToken cancellationToken;
    private readonly EventColumns?[] eventSets;
    private readonly EventColumns?[] scans;
    private readonly DemographicEvaluator demographics;

    internal ConditionEvaluator(CohortPlan plan, ICohortReader reader, CancellationToken cancellationToken)
    {
        this.plan = plan;
        this.reader = reader;
        this.cancellationToken = cancellationToken;
        eventSets = new EventColumns?[plan.EventSets.Count];
        scans = new EventColumns?[plan.Scans.Count];
        demographics = new DemographicEvaluator(reader);
    }

    /// <summary>The persons who have primary events, once they are known: later scans may leave others out.</summary>
    internal long[]? Persons { get; set; }

    /// <summary>The events of a set.</summary>
    internal EventColumns Events(int index)
    {
        if (eventSets[index] is { } known)
        {
            return known;
        }

        var set = plan.EventSets[index];
        var events = Scan(set.Scan);
        if (set.Condition is { } condition)
        {
            events = Satisfying(events, condition);
        }

        eventSets[index] = events;
        return events;
    }

    /// <summary>For each index event whether a condition holds; where <paramref name="ask"/> is false the answer is false.</summary>
    internal bool[] Evaluate(Condition condition, IndexEvents index, bool[]? ask = null)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return condition.Accept(new Evaluation(this, index, ask ?? All(index.Count)));
    }

    private static bool[] All(int count)
    {
        var all = new bool[count];
        Array.Fill(all, true);
        return all;
    }

    private EventColumns Scan(int index)
    {
        if (scans[index] is not { } events)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var scan = plan.Scans[index];
            events = scans[index] = reader.Read(scan, scan.NarrowToPersons ? Persons : null);
        }

        return events;
    }

    /// <summary>The events that lie in an observation period and satisfy the condition as index events there.</summary>
    private EventColumns Satisfying(EventColumns events, Condition condition)
    {
        var index = new IndexEvents();
        var origins = new List<int>();
        var periods = reader.ObservationPeriods;
        var period = 0;
        for (var i = 0; i < events.Count; i++)
        {
            while (period < periods.Count && periods.Persons[period] < events.Persons[i])
            {
                period++;
            }

            for (var p = period; p < periods.Count && periods.Persons[p] == events.Persons[i]; p++)
            {
                if (periods.Starts[p] <= events.Starts[i] && events.Starts[i] <= periods.Ends[p])
                {
                    index.Add(
                        events.Persons[i], 0, events.Starts[i], events.Ends?[i] ?? EventColumns.NoDay,
                        periods.Starts[p], periods.Ends[p], events.Visits?[i] ?? EventColumns.NoValue);
                    origins.Add(i);
                }
            }
        }

        var holds = Evaluate(condition, index);
        var satisfying = new bool[events.Count];
        for (var i = 0; i < holds.Length; i++)
        {
            satisfying[origins[i]] |= holds[i];
        }

        return events.Where(satisfying);
    }

    private sealed class Evaluation(ConditionEvaluator evaluator, IndexEvents index, bool[] ask) : ConditionVisitor<bool[]>
    {
        public override bool[] Visit(GroupCondition condition) => condition switch
        {
            { Members.Count: 0 } => ask,
            { Type: GroupType.All } when evaluator.plan.SkipDecided => AllOneByOne(condition),
            { Type: GroupType.Any } when evaluator.plan.SkipDecided => AnyOneByOne(condition),
            _ => Counted(condition),
        };

        public override bool[] Visit(CorrelatedCondition condition) => ask.Contains(true)
            ? new CorrelatedMerge(condition, evaluator.Events(condition.EventSet), evaluator.cancellationToken).Run(index, ask)
            : new bool[ask.Length];

        public override bool[] Visit(DemographicCondition condition) => evaluator.demographics.Evaluate(condition, index, ask);

        private bool[] AllOneByOne(GroupCondition condition)
        {
            var holds = ask;
            foreach (var member in condition.Members)
            {
                holds = evaluator.Evaluate(member, index, holds);
            }

            return holds;
        }

        private bool[] AnyOneByOne(GroupCondition condition)
        {
            var holds = new bool[ask.Length];
            var undecided = (bool[])ask.Clone();
            foreach (var member in condition.Members)
            {
                var found = evaluator.Evaluate(member, index, undecided);
                for (var i = 0; i < found.Length; i++)
                {
                    holds[i] |= found[i];
                    undecided[i] &= !found[i];
                }
            }

            return holds;
        }

        private bool[] Counted(GroupCondition condition)
        {
            var counts = new int[ask.Length];
            foreach (var member in condition.Members)
            {
                var found = evaluator.Evaluate(member, index, ask);
                for (var i = 0; i < found.Length; i++)
                {
                    counts[i] += found[i] ? 1 : 0;
                }
            }

            var holds = new bool[ask.Length];
            for (var i = 0; i < holds.Length; i++)
            {
                holds[i] = ask[i] && condition.Type switch
                {
                    GroupType.All => counts[i] == condition.Members.Count,
                    GroupType.Any => counts[i] > 0,
                    GroupType.AtLeast => counts[i] >= condition.Count && (counts[i] > 0 || condition.Count == 0),
                    GroupType.AtMost => counts[i] <= condition.Count,
                };
            }

            return holds;
        }
    }
}
