using System.Globalization;
using CsCheck;
using Naru.Hub.Time;
using Xunit;

namespace Naru.Tests.Hub.Time;

public sealed class BusinessCalendarTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.OfKorea();
    private static readonly Gen<DateOnly> AnyDay = Gen.Int[0, Calendar.To.DayNumber - Calendar.From.DayNumber].Select(Calendar.From.AddDays);

    [Theory]
    [InlineData("2026-07-16", true)]
    [InlineData("2026-07-17", false)] // Constitution Day, again a holiday
    [InlineData("2025-07-17", true)]
    [InlineData("2026-07-18", false)] // Saturday
    [InlineData("2025-01-27", false)] // temporary holiday
    [InlineData("2025-06-03", false)] // presidential election
    [InlineData("2024-04-10", false)] // general election
    [InlineData("2024-10-01", false)] // Armed Forces Day, once
    [InlineData("2026-06-03", false)] // local elections
    [InlineData("2025-05-06", false)] // for Buddha's Birthday on Children's Day
    [InlineData("2025-10-08", false)] // for the day before Chuseok on a Sunday
    [InlineData("2027-05-03", false)] // for Labour Day on a Saturday
    [InlineData("2027-02-09", false)] // for Seollal on a Sunday
    [InlineData("2026-09-28", true)] // the day after Chuseok was a Saturday: no substitute
    [InlineData("2028-10-05", false)] // for Chuseok on National Foundation Day
    public void On_Day(string day, bool works) => Assert.Equal(works, Calendar.On(Day(day)).Value!.IsBusinessDay);

    [Fact]
    public void On_DayWithTwoHolidays_NamesBoth() => Assert.Equal(["buddha", "children"], Calendar.On(Day("2025-05-05")).Value!.Holidays.Select(h => h.Id));

    [Theory]
    [InlineData("2026-09-23", 1, "2026-09-28")] // over Chuseok
    [InlineData("2026-09-23", 0, "2026-09-23")]
    [InlineData("2026-09-26", 0, "2026-09-28")]
    [InlineData("2026-09-28", -1, "2026-09-23")]
    [InlineData("2026-09-26", -1, "2026-09-23")]
    [InlineData("2025-10-02", 1, "2025-10-10")] // the longest of the years
    public void AddBusinessDays_Table(string from, int count, string to) => Assert.Equal(Day(to), Calendar.AddBusinessDays(Day(from), count).Value!.Date);

    /// <summary>Terms and the day on which they end. The articles are those of the Civil Act.</summary>
    [Theory]
    [InlineData("2026-03-02T10:00", "1d", "2026-03-03")] // the first day is not counted (157)
    [InlineData("2026-03-03T00:00", "1d", "2026-03-03")] // unless the term begins at midnight
    [InlineData("2026-03-04T00:00", "1bd", "2026-03-04")]
    [InlineData("2026-11-20T09:00", "30d", "2026-12-21")] // ends on Sunday the 20th: moves (161)
    [InlineData("2026-09-10T09:00", "15d", "2026-09-28")] // ends on Chuseok: moves over it and the weekend
    [InlineData("2026-07-16T09:00", "1d", "2026-07-20")] // Constitution Day and the weekend
    [InlineData("2025-07-16T09:00", "1d", "2025-07-17")] // no holiday that year
    [InlineData("2026-02-13T18:00", "3bd", "2026-02-23")] // over Seollal
    [InlineData("2024-12-31T09:00", "2m", "2025-02-28")] // from 1 January (160)
    [InlineData("2026-01-30T09:00", "1m", "2026-03-03")] // no 31st in February: the 28th, a Saturday; 1 and 2 March are holidays
    [InlineData("2024-02-28T09:00", "1y", "2025-02-28")]
    [InlineData("2024-01-15T09:00", "3m", "2024-04-15")]
    public void DeadlineOf_Table(string start, string term, string lastDay)
    {
        var deadline = Calendar.DeadlineOf(Instant(start), Term.Parse(term).Value!).Value!;
        Assert.Equal(Day(lastDay), deadline.LastDay);
        Assert.Equal(new DateTimeOffset(Day(lastDay).AddDays(1).ToDateTime(TimeOnly.MinValue), TimeSpan.FromHours(9)), deadline.EndsAt);
    }

    /// <summary>Days are days in Seoul, whatever the offset of the instant.</summary>
    [Fact]
    public void DeadlineOf_EveningInUtc_IsTheNextDayInSeoul() => Assert.Equal(
        Day("2026-03-05"), Calendar.DeadlineOf(new DateTimeOffset(2026, 3, 3, 15, 30, 0, TimeSpan.Zero), Term.OfDays(1)).Value!.LastDay);

    [Fact]
    public void AddBusinessDays_IsWhatWalkingGives() => Gen.Select(AnyDay, Gen.Int[-300, 300]).Check(
        3000,
        (day, count) =>
        {
            var date = count == 0 ? day.AddDays(-1) : day;
            for (var left = count == 0 ? 1 : Math.Abs(count); left > 0 && IsCovered(date = date.AddDays(count < 0 ? -1 : 1));)
            {
                left -= Works(date) ? 1 : 0;
            }

            var answer = Calendar.AddBusinessDays(day, count);
            Assert.Equal(IsCovered(date), answer.IsSuccess);
            Assert.Equal(IsCovered(date) ? date : null, answer.Value?.Date);
        });

    [Fact]
    public void CountBusinessDays_IsWhatWalkingGives() => Gen.Select(AnyDay, AnyDay).Check(
        500,
        (one, other) =>
        {
            var (after, through) = one < other ? (one, other) : (other, one);
            var count = Enumerable.Range(1, through.DayNumber - after.DayNumber).Count(i => Works(after.AddDays(i)));
            Assert.Equal(count, Calendar.CountBusinessDays(after, through).Value!.Days);
        });

    [Fact]
    public void Parse_WrittenTerms_AreReadBack() => Gen.Select(Gen.Int[1, Term.Most], Gen.Int[0, 3].Select(i => ((string[])["d", "bd", "m", "y"])[i])).Check(
        100,
        (count, unit) => Assert.Equal($"{count}{unit}", Term.Parse($"{count}{unit}").Value!.ToString()));

    internal static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static DateTimeOffset Instant(string text) => new(DateTime.Parse(text, CultureInfo.InvariantCulture), TimeSpan.FromHours(9));

    private static bool IsCovered(DateOnly day) => day >= Calendar.From && day <= Calendar.To;

    private static bool Works(DateOnly day) =>
        day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && Calendar.On(day).Value!.Holidays.Count == 0;
}
