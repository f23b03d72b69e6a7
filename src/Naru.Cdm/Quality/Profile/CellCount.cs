using System.Globalization;

namespace Naru.Cdm.Quality.Profile;

/// <summary>
/// A number of persons or records, or only that it is small. A hidden count does not hold what it hides. Immutable; safe to share
/// between threads. The default is an exact zero.
/// </summary>
/// <param name="Value">The number; of a hidden count the largest that it can be.</param>
/// <param name="IsHidden">Whether the number lies between 1 and <paramref name="Value"/> and is kept back.</param>
public readonly record struct CellCount(long Value, bool IsHidden = false)
{
    /// <summary>A count, hidden when it is small but not zero.</summary>
    /// <param name="count">The number.</param>
    /// <param name="hideBelow">Numbers from 1 to below this are hidden; null hides none.</param>
    public static CellCount Of(long count, int? hideBelow) =>
        hideBelow is { } minimum && count > 0 && count < minimum ? new CellCount(minimum - 1, IsHidden: true) : new CellCount(count);

    /// <summary>The number with thousands separators, or <c>&lt;5</c>.</summary>
    public override string ToString() => IsHidden
        ? string.Create(CultureInfo.InvariantCulture, $"<{Value + 1:N0}")
        : Value.ToString("N0", CultureInfo.InvariantCulture);
}
