namespace Naru.Cdm.Quality.Page;

/// <summary>A plain table: names at the left, figures at the right.</summary>
internal static class DataTable
{
    /// <summary>Writes the table.</summary>
    /// <param name="html">Where to.</param>
    /// <param name="caption">What it holds.</param>
    /// <param name="heads">The columns.</param>
    /// <param name="rows">The rows; their first cell names them. Texts may come from the data.</param>
    /// <param name="names">How many columns at the left hold names rather than figures.</param>
    public static void Write(HtmlWriter html, string caption, IReadOnlyList<string> heads, IEnumerable<IReadOnlyList<string>> rows, int names = 1)
    {
        using var table = html.Open("table", ("class", "list"));
        html.Element("caption", caption, ("class", "unseen"));
        using (html.Open("thead"))
        using (html.Open("tr"))
        {
            for (var i = 0; i < heads.Count; i++)
            {
                html.Element("th", heads[i], ("scope", "col"), ("class", i < names ? null : "figure"));
            }
        }

        using var body = html.Open("tbody");
        foreach (var row in rows)
        {
            using var line = html.Open("tr");
            using (html.Open("th", ("scope", "row")))
            {
                html.Foreign(row[0]);
            }

            for (var i = 1; i < row.Count; i++)
            {
                using var cell = html.Open("td", ("class", i < names ? null : "figure"));
                if (i < names)
                {
                    html.Foreign(row[i]);
                }
                else
                {
                    html.Text(row[i]);
                }
            }
        }
    }
}
