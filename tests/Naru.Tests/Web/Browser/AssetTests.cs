using System.Net;
using System.Text.RegularExpressions;
using Naru.Web;
using Xunit;

namespace Naru.Tests.Web.Browser;

/// <summary>The hub's plain files: what is served, and what may not stand in them.</summary>
public sealed partial class AssetTests(AssetTests.Running running) : IClassFixture<AssetTests.Running>
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Repository.File("src", "Naru.Web", "HubHost.cs"))!, "wwwroot");

    [Fact]
    public async Task Files_AreServedAsTheyAre_AndAreAskedAboutEveryTime()
    {
        using var client = new HttpClient { BaseAddress = running.Hub.Origin };
        Assert.Equal(Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Count(), HubAssets.Paths.Count);
        foreach (var path in HubAssets.Paths)
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
            var file = Path.Combine(Folder, path.StartsWith("/assets/", StringComparison.Ordinal) ? path["/assets/".Length..] : $"{path[1..]}.html");
            Assert.Equal(await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
            Assert.Contains("script-src 'self' 'nonce-", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
            using var again = new HttpRequestMessage(HttpMethod.Get, path);
            again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
            using var same = await client.SendAsync(again, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        }
    }

    [Theory]
    [InlineData("/assets/")]
    [InlineData("/assets/account.html")]
    [InlineData("/assets/identity")]
    [InlineData("/assets/identity/../../naru-hub.json")]
    [InlineData("/assets/%2e%2e/hub.db")]
    [InlineData("/account.html")]
    [InlineData("/hub.db")]
    public async Task NothingElse_IsServed(string path)
    {
        using var client = new HttpClient { BaseAddress = running.Hub.Origin };
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>What the policy would stop, and what would make a text of somebody's into markup. The twin sees that the patterns find it.</summary>
    [Fact]
    public void Files_HoldNothingThatThePolicyStops()
    {
        Assert.All(Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories), file => Assert.DoesNotMatch(Forbidden(), File.ReadAllText(file)));
        Assert.All((string[])["<script>x", "<p onclick=\"x\">", "<p style=\"x\">", "e.innerHTML = x", "eval(x)", "document.write(x)", "fetch('https://cdn.example')", "new Function('x')"], text => Assert.Matches(Forbidden(), text));
        Assert.DoesNotMatch(Forbidden(), "<script type=\"module\" src=\"/assets/pages/account.js\"></script>");
    }

    [Fact]
    public void Texts_AreThereInBothLanguages()
    {
        var texts = Text().Matches(File.ReadAllText(Path.Combine(Folder, "pages", "texts.js"))).ToDictionary(m => m.Groups["name"].Value, m => (Korean: m.Groups["ko"].Value, English: m.Groups["en"].Value), StringComparer.Ordinal);
        var used = Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Where(f => Path.GetFileName(f) != "texts.js")
            .SelectMany(f => Use().Matches(File.ReadAllText(f)).Select(m => m.Groups["name"].Value)).ToHashSet(StringComparer.Ordinal);

        Assert.True(used.Count > 40);
        Assert.All(used, name => Assert.Contains(name, texts.Keys));
        Assert.All(texts, text =>
        {
            Assert.True(text.Key == "otherLanguage" || Hangul().IsMatch(text.Value.Korean), text.Key);
            Assert.True(text.Key == "otherLanguage" || (text.Value.English.Length > 0 && !Hangul().IsMatch(text.Value.English)), text.Key);
        });
    }

    [GeneratedRegex("""<script(?![^>]*\bsrc=)|<[a-z][^>]*\s(on[a-z]+|style)=|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function|https?://(?!localhost)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Forbidden();

    [GeneratedRegex("""^  (?<name>[a-zA-Z]+): \[\s*"(?<ko>[^"]*)",\s*"(?<en>[^"]*)",?\s*\],$""", RegexOptions.ExplicitCapture | RegexOptions.Multiline, 1000)]
    private static partial Regex Text();

    [GeneratedRegex("""data-text="(?<name>[a-zA-Z]+)"|say\("(?<name>[a-zA-Z]+)"\)|prepare\("(?<name>[a-zA-Z]+)"\)|return "(?<name>[a-zA-Z]+)";""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Use();

    [GeneratedRegex("[가-힣]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hangul();

    public sealed class Running : IAsyncLifetime
    {
        internal OwnHub Hub { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Hub = await OwnHub.StartAsync();

        public ValueTask DisposeAsync() => Hub.DisposeAsync();
    }
}
