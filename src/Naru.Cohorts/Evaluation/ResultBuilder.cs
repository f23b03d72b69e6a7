using System.Numerics;
using Naru.Cohorts.Results;
using Naru.Core;

namespace Naru.Cohorts.Evaluation;

/// <summary>Adds up the persons' results.</summary>
internal sealed class ResultBuilder(int ruleCount)
{
    private readonly List<CohortRow> rows = [];
    private readonly List<(long Person, PersonCohort Cohort)> persons = [];

    internal void Add(PersonCohort cohort, long person)
    {
        persons.Add((person, cohort));
        rows.AddRange(cohort.Rows.Select(r => new CohortRow(person, DateOnly.FromDayNumber((int)r.Start), DateOnly.FromDayNumber((int)r.End))));
    }

    internal CohortResult Build() => new(
        rows,
        new StageCounts(
            Stage(p => p.Primary.Count),
            Stage(p => p.Qualified.Count),
            Stage(p => p.Included.Count),
            Stage(p => p.Entries.Count),
            Stage(p => p.Censored),
            Stage(p => p.Collapsed.Count),
            persons.Count(p => p.Cohort.Collapsed.Count > 0 && p.Cohort.Rows.Count == 0)),
        Impact(persons.SelectMany(p => p.Cohort.Rated).Select(r => r.Mask)),
        Impact(persons.Select(p => p.Cohort.Best).OfType<RatedEvent>().Select(r => r.Mask)),
        Profiles(),
        persons.Where(p => p.Cohort.Rated.Count > 0).Select(p => Rules(p.Person, p.Cohort)).ToList());

    private StageCount Stage(Func<PersonCohort, int> count) =>
        new(persons.Sum(p => (long)count(p.Cohort)), persons.Count(p => count(p.Cohort) > 0));

    private InclusionImpact Impact(IEnumerable<BigInteger> masks) => new(
        ruleCount,
        masks.GroupBy(m => m).OrderBy(g => g.Key).Select(g => new MaskCount(g.Key, g.Count())).ToValueList());

    private PersonProfiles Profiles() => new(
        ruleCount,
        persons
            .Where(p => p.Cohort.Rated.Count > 0)
            .Select(p => Best(p.Cohort.Rated.Select(r => r.Mask).Distinct().ToList()))
            .GroupBy(profile => profile)
            .Select(g => new PersonProfile(g.Key, g.Count()))
            .OrderBy(p => string.Join(",", p.Masks), StringComparer.Ordinal)
            .ToValueList());

    private PersonRules Rules(long person, PersonCohort cohort)
    {
        var all = Enumerable.Range(0, ruleCount);
        var failed = all.Where(r => !Has(cohort.Best!.Mask, r)).ToList();
        return new PersonRules(person, cohort.Rated.Max(e => all.TakeWhile(r => Has(e.Mask, r)).Count()), failed.Count == 1 ? failed[0] : null);
    }

    private static bool Has(BigInteger mask, int rule) => !(mask & (BigInteger.One << rule)).IsZero;

    /// <summary>The masks that no other one contains.</summary>
    private static ValueList<BigInteger> Best(List<BigInteger> masks) =>
        masks.Where(m => !masks.Exists(other => other != m && (other & m) == m)).Order().ToValueList();
}
