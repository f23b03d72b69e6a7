using System.Globalization;

namespace Naru.Cohorts.Description;

/// <summary>Dates and numbers as both languages write them.</summary>
internal static class Values
{
    internal static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static string Of(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);

    internal static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);
}
