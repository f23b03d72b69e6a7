using System.Globalization;

namespace Naru.Cdm.Quality.Page;

/// <summary>The part of the page about the checks: the summary, what failed, and all of them.</summary>
internal sealed class CheckSections(HtmlWriter html, QualityReport report)
{
    private const int AtOnce = 5;

    private static readonly CheckStatus[] Problems = [CheckStatus.Failed, CheckStatus.Broken];

    public void Write()
    {
        html.Line();
        using (html.Open("section", ("aria-labelledby", "summary")))
        {
            html.Element("h2", html.Say("요약", "Summary"), ("id", "summary"));
            Matrix();
        }

        html.Line();
        using (html.Open("section", ("aria-labelledby", "failed")))
        {
            html.Element("h2", html.Say("기준에 미치지 못한 점검", "Failed checks"), ("id", "failed"));
            FailedChecks();
        }

        html.Line();
        using (html.Open("section", ("aria-labelledby", "all")))
        {
            html.Element("h2", html.Say("모든 점검", "All checks"), ("id", "all"));
            AllChecks();
        }
    }

    private void Matrix()
    {
        // The roles are those the elements have anyway; they stay when the style sheet lays the table out as a list on a narrow screen.
        using var table = html.Open("table", ("class", "matrix"), ("role", "table"));
        html.Element("caption", html.Say("분류와 대상에 따른 점검의 수", "Checks by category and level"), ("class", "unseen"));
        using (html.Open("thead", ("role", "rowgroup")))
        using (html.Open("tr", ("role", "row")))
        {
            html.Element("th", html.Say("분류", "Category"), ("scope", "col"), ("role", "columnheader"));
            foreach (var level in Enum.GetValues<CheckLevel>())
            {
                html.Element("th", CheckWords.Of(level).In(html.Language), ("scope", "col"), ("role", "columnheader"));
            }

            html.Element("th", html.Say("모두", "All"), ("scope", "col"), ("role", "columnheader"));
        }

        using (html.Open("tbody", ("role", "rowgroup")))
        {
            foreach (var category in Enum.GetValues<CheckCategory>())
            {
                MatrixRow(CheckWords.Of(category).In(html.Language), report.Results.Where(r => r.Category == category).ToList());
            }

            MatrixRow(html.Say("모두", "All"), report.Results);
        }
    }

    private void MatrixRow(string name, IReadOnlyList<CheckResult> results)
    {
        using var row = html.Open("tr", ("role", "row"));
        html.Element("th", name, ("scope", "row"), ("role", "rowheader"));
        foreach (var level in Enum.GetValues<CheckLevel>())
        {
            MatrixCell(CheckWords.Of(level).In(html.Language), results.Where(r => r.Level == level).ToList());
        }

        MatrixCell(html.Say("모두", "All"), results);
    }

    private void MatrixCell(string head, IReadOnlyList<CheckResult> results)
    {
        using var cell = html.Open("td", ("role", "cell"), ("data-head", head));
        if (results.Count == 0)
        {
            html.Element("span", html.Say("점검 없음", "no checks"), ("class", "quiet"));
            return;
        }

        using var list = html.Open("ul", ("class", "tally"));
        foreach (var status in (CheckStatus[])[CheckStatus.Failed, CheckStatus.Broken, CheckStatus.Passed, CheckStatus.NotApplicable])
        {
            var count = results.Count(r => r.Status == status);
            if (count == 0 && status is CheckStatus.Broken or CheckStatus.NotApplicable)
            {
                continue;
            }

            using var item = html.Open("li", ("class", count == 0 ? "quiet" : CheckWords.Look(status)));
            html.Element("span", CheckWords.Of(status).In(html.Language));
            html.Text(" ");
            html.Element("b", PageNumbers.Count(count));
        }
    }

