using Microsoft.AspNetCore.Builder;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Api.Limits;
using Naru.Tests.Hub.Permissions;
using Xunit;

namespace Naru.Tests.Hub.Api;

/// <summary>However an address is written: if it leads to an endpoint of the API, everything that guards the API guards it.</summary>
public sealed class AddressTests
{
    private static readonly BuildBoatBody Boat = new("나루", "yard");

    [Theory]
    [InlineData("/API/v1")]
    [InlineData("/Api/V1")]
    [InlineData("/api/%76%31")]
    public async Task OtherLetters_AreGuardedAlike(string root)
    {
        await using var host = await HarbourHost.StartAsync(new ApiLimits { IdentityPerMinute = 1 });
        var cookie = (TestAuthentication.CookieHeader, "p1");

        // Pages of other sites, a forgery without the token, nobody at all, a missing key, the limit of guesses, an exception, an address that is none.
        Assert.Equal("403 API310", (await host.AskAsync(HttpMethod.Post, $"{root}/cargo", body: "{}", headers: ("Origin", "https://evil.example"))).Summary);
        Assert.Equal("403 API309", (await host.AskAsync(HttpMethod.Post, $"{root}/boats", body: Boat, key: "0123456789abcdef", headers: cookie)).Summary);
        Assert.Equal("401 PRM203", (await host.AskAsync(HttpMethod.Post, $"{root}/boats", body: Boat, key: "0123456789abcdef")).Summary);
        Assert.Equal("400 API305", (await host.AskAsync(HttpMethod.Post, $"{root}/boats", "p1", Boat)).Summary);
        Assert.Equal(204, (await host.AskAsync(HttpMethod.Get, $"{root}/door")).Status);
        Assert.Equal("429 API311", (await host.AskAsync(HttpMethod.Get, $"{root}/door")).Summary);
        Assert.Equal("500 API901", (await host.AskAsync(HttpMethod.Get, $"{root}/boom")).Summary);
        var nothing = await host.AskAsync(HttpMethod.Get, $"{root}/nothing");
        Assert.Equal(("404 API301", "no-store", "default-src 'none'; frame-ancestors 'none'; sandbox"), (nothing.Summary, nothing.Headers["Cache-Control"], nothing.Headers["Content-Security-Policy"]));
        Assert.Equal("no-store", (await host.AskAsync(HttpMethod.Get, $"{root}/permissions")).Headers["Cache-Control"]);
    }

    /// <summary>Nor does the hub start with an undecided endpoint, however its address is written.</summary>
    [Fact]
    public async Task UndecidedInOtherLetters_IsFound()
    {
        await using var host = await HarbourHost.StartAsync(more: e => e.MapGet("/API/v1/planted", () => "everything"));

        Assert.Single(HubApi.Undecided(host.Endpoints));
        Assert.Equal("404 API301", (await host.AskAsync(HttpMethod.Get, "/api/v1/planted", "p1")).Summary);
    }

    /// <summary>PostgreSQL takes no text with it, and would break.</summary>
    [Theory]
    [InlineData("?cursor=x%00")]
    [InlineData("?%00=x")]
    [InlineData("?a=1&a=2%00")]
    public async Task CharacterZero_IsRefused(string query)
    {
        await using var host = await HarbourHost.StartAsync();

        Assert.Equal("400 API213", (await host.AskAsync(HttpMethod.Get, $"/api/v1/boats{query}", "p1")).Summary);
    }

    /// <summary>What is wrong a hundred thousand times is told a hundred times: an answer must not be many times what was sent.</summary>
    [Fact]
    public async Task Problem_WithVeryManyErrors_IsShort()
    {
        await using var host = await HarbourHost.StartAsync(more: e => e.MapApi(new BilingualText("나루터", "Harbour")).MapGet("/many", () =>
            new Problem(Enumerable.Range(0, 100_000).Select(i => ApiErrors.BadValue.At(new SourcePlace(JsonPath: $"/{i}"), "x")).ToValueList())).Open("test"));
        var answer = await host.AskAsync(HttpMethod.Get, "/api/v1/many");

        Assert.Equal(("422 API206", Problem.MostErrors), (answer.Summary, answer.Errors.Count));
    }

    /// <summary>
    /// Two callers see different things of one version: what one was shown is not called right to the other, be it that both use one browser, whose cache has it.
    /// </summary>
    [Fact]
    public async Task ETag_IsOfWhatIsShown()
    {
        await using var host = await HarbourHost.StartAsync(more: e => e.MapApi(new BilingualText("나루터", "Harbour")).MapGet(
            "/boats/{id}/shown", (ApiRequest request) => ApiResults.Versioned(new BoatView("b1", $"for {request.Caller.Person}"), 7)).Runs<ListBoats>());
        var one = await host.AskAsync(HttpMethod.Get, "/api/v1/boats/b1/shown", "p1");
        var other = await host.AskAsync(HttpMethod.Get, "/api/v1/boats/b1/shown", "p2", headers: ("If-None-Match", one.ETag));

        Assert.Equal(304, (await host.AskAsync(HttpMethod.Get, "/api/v1/boats/b1/shown", "p1", headers: ("If-None-Match", one.ETag))).Status);
        Assert.Equal((200, "for p2"), (other.Status, other.Json.GetProperty("called").GetString()));
        Assert.Equal("Authorization, Cookie", one.Headers["Vary"]);
        Assert.Equal((7L, 7L), (ETags.Version(one.ETag), ETags.Version(other.ETag)));
    }

    [Theory]
    [InlineData("\"v7\"", 7L)]
    [InlineData("\"v7-0123456789abcdef\"", 7L)]
    [InlineData("\"v-7\"", null)]
    [InlineData("\"v7", null)]
    [InlineData("v7", null)]
    [InlineData("W/\"v7\"", null)]
    [InlineData("\"v\"", null)]
    [InlineData("\"v99999999999999999999\"", null)]
    public void ETag_Version_IsReadStrictly(string tag, long? version) => Assert.Equal(version, ETags.Version(tag));
}
