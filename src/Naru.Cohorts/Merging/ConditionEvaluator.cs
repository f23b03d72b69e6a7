using System.Runtime.ExceptionServices;
using Naru.Cohorts.Model;
using Naru.Cohorts.Plan;

namespace Naru.Cohorts.Merging;

/// <summary>
/// Answers conditions for many index events at once, by merging events in the order of persons. What it read and found it knows until
/// the run ends; a session, which derives from it, knows it for longer.
/// </summary>
internal class ConditionEvaluator
{
    /// <summary>A criterion is read before the events it is asked about if it has at most this part of their rows.</summary>
    private const int MuchCheaper = 2;

    /// <summary>How many criteria are read at a time.</summary>
    private const int SideBySide = 2;

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

    private protected CohortPlan Plan => plan;

    /// <summary>The persons who have primary events, once they are known: later scans may leave others out.</summary>
    internal PersonSet? Persons { get; set; }

    /// <summary>Reads what the given steps will ask about, side by side. Criteria with criteria of their own wait for these.</summary>
    internal virtual void ReadAhead(IEnumerable<int> sets, IEnumerable<Condition> conditions)
    {
        if (!plan.ReadAhead)
        {
            return;
        }

        var missing = sets.Concat(conditions.SelectMany(Correlated))
            .Where(s => plan.EventSets[s].Condition is null)
            .Select(s => plan.EventSets[s].Scan)
            .Distinct()
            .Where(s => scans[s] is null)
            .OrderByDescending(s => reader.RowsOf(plan.Scans[s]))
            .ToList();
        if (missing.Count > 1)
        {
            var options = new ParallelOptions { MaxDegreeOfParallelism = SideBySide, CancellationToken = cancellationToken };
            try
            {
                Parallel.ForEach(missing, options, s => Scan(s));
            }
            catch (AggregateException e)
            {
                ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
            }
        }
    }

    /// <summary>The events of a set.</summary>
    internal EventColumns Events(int index) => eventSets[index] ??= Find(index);

    /// <summary>Finds the events of a set, which nobody has asked for in this run.</summary>
    private protected virtual EventColumns Find(int index)
    {
        var set = plan.EventSets[index];
        return set.Condition is { } condition ? Satisfying(set.Scan, condition) : Scan(set.Scan);
    }

    /// <summary>For each index event whether a condition holds; where <paramref name="ask"/> is false the answer is false.</summary>
    internal virtual bool[] Evaluate(Condition condition, IndexEvents index, bool[]? ask = null)
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

    private static IEnumerable<int> Correlated(Condition condition) => condition switch
    {
        GroupCondition group => group.Members.SelectMany(Correlated),
        CorrelatedCondition correlated => [correlated.EventSet],
        _ => [],
    };

    private EventColumns Scan(int index)
    {
        if (scans[index] is not { } events)
        {
            var scan = plan.Scans[index];
            events = scans[index] = Read(scan, scan.NarrowToPersons ? Persons : null);
        }

        return events;
    }

    private EventColumns Read(EventScan scan, PersonSet? persons)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var events = reader.Read(scan, persons);
        return scan.PersonAttributes.Count == 0 ? events : demographics.Filter(events, scan.PersonAttributes);
    }

    /// <summary>The events that lie in an observation period and satisfy the condition as index events there.</summary>
    private EventColumns Satisfying(int scan, Condition condition)
    {
        var events = Candidates(scan, condition);
        var index = new IndexEvents(events.Count);
        var origins = new List<int>(events.Count);
        var periods = reader.ObservationPeriods;
        for (var i = 0; i < events.Count; i++)
        {
            var person = events.Persons[i];
            for (var p = periods.Offsets[person]; p < periods.Offsets[person + 1]; p++)
            {
                if (periods.Starts[p] <= events.Starts[i] && events.Starts[i] <= periods.Ends[p])
                {
                    index.Add(
                        person, 0, events.Starts[i], events.Ends?[i] ?? EventColumns.NoDay,
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

    /// <summary>
    /// The events of a scan that the condition must be asked about: where a cheaper criterion must hold too, those of the persons who
    /// have it at all.
    /// </summary>
    private EventColumns Candidates(int scan, Condition condition)
    {
        // Events that others use too must not be left out.
        if (!plan.CheapestFirst || scans[scan] is not null || plan.EventSets.Count(s => s.Scan == scan) > 1)
        {
            return Scan(scan);
        }

        var own = plan.Scans[scan];
        var necessary = Necessary(condition, reader.RowsOf(own) / MuchCheaper);
        var persons = own.NarrowToPersons ? Persons : null;
        return necessary is null
            ? Scan(scan)
            : scans[scan] = Read(own, persons is null ? necessary : PersonSet.Intersect(persons, necessary));
    }

    /// <summary>
    /// Persons outside of whom a condition cannot hold, by the criterion with the fewest rows; null when no criterion that reads at
    /// most so many rows tells.
    /// </summary>
    private PersonSet? Necessary(Condition condition, long mostRows)
    {
        var criteria = (condition is GroupCondition { Type: GroupType.All } group ? group.Members.AsEnumerable() : [condition])
            .OfType<CorrelatedCondition>()
            .Where(c => c is { Occurrence: OccurrenceType.AtLeast, Count: > 0 } or { Occurrence: OccurrenceType.Exactly, Count: > 0 })
            .Where(c => Cost(c) <= mostRows);
        if (criteria.MinBy(Cost) is not { } cheapest)
        {
            return null;
        }

        var persons = new PersonSet(reader.ObservationPeriods.Persons.Count);
        persons.AddAll(Events(cheapest.EventSet).Persons);
        return persons;
    }

    /// <summary>How many rows must be read to answer a condition, as far as they are not read already.</summary>
    private long Cost(Condition condition) => condition switch
    {
        GroupCondition group => group.Members.Sum(Cost),
        CorrelatedCondition correlated when eventSets[correlated.EventSet] is not null => 0,
        CorrelatedCondition correlated => Cost(plan.EventSets[correlated.EventSet]),
        _ => 0,
    };

    private long Cost(EventSet set) =>
        (scans[set.Scan] is null ? reader.RowsOf(plan.Scans[set.Scan]) : 0) + (set.Condition is { } condition ? Cost(condition) : 0);

    /// <summary>The members of a group, the cheapest to answer first.</summary>
    private IEnumerable<Condition> InOrder(GroupCondition group) =>
        plan.CheapestFirst && group.Members.Count > 1 ? group.Members.OrderBy(Cost) : group.Members;

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
            foreach (var member in evaluator.InOrder(condition))
            {
                holds = evaluator.Evaluate(member, index, holds);
            }

            return holds;
        }

        private bool[] AnyOneByOne(GroupCondition condition)
        {
            var holds = new bool[ask.Length];
            var undecided = (bool[])ask.Clone();
            foreach (var member in evaluator.InOrder(condition))
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
