using System.Globalization;
using Naru.Core;

namespace Naru.Hub.Time;

/// <summary>Whose turn it is to do something in a case.</summary>
public enum Turn
{
    /// <summary>The applicant: 신청인.</summary>
    Applicant,

    /// <summary>Whoever handles the case: 담당.</summary>
    Owner,

    /// <summary>A review board: 위원회.</summary>
    Board,

    /// <summary>A regulator outside the hub: 규제기관.</summary>
    Regulator,

    /// <summary>Nobody: it is finished or at rest.</summary>
    Nobody,
}

/// <summary>It is somebody's turn from an instant on. Immutable.</summary>
/// <param name="At">When.</param>
/// <param name="Whose">Whose turn it is then.</param>
public sealed record TurnChange(DateTimeOffset At, Turn Whose);

/// <summary>What a clock shows at an instant. Immutable.</summary>
/// <param name="IsRunning">Whether it is the turn of one for whom it runs.</param>
/// <param name="Elapsed">Days used, in the term's unit: those during the whole of which it ran.</param>
/// <param name="Remaining">Days left of the term, at least 0.</param>
/// <param name="Ran">How long it ran, to the tick: for statistics, no term ends by it.</param>
/// <param name="Due">When the term ends if it goes on running, or when it ended in this run; null while it stands.</param>
/// <param name="OverdueSince">The first instant that was too late, if the term ended while it ran; stays when somebody else's turn comes.</param>
public sealed record ClockReading(bool IsRunning, int Elapsed, int Remaining, TimeSpan Ran, Deadline? Due, DateTimeOffset? OverdueSince)
{
    /// <summary>Whether the term has ended.</summary>
    public bool IsOverdue => OverdueSince is not null;
}

/// <summary>
/// A term that runs only while it is the turn of those who are bound by it: “the office decides within 20 business days”, and a return for completion stops it. A fold over the
/// changes of turn, which are events; immutable, safe for threads.
/// </summary>
/// <remarks>
/// A day is used up if the clock ran during the whole of it, from midnight to midnight in Seoul. So neither the day of a beginning counts (Civil Act, art. 157) nor the day on which the
/// case was returned nor the one on which it came back, as Korean rules on completion have it (“from the day of the request to the day of receipt”). In business days, other days are not
/// counted; in days of the calendar an end on a weekend or holiday moves to the next business day (art. 161).
/// </remarks>
public sealed class ProcessClock
{
    private readonly BusinessCalendar calendar;
    private readonly ValueList<Turn> runsFor;
    private readonly ValueList<TurnChange> changes;

    private ProcessClock(BusinessCalendar calendar, Term term, ValueList<Turn> runsFor, ValueList<TurnChange> changes)
    {
        this.calendar = calendar;
        Term = term;
        this.runsFor = runsFor;
        this.changes = changes;
    }

    /// <summary>The term.</summary>
    public Term Term { get; }

    /// <summary>The changes of turn so far, in the order of time.</summary>
    public ValueList<TurnChange> Changes => changes;

    /// <summary>Whose turn it is now; nobody's before the first change.</summary>
    public Turn Whose => changes.Count > 0 ? changes[^1].Whose : Turn.Nobody;

