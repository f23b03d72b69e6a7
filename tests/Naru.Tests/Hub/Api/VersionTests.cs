using Xunit;

namespace Naru.Tests.Hub.Api;

/// <summary>Nobody overwrites what they have not seen, and nobody is sent what they have.</summary>
public sealed class VersionTests
{
    [Theory]
    [InlineData(null, "428 API303")]
    [InlineData("\"v3\"", "412 API304")]
    [InlineData("\"v4\"", "204 ")]
    [InlineData("\"v4-0123456789abcdef\"", "204 ")]
    [InlineData("\"v3-0123456789abcdef\"", "412 API304")]
    [InlineData("W/\"v4\"", "412 API304")]
    [InlineData("\"x\"", "412 API304")]
    [InlineData("\"v-4\"", "412 API304")]
    [InlineData("\"v99999999999999999999\"", "412 API304")]
    [InlineData("*", "400 API214")]
    [InlineData("\"v3\", \"v4\"", "400 API214")]
    public async Task Change_NeedsTheVersionSeen(string? tag, string summary)
    {
        await using var host = await BoatAsync();

        Assert.Equal(summary, (await host.AskAsync(HttpMethod.Put, "/api/v1/boats/b1/name", "p1", new RenameBody("새"), null, tag is null ? [] : [("If-Match", tag)])).Summary);
    }

    [Theory]
    [InlineData("TAG", 304)]
    [InlineData("W/TAG", 304)]
    [InlineData("\"v1\", TAG", 304)]
    [InlineData("*", 304)]
    [InlineData("\"v4\"", 200)]
    [InlineData("\"v5\"", 200)]
    [InlineData("v4", 200)]
    public async Task Read_Known_IsNotSentAgain(string tag, int status)
    {
        await using var host = await BoatAsync();
        var shown = (await host.AskAsync(HttpMethod.Get, "/api/v1/boats/b1", "p1")).ETag;
        Assert.StartsWith("\"v4-", shown, StringComparison.Ordinal);
        var answer = await host.AskAsync(HttpMethod.Get, "/api/v1/boats/b1", "p1", headers: ("If-None-Match", tag.Replace("TAG", shown, StringComparison.Ordinal)));

        Assert.Equal((status, shown, "no-cache, private"), (answer.Status, answer.ETag, string.Join(", ", answer.Headers["Cache-Control"].Split(", ").Order(StringComparer.Ordinal))));
        Assert.Equal(status == 304, answer.Body.Length == 0);
    }

    /// <summary>Who may not see it learns nothing from a tag either.</summary>
    [Fact]
    public async Task Read_KnownButNotAllowed_IsNotThere()
    {
        await using var host = await BoatAsync();

        Assert.Equal("404 PRM201", (await host.AskAsync(HttpMethod.Get, "/api/v1/boats/b1", "p2", headers: ("If-None-Match", "*"))).Summary);
        Assert.Equal("404 PRM201", (await host.AskAsync(HttpMethod.Put, "/api/v1/boats/b1/name", "p2", new RenameBody("새"), null, ("If-Match", "\"v3\""))).Summary);
    }

    private static async Task<HarbourHost> BoatAsync()
    {
        var host = await HarbourHost.StartAsync();
        host.Callers.Give("p1", "yard", "member");
        host.Harbour.Put(new Boat("b1", "yard", "moored", "배", 4));
        return host;
    }
}
