using Naru.Hub.Identity.Store;
using Naru.Hub.Permissions;
using Naru.Tests.Hub.Api;
using Naru.Web;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>The hub as a whole: its document, its pages, what it tells and what it does not.</summary>
[Trait("Category", "Slow")]
public sealed class HostTests(HostTests.Host host) : IClassFixture<HostTests.Host>
{
    /// <summary><c>docs/openapi/v1.json</c> is what the hub serves; with <c>NARU_UPDATE_DOCS=1</c> it is written anew.</summary>
    [Fact]
    public async Task Document_IsFreshAndWithoutFault()
    {
        var served = (await host.It.AskAsync(HttpMethod.Get, "/openapi/v1.json")).Body.ReplaceLineEndings("\n") + "\n";
        var path = Repository.File("docs", "openapi", "v1.json");
        if (Environment.GetEnvironmentVariable("NARU_UPDATE_DOCS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await File.WriteAllTextAsync(path, served, TestContext.Current.CancellationToken);
        }

        Assert.Empty(OpenApiRules.Faults(served, EndpointWalk.CallsOf(host.It.Endpoints)));
        Assert.True(File.Exists(path) && File.ReadAllText(path) == served, "docs/openapi/v1.json is stale: run the tests with NARU_UPDATE_DOCS=1.");
    }

    /// <summary>The page of the API is the hub's own: nothing of it comes from elsewhere, and every script of it carries the answer's nonce.</summary>
    [Fact]
    public async Task ApiPage_LoadsNothingFromElsewhere()
    {
        var page = await host.It.AskAsync(HttpMethod.Get, "/docs/api/");
        if (page.Status is 301 or 302 or 307 or 308)
        {
            page = await host.It.AskAsync(HttpMethod.Get, new Uri(new Uri("http://localhost/docs/api/"), page.Headers["Location"]).PathAndQuery);
        }

        Assert.Equal(200, page.Status);
        var nonce = System.Text.RegularExpressions.Regex.Match(page.Headers["Content-Security-Policy"], "'nonce-(?<nonce>[^']+)'", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1)).Groups["nonce"].Value;
        var scripts = System.Text.RegularExpressions.Regex.Matches(page.Body, "<script(?<attributes>[^>]*)>", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.NotEmpty(scripts);
        Assert.All(scripts, s => Assert.Contains(nonce, System.Net.WebUtility.HtmlDecode(s.Groups["attributes"].Value), StringComparison.Ordinal));
        var addresses = System.Text.RegularExpressions.Regex.Matches(page.Body, "(src|href)=\"(?<address>[^\"]+)\"", System.Text.RegularExpressions.RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1))
            .Select(m => m.Groups["address"].Value).ToList();
        Assert.NotEmpty(addresses);
        foreach (var address in addresses)
        {
            Assert.DoesNotContain("//", address, StringComparison.Ordinal);
            Assert.Equal(200, (await host.It.AskAsync(HttpMethod.Get, new Uri(new Uri("http://localhost/docs/api/"), address).PathAndQuery)).Status);
        }

        Assert.DoesNotContain("cdn.", page.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task ErrorPages_ExplainEveryCode()
    {
        Assert.True(HubPages.Kinds.Count > 200);
        foreach (var kind in HubPages.Kinds.Values)
        {
            var page = await host.It.AskAsync(HttpMethod.Get, $"/docs/errors/{kind.Code}");
            Assert.Equal((200, "text/html; charset=utf-8"), (page.Status, page.Headers["Content-Type"]));
            Assert.Contains(kind.Code, page.Body, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("<script>alert", (await host.It.AskAsync(HttpMethod.Get, "/docs/errors/%3Cscript%3Ealert(1)")).Body, StringComparison.Ordinal);
        var problem = await host.It.AskAsync(HttpMethod.Get, "/api/v1/nothing");
        Assert.Equal(200, (await host.It.AskAsync(HttpMethod.Get, problem.Json.GetProperty("type").GetString()!)).Status);
    }

    [Fact]
    public async Task Health_SaysLittle()
    {
        Assert.Equal((200, "live\n"), await StatusAsync("/health/live"));
        Assert.Equal((200, "ready\n"), await StatusAsync("/health/ready"));
        Assert.Equal((200, "ok\n"), await StatusAsync("/health"));
        Assert.DoesNotContain("Server", (await host.It.AskAsync(HttpMethod.Get, "/health/live")).Headers.Keys);
    }

    [Theory]
    [InlineData("evil.example", "400 API314")]
    [InlineData("localhost", "200 ")]
    [InlineData("127.0.0.1:9", "200 ")]
    public async Task OtherNames_GetNothing(string name, string summary) =>
        Assert.Equal(summary, (await host.It.AskAsync(HttpMethod.Get, "/api/v1/permissions", headers: ("Host", name))).Summary);

    [Fact]
    public async Task Log_HoldsIdsAndCodesAlone()
    {
        await host.It.AskAsync(HttpMethod.Get, "/api/v1/parties?district=SECRETWORD", "person-42");
        await host.It.AskAsync(HttpMethod.Get, "/api/v1/innovations/SECRETWORD", "person-42");

        Assert.Contains(host.It.Log.All, l => l.Contains("/innovations/{id} 404 by person-42", StringComparison.Ordinal));
        Assert.DoesNotContain(host.It.Log.All, l => l.Contains("SECRETWORD", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FirstOfficer_LinkWorksOnce_AndIsTheOnlyOne()
    {
        await using var fresh = await WebHost.StartAsync();
        await fresh.RegisterAsync("first", "second");

        // An officer whose term is over, and somebody with another role of the hub's, are none.
        var now = DateTimeOffset.UtcNow;
        await fresh.PutAsync(
            new MembershipRow { Id = "m1", Person = "second", Party = Standing.Hub, Role = "officer", From = now.AddDays(-9), To = now.AddDays(-1), GrantedBy = "system", Authority = "test" },
            new MembershipRow { Id = "m2", Person = "second", Party = Standing.Hub, Role = "auditor", From = now.AddDays(-9), GrantedBy = "system", Authority = "test" });
        var old = (await fresh.Hub.OfferFirstOfficerAsync(TestContext.Current.CancellationToken))!;
        var link = (await fresh.Hub.OfferFirstOfficerAsync(TestContext.Current.CancellationToken))!;

        Assert.StartsWith("http://localhost:5080/invitation#", link.AbsoluteUri, StringComparison.Ordinal);
        Assert.NotEqual(2, (await AcceptAsync(fresh, "second", old)).Status / 100);
        Assert.Equal(2, (await AcceptAsync(fresh, "first", link)).Status / 100);
        Assert.NotEqual(2, (await AcceptAsync(fresh, "second", link)).Status / 100);
        Assert.Null(await fresh.Hub.OfferFirstOfficerAsync(TestContext.Current.CancellationToken));
    }

    private static Task<Answer> AcceptAsync(WebHost hub, string person, Uri link) => hub.AskAsync(
        HttpMethod.Post, "/api/v1/identity/invitations/accept", person, $$"""{ "token": "{{link.Fragment[1..]}}", "withOtherAddress": true }""");

    private async Task<(int, string)> StatusAsync(string path)
    {
        var answer = await host.It.AskAsync(HttpMethod.Get, path);
        return (answer.Status, answer.Body);
    }

    public sealed class Host : IAsyncLifetime
    {
        internal WebHost It { get; private set; } = null!;

        public async ValueTask InitializeAsync() => It = await WebHost.StartAsync();

        public ValueTask DisposeAsync() => It.DisposeAsync();
    }
}
