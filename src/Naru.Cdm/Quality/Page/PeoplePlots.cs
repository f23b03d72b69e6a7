using System.Globalization;
using Naru.Cdm.Quality.Page.Charts;
using Naru.Cdm.Quality.Profile;
using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>People by age and sex, and how long and when they are observed.</summary>
internal sealed class PeoplePlots(HtmlWriter html, DataProfile profile)
{
    private const int LongestYears = 100;

    private readonly RecordPlots overTime = new(html);

    public void Write()
    {
        if (profile.People.Ages.Count == 0)
        {
            html.Element("p", html.Say("나이를 알 수 있는 사람이 없습니다.", "Nobody has a known age."));
        }
        else
        {
            Plot.Write(html, html.Say("나이와 성별", "Age and sex"), "person", AgeFinding(), DrawAges,
                html.Say("나이와 성별에 따른 사람", "People by age and sex"), AgeTable);
        }

        if (profile.Observation is not { AtLeastYears.Count: > 0 } observation)
        {
            html.Element("p", html.Say("관찰 기간이 없습니다.", "There are no observation periods."));
            return;
        }

        Plot.Write(
            html, html.Say("관찰한 길이", "Length of observation"), "observation_period", LengthFinding(observation),
            (title, finding) => DrawLengths(title, finding, observation),
            html.Say("관찰한 햇수에 따른 사람", "Persons by years of observation"), caption => LengthTable(observation, caption));
        if (observation.OnFirstDay is { } series)
        {
            Plot.Write(
                html, html.Say("관찰 중인 사람", "People under observation"), "observation_period", ObservedFinding(series),
                (title, finding) => overTime.Draw(title, finding, series),
                html.Say("첫날에 관찰 중인 사람", "Persons under observation on the first day"),
                caption => overTime.Table(series, html.Say("사람", "Persons"), caption));
        }
    }

    private static string Band(AgeBand band) => band.From >= 100
        ? "100+"
        : string.Create(CultureInfo.InvariantCulture, $"{band.From}–{band.From + 4}");

    private string AgeFinding()
    {
        var people = profile.People;
        var most = people.Ages.MaxBy(b => b.Male.Value + b.Female.Value + b.OtherSex.Value)!;
        var text = html.Say(
            $"남자 {people.Male}명({PageNumbers.Share(people.Male, people.Persons)}), 여자 {people.Female}명({PageNumbers.Share(people.Female, people.Persons)}). "
                + $"{people.AgeYear}년의 나이, 죽은 사람은 그때의 나이.",
            $"{people.Male} men ({PageNumbers.Share(people.Male, people.Persons)}), {people.Female} women ({PageNumbers.Share(people.Female, people.Persons)}). "
                + $"Age in {people.AgeYear}, of the dead when they died.");
        // The largest of numbers that are hidden is not known.
        if (!most.Male.IsHidden && !most.Female.IsHidden && !most.OtherSex.IsHidden)
        {
            text += html.Say($" 가장 많은 나이는 {Band(most)}세.", $" Most are {Band(most)}.");
        }

        if (people.OtherSex.Value > 0)
        {
            text += html.Say($" 다른 성별이거나 모름 {people.OtherSex}명.", $" Other or unknown sex: {people.OtherSex}.");
        }

        return text + (people.UnknownAge.Value == 0 ? "" : html.Say($" 나이 모름 {people.UnknownAge}명.", $" Unknown age: {people.UnknownAge}."));
    }

    private void DrawAges(string title, string finding) => PyramidChart.Draw(
        html, title, finding,
        profile.People.Ages.Select(b => new PyramidRow(Band(b), b.Male, b.Female)).ToValueList(),
        html.Say("남자", "Men"), html.Say("여자", "Women"));

    private void AgeTable(string caption) => DataTable.Write(
        html,
        caption,
        [html.Say("나이", "Age"), html.Say("남자", "Men"), html.Say("여자", "Women"), html.Say("다른 성별", "Other")],
        profile.People.Ages.Select(b => (string[])[Band(b), b.Male.ToString(), b.Female.ToString(), b.OtherSex.ToString()]));

    private string LengthFinding(ObservationFigures observation)
    {
        var text = observation.MedianDays is { } days
            ? html.Say(
                $"사람 {observation.Persons}명을 관찰했고, 절반은 {Years(days)}년 이상입니다.",
                $"{observation.Persons} persons are observed, half of them for {Years(days)} years or more.")
            : html.Say($"사람 {observation.Persons}명을 관찰했습니다.", $"{observation.Persons} persons are observed.");
        text += observation.WithoutPeriod.Value == 0 ? "" : html.Say(
            $" 관찰 기간이 없는 사람 {observation.WithoutPeriod}명.", $" Without any period: {observation.WithoutPeriod} persons.");
        return text + (observation.EndingLater.Value == 0 ? "" : html.Say(
            $" 점검한 날보다 늦게 끝나는 기간 {observation.EndingLater}개.", $" {observation.EndingLater} periods end after the day of the check."));
    }

    private static string Years(long days) => (days / 365.25).ToString("0.0", CultureInfo.InvariantCulture);

    private void DrawLengths(string title, string finding, ObservationFigures observation)
    {
        // Nobody is observed for longer than the axis but those whom an error keeps; the table has them all.
        var shown = observation.AtLeastYears.Take(LongestYears + 1).ToList();
        var every = shown.Count switch { <= 12 => 1, <= 24 => 2, <= 60 => 5, _ => 10 };
        var ticks = Enumerable.Range(0, shown.Count).Where(i => i % every == 0)
            .Select(i => new StepTick(i, i.ToString(CultureInfo.InvariantCulture) + (i == 0 ? html.Say("년", " y") : ""))).ToValueList();
        StepChart.Draw(
            html, title, finding, shown.Select(c => 100.0 * c.Value / Math.Max(1, Math.Max(c.Value, observation.Persons.Value))).ToList(),
            ticks, Scale.For(100), value => value.ToString("0", CultureInfo.InvariantCulture) + "%");
    }

    private void LengthTable(ObservationFigures observation, string caption) => DataTable.Write(
        html,
        caption,
        [html.Say("적어도", "At least"), html.Say("사람", "Persons"), html.Say("비율", "Share")],
        observation.AtLeastYears.Select((count, years) => (string[])
        [
            html.Say(FormattableString.Invariant($"{years}년"), years == 1 ? "1 year" : FormattableString.Invariant($"{years} years")),
            count.ToString(), PageNumbers.Share(count, observation.Persons),
        ]));

    private string ObservedFinding(TimeSeries series)
    {
        var most = Enumerable.Range(0, series.Counts.Count).MaxBy(i => series.Counts[i].Value);
        var each = series.Axis.Step switch
        {
            TimeStep.Month => html.Say("달마다", "month"),
            TimeStep.Quarter => html.Say("분기마다", "quarter"),
            TimeStep.Year => html.Say("해마다", "year"),
        };
        return html.Say(
            $"{each} 첫날에 관찰 중인 사람. 가장 많은 때는 {series.Axis.Label(most)}, {series.Counts[most]}명.",
            $"On the first day of each {each}. Most in {series.Axis.Label(most)}: {series.Counts[most]}.");
    }
}
