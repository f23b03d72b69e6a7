using System.Net;
using Microsoft.EntityFrameworkCore;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>How long guesses are remembered, by a clock that is moved.</summary>
public abstract class ThrottleTests(HubFixture fixture)
{
    private static readonly IPAddress Hospital = IPAddress.Parse("198.51.100.7");

    private readonly IdentityHub hub = fixture.Hub;

    [Fact]
    public async Task Address_OfHundreds_IsNotSlowedByWhatTheyMistypeInWeeks()
    {
        var key = Throttle.AddressKey(NewName(), Hospital);

        // Ten mistyped passwords an hour, for two days: the hours between forgive them.
        for (var hour = 0; hour < 48; hour++)
        {
            for (var i = 0; i < 10; i++)
            {
                Assert.Null(await ReserveAsync(key));
            }

            hub.Clock.Move(TimeSpan.FromHours(1));
        }
    }

    [Fact]
    public async Task Address_OfAMachine_IsSlowedAndWinsLittleByWaiting()
    {
        var key = Throttle.AddressKey(NewName(), Hospital);
        var made = 0;
        for (var minute = 0; minute < 24 * 60; minute++)
        {
            while (await ReserveAsync(key) is null)
            {
                made++;
            }

            hub.Clock.Move(TimeSpan.FromMinutes(1));
        }

        // Those that are free at once, and what a day forgives; not the 86,400 that a machine could make.
        Assert.InRange(made, Throttle.AddressFree, Throttle.AddressFree + (int)(TimeSpan.FromDays(1) / Throttle.AddressForgets) + 2);
    }

    [Fact]
    public async Task Address_RightGuess_TakesBackItsOwnAlone()
    {
        var key = Throttle.AddressKey(NewName(), Hospital);
        for (var i = 0; i < Throttle.AddressFree; i++)
        {
            Assert.Null(await ReserveAsync(key));
        }

        Assert.Equal("IDN208", (await ReserveAsync(key))?.Code);
        await hub.UseAsync(async (Throttle throttle) =>
        {
            await throttle.GiveBackAsync(NewName(), key, TestContext.Current.CancellationToken);
            return 0;
        });
        Assert.Null(await ReserveAsync(key));
        Assert.Equal("IDN208", (await ReserveAsync(key))?.Code);
    }

    [Fact]
    public async Task Account_WrongGuesses_AreForgottenAfterADayAlone()
    {
        var account = Throttle.AccountKey("password", NewName());
        for (var i = 0; i < Throttle.AccountFree; i++)
        {
            Assert.Null(await ReserveAsync(NewName(), account));
        }

        Assert.Equal("IDN207", (await ReserveAsync(NewName(), account))?.Code);
        hub.Clock.Move(TimeSpan.FromHours(23));
        Assert.Null(await ReserveAsync(NewName(), account));
        Assert.Equal("IDN207", (await ReserveAsync(NewName(), account))?.Code);
        hub.Clock.Move(TimeSpan.FromHours(25));
        Assert.Null(await ReserveAsync(NewName(), account));
        Assert.Null(await ReserveAsync(NewName(), account));
    }

    [Fact]
    public async Task Mails_AreCountedApartFromGuesses()
    {
        using var browser = hub.Browser();
        await browser.Post("/identity/password-resets", new { email = Person.NewEmail() });

        var keys = await hub.UseAsync((IdentityDb db) => db.Throttles.Select(t => t.Key).Where(k => k.Contains("address:")).ToListAsync(TestContext.Current.CancellationToken));

        Assert.Contains(keys, k => k.StartsWith("mail-address:", StringComparison.Ordinal));
    }

    private static string NewName() => Guid.NewGuid().ToString("N");

    private Task<Naru.Core.Error?> ReserveAsync(string addressKey, string? accountKey = null) =>
        hub.UseAsync((Throttle throttle) => throttle.ReserveAsync(accountKey ?? NewName(), addressKey, TestContext.Current.CancellationToken));
}

[Trait("Category", "Slow")]
public sealed class SqliteThrottleTests(SqliteHub fixture) : ThrottleTests(fixture), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresThrottleTests(PostgresHub fixture) : ThrottleTests(fixture), IClassFixture<PostgresHub>;
