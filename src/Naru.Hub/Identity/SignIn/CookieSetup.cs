using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Naru.Core;
using Naru.Hub.Identity.Tokens;

namespace Naru.Hub.Identity.SignIn;

/// <summary>
/// The session's cookie: no script reads it, no page of another site sends it with a request that changes anything, no subdomain sets it (<c>__Host-</c>), and what it says is
/// looked up at every request. A request that changes something, or opens a socket, is nobody's when its origin is another site's: every part of the hub is protected by that, whether it
/// thinks of it or not. The API asks for an anti-forgery token as well.
/// </summary>
internal static class CookieSetup
{
    public static void AddSessionCookie(this AuthenticationBuilder builder, HubIdentityOptions options) => builder.AddCookie(IdentityClaims.CookieScheme, o =>
    {
        o.Cookie.Name = options.IsSecure ? "__Host-naru" : "naru";
        o.Cookie.HttpOnly = true;
        o.Cookie.Path = "/";
        // Not Strict: who follows a link from a mail, or comes back from an institution, is still signed in. What changes something is a POST, which Lax does not send either.
        o.Cookie.SameSite = SameSiteMode.Lax;
        o.Cookie.SecurePolicy = options.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        o.Cookie.IsEssential = true;
        o.ExpireTimeSpan = Sessions.Longest;
        o.SlidingExpiration = false;
        o.Events = new CookieAuthenticationEvents
        {
            OnValidatePrincipal = context => ValidateAsync(context, options),
            // An API answers; it sends nobody anywhere.
            OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized),
            OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden),
            OnSigningIn = context =>
            {
                // The browser forgets it when it is closed.
                context.Properties.IsPersistent = false;
                return Task.CompletedTask;
            },
        };
    });

    private static async Task ValidateAsync(CookieValidatePrincipalContext context, HubIdentityOptions options)
    {
        var request = context.HttpContext.Request;
        if (IsForeign(request, options))
        {
            context.RejectPrincipal();
            context.HttpContext.Features.Set(new AuthenticationRefusal([Api.ApiErrors.OtherSite.At(SourcePlace.None)]));
            return;
        }

        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (context.Principal?.Value(IdentityClaims.Secret) is not { } secret
            || await sessions.FindAsync(secret, context.HttpContext.RequestAborted) is not var (session, account))
        {
            context.RejectPrincipal();
            context.HttpContext.Features.Set(new AuthenticationRefusal([IdentityErrors.SessionEnded.At(SourcePlace.None)]));
            return;
        }

        context.ReplacePrincipal(IdentityClaims.Principal(IdentityClaims.CookieScheme,
        [
            (IdentityClaims.Subject, session.Id),
            (IdentityClaims.Person, account.Id),
            (IdentityClaims.Session, session.Id),
            (IdentityClaims.Assurance, session.Assurance.ToString()),
            (IdentityClaims.Proved, session.ProvedAt.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
        ]));
    }

    /// <summary>Whether the request could do something, and comes from a page that is not the hub's.</summary>
    private static bool IsForeign(HttpRequest request, HubIdentityOptions options)
    {
        var isSafe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method);
        if (isSafe && !request.HttpContext.WebSockets.IsWebSocketRequest && !request.Headers.ContainsKey("Upgrade"))
        {
            return false;
        }

        var origin = request.Headers.Origin;
        var site = request.Headers["Sec-Fetch-Site"];
        return (origin.Count > 0 && origin != options.Origin) || (site.Count > 0 && site != "same-origin" && site != "none");
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }
}
