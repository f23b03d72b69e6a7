using System.Globalization;

namespace Naru.Cohorts.Checks;

/// <summary>How findings write dates and numbers.</summary>
internal static class ValueText
{
    internal static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Of(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
