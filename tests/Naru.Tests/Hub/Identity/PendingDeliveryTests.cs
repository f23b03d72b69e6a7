using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>What identity noted reaches the ledger: with its own time, and past what the ledger never takes.</summary>
public abstract class PendingDeliveryTests(HubFixture fixture)
{
    private readonly IdentityHub hub = fixture.Hub;

    [Fact]
    public async Task Deliver_LaterThanItHappened_KeepsTheTime()
    {
        var happened = hub.Clock.GetUtcNow();
        await PutAsync(new PendingEventRow { Id = $"time-{Guid.NewGuid():N}", Type = "identity.test", Person = "person-time", Payload = """{"a":"1"}""", At = happened });
        hub.Clock.Move(TimeSpan.FromMinutes(5));

        var recorded = (await hub.EventsOf("person-time")).Single();

        using var json = JsonDocument.Parse(recorded.Payload.Utf8);
        Assert.Equal("1", json.RootElement.GetProperty("a").GetString());
        Assert.Equal(happened.ToUnixTimeMilliseconds(), json.RootElement.GetProperty("at").GetDateTimeOffset().ToUnixTimeMilliseconds());
    }

    /// <summary>A name that the ledger does not take, and a payload that is too large: set aside with an alarm, and what comes after them is recorded.</summary>
    [Fact]
    public async Task Deliver_RefusedForGood_HoldsNothingUp()
    {
        var id = Guid.NewGuid().ToString("N");
        await PutAsync(
            Row($"0-{id}", "사람", "{}"),
            Row($"1-{id}", "person-large", $$"""{"a":"{{new string('x', 2_000_000)}}"}"""),
            Row($"2-{id}", $"person-{id}", "{}"));

        Assert.Single(await hub.EventsOf($"person-{id}"));
        var left = await hub.UseAsync((IdentityDb db) => db.PendingEvents.AsNoTracking().Where(e => e.Id.EndsWith(id)).OrderBy(e => e.Id).ToListAsync());
        Assert.Equal(["LDG103", "LDG106"], left.Select(e => e.Refused!.Split(", ")[0]));
        Assert.Equal("IDN903", Assert.Single(hub.Services.GetRequiredService<HubAlarms>().All).Code);

        await hub.UseAsync((IdentityDb db) => db.PendingEvents.Where(e => e.Refused != null).ExecuteDeleteAsync());
        await hub.DeliverAsync();
        Assert.Empty(hub.Services.GetRequiredService<HubAlarms>().All);
    }

    private PendingEventRow Row(string id, string person, string payload) => new() { Id = id, Type = "identity.test", Person = person, Payload = payload, At = hub.Clock.GetUtcNow() };

    private Task PutAsync(params PendingEventRow[] rows) => hub.UseAsync((IdentityDb db) =>
    {
        db.PendingEvents.AddRange(rows);
        return db.SaveChangesAsync();
    });
}

public sealed class SqlitePendingDeliveryTests(SqliteHub hub) : PendingDeliveryTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresPendingDeliveryTests(PostgresHub hub) : PendingDeliveryTests(hub), IClassFixture<PostgresHub>;
