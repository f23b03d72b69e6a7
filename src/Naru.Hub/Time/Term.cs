using System.Globalization;
using Naru.Core;

namespace Naru.Hub.Time;

/// <summary>What a term is counted in.</summary>
public enum TermUnit
{
    /// <summary>Days of the calendar.</summary>
    Days,

    /// <summary>Business days: weekends and public holidays are not counted.</summary>
    BusinessDays,

    /// <summary>Months of the calendar.</summary>
    Months,

    /// <summary>Years of the calendar.</summary>
    Years,
}

/// <summary>A length of time as rules state it: “30 days”, “10 business days”. Immutable.</summary>
public sealed record Term
{
    /// <summary>The most that a term has, of any unit.</summary>
    public const int Most = 10_000;

    private static readonly (string Suffix, TermUnit Unit)[] Suffixes =
        [("bd", TermUnit.BusinessDays), ("d", TermUnit.Days), ("m", TermUnit.Months), ("y", TermUnit.Years)];

    private Term(int count, TermUnit unit) => (Count, Unit) = (count, unit);

    /// <summary>How many, 1 to <see cref="Most"/>.</summary>
    public int Count { get; }

    /// <summary>Of what.</summary>
    public TermUnit Unit { get; }

    /// <summary>A term of days. For numbers that stand in the code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or more than <see cref="Most"/>.</exception>
    public static Term OfDays(int count) => Checked(count, TermUnit.Days);

    /// <summary>A term of business days. For numbers that stand in the code.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than 1 or more than <see cref="Most"/>.</exception>
    public static Term OfBusinessDays(int count) => Checked(count, TermUnit.BusinessDays);

    /// <summary>Reads <c>30d</c>, <c>10bd</c>, <c>3m</c>, <c>5y</c>, the form in data files. Error: <c>TIM104</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="path">Where it stands, for the error.</param>
    public static Result<Term> Parse(string text, string path = "$")
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var (suffix, unit) in Suffixes)
        {
            if (text.EndsWith(suffix, StringComparison.Ordinal))
            {
                return int.TryParse(text.AsSpan(0, text.Length - suffix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count is >= 1 and <= Most
                    ? Result.Success(new Term(count, unit))
                    : Result.Failure<Term>([TimeErrors.BadTerm.At(path, text)]);
            }
        }

        return Result.Failure<Term>([TimeErrors.BadTerm.At(path, text)]);
    }

    /// <summary>The form that <see cref="Parse"/> reads.</summary>
    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{Count}{Array.Find(Suffixes, s => s.Unit == Unit).Suffix}");

    private static Term Checked(int count, TermUnit unit)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, Most);
        return new Term(count, unit);
    }
}

/// <summary>When a term ends. Immutable.</summary>
/// <param name="LastDay">The last day on which it may be done, in Seoul.</param>
/// <param name="Moved">Whether the end was moved off a weekend or holiday (Civil Act, art. 161).</param>
public sealed record Deadline(DateOnly LastDay, bool Moved)
{
    /// <summary>The first instant that is too late: the end of the last day in Seoul (Civil Act, art. 159).</summary>
    public DateTimeOffset EndsAt => SeoulTime.EndOf(LastDay);
}
