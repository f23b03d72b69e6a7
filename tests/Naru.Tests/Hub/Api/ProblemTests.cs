using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Permissions;
using Xunit;

namespace Naru.Tests.Hub.Api;

/// <summary>Problems carry permanent codes and both languages, and nothing of what was sent in a form that a browser could run.</summary>
public sealed class ProblemTests
{
    [Theory]
    [InlineData(null, "ko", "그런 주소가 없습니다.")]
    [InlineData("en", "en", "There is no such address.")]
    [InlineData("en-GB,en;q=0.9,ko;q=0.5", "en", "There is no such address.")]
    [InlineData("ko-KR,ko;q=0.9,en;q=0.8", "ko", "그런 주소가 없습니다.")]
    [InlineData("de", "ko", "그런 주소가 없습니다.")]
    [InlineData("en;q=0", "ko", "그런 주소가 없습니다.")]
    public async Task Problem_SpeaksTheCallersLanguage(string? asked, string language, string title)
    {
        await using var host = await HarbourHost.StartAsync();
        var answer = await host.AskAsync(HttpMethod.Get, "/api/v1/nothing", headers: asked is null ? [] : [("Accept-Language", asked)]);

        Assert.Equal("404 API301", answer.Summary);
        Assert.Equal((language, title), (answer.Headers["Content-Language"], answer.Json.GetProperty("title").GetString()));
        Assert.Equal("/docs/errors/API301", answer.Json.GetProperty("type").GetString());
        var error = answer.Json.GetProperty("errors")[0];
        Assert.Equal(("그런 주소가 없습니다.", "There is no such address."), (error.GetProperty("message").GetProperty("ko").GetString(), error.GetProperty("message").GetProperty("en").GetString()));
        Assert.Contains("Accept-Language", answer.Headers["Vary"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Method_NotOffered_IsSaid()
    {
        await using var host = await HarbourHost.StartAsync();
        var answer = await host.AskAsync(HttpMethod.Delete, "/api/v1/boats/b1", "p1");

        Assert.Equal("405 API302", answer.Summary);
        Assert.Equal("GET", answer.Headers["Allow"]);
        Assert.Equal(405, (await host.AskAsync(HttpMethod.Options, "/api/v1/boats/b1", headers: [("Origin", "https://evil.example"), ("Access-Control-Request-Method", "PUT")])).Status);
    }

    [Fact]
    public async Task Bug_SaysNothingOfItself()
    {
        await using var host = await HarbourHost.StartAsync();
        var answer = await host.AskAsync(HttpMethod.Get, "/api/v1/boom");

        Assert.Equal("500 API901", answer.Summary);
        Assert.DoesNotContain("홍길동", answer.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", answer.Body, StringComparison.Ordinal);
        Assert.Contains(host.Log.All, l => l.Contains("API901", StringComparison.Ordinal) && l.Contains(answer.Json.GetProperty("traceId").GetString()!, StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.All, l => l.Contains("홍길동", StringComparison.Ordinal));
        Assert.Equal("nosniff", answer.Headers["X-Content-Type-Options"]);
    }

    [Fact]
    public async Task DatabaseBusy_IsNoDefect_AndSaysHowLongToWait()
    {
        await using var host = await HarbourHost.StartAsync();
        var answer = await host.AskAsync(HttpMethod.Get, "/api/v1/busy");

        Assert.Equal("503 API316", answer.Summary);
        Assert.Equal("5", answer.Headers["Retry-After"]);
        Assert.Contains(host.Log.All, l => l.Contains("API316", StringComparison.Ordinal));
        Assert.DoesNotContain(host.Log.All, l => l.Contains("홍길동", StringComparison.Ordinal) || l.Contains("API901", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TooSlow_IsStopped()
    {
        await using var host = await HarbourHost.StartAsync(new() { RequestTime = TimeSpan.FromMilliseconds(200) });

        Assert.Equal("503 API312", (await host.AskAsync(HttpMethod.Get, "/api/v1/slow")).Summary);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\\\"><img src=x onerror=alert(1)>")]
    [InlineData("</title><svg/onload=alert(1)>")]
    public async Task Problem_ReflectsNoMarkup(string script)
    {
        await using var host = await HarbourHost.StartAsync();
        var answer = await host.AskAsync(HttpMethod.Post, "/api/v1/cargo", body: $"{{ \"{script}\": 1 }}", headers: [("Accept", "text/html"), ("Accept-Language", script)]);

        Assert.Equal("application/problem+json; charset=utf-8", answer.Headers["Content-Type"]);
        Assert.DoesNotContain("<", answer.Body, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'none'", answer.Headers["Content-Security-Policy"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoredScript_ComesBackAsText()
    {
        await using var host = await HarbourHost.StartAsync();
        var made = await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", new BuildBoatBody("<script>alert(1)</script>", "yard"), "0123456789abcdef");

        Assert.DoesNotContain("<", made.Body, StringComparison.Ordinal);
        Assert.Equal("<script>alert(1)</script>", made.Json.GetProperty("called").GetString());
        Assert.Equal(("application/json; charset=utf-8", "nosniff"), (made.Headers["Content-Type"], made.Headers["X-Content-Type-Options"]));
    }

    [Theory]
    [InlineData("$.a[2].b", "/a/2/b")]
    [InlineData("$", "")]
    [InlineData("/a~1b", "/a~1b")]
    [InlineData("$.a/b~", "/a~1b~0")]
    public void Pointer_OfPath(string path, string pointer) => Assert.Equal(pointer, JsonPointer.Of(path));

    [Fact]
    public void Codes_OfTheCatalogues_AreTheirOwn()
    {
        Assert.All(ApiErrors.All, k => Assert.Matches("^API[239][0-9]{2}$", k.Code));
        Assert.All(PermissionErrors.All, k => Assert.Matches("^PRM[12][0-9]{2}$", k.Code));
        Assert.Equal(
            typeof(ApiErrors).GetFields().Select(f => ((ErrorKind)f.GetValue(null)!).Code).Order(StringComparer.Ordinal),
            ApiErrors.All.Select(k => k.Code).Order(StringComparer.Ordinal));
    }
}
