using Naru.Cdm.Quality.Page.Charts;
using Naru.Cdm.Quality.Profile;
using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>The share of records without a standard concept.</summary>
internal sealed class MappingPlot(HtmlWriter html)
{
    public void Write(ValueList<UnmappedFigures> tables, Action nothing)
    {
        if (tables.Count == 0)
        {
            nothing();
            return;
        }

        using var grid = html.Open("div", ("class", "plots"));
        Plot.Write(
            html, html.Say("개념이 0이거나 없는 기록", "Records whose concept is 0 or missing"), null, Finding(tables),
            (title, finding) => BarChart.Draw(html, title, finding, tables.Select(Bar).ToValueList(), full: 100),
            html.Say("테이블마다 매핑되지 않은 기록", "Unmapped records by table"), caption => Table(tables, caption));
    }

    private string Finding(ValueList<UnmappedFigures> tables)
    {
        var worst = tables.MaxBy(Percent)!;
        return worst.Unmapped.Value == 0
            ? html.Say("모든 기록에 개념이 있습니다.", "Every record has a concept.")
            : html.Say(
                $"비율이 가장 큰 테이블은 {TableNames.Of(worst.Table, html.Language)}: {worst.Unmapped}건, {PageNumbers.Share(worst.Unmapped, worst.Records)}.",
                $"The largest share is in {TableNames.Of(worst.Table, html.Language)}: {worst.Unmapped} records, {PageNumbers.Share(worst.Unmapped, worst.Records)}.");
    }

    private ChartBar Bar(UnmappedFigures table) => new(
        TableNames.Of(table.Table, html.Language),
        html.Say(
            $"{PageNumbers.Share(table.Unmapped, table.Records)} · {table.Unmapped}건",
            $"{PageNumbers.Share(table.Unmapped, table.Records)} · {table.Unmapped}"),
        Percent(table),
        table.Unmapped.IsHidden);

    private static double Percent(UnmappedFigures table) => table.Records.Value == 0 ? 0 : 100.0 * table.Unmapped.Value / table.Records.Value;

    private void Table(ValueList<UnmappedFigures> tables, string caption) => DataTable.Write(
        html,
        caption,
        [
            html.Say("열", "Field"), html.Say("기록", "Records"), html.Say("매핑 안 됨", "Unmapped"),
            html.Say("비율", "Share"), html.Say("원천 값의 가짓수", "Different source values"),
        ],
        tables.Select(t => (string[])
        [
            $"{t.Table}.{t.Field}", t.Records.ToString(), t.Unmapped.ToString(), PageNumbers.Share(t.Unmapped, t.Records), PageNumbers.Count(t.SourceValues),
        ]));
}
