using Naru.Core;

namespace Naru.Hub.Time;

/// <summary>
/// Business days, and when terms end by the Civil Act of Korea (민법), art. 155–161. Days are days in Seoul. A question about a day that the list of holidays
/// does not cover is refused (<c>TIM101</c>), never guessed. Immutable; safe for threads.
/// </summary>
/// <remarks>
/// The first day is not counted, unless the term begins at midnight (art. 157); the term ends with its last day (art. 159); months and years go by the calendar and end
/// on the day before the corresponding one, or on the last of the month where there is none (art. 160); an end on a Saturday or public holiday moves to the next day that is
/// neither (art. 161). Other acts count otherwise, and must then be stated as data: the General Act on Public Administration (행정기본법), art. 6, counts the first day of a term
/// that burdens somebody and does not move its end.
/// </remarks>
public sealed class BusinessCalendar
{
    private static readonly Lazy<HolidayFile.Content> Korea = new(ReadKorea);

    private readonly ILookup<DateOnly, Holiday> holidays;

    /// <summary>How many business days there are from the first covered day to before the day with this index.</summary>
    private readonly int[] before;

    private BusinessCalendar(HolidayFile.Content content, HolidaysOf whose)
    {
        (From, To) = (content.From, content.To);
        holidays = content.Holidays.Where(h => whose == HolidaysOf.Employees || h.Kind != HolidayKind.Workers).ToLookup(h => h.Date);
        before = new int[To.DayNumber - From.DayNumber + 2];
        for (var i = 0; i < before.Length - 1; i++)
        {
            var day = From.AddDays(i);
            var works = day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(day);
            before[i + 1] = before[i] + (works ? 1 : 0);
        }
    }

    /// <summary>The first day that is covered.</summary>
    public DateOnly From { get; }

    /// <summary>The last day that is covered.</summary>
    public DateOnly To { get; }

    /// <summary>Korea's, as shipped (<c>data/holidays/kr.json</c>).</summary>
    /// <param name="whose">Whose holidays.</param>
    public static BusinessCalendar OfKorea(HolidaysOf whose = HolidaysOf.Offices) => new(Korea.Value, whose);

    /// <summary>One from a file in the form of <c>data/holidays/kr.schema.json</c>, for a day that the government has just designated. Errors: <c>TIM103</c>, <c>TIM3xx</c>.</summary>
    /// <param name="text">The file's text.</param>
    /// <param name="fileName">Its name, for errors.</param>
    /// <param name="whose">Whose holidays.</param>
    public static Result<BusinessCalendar> Read(string text, string fileName, HolidaysOf whose = HolidaysOf.Offices)
    {
        var content = HolidayFile.Read(text, fileName);
        return Result.From(() => new BusinessCalendar(content.Value!, whose), content.Findings);
    }

    /// <summary>What a day is. Error: <c>TIM101</c>.</summary>
    public Result<CalendarDay> On(DateOnly day) =>
        Covers(day) ? Result.Success(Describe(day)) : Result.Failure<CalendarDay>([NotCovered(day)]);

    /// <summary>The day that is so many business days after another one, which is not counted itself. Errors: <c>TIM101</c>, <c>TIM102</c>.</summary>
    /// <param name="day">Where counting starts; need not be a business day.</param>
    /// <param name="count">How many, −10,000 to 10,000; negative: before it. 0: the day itself if it is a business day, else the next one.</param>
    public Result<CalendarDay> AddBusinessDays(DateOnly day, int count)
    {
        if (Math.Abs((long)count) > Term.Most)
        {
            return Result.Failure<CalendarDay>([TimeErrors.CountOutOfRange.At("$", count, -Term.Most, Term.Most)]);
        }

        if (!Covers(day))
        {
            return Result.Failure<CalendarDay>([NotCovered(day)]);
        }

        // Business days are numbered from 1; the sought one has a number, and is the first day before whose end so many have passed.
        var index = Index(day);
        var number = count > 0 ? before[index + 1] + count
            : count == 0 ? before[index] + 1
            : before[index] + count + 1;
        if (number < 1 || number > before[^1])
        {
            return Result.Failure<CalendarDay>([NotCovered(number < 1 ? From.AddDays(-1) : To.AddDays(1))]);
        }

        return Result.Success(Describe(DayOfNumber(number)));
    }

