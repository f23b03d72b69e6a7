using System.Globalization;
using System.Text.Json.Nodes;
using Naru.Hub.Time;
using NJsonSchema;
using Xunit;

namespace Naru.Tests.Hub.Time;

/// <summary>The shipped holidays are what the rules of the acts and the lunar calendar give.</summary>
public sealed class HolidayDataTests
{
    private static readonly string Folder = Repository.File("data", "holidays");

    [Theory]
    [InlineData("kr")]
    [InlineData("kr.regulation")]
    public async Task File_FitsItsSchema(string name)
    {
        var schema = await JsonSchema.FromFileAsync(Path.Combine(Folder, $"{name}.schema.json"), TestContext.Current.CancellationToken);
        Assert.Empty(schema.Validate(await File.ReadAllTextAsync(Path.Combine(Folder, $"{name}.json"), TestContext.Current.CancellationToken)));
    }

    [Fact]
    public void File_IsReadWithoutFindings() =>
        Assert.Empty(BusinessCalendar.Read(File.ReadAllText(Path.Combine(Folder, "kr.json")), "kr.json").Findings);

    [Fact]
    public void PublicHolidays_AreThoseOfTheRules()
    {
        var listed = Listed().Where(h => h.Kind is not (HolidayKind.Temporary or HolidayKind.Workers)).Select(h => (h.Date, h.Id)).Order();
        Assert.Equal(new Regulation(Rules()).Holidays(2024, 2028).Order(), listed);
    }

    /// <summary>The twins: rules that differ in one word do not give the list.</summary>
    [Theory]
    [InlineData("\"saturday\", \"sunday\", \"holiday\"", "\"sunday\", \"holiday\"")]
    [InlineData("\"daysBefore\": 50", "\"daysBefore\": 60")]
    [InlineData("\"month\": 8, \"day\": 15, \"shift\": 1", "\"month\": 8, \"day\": 15, \"shift\": -1")]
    [InlineData("\"validFrom\": \"2026-05-11\", ", "")]
    public void PublicHolidays_DifferFromThoseOfOtherRules(string rule, string other)
    {
        Assert.Contains(rule, Rules(), StringComparison.Ordinal);
        var listed = Listed().Where(h => h.Kind is not (HolidayKind.Temporary or HolidayKind.Workers)).Select(h => (h.Date, h.Id)).Order();
        Assert.NotEqual(new Regulation(Rules().Replace(rule, other, StringComparison.Ordinal)).Holidays(2024, 2028).Order(), listed);
    }

    [Fact]
    public void DesignatedDays_AreThoseOfTheStateCouncil() => Assert.Equal(
        ["2024-10-01", "2025-01-27", "2025-06-03"],
        Listed().Where(h => h.Kind == HolidayKind.Temporary).Select(h => h.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    [Fact]
    public void WorkersDay_IsNoHolidayOfOfficesUntil2025()
    {
        foreach (var year in (int[])[2024, 2025, 2026])
        {
            var day = new DateOnly(year, 5, 1);
            Assert.Equal(year < 2026, BusinessCalendar.OfKorea().On(day).Value!.IsBusinessDay);
            Assert.False(BusinessCalendar.OfKorea(HolidaysOf.Employees).On(day).Value!.IsBusinessDay);
        }
    }

    [Fact]
    public void EveryHoliday_HasNamesAndASource() => Assert.All(Listed(), h =>
    {
        Assert.Matches("[가-힣]", h.Name.Korean);
        Assert.Matches("[A-Za-z]", h.Name.English);
        Assert.Matches("법률|규정|선거법", h.Source);
    });

    private static string Rules() => File.ReadAllText(Path.Combine(Folder, "kr.regulation.json"));

    private static List<Holiday> Listed()
    {
        var calendar = BusinessCalendar.OfKorea(HolidaysOf.Employees);
        return Enumerable.Range(0, calendar.To.DayNumber - calendar.From.DayNumber + 1)
            .SelectMany(i => calendar.On(calendar.From.AddDays(i)).Value!.Holidays)
            .ToList();
    }

    /// <summary>Holidays from the rules, with .NET's tables of the Korean lunar calendar.</summary>
    private sealed class Regulation(string text)
    {
        private static readonly KoreanLunisolarCalendar Lunar = new();
        private readonly JsonNode rules = JsonNode.Parse(text)!;

        internal List<(DateOnly Date, string Id)> Holidays(int first, int last)
        {
            var found = Enumerable.Range(first, last - first + 1).SelectMany(Days).Concat(Elections()).ToList();
            var taken = found.Select(h => h.Date).ToHashSet();
            foreach (var (date, id) in found.Order().ToList())
            {
                // Of two on one day one day off is lost, and one is given. The almanacs name it after the one of the lunar calendar.
                var other = IsLunar(id) && found.Exists(h => h.Date == date && !IsLunar(h.Id));
                var meets = date.DayOfWeek switch
                {
                    DayOfWeek.Saturday => "saturday",
                    DayOfWeek.Sunday => "sunday",
                    _ => other ? "holiday" : null,
                };
                if (meets is null || !rules["substitutes"]!.AsArray().Any(s => Has(s!["holidays"], id) && Has(s["meets"], meets)))
                {
                    continue;
                }

                var day = date.AddDays(1);
                while (taken.Contains(day) || day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
                {
                    day = day.AddDays(1);
                }

                taken.Add(day);
                found.Add((day, id));
            }

            return found;
        }

        private IEnumerable<(DateOnly Date, string Id)> Days(int year) =>
            from rule in rules["days"]!.AsArray()
            let month = (int)rule["month"]!
            let day = (int)rule["day"]!
            let date = ((string)rule["calendar"]! == "solar" ? new DateOnly(year, month, day) : OfLunar(year, month, day)).AddDays((int?)rule["shift"] ?? 0)
            where rule["validFrom"] is null || date >= DateOnly.Parse((string)rule["validFrom"]!, CultureInfo.InvariantCulture)
            select (date, (string)rule["holiday"]!);

        private IEnumerable<(DateOnly Date, string Id)> Elections()
        {
            foreach (var rule in rules["elections"]!.AsArray())
            {
                foreach (var end in rule!["termEnds"]!.AsArray())
                {
                    var day = DateOnly.Parse((string)end!, CultureInfo.InvariantCulture).AddDays(-(int)rule["daysBefore"]!);
                    while (day.DayOfWeek != DayOfWeek.Wednesday)
                    {
                        day = day.AddDays(1);
                    }

                    yield return (day, (string)rule["holiday"]!);
                }
            }
        }

        private bool IsLunar(string id) => rules["days"]!.AsArray().Any(r => (string)r!["holiday"]! == id && (string)r["calendar"]! == "lunar");

        private static bool Has(JsonNode? list, string value) => list!.AsArray().Any(v => (string)v! == value);

        private static DateOnly OfLunar(int year, int month, int day)
        {
            // .NET counts the leap month as a month of its own: those after it have a number more.
            var leap = Lunar.GetLeapMonth(year);
            return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
        }
    }
}
