using System.Globalization;
using System.Text.RegularExpressions;
using Naru.Cdm.Quality.Page;
using Xunit;

namespace Naru.Tests.Cdm.Quality.Page;

/// <summary>The colours of the page, judged by WCAG 2.2's formula.</summary>
public sealed partial class PageStyleTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Colours_OfText_HaveEnoughContrast(int scheme)
    {
        var colours = Schemes()[scheme];
        foreach (var ink in (string[])["ink", "soft", "link", "good", "bad", "warn"])
        {
            Assert.True(Contrast(colours[ink], colours["ground"]) >= 4.5, ink);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Colours_OfDrawings_HaveEnoughContrast(int scheme)
    {
        var colours = Schemes()[scheme];
        foreach (var (mark, ground) in ((string, string)[])[("first", "ground"), ("second", "ground"), ("first", "panel"), ("first", "area"), ("soft", "ground")])
        {
            Assert.True(Contrast(colours[mark], colours[ground]) >= 3, $"{mark} on {ground}");
        }
    }

    [Fact]
    public void Colours_AreOnlyNamedOnes()
    {
        var rules = Variables().Replace(PageAssets.Style, "");
        Assert.DoesNotMatch("#[0-9a-fA-F]{3,8}[; ]", rules);
        Assert.Equal(3, Schemes().Count);
        Assert.All(Schemes(), s => Assert.Equal(Schemes()[0].Keys.Order(StringComparer.Ordinal), s.Keys.Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Contrast_OfKnownColours_IsAsPublished()
    {
        Assert.Equal(21, Contrast("#000000", "#ffffff"), 3);
        Assert.Equal(4.48, Contrast("#777777", "#fff"), 2);
    }

    /// <summary>The colours in light, in the dark and on paper.</summary>
    private static List<Dictionary<string, string>> Schemes() => Roots().Matches(PageAssets.Style)
        .Select(root => Variables().Matches(root.Value).ToDictionary(v => v.Groups["name"].Value, v => v.Groups["value"].Value, StringComparer.Ordinal)).ToList();

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour)
    {
        var digits = colour.Length == 4 ? string.Concat(colour[1..].Select(c => $"{c}{c}")) : colour[1..];
        var parts = Enumerable.Range(0, 3).Select(i => int.Parse(digits.AsSpan(i * 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)
            .Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    [GeneratedRegex(@":root \{[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Roots();

    [GeneratedRegex("--(?<name>[a-z]+): (?<value>#[0-9a-f]+);", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variables();
}