    private void FailedChecks()
    {
        var problems = report.Results.Where(r => Problems.Contains(r.Status))
            .OrderBy(r => r.Status == CheckStatus.Broken).ThenByDescending(r => r.FailedPercent).ThenBy(r => r.Id, StringComparer.Ordinal).ToList();
        if (problems.Count == 0)
        {
            html.Element("p", html.Say("하나도 없습니다.", "There are none."));
            return;
        }

        html.Element("p", html.Say(
            "기준에 어긋난 비율이 허용값보다 큰 점검입니다. 같은 것을 묻는 점검끼리, 비율이 큰 것부터 적었습니다.",
            "Checks in which more went wrong than the limit allows: those that ask the same together, the largest share first."), ("class", "note"));
        foreach (var group in problems.GroupBy(r => (r.CheckName, r.Status)))
        {
            Group(group.Key.CheckName, group.ToList());
        }
    }

    /// <summary>The worst of the checks that ask the same, and the others behind one click: a missing vocabulary must not bury the rest.</summary>
    private void Group(string name, List<CheckResult> problems)
    {
        html.Line();
        using (html.Open("h3", ("class", "group")))
        {
            html.Element("code", name);
            html.Element("span", html.Say($" {PageNumbers.Count(problems.Count)}가지", $" {PageNumbers.Count(problems.Count)}"), ("class", "quiet"));
        }

        // One more is shown rather than hidden behind a line as long as itself.
        var shown = problems.Count <= AtOnce + 1 ? problems.Count : AtOnce;
        List(problems.Take(shown));
        if (shown == problems.Count)
        {
            return;
        }

        using var details = html.Open("details", ("class", "rest"));
        var rest = PageNumbers.Count(problems.Count - shown);
        using (html.Open("summary"))
        {
            html.Text(html.Say($"{rest}가지 더 보기", $"Show {rest} more"));
            html.Element("span", $": {name}", ("class", "unseen"));
        }

        List(problems.Skip(shown));
    }

    private void List(IEnumerable<CheckResult> problems)
    {
        using var list = html.Open("ol", ("class", "problems"));
        foreach (var problem in problems)
        {
            html.Line();
            Problem(problem);
        }
    }

    private void Problem(CheckResult result)
    {
        using var item = html.Open("li");
        using (html.Open("div", ("class", "problem-head")))
        {
            Status(result.Status);
            Place(result);
        }

        html.Element("p", PlainText.Clean(result.Description.In(html.Language)), ("class", "asks"));
        using var numbers = html.Open("p", ("class", "measure"));
        if (result.Status == CheckStatus.Broken)
        {
            html.Text(PlainText.Clean(result.Reason?.In(html.Language) ?? ""));
            return;
        }

        html.Element("b", PageNumbers.Percent(result.FailedPercent, result.ThresholdPercent));
        html.Element("span", html.Say(
            $"{PageNumbers.Count(result.Rows)} 중 {PageNumbers.Count(result.FailedRows)} · 허용 {PageNumbers.Threshold(result.ThresholdPercent)}",
            $"{PageNumbers.Count(result.FailedRows)} of {PageNumbers.Count(result.Rows)} · limit {PageNumbers.Threshold(result.ThresholdPercent)}"));
    }

    private void AllChecks()
    {
        using var details = html.Open("details", ("class", "all"));
        html.Element("summary", html.Say(
            $"점검 {PageNumbers.Count(report.Results.Count)}가지를 표로 보기", $"Show all {PageNumbers.Count(report.Results.Count)} checks as a table"));
        Controls();
        var caption = html.Say("모든 점검과 그 결과", "All checks and how they ended");
        using var region = html.Open("div", ("class", "scroll"), ("role", "region"), ("aria-label", caption), ("tabindex", "0"));
        using var table = html.Open("table", ("class", "list"), ("id", "checks"));
        html.Element("caption", caption, ("class", "unseen"));
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            html.Element("th", html.Say("결과", "Result"), ("scope", "col"));
            html.Element("th", html.Say("대상", "Where"), ("scope", "col"));
            html.Element("th", html.Say("묻는 것", "What it asks"), ("scope", "col"));
            html.Element("th", html.Say("어긋난 행", "Failed rows"), ("scope", "col"), ("class", "figure"));
            html.Element("th", html.Say("행", "Rows"), ("scope", "col"), ("class", "figure"));
            html.Element("th", html.Say("비율", "Share"), ("scope", "col"), ("class", "figure"));
            html.Element("th", html.Say("허용", "Limit"), ("scope", "col"), ("class", "figure"));
        }

