using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Passes;

/// <summary>A pass that makes a plan cheaper and never changes its answer. Each can be switched off by name.</summary>
/// <param name="Name">The name by which users switch it off.</param>
/// <param name="Summary">What it does.</param>
/// <param name="Apply">The pass.</param>
public sealed record OptimisingPass(string Name, BilingualText Summary, Func<CohortPlan, CohortPlan> Apply);
