using System.Globalization;
using Naru.Core;
using Naru.Core.Json;

namespace Naru.Hub.Time;

/// <summary>Reads a list of holidays (<c>data/holidays/kr.schema.json</c>). Pure.</summary>
internal static class HolidayFile
{
    private static readonly (string Name, HolidayKind Kind)[] Kinds =
    [
        ("fixed", HolidayKind.Fixed), ("national", HolidayKind.National), ("lunar", HolidayKind.Lunar), ("substitute", HolidayKind.Substitute),
        ("election", HolidayKind.Election), ("temporary", HolidayKind.Temporary), ("workers", HolidayKind.Workers),
    ];

    internal sealed record Content(DateOnly From, DateOnly To, ValueList<Holiday> Holidays);

    internal static Result<Content> Read(string text, string fileName)
    {
        var json = JsonText.Parse(text);
        if (json.Root is not { } root)
        {
            return Result.Failure<Content>([TimeErrors.NotJson.At(new SourcePlace(fileName, json.Failure?.Line))]);
        }

        var findings = new List<Error>();
        SourcePlace Place(JsonItem item, JsonPath path) => new(fileName, json.LineOf(item.Start), JsonPath: path.ToString());

        string? Text(JsonItem owner, JsonPath path, string member)
        {
            var item = owner.Member(member);
            if (item is { Kind: System.Text.Json.JsonTokenType.String, Text.Length: > 0 })
            {
                return item.Text;
            }

            findings.Add(TimeErrors.MemberWrong.At(Place(item ?? owner, path.Member(member)), member));
            return null;
        }

        DateOnly? Day(JsonItem owner, JsonPath path, string member)
        {
            if (Text(owner, path, member) is not { } day)
            {
                return null;
            }

            if (DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            findings.Add(TimeErrors.MemberWrong.At(Place(owner.Member(member)!, path.Member(member)), member));
            return null;
        }

        var from = Day(root, JsonPath.Root, "from");
        var to = Day(root, JsonPath.Root, "to");
        if (from > to)
        {
            findings.Add(TimeErrors.EndBeforeStart.At(Place(root, JsonPath.Root.Member("to")), Iso(from.Value), Iso(to.Value)));
        }

        var holidays = new List<Holiday>();
        var days = root.Member("days");
        if (days is not { IsArray: true })
        {
            findings.Add(TimeErrors.MemberWrong.At(Place(days ?? root, JsonPath.Root.Member("days")), "days"));
        }

        for (var i = 0; i < (days?.Items.Count ?? 0); i++)
        {
            var item = days!.Items[i];
            var path = JsonPath.Root.Member("days").Item(i);
            var date = Day(item, path, "date");
            var id = Text(item, path, "holiday");
            var kindName = Text(item, path, "kind");
            var korean = Text(item, path, "ko");
            var english = Text(item, path, "en");
            var source = Text(item, path, "source");
            var kind = Array.FindIndex(Kinds, k => k.Name == kindName);
            if (kindName is not null && kind < 0)
            {
                findings.Add(TimeErrors.MemberWrong.At(Place(item.Member("kind")!, path.Member("kind")), "kind"));
            }

            if (date < from || date > to)
            {
                findings.Add(TimeErrors.HolidayOutside.At(Place(item, path), Iso(date!.Value), Iso(from!.Value), Iso(to!.Value)));
            }

            if (date is null || id is null || kind < 0 || korean is null || english is null || source is null)
            {
                continue;
            }

            if (holidays.Count > 0 && (holidays[^1].Date, holidays[^1].Id) is var (lastDate, lastId)
                && (lastDate > date || (lastDate == date && string.CompareOrdinal(lastId, id) >= 0)))
            {
                findings.Add(TimeErrors.HolidayOutOfOrder.At(Place(item, path), Iso(date.Value), id));
            }

            holidays.Add(new Holiday(date.Value, id, Kinds[kind].Kind, new BilingualText(korean, english), source));
        }

        return Result.From(() => new Content(from!.Value, to!.Value, holidays.ToValueList()), findings.ToValueList());
    }

    internal static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
