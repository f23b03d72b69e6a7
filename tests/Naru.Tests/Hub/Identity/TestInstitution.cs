using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Naru.Core;
using Naru.Hub.Identity.Institutions;

namespace Naru.Tests.Hub.Identity;

/// <summary>What an institution's provider does wrong.</summary>
internal enum Misdeed
{
    None,
    OtherIssuer,
    OtherAudience,
    OtherNonce,
    Expired,
    IssuedInTheFuture,
    Unsigned,
    SignedWithTheClientSecret,
    SignedByAnotherKey,
    Late,
    NoExpiry,
    NoNonce,
}

/// <summary>An OpenID Connect provider: discovery, keys, code flow with PKCE. It signs ES256 or RS256, and does wrong on demand.</summary>
internal sealed class TestInstitution : IAsyncDisposable
{
    private readonly ECDsa curveKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    // One for all tests: making it takes long.
    private static readonly RSA RsaKey = RSA.Create(2048);
    private readonly ConcurrentDictionary<string, Grant> grants = new(StringComparer.Ordinal);
    private WebApplication? app;

    public bool UsesRsa { get; set; }

    public Misdeed Misdeed { get; set; }

    /// <summary>The claims of whoever is signed in there.</summary>
    public JsonObject User { get; set; } = new() { ["sub"] = "1" };

    public Uri Issuer { get; private set; } = new("http://127.0.0.1");

    public TimeProvider Clock { get; set; } = TimeProvider.System;

    public Institution Settings(string id, params string[] domains) =>
        new(id, new BilingualText("가천대 길병원", "Gil Medical Center"), Issuer, "naru-hub", "a secret shared with the hub, long enough") { Domains = domains.ToValueList() };

    public static async Task<TestInstitution> StartAsync()
    {
        var institution = new TestInstitution();
        var port = IdentityHub.FreePort();
        institution.Issuer = new Uri($"http://127.0.0.1:{port}");
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(k => k.Listen(IPAddress.Loopback, port));
        var built = builder.Build();
        built.MapGet("/.well-known/openid-configuration", institution.Discovery);
        built.MapGet("/keys", institution.Keys);
        built.MapGet("/authorize", institution.Authorize);
        built.MapPost("/token", institution.TokenAsync);
        await built.StartAsync();
        institution.app = built;
        return institution;
    }

    public async ValueTask DisposeAsync()
    {
        if (app is not null)
        {
            await app.DisposeAsync();
        }

        curveKey.Dispose();
    }

    private string IssuerText => Issuer.OriginalString;

    private IResult Discovery() => Results.Json(new Dictionary<string, object>
    {
        ["issuer"] = IssuerText,
        ["authorization_endpoint"] = $"{IssuerText}/authorize",
        ["token_endpoint"] = $"{IssuerText}/token",
        ["jwks_uri"] = $"{IssuerText}/keys",
        ["response_types_supported"] = new[] { "code" },
        ["id_token_signing_alg_values_supported"] = new[] { "RS256", "ES256", "HS256", "none" },
    });

    private IResult Keys()
    {
        var (point, rsa) = (curveKey.ExportParameters(false).Q, RsaKey.ExportParameters(false));
        return Results.Json(new
        {
            keys = new object[]
            {
                new { kty = "EC", use = "sig", kid = "ec", alg = "ES256", crv = "P-256", x = Encode(point.X!), y = Encode(point.Y!) },
                new { kty = "RSA", use = "sig", kid = "rsa", alg = "RS256", n = Encode(rsa.Modulus!), e = Encode(rsa.Exponent!) },
            },
        });
    }

    private IResult Authorize(HttpRequest request)
    {
        var query = request.Query;
        if (query["code_challenge_method"] != "S256" || query["response_type"] != "code" || query["nonce"].Count == 0)
        {
            return Results.BadRequest();
        }

        var code = Encode(RandomNumberGenerator.GetBytes(16));
        grants[code] = new Grant(query["code_challenge"]!, query["redirect_uri"]!, query["nonce"]!, (JsonObject)User.DeepClone());
        return Results.Redirect($"{query["redirect_uri"]}?code={code}&state={Uri.EscapeDataString(query["state"]!)}");
    }

    private async Task<IResult> TokenAsync(HttpRequest request)
    {
        var form = await request.ReadFormAsync();
        if (!grants.TryRemove(form["code"].ToString(), out var grant)
            || Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))) != grant.Challenge
            || form["redirect_uri"] != grant.Redirect
            || form["client_secret"] != "a secret shared with the hub, long enough")
        {
            return Results.Json(new { error = "invalid_grant" }, statusCode: 400);
        }

        return Results.Json(new { access_token = "none of the hub's business", token_type = "Bearer", expires_in = 60, id_token = Token(grant) });
    }

    private string Token(Grant grant)
    {
        var now = Clock.GetUtcNow().ToUnixTimeSeconds();
        var claims = grant.User;
        claims["iss"] = Misdeed == Misdeed.OtherIssuer ? "https://evil.example" : IssuerText;
        claims["aud"] = Misdeed == Misdeed.OtherAudience ? "another-client" : "naru-hub";
        claims["iat"] = now + Misdeed switch { Misdeed.IssuedInTheFuture => 600, Misdeed.Expired => -1000, Misdeed.Late => -330, _ => 0 };
        if (Misdeed != Misdeed.NoNonce)
        {
            claims["nonce"] = Misdeed == Misdeed.OtherNonce ? "another" : grant.Nonce;
        }

        if (Misdeed != Misdeed.NoExpiry)
        {
            // Thirty seconds late is what clocks differ by; ten minutes are not.
            claims["exp"] = now + Misdeed switch { Misdeed.Expired => -600, Misdeed.Late => -30, _ => 300 };
        }

        var algorithm = Misdeed switch { Misdeed.Unsigned => "none", Misdeed.SignedWithTheClientSecret => "HS256", _ => UsesRsa ? "RS256" : "ES256" };
        var header = JsonSerializer.SerializeToUtf8Bytes(new { alg = algorithm, typ = "JWT", kid = UsesRsa ? "rsa" : "ec" });
        var signed = $"{Encode(header)}.{Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        var bytes = Encoding.ASCII.GetBytes(signed);
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var signature = algorithm switch
        {
            "none" => [],
            "HS256" => HMACSHA256.HashData(Encoding.UTF8.GetBytes("a secret shared with the hub, long enough"), bytes),
            "RS256" => RsaKey.SignData(bytes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            _ => (Misdeed == Misdeed.SignedByAnotherKey ? other : curveKey).SignData(bytes, HashAlgorithmName.SHA256),
        };
        return $"{signed}.{Encode(signature)}";
    }

    private static string Encode(byte[] bytes) => Base64Url.EncodeToString(bytes);

    private sealed record Grant(string Challenge, string Redirect, string Nonce, JsonObject User);
}
