using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Normalisation;

/// <summary>
/// The correctness passes: they always run, before every engine, and turn a definition into the form in which equal meaning is
/// equal value. Each stands in its own file. Safe for threads.
/// </summary>
public static class Normaliser
{
    /// <summary>In this order: what has no meaning goes first, so that the later passes need not carry it along.</summary>
    private static readonly ValueList<DefinitionRewriter> Passes = [new DropExtraMembers(), new GapDaysFollowEraLength(), new DropEmptyConditions(), new SpellOutWindows()];

    /// <summary>The definition's meaning.</summary>
    public static CohortDefinition Normalise(CohortDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Passes.Aggregate(definition, (d, pass) => pass.Rewrite(d));
    }

    /// <summary>A criterion's meaning: two criteria mean the same when these are equal.</summary>
    public static Criterion Normalise(Criterion criterion)
    {
        ArgumentNullException.ThrowIfNull(criterion);
        return Passes.Aggregate(criterion, (c, pass) => pass.Rewrite(c));
    }

    /// <summary>A group's meaning.</summary>
    public static CriteriaGroup Normalise(CriteriaGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return Passes.Aggregate(group, (g, pass) => pass.Rewrite(g));
    }

    /// <summary>A correlated criterion's meaning.</summary>
    public static CorrelatedCriterion Normalise(CorrelatedCriterion correlated)
    {
        ArgumentNullException.ThrowIfNull(correlated);
        return Passes.Aggregate(correlated, (c, pass) => pass.Rewrite(c));
    }

    /// <summary>A demographic criterion's meaning.</summary>
    public static DemographicCriterion Normalise(DemographicCriterion demographic)
    {
        ArgumentNullException.ThrowIfNull(demographic);
        return Passes.Aggregate(demographic, (d, pass) => pass.Rewrite(d));
    }
}