    /// <summary>How many business days there are after one day, up to and including another. Errors: <c>TIM101</c>, <c>TIM103</c>.</summary>
    /// <param name="after">Not counted.</param>
    /// <param name="through">Counted, if it is a business day; not before <paramref name="after"/>.</param>
    public Result<DayCount> CountBusinessDays(DateOnly after, DateOnly through)
    {
        var errors = new[] { after, through }.Where(d => !Covers(d)).Distinct().Select(NotCovered).ToList();
        if (through < after)
        {
            errors.Add(TimeErrors.EndBeforeStart.At("$", HolidayFile.Iso(after), HolidayFile.Iso(through)));
        }

        return Result.From(() => new DayCount(before[Index(through) + 1] - before[Index(after) + 1]), errors.ToValueList());
    }

    /// <summary>When a term ends that begins at an instant. Errors: <c>TIM101</c>.</summary>
    /// <param name="start">The instant of the event from which the term runs.</param>
    /// <param name="term">How long it is.</param>
    public Result<Deadline> DeadlineOf(DateTimeOffset start, Term term)
    {
        ArgumentNullException.ThrowIfNull(term);
        var startDay = SeoulTime.DateOf(start);
        // Counting starts on the next day; at midnight nothing of the day is lost and it counts itself (art. 157).
        var firstDay = start == SeoulTime.StartOf(startDay) ? startDay : startDay.AddDays(1);
        return term.Unit switch
        {
            TermUnit.BusinessDays => LastBusinessDay(firstDay, term.Count),
            TermUnit.Days => Moved(firstDay.AddDays(term.Count - 1)),
            TermUnit.Months => AfterMonths(firstDay, term.Count),
            TermUnit.Years => AfterMonths(firstDay, term.Count * 12),
        };
    }

    /// <summary>The last of so many business days, of which the first may be the given day. Error: <c>TIM101</c>.</summary>
    internal Result<Deadline> LastBusinessDay(DateOnly firstDay, int count)
    {
        if (!Covers(firstDay))
        {
            return Result.Failure<Deadline>([NotCovered(firstDay)]);
        }

        var number = before[Index(firstDay)] + count;
        return number > before[^1]
            ? Result.Failure<Deadline>([NotCovered(To.AddDays(1))])
            : Result.Success(new Deadline(DayOfNumber(number), Moved: false));
    }

    /// <summary>A term's end, moved to the next business day if it is none (art. 161). Error: <c>TIM101</c>.</summary>
    internal Result<Deadline> Moved(DateOnly end)
    {
        var day = AddBusinessDays(end, 0);
        return Result.From(() => new Deadline(day.Value!.Date, day.Value.Date != end), day.Findings);
    }

    /// <summary>Business days from one day up to before another one; both are covered, or one after the last.</summary>
    internal int BusinessDaysIn(DateOnly from, DateOnly until) => before[Index(until)] - before[Index(from)];

    internal bool Covers(DateOnly day) => day >= From && day <= To;

    internal Error NotCovered(DateOnly day) =>
        TimeErrors.DayNotCovered.At("$", HolidayFile.Iso(day), HolidayFile.Iso(From), HolidayFile.Iso(To));

    private static HolidayFile.Content ReadKorea()
    {
        using var stream = typeof(BusinessCalendar).Assembly.GetManifestResourceStream("holidays/kr.json")
            ?? throw new InvalidOperationException("The list of holidays is not in the assembly.");
        using var reader = new StreamReader(stream);
        return HolidayFile.Read(reader.ReadToEnd(), "kr.json").Value
            ?? throw new InvalidOperationException("The shipped list of holidays cannot be read.");
    }

    /// <summary>Months are no question of the calendar's days only while they end within it: ten thousand years end nowhere.</summary>
    private Result<Deadline> AfterMonths(DateOnly firstDay, int months) => months > ((To.Year - firstDay.Year) * 12) + 12
        ? Result.Failure<Deadline>([NotCovered(To.AddDays(1))])
        : Moved(EndOfMonths(firstDay, months));

    /// <summary>Months by the calendar from a first day that counts: they end the day before the corresponding day, or on the last of the month where there is none.</summary>
    private static DateOnly EndOfMonths(DateOnly firstDay, int months)
    {
        var corresponding = firstDay.AddMonths(months);
        return corresponding.Day == firstDay.Day ? corresponding.AddDays(-1) : corresponding;
    }

    private int Index(DateOnly day) => day.DayNumber - From.DayNumber;

    private CalendarDay Describe(DateOnly day) => new(day, before[Index(day) + 1] > before[Index(day)], holidays[day].ToValueList());

    private DateOnly DayOfNumber(int number)
    {
        var (low, high) = (0, before.Length - 1);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = before[middle] >= number ? (low, middle) : (middle + 1, high);
        }

        return From.AddDays(low - 1);
    }
}
