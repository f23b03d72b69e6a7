using Naru.Cohorts.Engines;
using Naru.Cohorts.Merging;
using Naru.Cohorts.Model;
using Naru.Cohorts.Passes;
using Naru.Cohorts.Plan;
using Naru.Cohorts.Sql;

namespace Naru.Spec.Meta;

/// <summary>Names everything of the language, the plan and the statements that a definition exercises.</summary>
internal static class Exercised
{
    internal static IEnumerable<string> By(CohortDefinition definition)
    {
        var names = Whole(definition)
            .Concat(Parts.Criteria(definition).SelectMany(By))
            .Concat(Parts.Groups(definition).SelectMany(By));
        return Requirements.Check(definition, (_, _) => true).Count > 0 ? names : names.Concat(Plan(definition));
    }

    private static IEnumerable<string> Whole(CohortDefinition d)
    {
        yield return $"primary limit {d.Primary.Limit}";
        yield return $"qualified limit {d.QualifiedLimit}";
        yield return $"expression limit {d.ExpressionLimit}";
        yield return $"end strategy {d.EndStrategy?.GetType().Name ?? "none"}";
        if (d.EndStrategy is DateOffsetStrategy offset)
        {
            yield return $"offset from {offset.From}";
        }

        if (d.CensorWindow is { } window)
        {
            yield return Bounds("censor window", window);
        }

        if (d.InclusionRules.Count > 64)
        {
            yield return "more rules than a machine word has bits";
        }
    }

    private static IEnumerable<string> By(Criterion criterion)
    {
        yield return $"type {criterion.Type.Name}";
        if (criterion.SourceConceptSetId is not null)
        {
            yield return $"source concepts of {criterion.Type.Name}";
        }

        if (criterion.First)
        {
            yield return $"first of {criterion.Type.Name}";
        }

        if (criterion.DateAdjustment is { } adjustment)
        {
            yield return $"adjustment rule {criterion.Type.Adjustment}";
            yield return $"start from {adjustment.StartWith}";
            yield return $"end from {adjustment.EndWith}";
        }

        foreach (var name in criterion.Attributes.SelectMany(a => By(criterion.Type.Name, a)))
        {
            yield return name;
        }
    }

    private static IEnumerable<string> By(CriteriaGroup group)
    {
        yield return $"group {group.Type}";
        foreach (var correlated in group.Criteria)
        {
            yield return $"occurrence {correlated.Occurrence.Type}";
            yield return $"start window {Exists(correlated.StartWindow)}";
            yield return $"end window {Exists(correlated.EndWindow)}";
            yield return $"same visit {correlated.RestrictVisit}";
            yield return $"ignored observation {correlated.IgnoreObservationPeriod}";
            if (correlated.Occurrence.IsDistinct)
            {
                var column = correlated.Occurrence.CountColumn;
                yield return $"count of {column?.ToString() ?? "default"}";
                yield return $"count value {correlated.Criterion.Type.CountValue(column ?? CountColumn.DomainConcept)?.GetType().Name}";
            }

            foreach (var window in ((Window?[])[correlated.StartWindow, correlated.EndWindow]).OfType<Window>())
            {
                yield return $"from index end {window.UseIndexEnd?.ToString() ?? "default"}";
                yield return $"to event end {window.UseEventEnd?.ToString() ?? "default"}";
            }
        }

        foreach (var name in group.Demographics.SelectMany(d => d.Attributes).SelectMany(a => By("demographic", a)))
        {
            yield return name;
        }
    }

    private static string Exists(object? part) => part is null ? "none" : "some";

    private static IEnumerable<string> By(string owner, CriterionAttribute attribute) =>
    [
        $"attribute {owner}.{attribute.Definition.Name}",
        $"value {attribute.Definition.Value.GetType().Name}",
        $"form {attribute.Definition.Form}: {attribute.Accept(new Operator())}",
    ];

    private static string Bounds(string name, Period period) => $"{name} {(period.Start is null ? "" : "from")}{(period.End is null ? "" : "to")}";

    private static IEnumerable<string> Plan(CohortDefinition definition)
    {
        var plan = MergeEngine.Plan(definition, Sample.EveryPass);
        foreach (var window in plan.EventSets.Select(s => s.Condition).Concat(plan.Rules).Append(plan.Additional).SelectMany(Windows))
        {
            yield return $"first day from {window.From.Anchor}";
            yield return $"last day from {window.To.Anchor}";
            yield return $"window on the end: {window.OfEnd}";
        }

        foreach (var pass in OptimisingPasses.All)
        {
            var changed = pass.Apply(plan);
            if (!changed.Equals(plan))
            {
                yield return $"pass {pass.Name}";
            }

            plan = changed;
        }

        var selects = PlanStatements.Of(plan).Select(s => s.Select).Concat(plan.Scans.Select(s => ScanCompiler.Compile(s, plan.Strategies).Select));
        foreach (var name in selects.SelectMany(Statement))
        {
            yield return name;
        }
    }

    private static IEnumerable<WindowPlan> Windows(Condition? condition) => condition switch
    {
        CorrelatedCondition correlated => correlated.Windows,
        GroupCondition group => group.Members.SelectMany(Windows),
        _ => [],
    };

    private static IEnumerable<string> Statement(SqlSelect select) =>
        SqlParts.Sources(select).Select(s => $"source {s.GetType().Name}").Concat(SqlParts.Expressions(select).SelectMany(Expression));

    private static IEnumerable<string> Expression(SqlExpression expression)
    {
        yield return $"expression {expression.GetType().Name}";
        switch (expression)
        {
            case SqlBinary binary:
                yield return $"operator {binary.Operator}";
                break;
            case SqlCall call:
                yield return $"function {call.Function}";
                break;
            case SqlIn { List: var list }:
                yield return $"ids {list.GetType().Name}";
                break;
        }
    }

    private sealed class Operator : CriterionAttributeVisitor<string>
    {
        public override string Visit(DateAttribute attribute) => attribute.Range.Operator.ToString();

        public override string Visit(NumberAttribute attribute) => attribute.Range.Operator.ToString();

        public override string Visit(TextAttribute attribute) => $"{(attribute.Filter.Negated ? "not " : "")}{attribute.Filter.Operator}";

        public override string Visit(ConceptsAttribute attribute) => attribute.Excluded ? "not in" : "in";

        public override string Visit(ConceptSetAttribute attribute) =>
            $"{(attribute.Selection.IsExclusion ? "not " : "")}{(attribute.Selection.ConceptSetId is null ? "any" : "in")}";

        public override string Visit(ConceptSetNumberAttribute attribute) => "in";

        public override string Visit(AbnormalAttribute attribute) => "set";

        public override string Visit(PeriodAttribute attribute) => Bounds("", attribute.Period);
    }
}
