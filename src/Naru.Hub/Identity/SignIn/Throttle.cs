using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.SignIn;

/// <summary>
/// Slows guessing down. A guess is counted before it is judged, so that many at once are no way around; a right one gives back what it cost. Counted are the
/// account's name, whether there is such an account or not, and the address that asks. Both are in the database: two instances count together.
/// A passkey needs no guess and is never slowed by others' guesses at the password, so that nobody can be locked out for good. Serves one request.
/// </summary>
internal sealed class Throttle(IdentityDb db, IdentityClock clock)
{
    /// <summary>How many wrong guesses in a row an account has free. They are forgotten after a right one, or after a day without any.</summary>
    public const int AccountFree = 5;

    /// <summary>How many an address has: a hospital may have one for all.</summary>
    public const int AddressFree = 60;

    private const int LongestMinutes = 60;

    /// <summary>In this time an address is forgiven one: what hundreds of people mistype in months is no attack, and a machine gains little by waiting.</summary>
    public static readonly TimeSpan AddressForgets = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);

    public static string AccountKey(string purpose, string name) => $"{purpose}:{Secret.HashOf(name)}";

    /// <summary>The address, by what it asks for: mails that it has had sent are no wrong guesses.</summary>
    public static string AddressKey(string purpose, IPAddress? address) => $"{purpose}-address:{Network(address)}";

    /// <summary>An IPv4 address is one caller; of an IPv6 address a household has the first half.</summary>
    private static string Network(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))
            : $"{address}";
    }

    /// <summary>Counts a guess; an error if it may not be made now.</summary>
    public async Task<Error?> ReserveAsync(string accountKey, string addressKey, CancellationToken cancellation)
    {
        if (await ReserveAsync(addressKey, AddressFree, AddressForgets, cancellation) is { } addressWait)
        {
            return IdentityErrors.AddressSlowed.At(SourcePlace.None, Seconds(addressWait));
        }

        return await ReserveAsync(accountKey, AccountFree, forgets: null, cancellation) is { } wait
            ? IdentityErrors.AccountSlowed.At(SourcePlace.None, Seconds(wait))
            : null;
    }

    /// <summary>The guess was right.</summary>
    public async Task GiveBackAsync(string accountKey, string addressKey, CancellationToken cancellation)
    {
        await db.Throttles.Where(t => t.Key == accountKey).ExecuteDeleteAsync(cancellation);
        await db.Throttles.Where(t => t.Key == addressKey && t.Failures > 0)
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Failures, t => t.Failures - 1), cancellation);
    }

    private async Task<TimeSpan?> ReserveAsync(string key, int free, TimeSpan? forgets, CancellationToken cancellation)
    {
        while (true)
        {
            var now = clock.Now;
            var row = await db.Throttles.AsNoTracking().FirstOrDefaultAsync(t => t.Key == key, cancellation);
            if (row is null)
            {
                var milliseconds = now.ToUnixTimeMilliseconds();
                if (await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO identity_throttles (key, failures, forgotten_to, last_at) VALUES ({key}, 1, {milliseconds}, {milliseconds}) ON CONFLICT (key) DO NOTHING",
                    cancellation) == 1)
                {
                    return null;
                }

                continue;
            }

            // Another guess may have been counted since this one looked at the clock.
            now = row.LastAt > now ? row.LastAt : now;
            var (failures, forgottenTo) = Remembered(row, forgets, now);
            var until = row.LastAt + Delay(failures - free);
            if (until > now)
            {
                return until - now;
            }

            if (await db.Throttles.Where(t => t.Key == key && t.Failures == row.Failures && t.LastAt == row.LastAt)
                .ExecuteUpdateAsync(
                    set => set.SetProperty(t => t.Failures, failures + 1).SetProperty(t => t.ForgottenTo, forgottenTo).SetProperty(t => t.LastAt, now), cancellation) == 1)
            {
                return null;
            }
        }
    }

    /// <summary>What still counts: nothing after a day without a guess; before that, where there is a time to forget in, one less for each such time.</summary>
    private static (int Failures, DateTimeOffset ForgottenTo) Remembered(ThrottleRow row, TimeSpan? forgets, DateTimeOffset now)
    {
        if (now - row.LastAt > Forgotten)
        {
            return (0, now);
        }

        if (forgets is not { } each)
        {
            return (row.Failures, row.ForgottenTo);
        }

        var times = (now - row.ForgottenTo) / each;
        return times >= row.Failures ? (0, now) : (row.Failures - (int)times, row.ForgottenTo + ((int)times * each));
    }

    /// <summary>One minute, two, four … up to an hour.</summary>
    private static TimeSpan Delay(int beyond) =>
        beyond < 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(Math.Min(LongestMinutes, 1 << Math.Min(beyond, 6)));

    private static string Seconds(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
