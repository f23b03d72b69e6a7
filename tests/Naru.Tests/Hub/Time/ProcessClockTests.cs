using CsCheck;
using Naru.Hub.Time;
using Xunit;

namespace Naru.Tests.Hub.Time;

public sealed class ProcessClockTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.OfKorea();

    /// <summary>
    /// A story in a line: <c>day time whose</c> …, then what the clock shows. In March 2026 the 2nd (Monday) is a holiday; the 3rd is a Tuesday.
    /// </summary>
    [Theory]
    [InlineData("5bd", "03T10 O", "03T11", 0, "10", false)]
    [InlineData("5bd", "03T10 O", "11T00", 5, "10", true)]
    [InlineData("5bd", "03T10 O", "10T23", 4, "10", false)]
    [InlineData("5bd", "03T00 O", "03T11", 0, "09", false)] // begun at midnight: the day counts
    [InlineData("5bd", "03T10 O, 05T15 A", "20T00", 1, null, false)] // stands while it is the applicant's turn
    [InlineData("5bd", "03T10 O, 05T15 A, 16T09 O", "16T10", 1, "20", false)] // neither the 5th nor the 16th is used up
    [InlineData("5bd", "03T10 O, 10T09 A, 12T09 O", "12T10", 4, "13", false)] // returned on the last day: a day is left
    [InlineData("5bd", "03T10 O, 11T09 A, 12T09 O", "20T10", 10, null, true)] // too late is too late, whoever's turn it is
    [InlineData("5bd", "03T10 O, 05T09 B", "05T10", 1, "10", false)] // passing it on within is no pause
    [InlineData("5bd", "03T10 O, 05T09 N", "30T00", 1, null, false)]
    [InlineData("5d", "03T10 O", "08T12", 4, "09", false)] // ends on Sunday the 8th: moves
    [InlineData("5d", "03T10 O, 08T12 A, 11T09 O", "11T10", 4, "12", false)]
    [InlineData("4d", "03T10 O, 08T12 A, 11T09 O", "11T10", 4, "11", false)] // used up when the weekend had moved the end
    public void At_Table(string term, string story, string now, int elapsed, string? due, bool overdue)
    {
        var reading = Told(term, story).At(March(now)).Value!;
        Assert.Equal(elapsed, reading.Elapsed);
        Assert.Equal(due is null ? null : BusinessCalendarTests.Day($"2026-03-{due}"), reading.Due?.LastDay);
        Assert.Equal(overdue, reading.IsOverdue);
    }

    [Fact]
    public void At_NeverStarted_Stands()
    {
        var reading = Told("5bd", "").At(March("03T10")).Value!;
        Assert.Equal((false, 0, 5, TimeSpan.Zero, null), (reading.IsRunning, reading.Elapsed, reading.Remaining, reading.Ran, reading.Due));
    }

    [Fact]
    public void At_CountsTheTimeItRan() =>
        Assert.Equal(TimeSpan.FromHours(53 + 1), Told("5bd", "03T10 O, 05T15 A, 16T09 O").At(March("16T10")).Value!.Ran);

    [Fact]
    public void At_AnyStory_IsWhatWalkingGives() =>
        Gen.Select(Gen.Int[1, 12], Gen.Bool, Gen.Select(Gen.Int[0, 72], Gen.Int[0, 4]).List[1, 8], Gen.Int[0, 200]).Check(
            5000,
            (days, business, steps, wait) =>
            {
                var clock = ProcessClock.Of(Calendar, business ? Term.OfBusinessDays(days) : Term.OfDays(days), Turn.Owner, Turn.Board).Value!;
                var at = March("02T06");
                var changes = new List<TurnChange>();
                foreach (var (hours, whose) in steps)
                {
                    at = at.AddHours(hours);
                    if (clock.Whose != (Turn)whose || changes.Count == 0)
                    {
                        var change = new TurnChange(at, (Turn)whose);
                        changes.Add(change);
                        clock = clock.With(change).Value!;
                    }
                }

                var now = at.AddHours(wait);
                var reading = clock.At(now).Value!;
                var reference = Reference(changes, days, business, now);
                Assert.Equal((reference.Elapsed, reference.Overdue), (reading.Elapsed, reading.OverdueSince));
            });

    /// <summary>Hour by hour: the stories change on the hour.</summary>
    private static (int Elapsed, DateTimeOffset? Overdue) Reference(List<TurnChange> changes, int days, bool business, DateTimeOffset now)
    {
        bool Runs(DateTimeOffset at) => changes.LastOrDefault(c => c.At <= at)?.Whose is Turn.Owner or Turn.Board;
        bool Works(DateOnly day) => Calendar.On(day).Value!.IsBusinessDay;
        var (elapsed, hoursOfDay, isUsedUp) = (0, 0, false);
        DateTimeOffset? overdue = null;
        for (var at = March("02T00"); at < now; at = at.AddHours(1))
        {
            var runs = Runs(at);
            var day = SeoulTime.DateOf(at);
            hoursOfDay = runs ? hoursOfDay + 1 : 0;
            if (at.Hour != 23)
            {
                continue;
            }

            elapsed += hoursOfDay >= 24 && (!business || Works(day)) ? 1 : 0;
            isUsedUp = elapsed >= days;
            // The end of the first day that is a business day, once all is used up and the clock still runs.
            if (overdue is null && isUsedUp && runs && Works(day) && at.AddHours(1) <= now)
            {
                overdue = at.AddHours(1);
            }

            hoursOfDay = runs ? 0 : hoursOfDay;
        }

        return (elapsed, overdue);
    }

    private static ProcessClock Told(string term, string story)
    {
        var clock = ProcessClock.Of(Calendar, Term.Parse(term).Value!, Turn.Owner, Turn.Board).Value!;
        foreach (var step in story.Split(", ", StringSplitOptions.RemoveEmptyEntries))
        {
            var whose = step[^1] switch { 'A' => Turn.Applicant, 'O' => Turn.Owner, 'B' => Turn.Board, _ => Turn.Nobody };
            clock = clock.With(new TurnChange(March(step[..^2]), whose)).Value!;
        }

        return clock;
    }

    private static DateTimeOffset March(string dayAndHour) => BusinessCalendarTests.Instant($"2026-03-{dayAndHour}:00");
}
