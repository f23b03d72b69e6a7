using Microsoft.AspNetCore.Http;
using Naru.Hub.Api;
using Naru.Hub.Identity.Tokens;

namespace Naru.Hub.Identity;

/// <summary>
/// Says why a shown credential is refused: the API alone would only say that nobody has signed in. A refused token is refused everywhere; a session that ended only where
/// somebody is needed, so that its person can sign in again. Runs after authentication and before the API's gate.
/// </summary>
internal sealed class IdentityGate(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        var isToken = context.Request.Headers.Authorization.Count > 0;
        return ApiEndpoints.Has(context.Request)
            && context.Features.Get<AuthenticationRefusal>() is { } refusal
            && (isToken || context.GetEndpoint()?.Metadata.GetMetadata<RunsTerm>() is not null)
                ? new Problem(refusal.Findings).ExecuteAsync(context)
                : next(context);
    }
}