    /// <summary>A clock that has not started. Error: <c>TIM202</c>.</summary>
    /// <param name="calendar">Which days are business days.</param>
    /// <param name="term">How long it runs, in days or business days.</param>
    /// <param name="runsFor">At whose turn it runs.</param>
    public static Result<ProcessClock> Of(BusinessCalendar calendar, Term term, params ReadOnlySpan<Turn> runsFor)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        ArgumentNullException.ThrowIfNull(term);
        return term.Unit is TermUnit.Days or TermUnit.BusinessDays
            ? Result.Success(new ProcessClock(calendar, term, ValueList.Create(runsFor), []))
            : Result.Failure<ProcessClock>([TimeErrors.TermCannotPause.At("$", term)]);
    }

    /// <summary>The clock after a change of turn. Errors: <c>TIM101</c> for a day that is not covered, <c>TIM201</c> if it is before the last change, <c>TIM203</c> if nothing changes.</summary>
    public Result<ProcessClock> With(TurnChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var errors = new List<Error>();
        if (!calendar.Covers(SeoulTime.DateOf(change.At)))
        {
            errors.Add(calendar.NotCovered(SeoulTime.DateOf(change.At)));
        }

        if (changes.Count > 0)
        {
            if (change.At < changes[^1].At)
            {
                errors.Add(GoesBack(change.At));
            }

            if (change.Whose == changes[^1].Whose)
            {
                errors.Add(TimeErrors.TurnTwice.At("$"));
            }
        }

        return Result.From(() => new ProcessClock(calendar, Term, runsFor, [.. changes, change]), errors.ToValueList());
    }

    /// <summary>What it shows. Errors: <c>TIM101</c>; <c>TIM201</c> if the instant is before the last change.</summary>
    /// <param name="now">The instant.</param>
    public Result<ClockReading> At(DateTimeOffset now)
    {
        if (changes.Count > 0 && now < changes[^1].At)
        {
            return Result.Failure<ClockReading>([GoesBack(now)]);
        }

        if (!calendar.Covers(SeoulTime.DateOf(now)))
        {
            return Result.Failure<ClockReading>([calendar.NotCovered(SeoulTime.DateOf(now))]);
        }

        // Of changes at one instant the last counts: a turn without length is none.
        var turns = changes.Where((c, i) => i + 1 == changes.Count || changes[i + 1].At != c.At).ToList();
        var used = 0;
        var ran = TimeSpan.Zero;
        Deadline? due = null;
        DateTimeOffset? overdueSince = null;
        for (var i = 0; i < turns.Count; i++)
        {
            due = null;
            if (!runsFor.Contains(turns[i].Whose))
            {
                continue;
            }

            // Two turns in a row for which it runs are one run: passing the case on is no pause.
            var start = turns[i].At;
            while (i + 1 < turns.Count && runsFor.Contains(turns[i + 1].Whose))
            {
                i++;
            }

            var isLast = i + 1 == turns.Count;
            var end = isLast ? now : turns[i + 1].At;
            var ends = overdueSince is null ? DueOfRun(start, used) : null;
            if (ends is { IsSuccess: false } && isLast)
            {
                return Result.Failure<ClockReading>(ends.Findings);
            }

            due = ends?.Value;
            if (due is not null && end >= due.EndsAt)
            {
                overdueSince = due.EndsAt;
            }

            used += WholeDays(start, end);
            ran += end - start;
        }

        return Result.Success(new ClockReading(runsFor.Contains(Whose), used, Math.Max(0, Term.Count - used), ran, due, overdueSince));
    }

    private Result<Deadline> DueOfRun(DateTimeOffset start, int used)
    {
        var first = FirstWholeDay(start);
        var left = Math.Max(0, Term.Count - used);
        if (left == 0)
        {
            // Used up while a weekend or holiday moved the end: what is left is the rest of this day, or the next business day.
            return calendar.Moved(SeoulTime.DateOf(start));
        }

        return Term.Unit == TermUnit.BusinessDays ? calendar.LastBusinessDay(first, left) : calendar.Moved(first.AddDays(left - 1));
    }

    private int WholeDays(DateTimeOffset start, DateTimeOffset end)
    {
        var first = FirstWholeDay(start);
        var until = SeoulTime.DateOf(end);
        return until <= first ? 0 : Term.Unit == TermUnit.BusinessDays ? calendar.BusinessDaysIn(first, until) : until.DayNumber - first.DayNumber;
    }

    private static DateOnly FirstWholeDay(DateTimeOffset start)
    {
        var day = SeoulTime.DateOf(start);
        return start == SeoulTime.StartOf(day) ? day : day.AddDays(1);
    }

    private Error GoesBack(DateTimeOffset at) => TimeErrors.ClockGoesBack.At("$", Text(at), Text(changes[^1].At));

    private static string Text(DateTimeOffset at) => SeoulTime.Of(at).ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
}
