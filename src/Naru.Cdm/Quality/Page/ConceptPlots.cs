using Naru.Cdm.Quality.Page.Charts;
using Naru.Cdm.Quality.Profile;
using Naru.Core;

namespace Naru.Cdm.Quality.Page;

/// <summary>The most frequent concepts of each table.</summary>
internal sealed class ConceptPlots(HtmlWriter html)
{
    public void Write(ValueList<DomainConcepts> tables)
    {
        foreach (var table in tables)
        {
            var name = TableNames.Of(table.Table, html.Language);
            Plot.Write(
                html, name, table.Table, Finding(table),
                (title, finding) => BarChart.Draw(
                    html, title, finding, table.Concepts.Select(Bar).ToValueList(), table.Concepts.Max(c => c.Records.Value)),
                html.Say($"가장 많은 개념: {name}", $"Most frequent concepts: {name}"), caption => Table(table, caption));
        }
    }

    private string Name(ConceptFigures concept) => concept.Name is { } name && PlainText.Clean(name) is { Length: > 0 } clean
        ? clean
        : html.Say(FormattableString.Invariant($"개념 {concept.ConceptId}"), FormattableString.Invariant($"Concept {concept.ConceptId}"));

    private string Finding(DomainConcepts table)
    {
        var first = table.Concepts[0];
        var name = PlainText.Isolate(PlainText.Fit(Name(first), 320, Chart.Letters));
        return html.Say(
            $"가장 많은 것은 {name}: 사람 {first.Persons}명의 기록 {first.Records}건.",
            $"Most frequent: {name}, {first.Records} records of {first.Persons} persons.");
    }

    private ChartBar Bar(ConceptFigures concept) => new(
        Name(concept),
        html.Say($"{concept.Records}건 · {concept.Persons}명", $"{concept.Records} · {concept.Persons}"),
        concept.Records.Value,
        concept.Records.IsHidden);

    private void Table(DomainConcepts table, string caption) => DataTable.Write(
        html,
        caption,
        [
            html.Say("개념", "Concept"), html.Say("번호", "Number"), html.Say("어휘와 코드", "Vocabulary and code"),
            html.Say("기록", "Records"), html.Say("사람", "Persons"),
        ],
        table.Concepts.Select(c => (string[])
        [
            Name(c), c.ConceptId.ToString(System.Globalization.CultureInfo.InvariantCulture), $"{c.Vocabulary} {c.Code}".Trim(),
            c.Records.ToString(), c.Persons.ToString(),
        ]),
        names: 3);
}
