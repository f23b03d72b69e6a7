using Naru.Tests.Cdm.Postgres;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>Two hubs on one PostgreSQL are one: started at the same time, asked the same at the same time, each reading the other's cursors.</summary>
[Trait("Category", "Slow")]
public sealed class TwoHubsTests(SharedServer server)
{
    private const string Party = """{ "kind": "organisation", "names": { "ko": "나루바이오", "en": "Naru Bio" }, "organisationType": "company", "district": "28-songdo" }""";

    [Fact]
    public async Task TwoHubs_BehaveAsOne()
    {
        var folder = Directory.CreateTempSubdirectory("naru-web").FullName;
        var database = server.Server.Create().ConnectionString;
        var started = await Task.WhenAll(WebHost.StartAsync(folder, database), WebHost.StartAsync(folder, database));
        await using (var one = started[0])
        await using (var two = started[1])
        {
            var asked = Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? one : two).AskAsync(HttpMethod.Post, "/api/v1/parties", "p1", Party, ("Idempotency-Key", "0123456789abcdef-0")));
            var answers = await Task.WhenAll(asked);
            Assert.All(answers, a => Assert.Equal(201, a.Status));
            Assert.Single(answers.Select(a => a.Headers["Location"]).Distinct(StringComparer.Ordinal));
            Assert.Equal(200, (await two.AskAsync(HttpMethod.Get, answers[0].Headers["Location"])).Status);

            for (var i = 1; i < 5; i++)
            {
                Assert.Equal(201, (await one.AskAsync(HttpMethod.Post, "/api/v1/parties", "p1", Party)).Status);
            }

            var seen = new List<string>();
            var turn = 0;
            for (string? cursor = ""; cursor is not null;)
            {
                var page = await (turn++ % 2 == 0 ? one : two).AskAsync(HttpMethod.Get, $"/api/v1/parties?limit=2{(cursor.Length > 0 ? $"&cursor={cursor}" : "")}");
                Assert.Equal(200, page.Status);
                seen.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("id").GetString()!));
                cursor = page.Json.TryGetProperty("next", out var next) ? next.GetString() : null;
            }

            Assert.Equal((5, 5), (seen.Count, seen.Distinct(StringComparer.Ordinal).Count()));
        }

        Directory.Delete(folder, recursive: true);
    }
}
