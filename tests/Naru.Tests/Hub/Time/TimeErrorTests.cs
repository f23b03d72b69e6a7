using Naru.Core;
using Naru.Hub.Time;
using Xunit;

namespace Naru.Tests.Hub.Time;

/// <summary>Every kind of finding has input that provokes it.</summary>
public sealed class TimeErrorTests
{
    private static readonly BusinessCalendar Calendar = BusinessCalendar.OfKorea();
    private static readonly DateTimeOffset Noon = BusinessCalendarTests.Instant("2026-03-03T12:00");
    private static readonly ProcessClock Clock = ProcessClock.Of(Calendar, Term.OfDays(5), Turn.Owner).Value!.With(new TurnChange(Noon, Turn.Owner)).Value!;

    private static readonly (string Code, Func<ValueList<Error>> Find)[] Cases =
    [
        ("TIM101", () => Calendar.On(new DateOnly(2029, 1, 1)).Findings),
        ("TIM101", () => Calendar.On(new DateOnly(2023, 12, 31)).Findings),
        ("TIM101", () => Calendar.AddBusinessDays(new DateOnly(2028, 12, 20), 30).Findings),
        ("TIM101", () => Calendar.AddBusinessDays(new DateOnly(2024, 1, 3), -30).Findings),
        ("TIM101", () => Calendar.AddBusinessDays(new DateOnly(2030, 1, 3), 1).Findings),
        ("TIM101", () => Calendar.CountBusinessDays(new DateOnly(2020, 1, 3), new DateOnly(2024, 1, 3)).Findings),
        ("TIM101", () => Calendar.DeadlineOf(Noon, Term.Parse("5y").Value!).Findings),
        ("TIM101", () => Calendar.DeadlineOf(Noon, Term.Parse("10000y").Value!).Findings),
        ("TIM101", () => Calendar.DeadlineOf(Noon, Term.Parse("10000d").Value!).Findings),
        ("TIM101", () => Calendar.DeadlineOf(Noon, Term.Parse("10000bd").Value!).Findings),
        ("TIM101", () => Clock.With(new TurnChange(Noon.AddYears(4), Turn.Applicant)).Findings),
        ("TIM101", () => Clock.At(Noon.AddYears(4)).Findings),
        ("TIM102", () => Calendar.AddBusinessDays(new DateOnly(2026, 1, 1), 10_001).Findings),
        ("TIM102", () => Calendar.AddBusinessDays(new DateOnly(2026, 1, 1), int.MinValue).Findings),
        ("TIM103", () => Calendar.CountBusinessDays(new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 1)).Findings),
        ("TIM103", () => File("""{ "from": "2026-02-01", "to": "2026-01-01", "days": [] }""")),
        ("TIM104", () => Term.Parse("").Findings),
        ("TIM104", () => Term.Parse("ten days").Findings),
        ("TIM104", () => Term.Parse("0d").Findings),
        ("TIM104", () => Term.Parse("-3d").Findings),
        ("TIM104", () => Term.Parse("10001bd").Findings),
        ("TIM104", () => Term.Parse("99999999999d").Findings),
        ("TIM104", () => Term.Parse("٣d").Findings),
        ("TIM201", () => Clock.With(new TurnChange(Noon.AddTicks(-1), Turn.Applicant)).Findings),
        ("TIM201", () => Clock.At(Noon.AddTicks(-1)).Findings),
        ("TIM202", () => ProcessClock.Of(Calendar, Term.Parse("3m").Value!, Turn.Owner).Findings),
        ("TIM203", () => Clock.With(new TurnChange(Noon, Turn.Owner)).Findings),
        ("TIM301", () => File("{")),
        ("TIM302", () => File("[]")),
        ("TIM302", () => File("""{ "from": "1 January", "to": "2026-01-01", "days": [] }""")),
        ("TIM302", () => File("""{ "from": "2026-01-01", "to": "2026-12-31", "days": [{ "date": "2026-01-01" }] }""")),
        ("TIM302", () => Days("""{ "date": "2026-01-01", "holiday": "a", "kind": "odd", "ko": "가", "en": "A", "source": "s" }""")),
        ("TIM303", () => Days("""{ "date": "2027-01-01", "holiday": "a", "kind": "fixed", "ko": "가", "en": "A", "source": "s" }""")),
        ("TIM304", () => Days(
            """
            { "date": "2026-01-01", "holiday": "a", "kind": "fixed", "ko": "가", "en": "A", "source": "s" },
            { "date": "2026-01-01", "holiday": "a", "kind": "fixed", "ko": "가", "en": "A", "source": "s" }
            """)),
    ];

    public static TheoryData<int> Numbers => new(Enumerable.Range(0, Cases.Length));

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Input_IsRefused(int number) => Assert.Contains(Cases[number].Find(), e => e.Code == Cases[number].Code);

    [Fact]
    public void All_EveryKind_HasInputThatProvokesIt() =>
        Assert.Equal(TimeErrors.All.Select(k => k.Code).Order(StringComparer.Ordinal), Cases.Select(c => c.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    [Fact]
    public void File_WithAFault_SaysTheLine() => Assert.Equal(
        2, Assert.Single(File("{ \"from\": \"2026-01-01\",\n \"to\": 5, \"days\": [] }")).Place.Line);

    private static ValueList<Error> File(string text) => BusinessCalendar.Read(text, "x.json").Findings;

    private static ValueList<Error> Days(string days) => File($$"""{ "from": "2026-01-01", "to": "2026-12-31", "days": [{{days}}] }""");
}
