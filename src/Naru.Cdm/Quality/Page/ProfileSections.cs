using System.Globalization;
using Naru.Cdm.Quality.Profile;

namespace Naru.Cdm.Quality.Page;

/// <summary>The part of the page about what the data hold: key numbers, plots, and the tables behind them.</summary>
internal sealed class ProfileSections(HtmlWriter html, DataProfile profile)
{
    public void Write()
    {
        Section("data", html.Say("데이터", "The data"), KeyNumbers);
        Section("people", html.Say("사람과 관찰 기간", "People and observation"), () => Plots(new PeoplePlots(html, profile).Write));
        Section("time", html.Say("시간에 따른 기록", "Records over time"), () =>
        {
            if (profile.Domains.Count == 0)
            {
                Nothing();
                return;
            }

            html.Element("p", html.Say(
                "테이블마다 세로축이 다릅니다. 기록의 99.9% 이상이 들어 있는 기간을 그렸고, 그 밖의 기록은 수를 적었습니다.",
                "Each table has its own vertical axis. The time shown holds at least 99.9% of the records; what lies outside is counted."), ("class", "note"));
            Plots(() => new RecordPlots(html).Write(profile.Domains));
        });
        Section("mapping", html.Say("매핑되지 않은 기록", "Unmapped records"), () => new MappingPlot(html).Write(profile.Unmapped, Nothing));
        Section("concepts", html.Say("가장 많은 개념", "Most frequent concepts"), () =>
        {
            if (profile.TopConcepts.Count == 0)
            {
                Nothing();
                return;
            }

            html.Element("p", html.Say(
                "막대는 기록의 수이고, 오른쪽에 기록과 사람의 수를 적었습니다.", "Bars show records; the figures are records · persons.")
                + (profile.HasVocabulary ? "" : html.Say(
                    " 데이터에 어휘(concept 테이블)가 없어 개념의 번호만 적었습니다.",
                    " The data have no vocabulary (table concept), so concepts have only their numbers.")), ("class", "note"));
            Plots(() => new ConceptPlots(html).Write(profile.TopConcepts));
        });
        Section("tables", html.Say("테이블", "Tables"), Tables);
    }

    private void Section(string id, string title, Action content)
    {
        html.Line();
        using var section = html.Open("section", ("aria-labelledby", id));
        html.Element("h2", title, ("id", id));
        content();
    }

    private void Plots(Action plots)
    {
        using var grid = html.Open("div", ("class", "plots"));
        plots();
    }

    private void Nothing() => html.Element("p", html.Say("이 데이터에는 기록이 없습니다.", "These data have no records."));

    private void KeyNumbers()
    {
        var domains = profile.Domains.Select(d => d.Records).ToList();
        var records = Sum(domains);
        var atLeast = !records.IsHidden && domains.Exists(d => d.IsHidden) ? "≥" : "";
        using var list = html.Open("dl", ("class", "keys"));
        Key(html.Say("사람", "Persons"), profile.People.Persons.ToString());
        Key(html.Say("기록", "Records"), $"{atLeast}{records}");
        Key(
            html.Say("기록이 있는 기간", "Records from – to"),
            profile.Months is { } axis ? $"{axis.Label(0)} – {axis.Label(axis.Count - 1)}" : "–");
        Key(
            html.Say("매핑되지 않은 기록", "Unmapped records"),
            PageNumbers.Share(Sum(profile.Unmapped.Select(u => u.Unmapped)), Sum(profile.Unmapped.Select(u => u.Records))));
        Key(html.Say("사망한 사람", "Persons who died"), profile.People.Dead.ToString());
    }

    /// <summary>A sum; if it is so small that all its parts may be hidden, it is hidden too.</summary>
    private CellCount Sum(IEnumerable<CellCount> counts)
    {
        var list = counts.ToList();
        var exact = list.Where(c => !c.IsHidden).Sum(c => c.Value);
        return list.Exists(c => c.IsHidden) && exact == 0 ? new CellCount(profile.HideBelow!.Value - 1, IsHidden: true) : new CellCount(exact);
    }

    private void Key(string name, string value)
    {
        using var pair = html.Open("div");
        html.Element("dt", name);
        html.Element("dd", value);
    }

    private void Tables()
    {
        var caption = html.Say("CDM의 테이블과 그 크기", "The tables of the CDM and their size");
        using var region = html.Open("div", ("class", "scroll"), ("role", "region"), ("aria-label", caption), ("tabindex", "0"));
        DataTable.Write(
            html,
            caption,
            [html.Say("테이블", "Table"), html.Say("행", "Rows"), html.Say("사람", "Persons"), html.Say("첫 달", "First month"), html.Say("마지막 달", "Last month")],
            profile.Tables.Select(t => (string[])
            [
                $"{TableNames.Of(t.Table, html.Language)} ({t.Table})",
                t.Rows.ToString(), t.Persons?.ToString() ?? "–", Month(t.FirstMonth), Month(t.LastMonth),
            ]));
    }

    private static string Month(DateOnly? month) => month?.ToString("yyyy-MM", CultureInfo.InvariantCulture) ?? "–";
}
