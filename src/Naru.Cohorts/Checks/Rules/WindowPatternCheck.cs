using Naru.Cohorts.Checks.Walk;
using Naru.Cohorts.Model;
using Naru.Core;

namespace Naru.Cohorts.Checks.Rules;

/// <summary>
/// Windows of the inclusion rules that begin on another day than most. As in OHDSI's check, the most common day is the
/// pattern, if any occurs twice; open bounds and missing windows count as the index date.
/// </summary>
internal sealed class WindowPatternCheck : Check
{
    internal override IEnumerable<Error> Find(WalkedDefinition walked)
    {
        var places = walked.Correlated.Where(p => p.Group.Section == Section.InclusionRule).ToList();
        var days = places.ConvertAll(p => StartDay(p.Value.StartWindow));
        var frequencies = days.CountBy(d => d).ToDictionary();
        if (frequencies.Count < 2 || frequencies.Values.Max() is var highest && highest < 2)
        {
            yield break;
        }

        var common = days.First(d => frequencies[d] == highest);
        var unusual = places.Where((_, i) => frequencies[days[i]] < highest).ToList();
        if (unusual.Count > 0)
        {
            yield return Report(CheckErrors.UnusualWindow, $"{unusual[0].Path}.StartWindow", unusual.Count, [unusual.Count, DayText(common)]);
        }
    }

    private static double StartDay(Window? window) =>
        window?.Start.Days is { } days ? (double)days * window.Start.Coefficient : 0;

    private static BilingualText DayText(double day) => day switch
    {
        < 0 => new($"{ValueText.Of(-day)}일 전", $"{ValueText.Of(-day)} days before"),
        > 0 => new($"{ValueText.Of(day)}일 후", $"{ValueText.Of(day)} days after"),
        _ => new("당일 또는 제한 없음", "the index date, or open"),
    };
}
