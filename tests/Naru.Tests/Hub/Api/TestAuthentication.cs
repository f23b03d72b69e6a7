using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Naru.Hub.Kernel;

namespace Naru.Tests.Hub.Api;

/// <summary>
/// Who a test says it is: <c>Authorization: Test person scope scope</c> as a token would, or <c>Test-Cookie: person</c> as a browser's cookie would.
/// </summary>
internal sealed class TestAuthentication(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string Name = "Test";
    public const string CookieHeader = "Test-Cookie";

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var words = Request.Headers.Authorization.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words is [Name, var person, .. var scopes])
        {
            return Task.FromResult(Success([.. ClaimsOf(person), .. scopes.Select(s => new Claim("scope", s))]));
        }

        return Task.FromResult(Request.Headers.TryGetValue(CookieHeader, out var cookie)
            ? Success([.. ClaimsOf(cookie.ToString()), new Claim(ClaimTypes.NameIdentifier, cookie.ToString())])
            : AuthenticateResult.NoResult());
    }

    /// <summary>Also what identity would say of somebody who has just shown two factors.</summary>
    private static Claim[] ClaimsOf(string person) =>
    [
        new("person", person), new("naru:person", person), new("naru:session", $"session-{person}"), new("naru:assurance", "Two"),
        new("naru:proved", TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture)),
    ];

    private static AuthenticateResult Success(IEnumerable<Claim> claims) =>
        AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity(claims, Name, "person", null)), Name));
}

/// <summary>The roles that a test gives to persons, each until some time. Safe for threads.</summary>
internal sealed class TestCallers(TimeProvider clock) : ICallers
{
    private readonly List<(string Person, HeldRole Role, DateTimeOffset Until)> roles = [];

    public void Give(string person, string party, string role, DateTimeOffset? until = null)
    {
        lock (roles)
        {
            roles.Add((person, new HeldRole(party, role), until ?? DateTimeOffset.MaxValue));
        }
    }

    public ValueTask<Caller> OfAsync(ClaimsPrincipal principal, CancellationToken stop)
    {
        var person = principal.FindFirst("person")!.Value;
        var scopes = principal.FindAll("scope").Select(c => c.Value).ToList();
        lock (roles)
        {
            var now = clock.GetUtcNow();
            return ValueTask.FromResult(new Caller(person, [.. roles.Where(r => r.Person == person && r.Until > now).Select(r => r.Role)], scopes.Count == 0 ? null : [.. scopes]));
        }
    }
}
