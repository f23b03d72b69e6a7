using Naru.Hub.Api.Idempotency;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>
/// Whoever repeats a request gets the answer of the first time, but only what may still be seen now: neither the record of answers nor the ledger, which knows commands for ever, is a way
/// around a right that has ended.
/// </summary>
[Trait("Category", "Slow")]
public sealed class ReplayTests
{
    private const string Key = "0123456789abcdef-replay";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Innovation_RightEnded_ShowsNothing(bool afterTheRecord)
    {
        await using var host = await WebHost.StartAsync();
        var party = await PartyAsync(host);
        host.Callers.Give("member", party, "member", host.Clock.GetUtcNow().AddHours(1));
        var body = $$"""{ "type": "software", "stage": "prototype", "names": { "ko": "판독 보조" }, "owners": ["{{party}}"], "confidentiality": "private" }""";
        var made = await host.AskAsync(HttpMethod.Post, "/api/v1/innovations", "member", body, ("Idempotency-Key", Key));
        Assert.Equal(201, made.Status);
        Assert.Equal("true", (await host.AskAsync(HttpMethod.Post, "/api/v1/innovations", "member", body, ("Idempotency-Key", Key))).Headers["Idempotency-Replayed"]);

        // The record is kept for a day, the ledger's command for ever.
        host.Clock.Shift(afterTheRecord ? IdempotencyStore.Kept + TimeSpan.FromHours(1) : TimeSpan.FromHours(2));
        Assert.Equal("404 PRM201", (await host.AskAsync(HttpMethod.Get, made.Headers["Location"], "member")).Summary);
        var again = await host.AskAsync(HttpMethod.Post, "/api/v1/innovations", "member", body, ("Idempotency-Key", Key));

        Assert.Equal("403 PRM202", again.Summary);
        Assert.DoesNotContain("판독", again.Body, StringComparison.Ordinal);
    }

    /// <summary>The member is still one, but the innovation is another party's now.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Innovation_GivenAway_ShowsNothing(bool afterTheRecord)
    {
        await using var host = await WebHost.StartAsync();
        var (ours, theirs) = (await PartyAsync(host), await PartyAsync(host));
        host.Callers.Give("member", ours, "member");
        string Body(string owner, string name) => $$"""{ "type": "software", "stage": "prototype", "names": { "ko": "{{name}}" }, "owners": ["{{owner}}"], "confidentiality": "private" }""";
        var made = await host.AskAsync(HttpMethod.Post, "/api/v1/innovations", "member", Body(ours, "판독 보조"), ("Idempotency-Key", Key));
        Assert.Equal(204, (await host.AskAsync(HttpMethod.Put, made.Headers["Location"], "member", Body(theirs, "남의 비밀"), ("If-Match", "\"v1\""))).Status);
        host.Clock.Shift(afterTheRecord ? IdempotencyStore.Kept + TimeSpan.FromHours(1) : TimeSpan.Zero);

        var again = await host.AskAsync(HttpMethod.Post, "/api/v1/innovations", "member", Body(ours, "판독 보조"), ("Idempotency-Key", Key));
        Assert.Equal("404 PRM201", again.Summary);
        Assert.DoesNotContain("남의 비밀", again.Body, StringComparison.Ordinal);
    }

    /// <summary>What was done is told, whoever may read it or not, without a body.</summary>
    [Fact]
    public async Task Offering_RepeatedWhileItMayBeSeen_IsTheFirstAnswer()
    {
        await using var host = await WebHost.StartAsync();
        var party = await PartyAsync(host);
        host.Callers.Give("member", party, "member");
        var body = $$"""{ "kind": "equipment", "provider": "{{party}}", "title": { "ko": "질량분석기" } }""";
        var made = await host.AskAsync(HttpMethod.Post, "/api/v1/offerings", "member", body, ("Idempotency-Key", Key));
        host.Clock.Shift(IdempotencyStore.Kept + TimeSpan.FromHours(1));
        var again = await host.AskAsync(HttpMethod.Post, "/api/v1/offerings", "member", body, ("Idempotency-Key", Key));

        Assert.Equal((201, made.Headers["Location"], made.Body), (again.Status, again.Headers["Location"], again.Body));
        Assert.Single((await host.AskAsync(HttpMethod.Get, $"/api/v1/offerings?provider={party}", "member")).Json.GetProperty("items").EnumerateArray());
    }

    private static async Task<string> PartyAsync(WebHost host)
    {
        var made = await host.AskAsync(HttpMethod.Post, "/api/v1/parties", "owner", """{ "kind": "organisation", "names": { "ko": "나루바이오" }, "organisationType": "company", "district": "28-songdo" }""");
        return made.Headers["Location"].Split('/')[^1];
    }
}
