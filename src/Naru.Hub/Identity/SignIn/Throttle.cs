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
    /// <summary>How many wrong guesses in a row an account has free.</summary>
    public const int AccountFree = 5;

    /// <summary>How many an address has: a hospital may have one for all.</summary>
    public const int AddressFree = 60;

    private const int LongestMinutes = 60;
    private static readonly TimeSpan Forgotten = TimeSpan.FromHours(24);

    public static string AccountKey(string purpose, string name) => $"{purpose}:{Secret.HashOf(name)}";

    /// <summary>An IPv4 address is one caller; of an IPv6 address a household has the first half.</summary>
    public static string AddressKey(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address is { AddressFamily: AddressFamily.InterNetworkV6 }
            ? $"address:{Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))}"
            : $"address:{address}";
    }

    /// <summary>Counts a guess; an error if it may not be made now.</summary>
    public async Task<Error?> ReserveAsync(string accountKey, string addressKey, CancellationToken cancellation)
    {
        if (await ReserveAsync(addressKey, AddressFree, cancellation) is { } addressWait)
        {
            return IdentityErrors.AddressSlowed.At(SourcePlace.None, Seconds(addressWait));
        }

        return await ReserveAsync(accountKey, AccountFree, cancellation) is { } wait
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

    private async Task<TimeSpan?> ReserveAsync(string key, int free, CancellationToken cancellation)
    {
        while (true)
        {
            var now = clock.Now;
            var row = await db.Throttles.AsNoTracking().FirstOrDefaultAsync(t => t.Key == key, cancellation);
            if (row is null)
            {
                var milliseconds = now.ToUnixTimeMilliseconds();
                if (await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO identity_throttles (key, failures, first_at, last_at) VALUES ({key}, 1, {milliseconds}, {milliseconds}) ON CONFLICT (key) DO NOTHING",
                    cancellation) == 1)
                {
                    return null;
                }

                continue;
            }

            // Another guess may have been counted since this one looked at the clock.
            now = row.LastAt > now ? row.LastAt : now;
            var until = row.LastAt + Delay(row.Failures - free);
            if (until > now)
            {
                return until - now;
            }

            var failures = now - row.LastAt > Forgotten ? 1 : row.Failures + 1;
            if (await db.Throttles.Where(t => t.Key == key && t.Failures == row.Failures && t.LastAt == row.LastAt)
                .ExecuteUpdateAsync(set => set.SetProperty(t => t.Failures, failures).SetProperty(t => t.LastAt, now), cancellation) == 1)
            {
                return null;
            }
        }
    }

    /// <summary>One minute, two, four … up to an hour.</summary>
    private static TimeSpan Delay(int beyond) =>
        beyond < 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(Math.Min(LongestMinutes, 1 << Math.Min(beyond, 6)));

    private static string Seconds(TimeSpan wait) => Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
}
