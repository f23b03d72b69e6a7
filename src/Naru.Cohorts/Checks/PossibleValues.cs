using System.Collections.Frozen;
using Naru.Cohorts.Model;

namespace Naru.Cohorts.Checks;

/// <summary>
/// What a number can be: people are 0 to 150 years old, and lengths and counts are not negative. Measured values, and what is
/// computed from them, can be anything.
/// </summary>
internal sealed class PossibleValues : EventValueVisitor<Interval>
{
    private static readonly PossibleValues Visitor = new();
    private static readonly Interval NotNegative = new(0, double.PositiveInfinity);

    private static readonly FrozenSet<string> Counts =
    [
        "condition_occurrence_count", "drug_exposure_count", "gap_days", "refills", "quantity", "days_supply", "dose_value", "effective_drug_dose",
    ];

    private PossibleValues()
    {
    }

    internal static Interval Of(EventValue value) => value.Accept(Visitor);

    public override Interval Visit(EventStart value) => Interval.Everything;

    public override Interval Visit(EventEnd value) => Interval.Everything;

    public override Interval Visit(EventDuration value) => NotNegative;

    public override Interval Visit(Age value) => new(0, 150);

    public override Interval Visit(RowColumn value) => Counts.Contains(value.Column) ? NotNegative : Interval.Everything;

    public override Interval Visit(RowColumnOrZero value) => Interval.Everything;

    public override Interval Visit(RowRatio value) => Interval.Everything;

    public override Interval Visit(PersonColumn value) => Interval.Everything;

    public override Interval Visit(ProviderColumn value) => Interval.Everything;

    public override Interval Visit(VisitColumn value) => Interval.Everything;

    public override Interval Visit(CareSiteColumn value) => Interval.Everything;

    public override Interval Visit(CareSiteRegion value) => Interval.Everything;

    public override Interval Visit(One value) => new(1, 1);
}
