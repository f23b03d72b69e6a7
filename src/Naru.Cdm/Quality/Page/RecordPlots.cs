using Naru.Cdm.Quality.Page.Charts;
using Naru.Cdm.Quality.Profile;
using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>Records over time, one small plot for each table.</summary>
internal sealed class RecordPlots(HtmlWriter html)
{
    private const int RecordsOfEachStep = 20;

    public void Write(ValueList<DomainFigures> domains)
    {
        foreach (var domain in domains)
        {
            if (domain.OverTime is { } series)
            {
                var name = TableNames.Of(domain.Table, html.Language);
                Plot.Write(
                    html,
                    name,
                    domain.Table,
                    Finding(domain, series),
                    (title, finding) => Draw(title, finding, series),
                    html.Say($"시간에 따른 {name}", $"{name} over time"),
                    caption => Table(series, html.Say("기록", "Records"), caption));
            }
        }
    }

    /// <summary>Draws any numbers over time.</summary>
    public void Draw(string title, string finding, TimeSeries series) => StepChart.Draw(
        html, title, finding, series.Counts.Select(c => (double)c.Value).ToList(), TimeTicks.Of(series.Axis),
        Scale.For(series.Counts.Max(c => c.Value)), value => PageNumbers.Short(value, html.Language));

    /// <summary>The table behind it.</summary>
    public void Table(TimeSeries series, string what, string caption) => DataTable.Write(
        html,
        caption,
        [
            series.Axis.Step switch
            {
                TimeStep.Month => html.Say("달", "Month"),
                TimeStep.Quarter => html.Say("분기", "Quarter"),
                TimeStep.Year => html.Say("해", "Year"),
            },
            what,
        ],
        Enumerable.Range(0, series.Axis.Count).Select(i => (string[])[series.Axis.Label(i), series.Counts[i].ToString()]));

    private string Finding(DomainFigures domain, TimeSeries series)
    {
        var most = Enumerable.Range(0, series.Counts.Count).MaxBy(i => series.Counts[i].Value);
        // Where records are rare, months without any are no finding.
        var empty = domain.Records.Value >= series.Counts.Count * RecordsOfEachStep ? Gap(series) : null;
        var text = html.Say(
            $"기록 {domain.Records}건. 가장 많은 때는 {series.Axis.Label(most)}, {series.Counts[most]}건.",
            $"{domain.Records} records. Most in {series.Axis.Label(most)}: {series.Counts[most]}.");
        if (empty is { } gap)
        {
            text += gap.First == gap.Last
                ? html.Say($" {series.Axis.Label(gap.First)}에는 없습니다.", $" None in {series.Axis.Label(gap.First)}.")
                : html.Say(
                    $" {series.Axis.Label(gap.First)}부터 {series.Axis.Label(gap.Last)}까지는 없습니다.",
                    $" None from {series.Axis.Label(gap.First)} to {series.Axis.Label(gap.Last)}.");
        }

        return text + Outside(domain);
    }

    private string Outside(DomainFigures domain)
    {
        var text = domain.Before.Value == 0 ? "" : html.Say($" 이전 {domain.Before}건.", $" {domain.Before} earlier.");
        text += domain.After.Value == 0 ? "" : html.Say($" 이후 {domain.After}건.", $" {domain.After} later.");
        return text + (domain.Undated.Value == 0 ? "" : html.Say($" 날짜 없음 {domain.Undated}건.", $" {domain.Undated} without a date."));
    }

    /// <summary>The longest time without records between the first and the last.</summary>
    private static (int First, int Last)? Gap(TimeSeries series)
    {
        var filled = Enumerable.Range(0, series.Counts.Count).Where(i => series.Counts[i].Value > 0).ToList();
        var best = (First: 0, Last: -1);
        for (var i = 1; i < filled.Count; i++)
        {
            if (filled[i] - filled[i - 1] - 1 > best.Last - best.First + 1)
            {
                best = (filled[i - 1] + 1, filled[i] - 1);
            }
        }

        return best.Last < best.First ? null : best;
    }
}
