using System.Globalization;

namespace Naru.Cdm.Quality.Page.Charts;

/// <summary>
/// A drawing that explains itself: a title and a finding in words for who cannot see it. All charts have the same width, so that
/// letters have the same size on a telephone as beside two others on a desk.
/// </summary>
internal sealed class Chart : IDisposable
{
    public const double Width = 344;
    public const double Letters = 11.5;

    private readonly HtmlWriter html;
    private readonly HtmlWriter.Closing svg;

    public Chart(HtmlWriter html, double height, string title, string finding)
    {
        this.html = html;
        Height = height;
        var (titleId, findingId) = (html.NewId("title"), html.NewId("desc"));
        svg = html.Open(
            "svg",
            ("role", "img"),
            ("aria-labelledby", $"{titleId} {findingId}"),
            ("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Math.Ceiling(height)}")),
            ("class", "chart"));
        html.Element("title", title, ("id", titleId));
        html.Element("desc", finding, ("id", findingId));
    }

    public double Height { get; }

    public void Line(double x1, double y1, double x2, double y2, string look) => html.Element(
        "line", "", ("x1", N(x1)), ("y1", N(y1)), ("x2", N(x2)), ("y2", N(y2)), ("class", look));

    public void Rectangle(double x, double y, double width, double height, string look) => html.Element(
        "rect", "", ("x", N(x)), ("y", N(y)), ("width", N(Math.Max(0, width))), ("height", N(height)), ("class", look));

    public void Path(string path, string look) => html.Element("path", "", ("d", path), ("class", look));

    /// <summary>A label.</summary>
    /// <param name="x">Where its anchor is.</param>
    /// <param name="y">Where its letters stand.</param>
    /// <param name="text">The label.</param>
    /// <param name="anchor">Which part of it is at <paramref name="x"/>: start, middle or end.</param>
    /// <param name="look">Its class; null for the usual one.</param>
    public void Label(double x, double y, string text, string anchor = "start", string? look = null) => html.Element(
        "text", text, ("x", N(x)), ("y", N(y)), ("text-anchor", anchor == "start" ? null : anchor), ("class", look));

    /// <summary>A label in the middle of a place, moved inward where it would be cut off.</summary>
    public void CentredLabel(double x, double y, string text, string? look = null)
    {
        var half = PlainText.Width(text, Letters) / 2;
        Label(Math.Clamp(x, half, Math.Max(half, Width - half)), y, text, "middle", look);
    }

    /// <summary>A bar, hatched if what it stands for is hidden.</summary>
    public void Bar(double x, double y, double width, double height, string look, bool isHidden)
    {
        Rectangle(x, y, width, height, isHidden ? $"{look} hidden" : look);
    }

    public void Dispose() => svg.Dispose();

    public static string N(double value) => PageNumbers.Coordinate(value);
}
