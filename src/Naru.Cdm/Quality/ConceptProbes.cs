using Naru.Core;

namespace Naru.Cdm.Quality;

/// <summary>The statements for checks at the level of concepts: one for all concepts of a field that are asked the same.</summary>
internal static class ConceptProbes
{
    private const string Male = "8507";
    private const string Female = "8532";

    /// <summary>The statements for the checks that are of this kind.</summary>
    public static IEnumerable<Probe> Of(IReadOnlyList<CheckDefinition> checks) =>
        from check in checks
        let rule = RuleOf(check)
        where rule is not null
        group (check, rule) by (check.Table, check.Field, Shape: ShapeOf(check)) into same
        select new RuleProbe(
            same.Select(p => p.check).ToValueList(),
            Statement(same.Key.Shape, same.Key.Table, same.Key.Field ?? "", same.Select(p => p.rule)));

    private static CheckKind ShapeOf(CheckDefinition check) =>
        check.Check.Kind == CheckKind.PlausibleValueHigh ? CheckKind.PlausibleValueLow : check.Check.Kind;

    private static string? RuleOf(CheckDefinition check) => (check.Concept, check.Check.Kind) switch
    {
        (null, _) => null,
        (_, CheckKind.PlausibleValueLow or CheckKind.PlausibleValueHigh) => Invariant(
            $"{check.Concept}, {check.Unit ?? 0}, {check.Parameter}::DOUBLE, {check.Check.Kind == CheckKind.PlausibleValueHigh}"),
        (_, CheckKind.PlausibleUnitConceptIds) => Invariant($"{check.Concept}, [{check.Parameter.Replace('|', ',')}]::BIGINT[]"),
        (_, CheckKind.PlausibleGender or CheckKind.PlausibleGenderUseDescendants) =>
            Invariant($"{check.Concept}, {(check.Parameter == "Male" ? Male : Female)}"),
        _ => null,
    };

    private static string Statement(CheckKind shape, string table, string field, IEnumerable<string> rules)
    {
        var values = string.Join(", ", rules.Select((rule, i) => Invariant($"({i}, {rule})")));
        return shape switch
        {
            CheckKind.PlausibleValueLow =>
                $"""
                SELECT i, count(*) FILTER (WHERE CASE WHEN is_high THEN value_as_number > bound ELSE value_as_number < bound END), count(*)
                FROM cdm.{table} t JOIN (VALUES {values}) r(i, concept, unit, bound, is_high) ON t.{field} = r.concept AND t.unit_concept_id = r.unit
                WHERE value_as_number IS NOT NULL GROUP BY i
                """,
            CheckKind.PlausibleUnitConceptIds =>
                $"""
                SELECT i, coalesce(sum(n) FILTER (WHERE unit <> 0 AND NOT list_contains(units, unit)), 0)::BIGINT,
                    coalesce(sum(n) FILTER (WHERE unit <> 0 OR unit IS NULL), 0)::BIGINT
                FROM (SELECT {field} AS v, unit_concept_id AS unit, count(*) AS n FROM cdm.{table} GROUP BY {field}, unit_concept_id) t
                JOIN (VALUES {values}) r(i, concept, units) ON t.v = r.concept
                GROUP BY i
                """,
            _ =>
                $"""
                WITH rule AS (SELECT * FROM (VALUES {values}) r(i, concept, gender)), member AS ({Members(shape)})
                SELECT i, count(*) FILTER (WHERE p.gender <> m.gender), count(*)
                FROM cdm.{table} t JOIN member m ON t.{field} = m.concept
                LEFT JOIN (SELECT person_id, min(gender_concept_id) AS gender FROM cdm.person GROUP BY person_id) p ON p.person_id = t.person_id
                GROUP BY i
                """,
        };
    }

    private static string Members(CheckKind shape) => shape == CheckKind.PlausibleGender
        ? "SELECT * FROM rule"
        : """
          SELECT DISTINCT i, descendant_concept_id AS concept, gender
          FROM cdm.concept_ancestor JOIN rule ON ancestor_concept_id = rule.concept
          """;

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
