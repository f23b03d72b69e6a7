using System.Security.Claims;

namespace Naru.Hub.Identity.SignIn;

/// <summary>
/// What a principal says. All of it but the session's secret is written anew from the database at every request, so that nothing in a cookie outlives what it says.
/// </summary>
internal static class IdentityClaims
{
    public const string CookieScheme = "naru-session";
    public const string BearerScheme = "Bearer";

    /// <summary>The scheme that looks for a token first and then for a cookie.</summary>
    public const string DefaultScheme = "naru";

    /// <summary>The session's or the token's id: what anti-forgery tokens are bound to.</summary>
    public const string Subject = "sub";

    public const string Secret = "naru:secret";
    public const string Person = "naru:person";
    public const string Session = "naru:session";
    public const string Assurance = "naru:assurance";
    /// <summary>When the person last proved who they are, in milliseconds since 1970.</summary>
    public const string Proved = "naru:proved";

    public const string Token = "naru:token";
    public const string Scope = "naru:scope";
    public const string Party = "naru:party";

    public static ClaimsPrincipal Principal(string scheme, params IEnumerable<(string Type, string Value)> claims) =>
        new(new ClaimsIdentity(claims.Select(c => new Claim(c.Type, c.Value)), scheme, Person, roleType: null));

    public static string? Value(this ClaimsPrincipal principal, string type) => principal.FindFirst(type)?.Value;

    public static Assurance AssuranceOf(ClaimsPrincipal principal) =>
        Enum.TryParse<Assurance>(principal.Value(Assurance), out var assurance) ? assurance : SignIn.Assurance.Single;
}
