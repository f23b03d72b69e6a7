using Naru.Cohorts.Plan;
using Naru.Core;

namespace Naru.Cohorts.Sql;

/// <summary>A statement of a plan, with what it reads.</summary>
/// <param name="Title">What it reads, for people.</param>
/// <param name="Select">The statement.</param>
public sealed record PlannedStatement(BilingualText Title, SqlSelect Select);

/// <summary>All statements that running a plan sends, in the order in which they may be needed.</summary>
public static class PlanStatements
{
    /// <summary>The statements; those that have nothing to look for are left out, as when the plan runs.</summary>
    public static ValueList<PlannedStatement> Of(CohortPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var items = plan.ConceptSets.SelectMany(s => s).SelectMany(e => e.Items).ToList();
        var statements = new List<PlannedStatement>();
        AddConcepts(statements, items.Select(i => i.Concept.Id), CommonStatements.KnownConcepts, "어휘에 있는 개념", "concepts that the vocabulary has");
        AddConcepts(
            statements, items.Where(i => i.IncludeDescendants).Select(i => i.Concept.Id), CommonStatements.Descendants, "하위 개념", "descendants");
        AddConcepts(
            statements, items.Where(i => i.IncludeMapped).Select(i => i.Concept.Id), CommonStatements.MappedFrom,
            "매핑된 개념(위 두 결과에 대해서도)", "concepts that map to them (and to what the two above found)");
        statements.Add(new(new("관찰 기간", "observation periods"), CommonStatements.ObservationPeriods));
        statements.AddRange(plan.Scans.Select(s => new PlannedStatement(s.Type.Label, ScanCompiler.Compile(s, plan.Strategies).Select)));
        if (plan.Exposures is { } exposures)
        {
            statements.AddRange(ScanCompiler.Compile(exposures, plan.Strategies)
                .Select(s => new PlannedStatement(new("약물 에라의 노출", "exposures of the drug era"), s)));
        }

        return statements.ToValueList();
    }

    private static void AddConcepts(
        List<PlannedStatement> statements, IEnumerable<long> concepts, Func<ValueList<long>, SqlSelect> statement, string korean, string english)
    {
        var ids = concepts.Distinct().Order().ToValueList();
        if (ids.Count > 0)
        {
            statements.Add(new(new(korean, english), statement(ids)));
        }
    }
}