        using var body = html.Open("tbody");
        foreach (var result in report.Results)
        {
            html.Line();
            Row(result);
        }
    }

    /// <summary>Shown by the script, which they are for.</summary>
    private void Controls()
    {
        using var controls = html.Open("p", ("class", "controls"), ("id", "controls"), ("hidden", "hidden"));
        html.Element("label", html.Say("찾기", "Find"), ("for", "find"));
        html.Empty("input", ("type", "search"), ("id", "find"), ("autocomplete", "off"));
        html.Element("label", html.Say("결과", "Result"), ("for", "only"));
        using (html.Open("select", ("id", "only")))
        {
            html.Element("option", html.Say("모두", "All"), ("value", ""));
            foreach (var status in Enum.GetValues<CheckStatus>())
            {
                html.Element("option", CheckWords.Of(status).In(html.Language), ("value", CheckWords.Look(status)));
            }
        }

        html.Element("output", "", ("id", "shown"), ("data-words", html.Say("{0}가지", "{0} shown")));
    }

    private void Row(CheckResult result)
    {
        using var row = html.Open("tr", ("data-status", CheckWords.Look(result.Status)));
        using (html.Open("td", ("data-key", ((int)result.Status).ToString(CultureInfo.InvariantCulture))))
        {
            Status(result.Status);
        }

        using (html.Open("th", ("scope", "row")))
        {
            Place(result);
        }

        using (html.Open("td"))
        {
            html.Text(PlainText.Clean(result.Description.In(html.Language)));
            html.Text(" ");
            html.Element("code", result.CheckName, ("class", "quiet"));
            if (result.Reason is not null)
            {
                html.Element("p", PlainText.Clean(result.Reason.In(html.Language)), ("class", "reason"));
            }
        }

        var counted = result.Status is CheckStatus.Passed or CheckStatus.Failed;
        Figure(counted ? PageNumbers.Count(result.FailedRows) : "–", result.FailedRows);
        Figure(counted ? PageNumbers.Count(result.Rows) : "–", result.Rows);
        Figure(counted ? PageNumbers.Percent(result.FailedPercent, result.ThresholdPercent) : "–", result.FailedPercent);
        Figure(PageNumbers.Threshold(result.ThresholdPercent), result.ThresholdPercent);
    }

    private void Figure(string text, double key) =>
        html.Element("td", text, ("class", "figure"), ("data-key", key.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>Where the check looks; a long name breaks after the table.</summary>
    private void Place(CheckResult result)
    {
        using (html.Open("code", ("class", "place")))
        {
            html.Text(result.Field is null ? result.Table : $"{result.Table}.");
            if (result.Field is not null)
            {
                html.Empty("wbr");
                html.Text(result.Field);
            }
        }

        if (result.ConceptId is not { } concept)
        {
            return;
        }

        html.Text(" ");
        html.Element(
            "span",
            html.Say(FormattableString.Invariant($"개념 {concept}"), FormattableString.Invariant($"concept {concept}"))
                + (result.UnitConceptId is { } unit ? html.Say(FormattableString.Invariant($", 단위 {unit}"), FormattableString.Invariant($", unit {unit}")) : ""),
            ("class", "quiet"));
    }

    private void Status(CheckStatus status)
    {
        using var word = html.Open("span", ("class", $"status {CheckWords.Look(status)}"));
        html.Element("span", CheckWords.Sign(status), ("aria-hidden", "true"), ("class", "sign"));
        html.Text(CheckWords.Of(status).In(html.Language));
    }
}
