using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Naru.Hub.Api.Limits;

/// <summary>
/// Refuses who asks too often. Stands in the pipeline twice: by address before anybody is identified, since that costs something, too; by caller and policy
/// once it is known who asks. Safe for threads.
/// </summary>
internal sealed class LimitGate : IDisposable
{
    private const int SegmentsPerMinute = 6;
    private readonly PartitionedRateLimiter<HttpContext> byAddress;
    private readonly PartitionedRateLimiter<HttpContext> byCaller;

    public LimitGate(ApiLimits limits)
    {
        byAddress = PartitionedRateLimiter.Create<HttpContext, string>(context => Window(AddressOf(context), limits.AddressPerMinute));
        byCaller = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context => Window(CallerOf(context), limits.CallerPerMinute)),
            PartitionedRateLimiter.Create<HttpContext, string>(context => context.GetEndpoint()?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName switch
            {
                ApiLimits.Identity => Window($"identity {AddressOf(context)}", limits.IdentityPerMinute),
                ApiLimits.Costly => Window($"costly {CallerOf(context)}", limits.CostlyPerMinute),
                null => RateLimitPartition.GetNoLimiter(""),
                var other => throw new InvalidOperationException($"There is no limit named {other}."),
            }));
    }

    public Task ByAddressAsync(HttpContext context, RequestDelegate next) => PassAsync(byAddress, context, next);

    public Task ByCallerAsync(HttpContext context, RequestDelegate next) =>
        context.Features.Get<ApiFeature>() is null ? next(context) : PassAsync(byCaller, context, next);

    public void Dispose()
    {
        byAddress.Dispose();
        byCaller.Dispose();
    }

    private static async Task PassAsync(PartitionedRateLimiter<HttpContext> limiter, HttpContext context, RequestDelegate next)
    {
        using var lease = limiter.AttemptAcquire(context);
        if (lease.IsAcquired)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) && after > TimeSpan.Zero ? after : TimeSpan.FromSeconds(60 / SegmentsPerMinute);
        context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        await Problem.Of(ApiErrors.TooMany).ExecuteAsync(context).ConfigureAwait(false);
    }

    private static RateLimitPartition<string> Window(string key, int perMinute) => RateLimitPartition.GetSlidingWindowLimiter(key, _ => new SlidingWindowRateLimiterOptions
    {
        PermitLimit = perMinute,
        Window = TimeSpan.FromMinutes(1),
        SegmentsPerWindow = SegmentsPerMinute,
        QueueLimit = 0,
    });

    private static string CallerOf(HttpContext context) => ApiFeature.Of(context).Caller.Person ?? AddressOf(context);

    /// <summary>An IPv4 address is one caller; of an IPv6 address a household has the first half.</summary>
    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
        {
            address = address.MapToIPv4();
        }

        return address.AddressFamily == AddressFamily.InterNetworkV6
            ? $"address {Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8))}"
            : $"address {address}";
    }
}
