using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Naru.Cdm.Quality;
using Naru.Cdm.Quality.Profile;
using Naru.Core;
using Naru.Tests.Cdm.Quality.Profile;
using Xunit;

namespace Naru.Tests.Cdm.Quality.Page;

public sealed partial class QualityPageTests
{
    public static TheoryData<Language> Languages => [Language.Korean, Language.English];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_EveryDrawing_SaysWhatItShowsAndHasATable(Language language)
    {
        var page = TestPages.Parse(TestPages.Page(language));
        var drawings = page.Descendants("svg").ToList();
        // Ages, length, under observation, conditions and deaths over time, mapping, concepts.
        Assert.Equal(7, drawings.Count);
        Assert.All(drawings, drawing =>
        {
            Assert.Equal("img", drawing.Attribute("role")?.Value);
            var label = drawing.Attribute("aria-labelledby")!.Value.Split(' ');
            Assert.Equal([drawing.Element("title")!.Attribute("id")!.Value, drawing.Element("desc")!.Attribute("id")!.Value], label);
            Assert.All((string[])["title", "desc"], name => Assert.NotEqual("", drawing.Element(name)!.Value.Trim()));
            Assert.Contains(drawing.Elements(), e => e.Name.LocalName is "path" or "rect");
            var figure = drawing.Ancestors("figure").Single();
            Assert.NotEmpty(figure.Element("details")!.Descendants("tbody").Single().Elements("tr"));
        });
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_Drawings_StayWithinTheirFrame(Language language)
    {
        foreach (var drawing in TestPages.Parse(TestPages.Page(language)).Descendants("svg"))
        {
            var frame = drawing.Attribute("viewBox")!.Value.Split(' ').Select(Number).ToList();
            foreach (var element in drawing.Elements().Where(e => e.Name.LocalName is "rect" or "text" or "line"))
            {
                var x = Number((element.Attribute("x") ?? element.Attribute("x1"))!.Value);
                var y = Number((element.Attribute("y") ?? element.Attribute("y1"))!.Value);
                Assert.InRange(x, 0, frame[2]);
                Assert.InRange(y, 0, frame[3]);
                Assert.InRange(x + Number(element.Attribute("width")?.Value ?? "0"), 0, frame[2] + 0.2);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_Ids_AreUniqueAndReferencesHit(Language language)
    {
        var page = TestPages.Parse(TestPages.Page(language));
        var ids = page.Descendants().Select(e => e.Attribute("id")?.Value).OfType<string>().ToList();
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
        Assert.All(
            page.Descendants().SelectMany(e => ((string?[])[e.Attribute("aria-labelledby")?.Value, e.Attribute("for")?.Value]).OfType<string>())
                .SelectMany(v => v.Split(' ')),
            reference => Assert.Contains(reference, ids));
        var captions = page.Descendants("caption").Select(c => c.Value).ToList();
        Assert.Equal(captions.Distinct(StringComparer.Ordinal), captions);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_NeedsNothingElse(Language language)
    {
        var text = TestPages.Page(language);
        Assert.DoesNotContain("://", text, StringComparison.Ordinal);
        Assert.DoesNotContain("@import", text, StringComparison.Ordinal);
        Assert.DoesNotContain("url(", text, StringComparison.Ordinal);
        var page = TestPages.Parse(text);
        Assert.All(page.Descendants().Attributes().Where(a => a.Name.LocalName is "href" or "src"), a => Assert.StartsWith("#", a.Value, StringComparison.Ordinal));
        Assert.DoesNotContain(page.Descendants().Attributes(), a => a.Name.LocalName == "style" || a.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain(page.Descendants(), e => e.Name.LocalName is "link" or "img" or "iframe" or "object" or "form");
    }

    [Fact]
    public void Write_Policy_FitsStyleAndScript()
    {
        var page = TestPages.Parse(TestPages.Page(Language.Korean));
        var policy = page.Descendants("meta").Single(m => m.Attribute("http-equiv") is not null).Attribute("content")!.Value;
        Assert.StartsWith("default-src 'none'; ", policy, StringComparison.Ordinal);
        Assert.Contains($"script-src 'sha256-{Hash(page.Descendants("script").Single().Value)}';", policy, StringComparison.Ordinal);
        Assert.Contains($"style-src 'sha256-{Hash(page.Descendants("style").Single().Value)}';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_Language_IsThePagesOwn()
    {
        Assert.Equal("ko", TestPages.Parse(TestPages.Page(Language.Korean)).Root!.Attribute("lang")!.Value);
        Assert.Equal("en", TestPages.Parse(TestPages.Page(Language.English)).Root!.Attribute("lang")!.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_NoText_IsLeftUntranslated(bool hidden)
    {
        var profile = hidden ? TestPages.Hidden : TestPages.Profile;
        var korean = Words(TestPages.Page(Language.Korean, profile: profile));
        var english = Words(TestPages.Page(Language.English, profile: profile));
        Assert.All(english, text => Assert.DoesNotMatch("[가-힣]", text));
        // What reads the same in both languages is a name: of the CDM, of a concept, of the source.
        var same = korean.Intersect(english, StringComparer.Ordinal).Where(t => Letters().IsMatch(t)).ToList();
        var names = TestPages.OddNames.Select(n => Letters().Match(n).Value).Append("hospital").ToList();
        Assert.All(same, text => Assert.True(
            IdentifierOrQuarter().IsMatch(text) || names.Exists(n => text.Contains(n, StringComparison.Ordinal))
            || text is "SNOMED" or "OMOP CDM 5.4" or "v5.0 29-FEB-24" or "isRequired" || text.StartsWith("SNOMED code-", StringComparison.Ordinal),
            text));
        Assert.Equal(korean.Count, english.Count);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_OddNames_AreOnlyText(Language language)
    {
        var text = TestPages.Page(language);
        var page = TestPages.Parse(text);
        Assert.Single(page.Descendants("script"));
        Assert.DoesNotContain(page.Descendants("b"), b => b.Value == "sons");
        Assert.Equal("hospital & <b>sons</b>", page.Descendants("h1").Single().Value);
        var table = page.Descendants("bdi").Select(b => b.Value).ToList();
        Assert.Contains("<script>alert(1)</script>", table);
        Assert.Contains("עברית reversed", table);
        Assert.Contains("bell\uFFFD and \uFFFD half", table);
        Assert.Contains(string.Join("", Enumerable.Repeat(TestPages.Long, 100)), table);
        Assert.DoesNotContain(text, c => c is '\u202E' or '\u2066' or '\u0007');
        // In a sentence a name keeps its direction to itself.
        Assert.Equal(text.Count(c => c == '\u2068'), text.Count(c => c == '\u2069'));
        Assert.Contains(page.Descendants("desc"), d => d.Value.Contains("\u2068<script>alert(1)</script>\u2069", StringComparison.Ordinal));
        Assert.All(page.Descendants("svg").Elements("text"), label => Assert.True(label.Value.Length < 70, label.Value));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_NeverShowsAValue(Language language)
    {
        using var folder = SmallCdm.Create();
        using var database = folder.Open().Value!;
        var report = QualityChecks.Run(database, new QualityOptions { Source = "cdm" }, null, TestContext.Current.CancellationToken).Value!;
        var text = TestPages.Page(language, report, SmallCdm.Profile(folder));
        Assert.DoesNotContain(SmallCdm.Planted, text, StringComparison.Ordinal);
        Assert.Contains("condition_occurrence", text, StringComparison.Ordinal);
        // The same question about a page that does show it must find it.
        Assert.Contains(SmallCdm.Planted, TestPages.Page(language, report with { Source = SmallCdm.Planted }), StringComparison.Ordinal);
    }

    [Fact]
    public void Write_SmallCells_ReadBelowFive()
    {
        var page = TestPages.Parse(TestPages.Page(Language.Korean, profile: TestPages.Hidden));
        var ages = page.Descendants("figure").First();
        Assert.All(ages.Descendants("td"), cell => Assert.Contains(cell.Value, (string[])["0", "<5"]));
        Assert.Contains(ages.Descendants("rect"), bar => bar.Attribute("class")!.Value == "bar hidden");
        Assert.Contains("<5", page.Descendants("footer").Single().Value, StringComparison.Ordinal);
        Assert.DoesNotContain("<5", TestPages.Parse(TestPages.Page(Language.Korean)).Descendants("footer").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Write_FailedChecks_ComeFirstTheWorstOnTop()
    {
        var page = TestPages.Parse(TestPages.Page(Language.English));
        var problems = page.Descendants("ol").Elements("li").Select(e => e.Descendants("p").Last().Value).ToList();
        Assert.Equal(["90%9 of 10 · limit 5%", "12%1,234 of 10,000 · limit 5%", "The reason"], problems);
        Assert.Equal("✕2 of 3 checks that applied failed. 1 could not be run.", page.Descendants("p").Single(p => p.Attribute("class")?.Value == "verdict failed").Value);
        Assert.Equal(5, page.Descendants("table").Single(t => t.Attribute("id")?.Value == "checks").Element("tbody")!.Elements("tr").Count());
        Assert.All(page.Descendants("span").Where(s => s.Attribute("class")?.Value.StartsWith("status ", StringComparison.Ordinal) == true),
            s => Assert.Matches("[A-Za-z]", s.Value));
    }

    [Fact]
    public void Write_ManyFailuresOfOneCheck_LeaveTheOthersInSight()
    {
        var many = Enumerable.Range(0, 300).Select(i => TestPages.Result($"m{i:000}", CheckCategory.Conformance, CheckLevel.Field, CheckStatus.Failed, 100 - (i / 100), 100)).ToList();
        var other = TestPages.Result("other", CheckCategory.Completeness, CheckLevel.Field, CheckStatus.Failed, 50, 100) with { CheckName = "isForeignKey" };
        var page = TestPages.Parse(TestPages.Page(Language.English, TestPages.Report with { Results = [.. many, other] }));
        var lists = page.Descendants("ol").ToList();
        Assert.Equal([5, 295, 1], lists.Select(l => l.Elements("li").Count()));
        Assert.Equal(["section", "details", "section"], lists.Select(l => l.Parent!.Name.LocalName));
        Assert.Equal("Show 295 more: isRequired", lists[1].Parent!.Element("summary")!.Value);
    }

    [Fact]
    public void Write_Matrix_CountsEveryCheckOnce()
    {
        var matrix = TestPages.Parse(TestPages.Page(Language.English)).Descendants("table").First();
        var rows = matrix.Element("tbody")!.Elements("tr").Select(r => r.Elements("td").Select(c => c.Value).ToList()).ToList();
        Assert.Equal(["Failed 0Passed 1", "no checks", "no checks", "Failed 0Passed 1"], rows[0]);
        Assert.Equal(["no checks", "Failed 2Passed 0", "no checks", "Failed 2Passed 0"], rows[1]);
        Assert.Equal("Failed 2Not run 1Passed 1Not applicable 1", rows[3][3]);
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Write_NothingToShow_IsAPageAllTheSame(Language language)
    {
        using var folder = new TestFolder();
        folder.Write("person.csv", TestFolder.Persons.Split('\n')[0] + "\n");
        folder.Write("observation_period.csv", TestFolder.Periods.Split('\n')[0] + "\n");
        var page = TestPages.Parse(TestPages.Page(language, TestPages.Report with { Results = [] }, SmallCdm.Profile(folder)));
        Assert.Empty(page.Descendants("svg"));
        using var text = new StringWriter();
        Naru.Cdm.Quality.Page.QualityPage.Write(text, TestPages.Report, null, language);
        Assert.Empty(TestPages.Parse(text.ToString()).Descendants("figure"));
    }

    [Fact]
    public void Write_Sample_IsAPage()
    {
        using var folder = new TestFolder();
        using var database = folder.Open(Sample.Path).Value!;
        var profile = DataProfile.Take(database, new ProfileOptions { Today = new DateOnly(2026, 1, 1) }, TestContext.Current.CancellationToken);
        var page = TestPages.Parse(TestPages.Page(Language.Korean, profile: profile));
        Assert.Equal(3 + profile.Domains.Count + 1 + profile.TopConcepts.Count, page.Descendants("svg").Count());
    }

    private static string Hash(string text) => Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>Everything a reader sees or hears: texts, labels, and what the style sheet and the script show.</summary>
    private static List<string> Words(string page)
    {
        var document = TestPages.Parse(page);
        var texts = document.DescendantNodes().OfType<XText>().Where(t => t.Parent is { } p && p.Name.LocalName is not ("style" or "script")).Select(t => t.Value);
        var labels = document.Descendants().Attributes().Where(a => a.Name.LocalName is "aria-label" or "data-head" or "data-words").Select(a => a.Value);
        return texts.Concat(labels).Select(t => t.Trim()).Where(t => t.Length > 0).ToList();
    }

    [GeneratedRegex(@"\p{L}+", RegexOptions.None, 1000)]
    private static partial Regex Letters();

    [GeneratedRegex(@"^(: )?([a-z_]+\.?([a-z_]+)?|\d{4} Q\d|\d{4}-\d\d)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex IdentifierOrQuarter();
}
