using Naru.Cohorts.Model;

namespace Naru.Spec.Generative;

/// <summary>Which columns of its table a type of criterion can look at, according to the catalogue.</summary>
internal sealed class NeededColumns : EventValueVisitor<IEnumerable<string>>
{
    private static readonly NeededColumns Visitor = new();

    internal static IReadOnlyList<string> Of(CriterionType type)
    {
        var columns = new List<string?>
        {
            "person_id", type.IdColumn, type.StartColumn, type.EndColumn, type.ConceptColumn, type.SourceConceptColumn, type.VisitColumn,
        };
        if (type.EndRule == EndRule.DrugExposure)
        {
            columns.Add("days_supply");
        }

        columns.AddRange(type.Attributes.SelectMany(a => a.Form == AttributeForm.Flag
            ? ["value_as_number", "range_low", "range_high", "value_as_concept_id"]
            : a.Value.Accept(Visitor)));
        columns.AddRange(type.CountColumns.SelectMany(c => c.Value.Accept(Visitor)));
        return columns.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
    }

    public override IEnumerable<string> Visit(EventStart value) => [];

    public override IEnumerable<string> Visit(EventEnd value) => [];

    public override IEnumerable<string> Visit(EventDuration value) => [];

    public override IEnumerable<string> Visit(Age value) => [];

    public override IEnumerable<string> Visit(RowColumn value) => [value.Column];

    public override IEnumerable<string> Visit(RowColumnOrZero value) => [value.Column];

    public override IEnumerable<string> Visit(RowRatio value) => [value.Column, value.Divisor];

    public override IEnumerable<string> Visit(PersonColumn value) => [];

    public override IEnumerable<string> Visit(ProviderColumn value) => ["provider_id"];

    public override IEnumerable<string> Visit(VisitColumn value) => ["visit_occurrence_id"];

    public override IEnumerable<string> Visit(CareSiteColumn value) => ["care_site_id"];

    public override IEnumerable<string> Visit(CareSiteRegion value) => [];

    public override IEnumerable<string> Visit(One value) => [];
}
