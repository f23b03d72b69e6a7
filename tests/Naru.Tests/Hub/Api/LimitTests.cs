using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Naru.Hub.Api.Limits;
using Xunit;

namespace Naru.Tests.Hub.Api;

/// <summary>Who asks too often, too much or too slowly is refused, and others are not.</summary>
public sealed class LimitTests
{
    [Fact]
    public async Task Caller_AsksTooOften_IsToldHowLongToWait()
    {
        await using var host = await HarbourHost.StartAsync(new ApiLimits { CallerPerMinute = 3 });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(200, (await host.AskAsync(HttpMethod.Get, "/api/v1/boats", "p1")).Status);
        }

        var refused = await host.AskAsync(HttpMethod.Get, "/api/v1/boats", "p1");
        Assert.Equal("429 API311", refused.Summary);
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal(200, (await host.AskAsync(HttpMethod.Get, "/api/v1/boats", "p2")).Status);
    }

    [Fact]
    public async Task Address_AsksTooOften_IsRefusedBeforeAnythingElse()
    {
        await using var host = await HarbourHost.StartAsync(new ApiLimits { AddressPerMinute = 2 });
        await host.AskAsync(HttpMethod.Get, "/api/v1/boats", "p1");
        await host.AskAsync(HttpMethod.Get, "/api/v1/nothing");

        Assert.Equal("429 API311", (await host.AskAsync(HttpMethod.Get, "/api/v1/boats", "p2")).Summary);
    }

    [Fact]
    public async Task Policies_HaveLimitsOfTheirOwn()
    {
        await using var host = await HarbourHost.StartAsync(new ApiLimits { IdentityPerMinute = 1, CostlyPerMinute = 1 });

        // Guessing at a sign-in is counted by address, whoever one says to be; what is costly, by caller.
        Assert.Equal(204, (await host.AskAsync(HttpMethod.Get, "/api/v1/door", "p1")).Status);
        Assert.Equal("429 API311", (await host.AskAsync(HttpMethod.Get, "/api/v1/door", "p2")).Summary);
        Assert.Equal(204, (await host.AskAsync(HttpMethod.Get, "/api/v1/costly", "p1")).Status);
        Assert.Equal("429 API311", (await host.AskAsync(HttpMethod.Get, "/api/v1/costly", "p1")).Summary);
        Assert.Equal(204, (await host.AskAsync(HttpMethod.Get, "/api/v1/costly", "p2")).Status);
        Assert.Equal(200, (await host.AskAsync(HttpMethod.Get, "/api/v1/boats", "p1")).Status);
    }

    /// <summary>A body that drips is given up, so that nobody holds connections for nothing.</summary>
    [Fact]
    [Trait("Category", "Slow")]
    public async Task Body_Drips_IsGivenUp()
    {
        await using var host = await HarbourHost.StartAsync(kestrel: o => o.Limits.MinRequestBodyDataRate = new MinDataRate(1000, TimeSpan.FromSeconds(2)));
        var answer = await RawAsync(host, "POST /api/v1/cargo HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{");

        Assert.Contains("408", answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.Contains("API315", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET /api/v1/boats HTTP/1.1\r\nHost: localhost\r\nX-Bad: a\0b\r\n\r\n", "400")]
    [InlineData("GET /api/v1/boats\r\nSet-Cookie: x=1 HTTP/1.1\r\nHost: localhost\r\n\r\n", "400")]
    [InlineData("GET /api/v1/boats/%0d%0aSet-Cookie:%20x=1 HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "404")]
    [InlineData("GET /api/v1/boats HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", "400")]
    [InlineData("POST /api/v1/cargo HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400")]
    public async Task Request_Malformed_IsRefused(string request, string status)
    {
        await using var host = await HarbourHost.StartAsync();
        var answer = await RawAsync(host, request);

        Assert.Contains($" {status}", answer.Split('\n')[0], StringComparison.Ordinal);
        Assert.DoesNotContain("\nSet-Cookie", answer, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task<string> RawAsync(HarbourHost host, string request)
    {
        using var socket = new TcpClient();
        var address = new Uri(host.Address);
        await socket.ConnectAsync(address.Host, address.Port);
        var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        var text = new StringBuilder();
        var buffer = new char[4096];
        while (await reader.ReadAsync(buffer, patience.Token) is > 0 and var read)
        {
            text.Append(buffer, 0, read);
            if (text.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && (text[^1] == '}' || text.ToString().EndsWith("0\r\n\r\n", StringComparison.Ordinal)))
            {
                break;
            }
        }

        return text.ToString();
    }
}
