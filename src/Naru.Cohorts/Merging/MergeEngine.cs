using System.Collections.Frozen;
using Naru.Cohorts.Engines;
using Naru.Cohorts.Model;
using Naru.Cohorts.Normalisation;
using Naru.Cohorts.Passes;
using Naru.Cohorts.Plan;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cohorts.Merging;

/// <summary>
/// The engine for real data: a few small statements read the events of each criterion in the order of persons, and everything
/// between events — windows, groups, limits, rules, eras — is merged person by person here. (docs/decisions says why.)
/// Safe for threads.
/// </summary>
/// <param name="name">The name by which users choose it.</param>
/// <param name="data">The data.</param>
/// <param name="disabledPasses">Names of optimising passes that are switched off; null for none.</param>
public sealed class MergeEngine(string name, ICohortData data, IReadOnlySet<string>? disabledPasses = null) : ICohortEngine
{
    /// <inheritdoc/>
    public string Name => name;

    /// <summary>The plan that a definition is answered by.</summary>
    public static CohortPlan Plan(CohortDefinition definition, IReadOnlySet<string>? disabledPasses = null) =>
        OptimisingPasses.Run(Planner.Plan(Normaliser.Normalise(definition)), disabledPasses ?? FrozenSet<string>.Empty);

    /// <inheritdoc/>
    public Result<CohortResult> Run(CohortDefinition definition, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var result = Result.From(
            () => Run(Plan(definition, disabledPasses), cancellationToken),
            [.. data.Refusals, .. Requirements.Check(definition, data.HasColumn)]);

        // Asked again: the data may have been replaced while the question ran, because somebody opted out.
        return result.IsSuccess && data.Refusals is { Count: > 0 } refusals ? Result.Failure<CohortResult>(refusals) : result;
    }

    private CohortResult Run(CohortPlan plan, CancellationToken cancellationToken)
    {
        using var reader = data.Begin(plan, cancellationToken);
        var conditions = new ConditionEvaluator(plan, reader, cancellationToken);
        conditions.ReadAhead(plan.Primary, []);
        var primary = new PrimaryMerge(plan, plan.Primary.Select(conditions.Events).ToArray(), reader.ObservationPeriods).Run();
        conditions.Persons = primary.DistinctPersons(reader.ObservationPeriods.Persons.Count);

        var qualified = primary;
        if (plan.Additional is { } additional)
        {
            conditions.ReadAhead([], [additional]);
            qualified = Limits.Apply(primary.Where(conditions.Evaluate(additional, primary)), plan.QualifiedLimit);
            conditions.Persons = qualified.DistinctPersons(reader.ObservationPeriods.Persons.Count);
        }

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
            masks.Profiles(qualified));
    }

    private static StageCount Stage(IndexEvents events) => new(events.Count, events.CountPersons());
}
