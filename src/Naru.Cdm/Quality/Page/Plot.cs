namespace Naru.Cdm.Quality.Page;

/// <summary>A plot with its title, its finding in words, and the table behind it.</summary>
internal static class Plot
{
    /// <summary>Writes the plot.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="title">What is shown.</param>
    /// <param name="code">The table of the CDM it is about; null if it is about no single one.</param>
    /// <param name="finding">What it shows, in one or two sentences.</param>
    /// <param name="draw">Draws it, given title and finding.</param>
    /// <param name="caption">What the table behind it holds; no other table of the page may have this caption.</param>
    /// <param name="table">Writes that table, given the caption.</param>
    public static void Write(
        HtmlWriter html, string title, string? code, string finding, Action<string, string> draw, string caption, Action<string> table)
    {
        html.Line();
        using var figure = html.Open("figure");
        using (html.Open("figcaption"))
        {
            using (html.Open("h3"))
            {
                html.Text(title);
                if (code is not null)
                {
                    html.Text(" ");
                    html.Element("code", code);
                }
            }

            html.Element("p", finding, ("class", "finding"));
        }

        draw(code is null ? title : $"{title} ({code})", finding);
        using var details = html.Open("details");
        using (html.Open("summary"))
        {
            html.Text(html.Say("표로 보기", "Show as a table"));
            html.Element("span", $": {caption}", ("class", "unseen"));
        }

        using var region = html.Open(
            "div", ("class", "scroll"), ("role", "region"), ("aria-label", caption), ("tabindex", "0"));
        table(caption);
    }
}
