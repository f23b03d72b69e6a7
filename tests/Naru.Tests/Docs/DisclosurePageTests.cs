using System.Globalization;
using System.Text.RegularExpressions;
using Naru.Disclosure.Policies;
using Xunit;

namespace Naru.Tests.Docs;

/// <summary>What the pages for the auditor say in figures and promises is what the code and the attacks give.</summary>
public sealed partial class DisclosurePageTests
{
    [Theory]
    [InlineData("disclosure.md", @"It is ([0-9,]+) lines")]
    [InlineData("disclosure.ko.md", @"([0-9,]+)줄이고")]
    public void Page_SaysHowLargeTheLibraryIs(string page, string words)
    {
        var stated = int.Parse(Regex.Match(Page(page), words, RegexOptions.None, TimeSpan.FromSeconds(1)).Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        var lines = Sources("").Sum(f => File.ReadLines(f).Count());
        Assert.InRange(stated, lines - 100, lines + 100);
    }

    /// <summary>The folders' lines in the table for reading the code.</summary>
    [Theory]
    [InlineData("Questions")]
    [InlineData("Gate")]
    [InlineData("Journal")]
    [InlineData("Processing")]
    public void Page_SaysHowLargeAFolderIs(string folder)
    {
        var lines = Sources(folder).Sum(f => File.ReadLines(f).Count()).ToString(CultureInfo.InvariantCulture);
        foreach (var page in (string[])["disclosure.md", "disclosure.ko.md"])
        {
            var row = Page(page).Split('\n').Single(l => Regex.IsMatch(l, $@"^\| \d+ \| `{folder}/`", RegexOptions.None, TimeSpan.FromSeconds(1)));
            Assert.Equal(lines, row.Split('|')[3].Trim());
        }
    }

    [Fact]
    public void Page_QuotesThePromise()
    {
        Assert.Contains(StandardPolicy.Default.Promise.English, Quoted(Page("disclosure.md")), StringComparison.Ordinal);
        Assert.Contains(StandardPolicy.Default.Promise.Korean, Quoted(Page("disclosure.ko.md")), StringComparison.Ordinal);
    }

    /// <summary>What somebody gains who knows nine of ten is the same on all pages that say so.</summary>
    [Fact]
    public void Pages_SayTheSameOfTheEdge()
    {
        var edge = Edge().Match(Page("attacks.md")).Groups["edge"].Value;
        Assert.Matches(@"^0\.\d\d$", edge);
        Assert.Contains($"an advantage of {edge}", Page("disclosure.md"), StringComparison.Ordinal);
        Assert.Contains($"이득이 {edge}", Page("disclosure.ko.md"), StringComparison.Ordinal);
        Assert.Contains($"(advantage {edge} in one look", File.ReadAllText(Repository.File("docs", "decisions", "0024-the-gate-of-disclosure.md")), StringComparison.Ordinal);
    }

    private static string Page(string name) => File.ReadAllText(Repository.File("docs", "security", name));

    private static string Quoted(string page) => page.Replace("\n> ", " ", StringComparison.Ordinal);

    private static IEnumerable<string> Sources(string folder) =>
        Directory.EnumerateFiles(Repository.File("src", "Naru.Disclosure", folder), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    [GeneratedRegex(@"with an advantage of (?<edge>0\.\d\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Edge();
}
