using System.Numerics;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Spec.Generative;

/// <summary>What answers on changed data must be, reckoned from the answers on the data as they were.</summary>
internal static class CohortResults
{
    /// <summary>The answer when persons have other ids.</summary>
    internal static CohortResult WithPersonIds(CohortResult result, Func<long, long> renumber) =>
        result with
        {
            Rows = Sorted(result.Rows.Select(r => r with { SubjectId = renumber(r.SubjectId) })),
            People = Sorted(result.People.Select(p => p with { SubjectId = renumber(p.SubjectId) })),
        };

    /// <summary>The answer for two sets of persons together: every person is answered for alone, so everything adds up.</summary>
    internal static CohortResult Sum(CohortResult a, CohortResult b) => new(
        Sorted(a.Rows.Concat(b.Rows)),
        new StageCounts(
            Sum(a.Stages.Primary, b.Stages.Primary),
            Sum(a.Stages.Qualified, b.Stages.Qualified),
            Sum(a.Stages.Included, b.Stages.Included),
            Sum(a.Stages.Entries, b.Stages.Entries),
            Sum(a.Stages.Censored, b.Stages.Censored),
            Sum(a.Stages.Collapsed, b.Stages.Collapsed),
            a.Stages.LostToCensorWindow + b.Stages.LostToCensorWindow),
        Sum(a.EventImpact, b.EventImpact),
        Sum(a.PersonImpact, b.PersonImpact),
        new PersonProfiles(a.PersonProfiles.RuleCount, Sum(
            a.PersonProfiles.Profiles.Concat(b.PersonProfiles.Profiles), p => p.Masks, p => p.Persons, (masks, n) => new PersonProfile(masks, n))
            .OrderBy(p => string.Join(",", p.Masks), StringComparer.Ordinal).ToValueList()),
        Sorted(a.People.Concat(b.People)));

    private static List<CohortRow> Sorted(IEnumerable<CohortRow> rows) => rows.OrderBy(r => r.SubjectId).ThenBy(r => r.Start).ToList();

    private static List<PersonRules> Sorted(IEnumerable<PersonRules> people) => people.OrderBy(p => p.SubjectId).ToList();

    private static StageCount Sum(StageCount a, StageCount b) => new(a.Events + b.Events, a.Persons + b.Persons);

    private static InclusionImpact Sum(InclusionImpact a, InclusionImpact b) => new(
        a.RuleCount,
        Sum<MaskCount, BigInteger, MaskCount>(a.Masks.Concat(b.Masks), m => m.Mask, m => m.Count, (mask, n) => new MaskCount(mask, n))
            .OrderBy(m => m.Mask).ToValueList());

    private static IEnumerable<TResult> Sum<T, TKey, TResult>(IEnumerable<T> items, Func<T, TKey> key, Func<T, long> count, Func<TKey, long, TResult> make) =>
        items.GroupBy(key).Select(g => make(g.Key, g.Sum(count)));
}
