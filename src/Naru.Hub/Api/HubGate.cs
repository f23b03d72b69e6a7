using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Api;

/// <summary>
/// Before anything of a request to the API is read: who asks, whether the request comes from a page of another site, and whether the permission tables
/// let this caller ask for this command at all. Runs after authentication.
/// </summary>
internal sealed partial class HubGate(RequestDelegate next, PermissionTables permissions, IAntiforgery antiforgery, ILogger<HubGate> log)
{
    private const int LongestNameShown = 64;

    private static readonly string[] Overrides = ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"];

    public async Task InvokeAsync(HttpContext context, ICallers callers)
    {
        // The framework's own answers to wrong methods and content types are endpoints, too, but no routes.
        var endpoint = context.GetEndpoint() as RouteEndpoint;
        if (!ApiEndpoints.Has(context.Request) || endpoint is null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var caller = context.User.Identity?.IsAuthenticated == true
            ? await callers.OfAsync(context.User, context.RequestAborted).ConfigureAwait(false)
            : Caller.Anonymous;
        context.Features.Set(new ApiFeature { Caller = caller });
        if (await RefusalAsync(context, endpoint, caller).ConfigureAwait(false) is { } refusal)
        {
            await refusal.ExecuteAsync(context).ConfigureAwait(false);
        }
        else
        {
            await next(context).ConfigureAwait(false);
        }

        if (log.IsEnabled(LogLevel.Information))
        {
            var route = endpoint.RoutePattern.RawText ?? "";
            var trace = Problem.TraceId(context);
            Called(log, context.Request.Method, route, context.Response.StatusCode, caller.Person ?? "-", trace);
        }
    }

    private async Task<Problem?> RefusalAsync(HttpContext context, Endpoint endpoint, Caller caller)
    {
        var request = context.Request;
        if (Overrides.FirstOrDefault(request.Headers.ContainsKey) is { } header)
        {
            return Problem.Of(ApiErrors.MethodOverride, header);
        }

        // No text of anybody holds it, and PostgreSQL takes no text with it.
        if (request.Query.FirstOrDefault(q => q.Key.Contains('\0', StringComparison.Ordinal) || q.Value.Any(v => v?.Contains('\0', StringComparison.Ordinal) == true)) is { Key: { } named })
        {
            return Problem.Of(ApiErrors.BadQuery, named.Length <= LongestNameShown && !named.Contains('\0', StringComparison.Ordinal) ? named : "…", "text");
        }

        var runs = endpoint.Metadata.GetMetadata<RunsTerm>();
        if (runs is null && endpoint.Metadata.GetMetadata<OpenTerm>() is null)
        {
            // Nobody decided who may ask: nobody may. The hub does not even start with such an endpoint.
            return Problem.Of(ApiErrors.NoSuchAddress);
        }

        // What a browser adds by itself, a page of another site can use; a header Authorization it cannot set.
        if (!IsSafe(request.Method) && request.Headers.Authorization.Count == 0)
        {
            if (IsFromOtherSite(request))
            {
                return Problem.Of(ApiErrors.OtherSite);
            }

            if (context.User.Identity?.IsAuthenticated == true && !await antiforgery.IsRequestValidAsync(context).ConfigureAwait(false))
            {
                return Problem.Of(ApiErrors.ForgeryTokenMissing);
            }
        }

        return runs is not null && permissions.RefusalAtTheDoor(caller, runs.Command) is { } error ? new Problem([error]) : null;
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method);

    private static bool IsFromOtherSite(HttpRequest request)
    {
        if (request.Headers.TryGetValue("Sec-Fetch-Site", out var site) && site != "same-origin" && site != "none")
        {
            return true;
        }

        return request.Headers.Origin is { Count: > 0 } origin
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }

    [LoggerMessage(EventId = 1, EventName = "ApiCall", Level = LogLevel.Information, Message = "{Method} {Route} {Status} by {Person}, trace {Trace}")]
    private static partial void Called(ILogger log, string method, string route, int status, string person, string trace);
}
