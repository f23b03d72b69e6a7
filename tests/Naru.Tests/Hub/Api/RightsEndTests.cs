using Xunit;

namespace Naru.Tests.Hub.Api;

/// <summary>A right is gone with the request after the membership that gave it ended, whatever the caller had been told before.</summary>
public sealed class RightsEndTests
{
    [Fact]
    public async Task Membership_Ends_AndSoDoesEverythingThatCameFromIt()
    {
        await using var host = await HarbourHost.StartAsync();
        host.Harbour.Put(new Boat("b1", "yard", "moored", "배", 4));
        host.Callers.Give("p1", "yard", "member", until: host.Clock.GetUtcNow().AddHours(1));

        var read = await host.AskAsync(HttpMethod.Get, "/api/v1/boats/b1", "p1");
        Assert.Equal(200, read.Status);
        const string Key = "0123456789abcdef-end";
        Assert.Equal("204 ", (await host.AskAsync(HttpMethod.Put, "/api/v1/boats/b1/name", "p1", new RenameBody("새"), Key, ("If-Match", read.ETag))).Summary);

        host.Clock.Shift(TimeSpan.FromHours(2));

        Assert.Equal("404 PRM201", (await host.AskAsync(HttpMethod.Get, "/api/v1/boats/b1", "p1")).Summary);
        Assert.Equal("404 PRM201", (await host.AskAsync(HttpMethod.Get, "/api/v1/boats/b1", "p1", headers: ("If-None-Match", "*"))).Summary);
        Assert.Equal("404 PRM201", (await host.AskAsync(HttpMethod.Put, "/api/v1/boats/b1/name", "p1", new RenameBody("또"), null, ("If-Match", "\"v5\""))).Summary);
        Assert.Equal(0, (await host.AskAsync(HttpMethod.Get, "/api/v1/boats", "p1")).Json.GetProperty("items").GetArrayLength());
        Assert.Equal("404 PRM201", (await host.AskAsync(HttpMethod.Put, "/api/v1/boats/b1/name", "p1", new RenameBody("새"), Key, ("If-Match", "\"v4\""))).Summary);
    }
}
