using Naru.Cohorts.Model;

namespace Naru.Spec.Generative;

/// <summary>
/// An event that the data hold and that the criterion in the making is meant to find: definitions are built backwards from such
/// events, or their results would nearly always be empty.
/// </summary>
internal sealed class Witness(CdmData data, CriterionType type, long person, object?[] row) : EventValueVisitor<object?>
{
    internal CriterionType Type => type;

    internal long Person => person;

    internal DateOnly Start => (DateOnly)Own(type.StartColumn)!;

    internal DateOnly? End => type.EndColumn is { } column ? (DateOnly?)Own(column) : Start;

    internal long? Concept => type.ConceptColumn is { } column ? (long?)Own(column) : null;

    internal long? SourceConcept => type.SourceConceptColumn is { } column ? (long?)Own(column) : null;

    public override object? Visit(EventStart value) => Start;

    public override object? Visit(EventEnd value) => End;

    public override object? Visit(EventDuration value) => End is { } end ? (long)(end.DayNumber - Start.DayNumber) : null;

    public override object? Visit(Age value) => data.Row("person", "person_id", person) is { } found
        && data.Table("person")!.Value(found, "year_of_birth") is long year ? Start.Year - year : null;

    public override object? Visit(RowColumn value) => Own(value.Column);

    public override object? Visit(RowColumnOrZero value) => Own(value.Column) ?? 0L;

    public override object? Visit(RowRatio value) =>
        Own(value.Column) is double dividend && Own(value.Divisor) is double divisor && divisor != 0 ? dividend / divisor : null;

    public override object? Visit(PersonColumn value) => Other("person", "person_id", person, value.Column);

    public override object? Visit(ProviderColumn value) => Other("provider", "provider_id", Own("provider_id"), value.Column);

    public override object? Visit(VisitColumn value) => Other("visit_occurrence", "visit_occurrence_id", Own("visit_occurrence_id"), value.Column);

    public override object? Visit(CareSiteColumn value) => Other("care_site", "care_site_id", Own("care_site_id"), value.Column);

    public override object? Visit(CareSiteRegion value) => null;

    public override object? Visit(One value) => 1L;

    private object? Own(string column) => data.Table(type.Table)!.Value(row, column);

    private object? Other(string table, string idColumn, object? id, string column) =>
        data.Row(table, idColumn, id) is { } found ? data.Table(table)!.Value(found, column) : null;
}
