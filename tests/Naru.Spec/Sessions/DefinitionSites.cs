using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Spec.Sessions;

/// <summary>Changes one criterion or group, wherever it stands in a definition, by its number in the order of a walk.</summary>
internal sealed class DefinitionSites
{
    private readonly Func<Criterion, Criterion>? criterion;
    private readonly Func<CorrelatedCriterion, CorrelatedCriterion>? correlated;
    private readonly Func<CriteriaGroup, CriteriaGroup>? group;
    private readonly int target;
    private int next;

    private DefinitionSites(
        int target,
        Func<Criterion, Criterion>? criterion,
        Func<CorrelatedCriterion, CorrelatedCriterion>? correlated,
        Func<CriteriaGroup, CriteriaGroup>? group)
    {
        this.target = target;
        this.criterion = criterion;
        this.correlated = correlated;
        this.group = group;
    }

    /// <summary>How many there are of a kind.</summary>
    internal static int Count(
        CohortDefinition definition, bool criteria = false, bool correlated = false, bool groups = false)
    {
        var sites = new DefinitionSites(-1, criteria ? c => c : null, correlated ? c => c : null, groups ? g => g : null);
        sites.Walk(definition);
        return sites.next;
    }

    internal static CohortDefinition Change(CohortDefinition definition, int target, Func<Criterion, Criterion> change) =>
        new DefinitionSites(target, change, null, null).Walk(definition);

    internal static CohortDefinition Change(CohortDefinition definition, int target, Func<CorrelatedCriterion, CorrelatedCriterion> change) =>
        new DefinitionSites(target, null, change, null).Walk(definition);

    internal static CohortDefinition Change(CohortDefinition definition, int target, Func<CriteriaGroup, CriteriaGroup> change) =>
        new DefinitionSites(target, null, null, change).Walk(definition);

    private static ValueList<T> Each<T>(ValueList<T> list, Func<T, T> change) => list.Select(change).ToValueList();

    private CohortDefinition Walk(CohortDefinition definition) => definition with
    {
        Primary = definition.Primary with { Criteria = Each(definition.Primary.Criteria, Walk) },
        AdditionalCriteria = definition.AdditionalCriteria is { } additional ? Walk(additional) : null,
        InclusionRules = Each(definition.InclusionRules, r => r with { Expression = Walk(r.Expression) }),
        CensoringCriteria = Each(definition.CensoringCriteria, Walk),
    };

    private Criterion Walk(Criterion site) =>
        Changed(site, criterion) with { Correlated = site.Correlated is { } inner ? Walk(inner) : null };

    private CorrelatedCriterion Walk(CorrelatedCriterion site) => Changed(site, correlated) with { Criterion = Walk(site.Criterion) };

    private CriteriaGroup Walk(CriteriaGroup site)
    {
        var changed = Changed(site, group);
        return changed with
        {
            Criteria = Each(changed.Criteria, Walk),
            Groups = Each(changed.Groups, Walk),
        };
    }

    private T Changed<T>(T site, Func<T, T>? change) => change is not null && next++ == target ? change(site) : site;
}
