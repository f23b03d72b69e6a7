namespace Naru.Cohorts.Checks;

/// <summary>A closed interval of numbers; empty when it begins after it ends.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal readonly record struct Interval(double Low, double High)
{
    internal static readonly Interval Everything = new(double.NegativeInfinity, double.PositiveInfinity);

    internal bool IsEmpty => Low > High;

    internal bool Contains(double value) => Low <= value && value <= High;

    internal bool Contains(Interval other) => Low <= other.Low && other.High <= High;

    internal bool Meets(Interval other) => !IsEmpty && !other.IsEmpty && Low <= other.High && other.Low <= High;
}
