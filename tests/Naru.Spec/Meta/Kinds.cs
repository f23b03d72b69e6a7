using Naru.Cohorts.Model;
using Naru.Cohorts.Passes;
using Naru.Cohorts.Plan;
using Naru.Cohorts.Sql;

namespace Naru.Spec.Meta;

/// <summary>Names everything that there is, in the words of <see cref="Exercised"/>: from the catalogue, the enumerations and the families.</summary>
internal static class Kinds
{
    internal static IEnumerable<string> OfTheLanguage =>
    [
        .. CriterionCatalogue.All.Select(t => $"type {t.Name}"),
        .. CriterionCatalogue.All.Where(t => t.HasFirst).Select(t => $"first of {t.Name}"),
        .. CriterionCatalogue.All.Where(t => t.SourceConceptName is not null).Select(t => $"source concepts of {t.Name}"),
        .. CriterionCatalogue.All.SelectMany(t => t.Attributes.Select(a => $"attribute {t.Name}.{a.Name}")),
        .. CriterionTypes.Demographic.Select(a => $"attribute demographic.{a.Name}"),
        .. Enum.GetValues<AttributeForm>().SelectMany(f => Operators(f).Select(o => $"form {f}: {o}")),
        .. UsedValues.Select(v => $"value {v}"),
        .. CriterionCatalogue.All.SelectMany(t => t.CountColumns).Select(c => $"count value {c.Value.GetType().Name}"),
        .. Enum.GetValues<CountColumn>().Select(c => $"count of {c}"), "count of default",
        .. Enum.GetValues<AdjustmentRule>().Select(r => $"adjustment rule {r}"),
        .. Enum.GetValues<AdjustedDate>().SelectMany(d => (string[])[$"start from {d}", $"end from {d}", $"offset from {d}"]),
        .. Enum.GetValues<GroupType>().Select(t => $"group {t}"),
        .. Enum.GetValues<OccurrenceType>().Select(t => $"occurrence {t}"),
        .. Enum.GetValues<EventLimit>().SelectMany(l => (string[])[$"primary limit {l}", $"qualified limit {l}", $"expression limit {l}"]),
        .. Family<EndStrategy>().Append("none").Select(s => $"end strategy {s}"),
        .. ((string[])["start window", "end window"]).SelectMany(w => (string[])[$"{w} none", $"{w} some"]),
        .. ((string[])["same visit", "ignored observation"]).SelectMany(f => (string[])[$"{f} True", $"{f} False"]),
        .. ((string[])["from index end", "to event end"]).SelectMany(f => (string[])[$"{f} True", $"{f} False", $"{f} default"]),
        "censor window from", "censor window to", "censor window fromto", "more rules than a machine word has bits",
    ];

    internal static IEnumerable<string> OfThePlan =>
    [
        .. Enum.GetValues<BoundAnchor>().Except([BoundAnchor.PeriodEnd]).Select(a => $"first day from {a}"),
        .. Enum.GetValues<BoundAnchor>().Except([BoundAnchor.PeriodStart]).Select(a => $"last day from {a}"),
        "window on the end: True", "window on the end: False",
        .. OptimisingPasses.All.Select(p => $"pass {p.Name}"),
    ];

    internal static IEnumerable<string> OfTheStatements =>
    [
        .. Family<SqlExpression>().Select(e => $"expression {e}"),
        .. Family<SqlSource>().Select(s => $"source {s}"),
        .. Family<SqlIdList>().Except(OfRuns).Select(l => $"ids {l}"),
        .. Enum.GetValues<SqlOperator>().Select(o => $"operator {o}"),
        .. Enum.GetValues<SqlFunction>().Select(f => $"function {f}"),
    ];

    /// <summary>Lists that only a run's statistics make: see <see cref="ResolvedListTests"/>.</summary>
    private static IEnumerable<string> OfRuns => [nameof(IdRange), nameof(AnyId)];

    /// <summary>Values that attributes look at; others are only counted.</summary>
    private static IEnumerable<string> UsedValues => Family<EventValue>().Except([nameof(RowColumnOrZero), nameof(One)]);

    private static IEnumerable<string> Operators(AttributeForm form) => form switch
    {
        AttributeForm.Date or AttributeForm.Number => Enum.GetNames<RangeOperator>(),
        AttributeForm.Text => Enum.GetNames<TextOperator>().SelectMany(o => (string[])[o, $"not {o}"]),
        AttributeForm.Concepts => ["in", "not in"],
        AttributeForm.ConceptSet => ["in", "not in", "any", "not any"],
        AttributeForm.ConceptSetNumber => ["in"],
        AttributeForm.Flag => ["set"],
        AttributeForm.Period => [" from", " to", " fromto"],
    };

    /// <summary>Names of the members of a closed family.</summary>
    private static IEnumerable<string> Family<T>() => typeof(T).Assembly.GetTypes()
        .Where(t => !t.IsAbstract && t.IsAssignableTo(typeof(T))).Select(t => t.Name);
}
