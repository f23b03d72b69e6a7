using Naru.Hub.Api.Idempotency;
using Naru.Ledger;
using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Hub.Api;

/// <summary>The same request twice does its work once, on both databases, over two instances, and gives nothing to who has no right to it.</summary>
public sealed class IdempotencyTests(SharedServer server)
{
    private const string Key = "0123456789abcdef-key";
    private static readonly BuildBoatBody Boat = new("나루", "yard");

    [Fact]
    public async Task Post_Again_GivesTheFirstAnswer()
    {
        await using var host = await HarbourHost.StartAsync();
        var first = await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);
        var again = await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);

        Assert.Equal(201, first.Status);
        Assert.Equal("true", again.Headers["Idempotency-Replayed"]);
        Assert.Equal((first.Body, first.ETag, first.Headers["Location"], first.Headers["Content-Type"]), (again.Body, again.ETag, again.Headers["Location"], again.Headers["Content-Type"]));
        Assert.Equal([1], host.Harbour.Built.Values);
    }

    [Fact]
    public async Task Post_WithoutKey_IsRefused()
    {
        await using var host = await HarbourHost.StartAsync();

        Assert.Equal("400 API305", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat)).Summary);
        Assert.Equal("400 API214", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, "short")).Summary);
        Assert.Equal("400 API214", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, new string('x', 129))).Summary);
        Assert.Equal("400 API214", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key, ("Idempotency-Key", Key))).Summary);
        Assert.Empty(host.Harbour.Built);
    }

    [Fact]
    public async Task Post_SameKeyOtherBody_IsRefused()
    {
        await using var host = await HarbourHost.StartAsync();
        await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);

        Assert.Equal("422 API306", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat with { Called = "다른 배" }, Key)).Summary);
        Assert.Equal("422 API306", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats?x=1", "p1", Boat, Key)).Summary);
        Assert.Single(host.Harbour.Built);
    }

    [Fact]
    public async Task Post_StolenKey_GivesNothingOfTheAnswer()
    {
        await using var host = await HarbourHost.StartAsync();
        var first = await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);
        var thief = await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p2", Boat, Key);

        // It is the thief's own request: another boat, and nothing that says there was another.
        Assert.Equal(201, thief.Status);
        Assert.DoesNotContain("Idempotency-Replayed", thief.Headers.Keys);
        Assert.NotEqual(first.Body, thief.Body);
        Assert.Equal("401 PRM203", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", null, Boat, Key)).Summary);
    }

    [Fact]
    public async Task Store_Stolen_HoldsNothingReadable()
    {
        await using var host = await HarbourHost.StartAsync();
        await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "person-of-note", Boat with { Called = "Secretname" }, Key);
        var row = await host.Database.FirstAsync("SELECT name, content, answer FROM api_answers", r => $"{r.GetString(0)} {r.GetString(1)} {r.GetString(2)}", TestContext.Current.CancellationToken);

        Assert.All((string[])["Secretname", "person-of-note", Key, "boats"], word => Assert.DoesNotContain(word, row, StringComparison.Ordinal));
        Assert.DoesNotContain("Secretname", System.Text.Encoding.Latin1.GetString(Convert.FromBase64String(row!.Split(' ')[2])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_RightLost_LosesTheAnswer()
    {
        await using var host = await HarbourHost.StartAsync();
        await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1 harbour:write", Boat, Key);

        Assert.Equal("403 PRM205", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1 harbour:read", Boat, Key)).Summary);
    }

    /// <summary>The caller holds the same roles, but the thing is somebody else's now: what the caller may no longer see, the recorded answer does not show either.</summary>
    [Fact]
    public async Task Post_ThingNoLongerSeen_LosesTheAnswer()
    {
        await using var host = await HarbourHost.StartAsync();
        var made = await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);
        var boat = new Boat(made.Json.GetProperty("id").GetString()!, "yard", "moored", "나루", 1, "p1");
        Assert.Equal("true", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key)).Headers["Idempotency-Replayed"]);
        // A token that may write but not read is told what it did all the same.
        Assert.Equal(201, (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1 harbour:write", Boat, "another-key-0123456")).Status);
        Assert.Equal("true", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1 harbour:write", Boat, "another-key-0123456")).Headers["Idempotency-Replayed"]);

        host.Harbour.Put(boat with { Builder = "p2" });
        Assert.Equal("404 PRM201", (await host.AskAsync(HttpMethod.Get, $"/api/v1/boats/{boat.Id}", "p1")).Summary);

        Assert.DoesNotContain("Idempotency-Replayed", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key)).Headers.Keys);
    }

    /// <summary>With another token the same person is another caller, as far as rights go: what the first was answered is judged anew.</summary>
    [Fact]
    public async Task Post_OtherScopes_AreOtherRights()
    {
        await using var host = await HarbourHost.StartAsync();
        await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);

        Assert.DoesNotContain("Idempotency-Replayed", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1 harbour:write", Boat, Key)).Headers.Keys);
    }

    [Fact]
    public async Task Post_Failed_MayBeRepeatedCorrected()
    {
        await using var host = await HarbourHost.StartAsync();

        Assert.Equal(422, (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", "{ \"called\": \"나루\" }", Key)).Status);
        Assert.Equal(201, (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key)).Status);
    }

    [Fact]
    public async Task Put_WithKey_IsDoneOnce()
    {
        await using var host = await HarbourHost.StartAsync();
        host.Callers.Give("p1", "yard", "member");
        host.Harbour.Put(new Boat("b1", "yard", "moored", "옛 이름", 4));
        var first = await host.AskAsync(HttpMethod.Put, "/api/v1/boats/b1/name", "p1", new RenameBody("새 이름"), Key, ("If-Match", "\"v4\""));
        var again = await host.AskAsync(HttpMethod.Put, "/api/v1/boats/b1/name", "p1", new RenameBody("새 이름"), Key, ("If-Match", "\"v4\""));

        Assert.Equal((204, "\"v5\""), (first.Status, first.ETag));
        Assert.Equal((204, "\"v5\"", "true"), (again.Status, again.ETag, again.Headers["Idempotency-Replayed"]));
    }

    [Fact]
    public async Task Post_AfterADay_IsANewRequest()
    {
        await using var host = await HarbourHost.StartAsync();
        await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);
        host.Clock.Shift(IdempotencyStore.Kept + TimeSpan.FromMinutes(1));

        Assert.Equal(201, (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat with { Called = "다른 배" }, Key)).Status);
    }

    /// <summary>A process was killed between its work and its answer: the repetition runs again, under the command id that the ledger knows.</summary>
    [Fact]
    public async Task Post_FirstDiedHalfway_RunsAgainAsTheSameCommand()
    {
        await using var host = await HarbourHost.StartAsync();
        await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);
        await host.Database.ExecuteAsync("UPDATE api_answers SET answer = NULL", TestContext.Current.CancellationToken);
        host.Clock.Shift(IdempotencyStore.Lease + TimeSpan.FromSeconds(1));
        var again = await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);

        Assert.Equal(201, again.Status);
        Assert.Equal([2], host.Harbour.Built.Values);
    }

    [Fact]
    public async Task Post_ClockGoesBack_StillGivesTheFirstAnswer()
    {
        await using var host = await HarbourHost.StartAsync();
        await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);
        host.Clock.Shift(TimeSpan.FromDays(-400));

        Assert.Equal("true", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key)).Headers["Idempotency-Replayed"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Post_AtTheSameTime_OnTwoInstances_IsDoneOnce(bool postgres)
    {
        var folder = Directory.CreateTempSubdirectory("naru-api").FullName;
        LedgerAddress address = postgres
            ? new LedgerAddress.Postgres(server.Server.Create().ConnectionString)
            : new LedgerAddress.Sqlite(Path.Combine(folder, "hub.db"));
        await using (var one = await HarbourHost.StartAsync(folder: folder, address: address))
        await using (var two = await HarbourHost.StartAsync(folder: folder, address: address, harbour: one.Harbour))
        {
            await one.Harbour.Slip.WaitAsync(TestContext.Current.CancellationToken);
            var asked = Enumerable.Range(0, 12).Select(i => (i % 2 == 0 ? one : two).AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key)).ToList();
            one.Harbour.Slip.Release();
            var answers = await Task.WhenAll(asked);

            Assert.All(answers, a => Assert.Equal(201, a.Status));
            Assert.Single(answers.Select(a => a.Body).Distinct(StringComparer.Ordinal));
            Assert.Equal([1], one.Harbour.Built.Values);
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    [Trait("Category", "Slow")]
    public async Task Post_WhileTheFirstRuns_WaitsAndThenSaysSo()
    {
        await using var host = await HarbourHost.StartAsync();
        await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p2", Boat, Key);
        for (var i = 0; i < 1000; i++)
        {
            await host.Harbour.Slip.WaitAsync(TestContext.Current.CancellationToken);
        }

        var first = host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);
        while (await host.Database.FirstAsync("SELECT name FROM api_answers WHERE answer IS NULL", r => r.GetString(0), TestContext.Current.CancellationToken) is null)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        Assert.Equal("422 API306", (await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat with { Called = "x" }, Key)).Summary);
        var busy = await host.AskAsync(HttpMethod.Post, "/api/v1/boats", "p1", Boat, Key);
        Assert.Equal("409 API307", busy.Summary);
        Assert.Equal("1", busy.Headers["Retry-After"]);
        host.Harbour.Slip.Release(1000);
        Assert.Equal(201, (await first).Status);
    }
}
