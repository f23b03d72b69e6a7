using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>Numeric conditions are possible, ask for something, and are compared as they are written.</summary>
internal sealed class NumberRangeCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked) =>
        walked.Attributes.SelectMany(p => p.Attribute is NumberAttribute number ? FindIn(number, p.Path) : []);

    private static IEnumerable<Error> FindIn(NumberAttribute attribute, string path)
    {
        var (label, range, precision) = (attribute.Definition.Label, attribute.Range, attribute.Definition.Precision);
        if (range.Extent is { } extent && IsInterval(range.Operator) && range.Value > extent)
        {
            yield return Report(CheckErrors.ReversedRange, path, label, ValueText.Of(range.Value), ValueText.Of(extent));
            yield break;
        }

        foreach (var (bound, member) in Bounds(range))
        {
            if (Rounded(bound, precision) is var compared && compared != bound)
            {
                yield return Report(CheckErrors.DecimalsLost, $"{path}.{member}", label, ValueText.Of(bound), ValueText.Of(compared));
            }
        }

        var possible = PossibleValues.Of(attribute.Definition.Value);
        var intervals = RangeIntervals.Of(range, precision);
        if (!Array.Exists(intervals, i => i.Meets(possible)))
        {
            yield return Report(CheckErrors.NeverInRange, path, label);
        }
        else if (Array.Exists(intervals, i => i.Contains(possible)))
        {
            yield return Report(CheckErrors.AlwaysInRange, path, label);
        }
        else
        {
            foreach (var (bound, member) in Bounds(range))
            {
                if (!possible.Contains(bound))
                {
                    object[] arguments = [label, ValueText.Of(bound), ValueText.Of(possible.Low), Upper(possible)];
                    yield return Report(CheckErrors.ImplausibleBound, $"{path}.{member}", arguments);
                }
            }
        }
    }

    private static IEnumerable<(double Bound, string Member)> Bounds(NumberRange range)
    {
        yield return (range.Value, "Value");
        if (range.Extent is { } extent && IsInterval(range.Operator))
        {
            yield return (extent, "Extent");
        }
    }

    private static bool IsInterval(RangeOperator op) => op is RangeOperator.Between or RangeOperator.NotBetween;

    private static double Rounded(double value, NumberPrecision precision) => new NumberRange(RangeOperator.Equal, value).ValueAs(precision);

    private static string Upper(Interval possible) => double.IsPositiveInfinity(possible.High) ? "∞" : ValueText.Of(possible.High);
}
