using Xunit;

namespace Naru.Tests.Hub.Api;

/// <summary>A page of another site cannot use a person's session, and no header changes what is asked.</summary>
public sealed class ForgeryTests
{
    private static readonly BuildBoatBody Boat = new("나루", "yard");
    private static readonly (string, string) Cookie = (TestAuthentication.CookieHeader, "p1");

    [Fact]
    public async Task Post_BySession_NeedsTheToken()
    {
        await using var host = await HarbourHost.StartAsync();
        var given = await host.AskAsync(HttpMethod.Get, "/api/v1/csrf", headers: Cookie);
        var token = given.Json.GetProperty("token").GetString()!;
        var cookie = given.Headers["Set-Cookie"].Split(';')[0];

        Assert.Contains("samesite=strict", given.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("httponly", given.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);
        Assert.Equal("403 API309", (await PostAsync(host, Cookie)).Summary);
        Assert.Equal("403 API309", (await PostAsync(host, Cookie, ("X-CSRF-Token", token))).Summary);
        Assert.Equal("403 API309", (await PostAsync(host, Cookie, ("Cookie", cookie))).Summary);
        Assert.Equal("403 API309", (await PostAsync(host, Cookie, ("Cookie", cookie), ("X-CSRF-Token", "x"))).Summary);
        Assert.Equal("403 API309", (await PostAsync(host, (TestAuthentication.CookieHeader, "p2"), ("Cookie", cookie), ("X-CSRF-Token", token))).Summary);
        Assert.Equal("201 ", (await PostAsync(host, Cookie, ("Cookie", cookie), ("X-CSRF-Token", token))).Summary);
    }

    [Theory]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Post_FromAnotherSite_IsRefused(string header, string value)
    {
        await using var host = await HarbourHost.StartAsync();

        Assert.Equal("403 API310", (await PostAsync(host, Cookie, (header, value))).Summary);
        // Nobody signed in either: signing somebody in as somebody else is forgery, too.
        Assert.Equal("403 API310", (await host.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: "{}", headers: (header, value))).Summary);
    }

    [Fact]
    public async Task Post_FromTheHubsOwnPage_IsTaken()
    {
        await using var host = await HarbourHost.StartAsync();

        Assert.Equal("422 API204", (await host.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: "{}", headers: [("Origin", host.Address), ("Sec-Fetch-Site", "same-origin")])).Summary);
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    [InlineData("X-Method-Override")]
    public async Task MethodOverride_IsRefused(string header)
    {
        await using var host = await HarbourHost.StartAsync();

        Assert.Equal("400 API313", (await host.AskAsync(HttpMethod.Get, "/api/v1/boats", "p1", headers: (header, "DELETE"))).Summary);
    }

    [Fact]
    public async Task OtherSites_GetNoPermissionToRead()
    {
        await using var host = await HarbourHost.StartAsync();
        var answer = await host.AskAsync(HttpMethod.Get, "/api/v1/boats", headers: ("Origin", "https://evil.example"));

        Assert.DoesNotContain(answer.Headers.Keys, h => h.StartsWith("Access-Control", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("same-origin", answer.Headers["Cross-Origin-Resource-Policy"]);
    }

    private static Task<Answer> PostAsync(HarbourHost host, params (string, string)[] headers) =>
        host.AskAsync(HttpMethod.Post, "/api/v1/boats", body: Boat, key: Guid.NewGuid().ToString("N"), headers: headers);
}
