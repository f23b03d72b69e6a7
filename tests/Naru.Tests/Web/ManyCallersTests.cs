using System.Globalization;
using Naru.Tests.Cdm.Postgres;
using Npgsql;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>A server of PostgreSQL allows a hundred connections if nobody says otherwise: two hubs have to live with that.</summary>
[Trait("Category", "Slow")]
public sealed class ManyCallersTests(SharedServer server)
{
    private const int MostOfTwoHubs = 96;

    [Fact]
    public async Task Hub_ManyCallersAtOnce_TakesEveryCommandWithFewConnections()
    {
        var connectionString = server.Server.Create().ConnectionString;
        await using var host = await WebHost.StartAsync(postgres: connectionString.Replace("Pooling=false", "Pooling=true", StringComparison.Ordinal));
        await using var watcher = NpgsqlDataSource.Create(connectionString);
        var most = 0L;
        using var done = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                var stop = TestContext.Current.CancellationToken;
                await using var command = watcher.CreateCommand("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()");
                most = Math.Max(most, (long)(await command.ExecuteScalarAsync(stop))!);
            }
        }, TestContext.Current.CancellationToken);

        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => host.AskAsync(
            HttpMethod.Post,
            "/api/v1/parties",
            "p1",
            string.Create(CultureInfo.InvariantCulture, $$"""{ "kind": "organisation", "names": { "ko": "나루바이오 {{i}}", "en": "Naru Bio {{i}}" }, "organisationType": "company", "district": "28-songdo" }""")))));
        await done.CancelAsync();
        await watching;

        Assert.All(answers, a => Assert.Equal(201, a.Status));
        Assert.InRange(most, 2, MostOfTwoHubs / 2);
    }
}
