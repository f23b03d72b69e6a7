using Naru.Cohorts.Plan;
using Naru.Cohorts.Results;

namespace Naru.Cohorts.Merging;

/// <summary>One answer, step by step. A session, which derives from it, takes steps from what it has kept.</summary>
internal class MergeRun(CohortPlan plan, ICohortReader reader, ConditionEvaluator conditions, CancellationToken cancellationToken)
{
    private protected CohortPlan Plan => plan;

    private protected ICohortReader Reader => reader;

    internal CohortResult Run()
    {
        var primary = Primary();
        var qualified = Qualified(primary);
        if (qualified.Count > 0)
        {
            conditions.ReadAhead(plan.Censoring, plan.Rules);
        }

        var masks = new RuleMasks(plan.Rules.Select(r => conditions.Evaluate(r, qualified)).ToArray(), qualified.Count);
        var included = qualified.Where(masks.Full());
        var entries = Limits.Apply(included, plan.ExpressionLimit);
        var ends = new EntryEnds(plan, reader, conditions, cancellationToken).Of(entries);
        var collapsed = Collapse.Merge(entries, ends.Days, plan.EraPad);
        var (rows, lost) = Collapse.Cut(collapsed, plan.CensorWindow, reader.ObservationPeriods.Persons);
        return new CohortResult(
            rows,
            new StageCounts(Stage(primary), Stage(qualified), Stage(included), Stage(entries), ends.Censored, Collapse.Stage(collapsed), lost),
            masks.Impact(),
            masks.BestImpact(qualified),
            masks.Profiles(qualified),
            masks.People(qualified, reader.ObservationPeriods.Persons));
    }

    /// <summary>The primary events within the observation window and the primary limit.</summary>
    private protected virtual IndexEvents Primary()
    {
        conditions.ReadAhead(plan.Primary, []);
        var primary = new PrimaryMerge(plan, plan.Primary.Select(conditions.Events).ToArray(), reader.ObservationPeriods).Run();
        conditions.Persons = primary.DistinctPersons(reader.ObservationPeriods.Persons.Count);
        return primary;
    }

    /// <summary>Of them those that satisfy the additional criteria, within the qualified limit.</summary>
    private protected virtual IndexEvents Qualified(IndexEvents primary)
    {
        if (plan.Additional is not { } additional)
        {
            return primary;
        }

        conditions.ReadAhead([], [additional]);
        var qualified = Limits.Apply(primary.Where(conditions.Evaluate(additional, primary)), plan.QualifiedLimit);
        conditions.Persons = qualified.DistinctPersons(reader.ObservationPeriods.Persons.Count);
        return qualified;
    }

    private static StageCount Stage(IndexEvents events) => new(events.Count, events.CountPersons());
}
