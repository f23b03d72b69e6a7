using System.Numerics;
using Naru.Cohorts.Model;

namespace Naru.Cohorts.Evaluation;

/// <summary>One person's way through a definition, step by step.</summary>
internal sealed class PersonCohort
{
    private readonly CohortDefinition definition;
    private readonly PersonScope scope;
    private readonly PersonEvaluator evaluator;

    internal PersonCohort(CohortDefinition definition, PersonScope scope)
    {
        this.definition = definition;
        this.scope = scope;
        evaluator = new PersonEvaluator(scope);
        Primary = PrimaryEvents();
        Qualified = QualifiedEvents();
        Rated = Qualified.Select(e => new RatedEvent(e, Mask(e))).ToList();
        Included = Rated.Where(r => r.Mask == FullMask).Select(r => r.Event).ToList();
        Entries = Limit(Included, definition.ExpressionLimit);
        var ended = Entries.Select(e => (Entry: e, End: End(e, withCensoring: true), Uncensored: End(e, withCensoring: false))).ToList();
        Censored = ended.Count(e => e.End != e.Uncensored);
        Collapsed = Eras.Merge(
            ended.Where(e => e.End is not null).Select(e => (e.Entry.Start, e.End!.Value)),
            definition.Collapse.EraPad);
        Rows = Collapsed.Select(CutToCensorWindow).Where(r => r.Start <= r.End).ToList();
    }

    internal List<IndexEvent> Primary { get; }

    internal List<IndexEvent> Qualified { get; }

    internal List<RatedEvent> Rated { get; }

    internal List<IndexEvent> Included { get; }

    internal List<IndexEvent> Entries { get; }

    internal int Censored { get; }

    internal List<(long Start, long End)> Collapsed { get; }

    internal List<(long Start, long End)> Rows { get; }

    /// <summary>
    /// The event that satisfies the most rules; among equals the one whose first satisfied rule comes first (none counts as the
    /// first rule, as in OHDSI), then the earliest, then the one with the lowest ordinal.
    /// </summary>
    internal RatedEvent? Best => Rated
        .OrderByDescending(r => Enumerable.Range(0, definition.InclusionRules.Count).Count(i => HasRule(r.Mask, i)))
        .ThenBy(r => Enumerable.Range(0, definition.InclusionRules.Count).FirstOrDefault(i => HasRule(r.Mask, i)))
        .ThenBy(r => r.Event.Start)
        .ThenBy(r => r.Event.Ordinal)
        .FirstOrDefault();

    private BigInteger FullMask => (BigInteger.One << definition.InclusionRules.Count) - 1;

    private static bool HasRule(BigInteger mask, int rule) => !(mask & (BigInteger.One << rule)).IsZero;

    private static List<IndexEvent> Limit(List<IndexEvent> events, EventLimit limit) => limit switch
    {
        EventLimit.All => events,
        EventLimit.First => events.OrderBy(e => e.Start).ThenBy(e => e.Ordinal).Take(1).ToList(),
        EventLimit.Last => events.OrderByDescending(e => e.Start).ThenBy(e => e.Ordinal).Take(1).ToList(),
    };

    private List<IndexEvent> PrimaryEvents()
    {
        var window = definition.Primary.Window;
        var found =
            from criterion in definition.Primary.Criteria.Index()
            from e in evaluator.Events(criterion.Item)
            from period in scope.ObservationPeriods()
            where period.Start <= e.Start && e.Start <= period.End
            where period.Start + window.PriorDays <= e.Start && e.Start + window.PostDays <= period.End
            select (e, period, criterion.Index);
        var latestFirst = definition.Primary.Limit == EventLimit.Last ? -1 : 1;
        return found
            .OrderBy(f => latestFirst * f.e.SortDay)
            .ThenBy(f => f.e.Id)
            .ThenBy(f => f.Index)
            .ThenBy(f => f.period.Start)
            .ThenBy(f => f.period.End)
            .Select((f, i) => new IndexEvent(i + 1, f.e.Start, f.e.End, f.period.Start, f.period.End, f.e.VisitId))
            .Take(definition.Primary.Limit == EventLimit.All ? int.MaxValue : 1)
            .ToList();
    }

    private List<IndexEvent> QualifiedEvents() => definition.AdditionalCriteria is not { } additional
        ? Primary
        : Limit(Primary.Where(e => evaluator.Holds(additional, e)).ToList(), definition.QualifiedLimit);

    private BigInteger Mask(IndexEvent e) => definition.InclusionRules
        .Select((rule, i) => evaluator.Holds(rule.Expression, e) ? BigInteger.One << i : BigInteger.Zero)
        .Aggregate(BigInteger.Zero, (mask, bit) => mask | bit);

    /// <summary>The earliest of the ends that do not lie before the entry; null when there is none.</summary>
    private long? End(IndexEvent entry, bool withCensoring)
    {
        var ends = new List<long?>();
        if (definition.EndStrategy is not DateOffsetStrategy)
        {
            ends.Add(entry.PeriodEnd);
        }

        if (definition.EndStrategy is { } strategy)
        {
            ends.Add(strategy.Accept(new StrategyEnd(scope, entry)));
        }

        if (withCensoring)
        {
            ends.AddRange(definition.CensoringCriteria.Select(c => CensoringDay(c, entry)));
        }

        return ends.Where(e => e >= entry.Start).Min();
    }

    private long? CensoringDay(Criterion criterion, IndexEvent entry) => evaluator.Events(criterion)
        .Where(e => e.Start >= entry.Start && e.Start <= entry.PeriodEnd)
        .Min(e => (long?)e.Start);

    private (long Start, long End) CutToCensorWindow((long Start, long End) row) => (
        Math.Max(row.Start, definition.CensorWindow?.Start?.DayNumber ?? row.Start),
        Math.Min(row.End, definition.CensorWindow?.End?.DayNumber ?? row.End));
}
