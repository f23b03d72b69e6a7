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
        return new MergeRun(plan, reader, new ConditionEvaluator(plan, reader, cancellationToken), cancellationToken).Run();
    }
}
