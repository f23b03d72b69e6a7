using Naru.Cohorts.Model;

namespace Naru.Cohorts.Normalisation;

/// <summary>
/// Where a drug era sets both an era length and gap days, OHDSI's SQL compares the gap days with the range of the era length
/// (circe-be, <c>DrugEraSqlBuilder</c>). Its answers decide; a check warns. With gap days alone, their own range counts.
/// <code>
/// DrugEra { EraLength: &gt; 30, GapDays: &lt; 5 }  →  DrugEra { EraLength: &gt; 30, GapDays: &gt; 30 }
/// </code>
/// </summary>
internal sealed class GapDaysFollowEraLength : DefinitionRewriter
{
    internal override Criterion Rewrite(Criterion criterion)
    {
        var rewritten = base.Rewrite(criterion);
        return rewritten.Type == CriterionTypes.DrugEra && Find(rewritten, "EraLength") is { } length
            ? rewritten with
            {
                Attributes = Each(rewritten.Attributes, a => a is NumberAttribute { Definition.Name: "GapDays" } gap
                    ? gap with { Range = length.Range }
                    : a),
            }
            : rewritten;
    }

    private static NumberAttribute? Find(Criterion criterion, string name) =>
        criterion.Attributes.OfType<NumberAttribute>().FirstOrDefault(a => a.Definition.Name == name);
}
