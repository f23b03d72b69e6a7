using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Naru.Hub.Identity.SignIn;

namespace Naru.Hub.Identity.Institutions;

/// <summary>One OpenID Connect scheme for each institution: code flow with PKCE, signed id tokens only, times by the hub's clock.</summary>
internal static class InstitutionSetup
{
    /// <summary>Where institutions send people back; the institution's id follows. Registered there.</summary>
    public const string CallbackRoot = "/api/v1/identity/institutions/callback/";

    /// <summary>The page that shows what is still needed, or went wrong.</summary>
    public const string ResultPage = "/sign-in";

    /// <summary>Where whoever is signed in goes on.</summary>
    public const string SignedInPage = "/account";

    private static readonly TimeSpan Skew = TimeSpan.FromSeconds(60);
    private static readonly string[] Algorithms = [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.RsaSsaPssSha256];

    public static void AddInstitution(this AuthenticationBuilder builder, Institution institution, HubIdentityOptions options)
    {
        if (institution.Issuer.Scheme != Uri.UriSchemeHttps && !institution.Issuer.IsLoopback)
        {
            throw new InvalidOperationException($"The institution {institution.Id} must have an https address.");
        }

        builder.AddOpenIdConnect(institution.Scheme, o =>
        {
            o.Authority = institution.Issuer.AbsoluteUri;
            o.RequireHttpsMetadata = institution.Issuer.Scheme == Uri.UriSchemeHttps;
            o.ClientId = institution.ClientId;
            o.ClientSecret = institution.ClientSecret;
            o.CallbackPath = CallbackRoot + institution.Id;
            o.SignInScheme = IdentityClaims.CookieScheme;
            o.ResponseType = OpenIdConnectResponseType.Code;
            // A redirect, so that the cookie of this browser comes along with SameSite=Lax.
            o.ResponseMode = OpenIdConnectResponseMode.Query;
            o.UsePkce = true;
            o.SaveTokens = false;
            o.GetClaimsFromUserInfoEndpoint = false;
            o.MapInboundClaims = false;
            o.Scope.Clear();
            foreach (var scope in institution.Scopes.Prepend("openid"))
            {
                o.Scope.Add(scope);
            }

            foreach (var cookie in (CookieBuilder[])[o.CorrelationCookie, o.NonceCookie])
            {
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = options.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
                cookie.HttpOnly = true;
            }

            o.Events = Events(institution);
        });
        builder.Services.AddOptions<OpenIdConnectOptions>(institution.Scheme).Configure<IdentityClock>((o, clock) => o.TokenValidationParameters = new TokenValidationParameters
        {
            ValidIssuer = institution.Issuer.OriginalString,
            ValidAudience = institution.ClientId,
            ValidateIssuer = true,
            ValidateAudience = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuerSigningKey = true,
            // No symmetric ones: the client's secret is no proof of who wrote a token. And never "none".
            ValidAlgorithms = Algorithms,
            NameClaimType = "sub",
            LifetimeValidator = (from, to, _, _) => IsInTime(from, to, clock.Now.UtcDateTime),
        });
    }

    private static bool IsInTime(DateTime? from, DateTime? to, DateTime now) => to is not null && now < to.Value + Skew && (from is null || from.Value - Skew <= now);

    private static OpenIdConnectEvents Events(Institution institution) => new()
    {
        OnTokenValidated = context =>
        {
            // The specification lets a client take an unsigned token in the code flow, and the handler does. We do not: a signature is what remains when a proxy can read TLS.
            if (!Algorithms.Contains(context.SecurityToken.Header.Alg, StringComparer.Ordinal) || context.SecurityToken.RawSignature.Length == 0)
            {
                context.Fail("The token is not signed as it must be.");
            }

            // Issued in the future by more than clocks differ: somebody's clock, or somebody's forgery.
            var clock = context.HttpContext.RequestServices.GetRequiredService<IdentityClock>();
            if (context.SecurityToken.IssuedAt - Skew > clock.Now.UtcDateTime)
            {
                context.Fail("The token was issued in the future.");
            }

            return Task.CompletedTask;
        },
        OnTicketReceived = async context =>
        {
            context.HandleResponse();
            var service = context.HttpContext.RequestServices.GetRequiredService<InstitutionSignIn>();
            var outcome = await service.CompleteAsync(context.HttpContext, institution, context.Principal!, context.Properties);
            Show(context.HttpContext, outcome);
        },
        OnRemoteFailure = context =>
        {
            context.HandleResponse();
            // The handler says it in words only: no correlation cookie, or no state that this hub sealed.
            var said = context.Failure?.Message ?? "";
            var isState = said.Contains("orrelation", StringComparison.Ordinal) || said.Contains(".State", StringComparison.Ordinal);
            Show(context.HttpContext, new InstitutionOutcome(isState ? IdentityErrors.InstitutionState : IdentityErrors.InstitutionRefused));
            return Task.CompletedTask;
        },
    };

    /// <summary>Back to the page, with what it needs behind <c>#</c>: in no log, and in no address that is sent on.</summary>
    private static void Show(HttpContext context, InstitutionOutcome outcome)
    {
        var parts = new (string Name, string? Value)[] { ("error", outcome.Refused?.Code), ("link", outcome.LinkTicket), ("ticket", outcome.CodeTicket) };
        var fragment = string.Join('&', parts.Where(p => p.Value is not null).Select(p => $"{p.Name}={p.Value}"));
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Redirect(fragment.Length == 0 ? SignedInPage : $"{ResultPage}#{fragment}");
    }
}
