using Naru.Cohorts.Model;

namespace Naru.Cohorts.Evaluation;

/// <summary>What an <see cref="EventValue"/> is for one event: a number, a concept id, a day number, or null when missing.</summary>
internal sealed class ValueReader(PersonScope scope, long start, long? end, CdmRow? row) : EventValueVisitor<object?>
{
    public override object? Visit(EventStart value) => start;

    public override object? Visit(EventEnd value) => end;

    public override object? Visit(EventDuration value) => end - start;

    public override object? Visit(Age value) =>
        (value.AtEnd ? end : start) is { } day && scope.Person.Long("year_of_birth") is { } born ? Year(day) - born : null;

    public override object? Visit(RowColumn value) => Plain(row![value.Column]);

    public override object? Visit(RowColumnOrZero value) => Plain(row![value.Column]) ?? 0L;

    public override object? Visit(RowRatio value) =>
        row!.Number(value.Column) is { } dividend && row.Number(value.Divisor) is { } divisor and not 0 ? dividend / divisor : null;

    public override object? Visit(PersonColumn value) => scope.Person[value.Column];

    public override object? Visit(ProviderColumn value) => Provider()?[value.Column];

    public override object? Visit(VisitColumn value) => Visit()?[value.Column];

    public override object? Visit(CareSiteColumn value) => CareSite()?[value.Column];

    public override object? Visit(CareSiteRegion value) => throw new InvalidOperationException("Refused before running.");

    public override object? Visit(One value) => 1L;

    /// <summary>Whether the row that the value lies in exists: events without their visit or care site are left out.</summary>
    internal bool HasRowOf(EventValue value) => value switch
    {
        VisitColumn => Visit() is not null,
        CareSiteColumn => CareSite() is not null,
        _ => true,
    };

    private static object? Plain(object? value) => value is DateOnly date ? (long)date.DayNumber : value;

    private static long Year(long day) => DateOnly.FromDayNumber((int)Math.Clamp(day, 0, DateOnly.MaxValue.DayNumber)).Year;

    private CdmRow? Provider() => row!.Long("provider_id") is { } id ? scope.Data.Providers.GetValueOrDefault(id) : null;

    private CdmRow? CareSite() => row!.Long("care_site_id") is { } id ? scope.Data.CareSites.GetValueOrDefault(id) : null;

    private CdmRow? Visit() => row!.Long("visit_occurrence_id") is { } id
        ? scope.Rows("visit_occurrence").FirstOrDefault(v => v.Long("visit_occurrence_id") == id)
        : null;
}
