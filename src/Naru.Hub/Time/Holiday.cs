using Naru.Core;

namespace Naru.Hub.Time;

/// <summary>Why a day is a holiday.</summary>
public enum HolidayKind
{
    /// <summary>On the same day of the solar calendar each year.</summary>
    Fixed,

    /// <summary>A national day (국경일).</summary>
    National,

    /// <summary>By the lunar calendar.</summary>
    Lunar,

    /// <summary>In place of one that fell on a weekend or on another holiday (대체공휴일).</summary>
    Substitute,

    /// <summary>Election day at the end of a term of office.</summary>
    Election,

    /// <summary>Designated by the government for once (임시공휴일).</summary>
    Temporary,

    /// <summary>A day off for employees that is no public holiday of government offices: Workers' Day until 2025.</summary>
    Workers,
}

/// <summary>A holiday. Immutable.</summary>
/// <param name="Date">The day.</param>
/// <param name="Id">Which holiday, the same each year; of a substitute, the one that it stands for.</param>
/// <param name="Kind">Why it is one.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Source">The statute or announcement; <c>to be confirmed</c> in it marks what nobody has published yet.</param>
public sealed record Holiday(DateOnly Date, string Id, HolidayKind Kind, BilingualText Name, string Source);

/// <summary>Whose holidays are meant.</summary>
public enum HolidaysOf
{
    /// <summary>Offices of the state; by art. 161 of the Civil Act these also decide when a term ends.</summary>
    Offices,

    /// <summary>Employees: those of the offices, and Workers' Day in the years in which it was no public holiday.</summary>
    Employees,
}

/// <summary>A day, and whether people work on it. Immutable.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsBusinessDay">Neither Saturday nor Sunday nor a holiday.</param>
/// <param name="Holidays">The holidays on it; also those on a weekend.</param>
public sealed record CalendarDay(DateOnly Date, bool IsBusinessDay, ValueList<Holiday> Holidays);

/// <summary>A number of days. Immutable.</summary>
/// <param name="Days">How many.</param>
public sealed record DayCount(int Days);
