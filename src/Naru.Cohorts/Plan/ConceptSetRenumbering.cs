using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Plan;

/// <summary>Replaces the numbers of concept sets in attributes.</summary>
/// <param name="number">The new number of a set.</param>
internal sealed class ConceptSetRenumbering(Func<int, int> number) : CriterionAttributeVisitor<CriterionAttribute>
{
    public override CriterionAttribute Visit(DateAttribute attribute) => attribute;

    public override CriterionAttribute Visit(NumberAttribute attribute) => attribute;

    public override CriterionAttribute Visit(TextAttribute attribute) => attribute;

    public override CriterionAttribute Visit(ConceptsAttribute attribute) => attribute;

    public override CriterionAttribute Visit(ConceptSetAttribute attribute) => attribute.Selection.ConceptSetId is { } id
        ? attribute with { Selection = attribute.Selection with { ConceptSetId = number(id) } }
        : attribute;

    public override CriterionAttribute Visit(ConceptSetNumberAttribute attribute) => attribute with { ConceptSetId = number(attribute.ConceptSetId) };

    public override CriterionAttribute Visit(AbnormalAttribute attribute) => attribute;

    public override CriterionAttribute Visit(PeriodAttribute attribute) => attribute;

    internal ValueList<CriterionAttribute> Renumber(ValueList<CriterionAttribute> attributes) =>
        attributes.Count == 0 ? attributes : attributes.Select(a => a.Accept(this)).ToValueList();
}
