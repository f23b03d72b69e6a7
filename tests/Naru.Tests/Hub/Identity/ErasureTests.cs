using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Identity.Erasing;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Naru.Hub.Time;
using Naru.Ledger.Personal;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Closing an account erases, once nothing is left that the law wants kept.</summary>
public abstract class ErasureTests(HubFixture fixture)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Close_SomethingMustBeKept_DestroysTheKeyTheDayAfter()
    {
        var clock = new MovableClock();
        var holder = new Holder { Until = SeoulTime.DateOf(clock.GetUtcNow()).AddDays(2) };
        await using var hub = await IdentityHub.StartAsync(fixture.NewAddress(), clock, more: s => s.AddSingleton<IPersonalHolder>(holder));
        using var person = await Person.WithPasskeyAsync(hub);
        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Post("/identity/me/close"));

        // Closed and emptied at once; what must be kept can still be read.
        Person.Refused("PRM203", await person.Browser.Get("/identity/me"));
        Assert.Equal("-", await hub.UseAsync((IdentityDb db) => db.Users.Where(a => a.Id == person.Id).Select(a => a.Name).SingleAsync(Stop)));
        Assert.Equal((KeyState.Found, false), ((await hub.Keys.FindAsync(person.Id, Stop)).State, holder.IsDropped));
        var erasures = hub.Services.GetRequiredService<PersonErasures>();
        Assert.Equal(holder.Until, Assert.Single(await erasures.CompleteAllAsync(Stop)).Value!.WaitsUntil);

        clock.Move(TimeSpan.FromDays(3));
        Assert.Null(Assert.Single(await erasures.CompleteAllAsync(Stop)).Value!.WaitsUntil);
        Assert.Equal((KeyState.Destroyed, true), ((await hub.Keys.FindAsync(person.Id, Stop)).State, holder.IsDropped));
        Assert.Empty(await erasures.CompleteAllAsync(Stop));
    }

    [Fact]
    public async Task Erase_Nobody_IsToldAndRecordsNothing()
    {
        await using var hub = await IdentityHub.StartAsync(fixture.NewAddress());
        var erasures = hub.Services.GetRequiredService<PersonErasures>();
        Assert.Equal(["IDN904"], (await erasures.EraseAsync("person-none", "system", Stop)).Errors.Select(e => e.Code));
        Assert.Equal(0, await hub.UseAsync((IdentityDb db) => db.Erasures.CountAsync(Stop)));

        // Somebody who has a key, but no account: a person whom an officer entered.
        await hub.Keys.GetOrCreateAsync("person-entered", Stop);
        Assert.True((await erasures.EraseAsync("person-entered", "system", Stop)).IsSuccess);
        Assert.Equal(KeyState.Destroyed, (await hub.Keys.FindAsync("person-entered", Stop)).State);
    }

    /// <summary>A module that keeps something until a day.</summary>
    private sealed class Holder : IPersonalHolder
    {
        public DateOnly? Until { get; init; }

        public bool IsDropped { get; private set; }

        public Task<DateOnly?> KeptUntilAsync(string person, CancellationToken stop) => Task.FromResult(Until);

        public Task DropAsync(string person, CancellationToken stop)
        {
            IsDropped = true;
            return Task.CompletedTask;
        }
    }
}

public sealed class SqliteErasureTests(SqliteHub hub) : ErasureTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresErasureTests(PostgresHub hub) : ErasureTests(hub), IClassFixture<PostgresHub>;
