namespace Naru.Hub.Time;

/// <summary>
/// Legal time in Korea. It is nine hours ahead of UTC all year: summer time was last kept in 1988. So the offset is a constant and no time-zone
/// data are needed, which a machine may lack. Right for every instant since 9 October 1988. Pure; safe for threads.
/// </summary>
public static class SeoulTime
{
    /// <summary>The IANA name of the zone, for calendars that are sent to others.</summary>
    public const string ZoneName = "Asia/Seoul";

    /// <summary>Nine hours.</summary>
    public static TimeSpan Offset { get; } = TimeSpan.FromHours(9);

    /// <summary>The same instant, as a clock on a wall in Seoul shows it.</summary>
    public static DateTimeOffset Of(DateTimeOffset instant) => instant.ToOffset(Offset);

    /// <summary>The day that it is in Seoul at an instant.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(Of(instant).DateTime);

    /// <summary>The instant at which a day begins in Seoul.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Offset);

    /// <summary>The first instant that no longer belongs to the day.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => StartOf(day).AddDays(1);

    /// <summary>The day that it is in Seoul now.</summary>
    public static DateOnly Today(TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return DateOf(clock.GetUtcNow());
    }
}
