using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Naru.Core;
using Naru.Hub.Api.Documentation;
using Naru.Hub.Api.Idempotency;
using Naru.Hub.Api.Limits;
using Naru.Hub.Permissions;

namespace Naru.Hub.Api;

/// <summary>The doors of the API: its services, its part of the pipeline, and its own endpoints.</summary>
public static class HubApi
{
    /// <summary>The services. The host adds <see cref="Kernel.ICallers"/>, <see cref="Kernel.HubDatabase"/>, a <see cref="TimeProvider"/> and authentication.</summary>
    /// <param name="services">The hub's services.</param>
    /// <param name="permissions">The permission tables.</param>
    /// <param name="limits">How often one may ask.</param>
    public static IServiceCollection AddHubApi(this IServiceCollection services, PermissionTables permissions, ApiLimits limits)
    {
        services.AddSingleton(permissions);
        services.AddSingleton<Conditions>();
        services.AddSingleton(limits);
        services.AddSingleton<LimitGate>();
        services.AddSingleton<IdempotencyStore>();
        services.AddOptions<ApiStatuses>();
        services.ConfigureHttpJsonOptions(options => ApiJson.Configure(options.SerializerOptions));
        services.AddAntiforgery(options =>
        {
            options.HeaderName = "X-CSRF-Token";
            options.Cookie.Name = "naru-csrf";
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });
        services.AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = limits.RequestTime, WriteTimeoutResponse = context => Problem.Of(ApiErrors.TooSlow).ExecuteAsync(context) });
        services.AddHubDocument();
        return services;
    }

    /// <summary>The outer part of the pipeline: before routing and authentication.</summary>
    public static IApplicationBuilder UseHubShell(this IApplicationBuilder app)
    {
        app.Use((context, next) =>
        {
            SecurityHeaders.Set(context);
            return next(context);
        });
        app.UseMiddleware<FailureGate>();
        var limits = app.ApplicationServices.GetRequiredService<LimitGate>();
        return app.Use(limits.ByAddressAsync);
    }

    /// <summary>The inner part of the pipeline: after routing and authentication.</summary>
    public static IApplicationBuilder UseHubGate(this IApplicationBuilder app)
    {
        app.UseRequestTimeouts();
        app.UseMiddleware<HubGate>();
        var limits = app.ApplicationServices.GetRequiredService<LimitGate>();
        app.Use(limits.ByCallerAsync);
        return app.UseMiddleware<IdempotencyGate>();
    }

    /// <summary>The API's own endpoints.</summary>
    public static IEndpointRouteBuilder MapHubApi(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapOpenApi("/openapi/{documentName}.json");
        var api = endpoints.MapApi(new BilingualText("API", "API"));
        api.MapGet("/csrf", (HttpContext context, IAntiforgery antiforgery) => ApiResults.Json(new CsrfToken(antiforgery.GetAndStoreTokens(context).RequestToken!)))
            .Open("Whoever has no session gets a token that no session takes.")
            .Describe("위조 방지 토큰을 받습니다", "Gets an anti-forgery token")
            .Answers<CsrfToken>();
        api.MapGet("/permissions", (PermissionTables permissions) => ApiResults.Json(permissions.Tables))
            .Open("The tables are published in the documentation.")
            .Describe("권한표를 봅니다", "Shows the permission tables")
            .Answers<ValueList<PermissionTable>>();
        return endpoints;
    }

    /// <summary>
    /// The endpoints of the API for which nobody decided who may ask. There must be none: the host does not start otherwise.
    /// </summary>
    public static IReadOnlyList<string> Undecided(IEnumerable<Endpoint> endpoints) => endpoints
        .OfType<RouteEndpoint>()
        .Where(e => $"/{e.RoutePattern.RawText?.TrimStart('/')}".StartsWith($"{ApiEndpoints.Root}/", StringComparison.Ordinal))
        .Where(e => e.Metadata.GetMetadata<RunsTerm>() is null && e.Metadata.GetMetadata<OpenTerm>() is null)
        .Select(e => e.DisplayName ?? e.RoutePattern.RawText!)
        .ToList();
}
