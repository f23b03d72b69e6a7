using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Endpoints;

/// <summary>The door through which a host offers identity under <c>/api/v1/identity</c>.</summary>
public static class IdentityEndpoints
{
    internal const string Root = "/identity";

    /// <summary>Adds its part of the pipeline: after authentication, before <c>UseHubGate</c>.</summary>
    public static IApplicationBuilder UseIdentity(this IApplicationBuilder app) => app.UseMiddleware<IdentityGate>();

    /// <summary>Adds the endpoints.</summary>
    public static void MapIdentity(this IEndpointRouteBuilder endpoints)
    {
        var group = endpoints.MapApi(new BilingualText("계정과 역할", "Accounts and roles")).MapGroup(Root);
        group.AddEndpointFilter(RefuseWhileClockIsBehindAsync);
        SignInEndpoints.Map(group);
        InstitutionEndpoints.Map(group);
        AccountEndpoints.Map(group);
        CredentialEndpoints.Map(group);
        LinkEndpoints.Map(group);
        MembershipEndpoints.Map(group);
        ClaimEndpoints.Map(group);
        SigningKeyEndpoints.Map(group);
    }

    /// <summary>The account of whoever asks. The gate has let only persons through.</summary>
    internal static async Task<Account> AccountOf(this IdentityDb db, ApiRequest request, CancellationToken stop)
    {
        var person = request.Person;
        return await db.Users.SingleAsync(a => a.Id == person, stop);
    }

    /// <summary>No record is kept of its answers: tickets, links and codes are used once anyway, and secrets are not written down twice.</summary>
    internal static RouteHandlerBuilder Once(this RouteHandlerBuilder builder) => builder.Unrecorded("Tickets and links are used once anyway, and its answers may hold secrets.");

    /// <summary>The person must have proved who they are a short time ago.</summary>
    internal static RouteHandlerBuilder NeedsProof(this RouteHandlerBuilder builder) =>
        builder.AddEndpointFilter(async (context, next) => IsProved(context.HttpContext)
            ? await next(context)
            : Problem.Of(IdentityErrors.ProofNeeded)).Fails(IdentityErrors.ProofNeeded);

    /// <summary>Two factors; whoever has one only can add the other.</summary>
    internal static RouteHandlerBuilder NeedsTwoFactors(this RouteHandlerBuilder builder) =>
        builder.AddEndpointFilter(async (context, next) => IdentityClaims.AssuranceOf(context.HttpContext.User) == Assurance.Two
            ? await next(context)
            : Problem.Of(IdentityErrors.SecondFactorNeeded)).Fails(IdentityErrors.SecondFactorNeeded);

    /// <summary>Done, or why not.</summary>
    internal static IResult Done(Error? error) => error is null ? Results.NoContent() : new Problem([error]);

    /// <summary>Done, or why not.</summary>
    internal static IResult Done(ValueList<Error> errors, int status = StatusCodes.Status204NoContent) => errors.Count == 0 ? Results.StatusCode(status) : new Problem(errors);

    /// <summary>An answer that holds a secret.</summary>
    internal static IResult Secretly<T>(HttpContext context, Result<T> result, int status = StatusCodes.Status200OK)
        where T : class
    {
        context.Response.Headers.CacheControl = "no-store";
        return ApiResults.From(result, value => ApiResults.Json(value, status));
    }

    private static bool IsProved(HttpContext context)
    {
        var clock = context.RequestServices.GetRequiredService<IdentityClock>();
        return long.TryParse(context.User.Value(IdentityClaims.Proved), CultureInfo.InvariantCulture, out var milliseconds)
            && clock.Now - DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) <= Sessions.ProofLasts;
    }

    private static async ValueTask<object?> RefuseWhileClockIsBehindAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var method = context.HttpContext.Request.Method;
        var isSafe = HttpMethods.IsGet(method) || HttpMethods.IsHead(method);
        if (!isSafe && services.GetRequiredService<IdentityClock>().Behind is { Ticks: > 0 } behind)
        {
            return Problem.Of(IdentityErrors.ClockBehind, Math.Ceiling(behind.TotalSeconds).ToString(CultureInfo.InvariantCulture));
        }

        var answer = await next(context);
        if (!isSafe)
        {
            services.GetRequiredService<PendingDelivery>().Wake();
        }

        return answer;
    }
}
