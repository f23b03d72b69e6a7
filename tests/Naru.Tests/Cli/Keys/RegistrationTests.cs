using System.Buffers.Text;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Naru.Cli.Keys;
using Naru.Hub.Identity.SigningKeys;
using Naru.Tests.Web.Browser;
using Xunit;

namespace Naru.Tests.Cli.Keys;

/// <summary><c>naru key</c> against a hub that really runs, and against servers that are none.</summary>
[Trait("Category", "Slow")]
public sealed class RegistrationTests(RegistrationTests.Running running) : IClassFixture<RegistrationTests.Running>, IDisposable
{
    private const string Passphrase = "나루 건너 봄바람 네 척";

    private readonly TempFolder folder = new();

    private OwnHub Hub => running.Hub;

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Register_ListCheckRevoke()
    {
        var (person, token) = await Hub.AccountAsync("identity:keys");
        var path = Create("question.key", locked: true);
        var delegation = path + SigningKeyFile.DelegationSuffix;
        var run = Cli(token);

        Assert.True(run.Run("key", "register", path, "--hub", Hub.OriginText, "--days", "90", "--study", "study-1", "--label", "서버") == 0, run.Error);
        Assert.Contains(person, run.Out, StringComparison.Ordinal);
        var thumbprint = SigningKeyFile.Read(path).Value!.Key.Thumbprint;
        Assert.True((await Hub.InForceAsync(thumbprint, new KeyUse(KeyPurpose.Question, "study-1"))).IsSuccess);

        Assert.Equal(0, run.Run("key", "show", path, "--json"));
        Assert.Equal((person, "study-1"), (Json(run).GetProperty("person").GetString(), Json(run).GetProperty("study").GetString()));
        Assert.Equal(0, run.Run("key", "list", "--hub", Hub.OriginText));
        Assert.Contains("서버", run.Out, StringComparison.Ordinal);
        Assert.Contains("in force", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain(token, run.Out + run.Error, StringComparison.Ordinal);

        // A hospital's custodian who accepted this key, and others.
        Assert.Equal(0, run.Run("key", "check", delegation, "--hub", Hub.OriginText, "--accept", thumbprint, "--study", "study-1"));
        Refused("IDN820", 1, "key", "check", delegation, "--hub", Hub.OriginText, "--study", "study-1");
        Refused("IDN819", 1, "key", "check", delegation, "--hub", Hub.OriginText, "--accept", thumbprint, "--study", "study-2");
        Refused("IDN814", 1, "key", "check", delegation, "--hub", "https://other.example", "--accept", thumbprint, "--study", "study-1");
        var late = new CliRun { Clock = new Later(TimeSpan.FromDays(91)) };
        Assert.Equal(1, late.Run("key", "check", delegation, "--hub", Hub.OriginText, "--accept", thumbprint, "--study", "study-1"));
        Assert.Contains("IDN818", late.Error, StringComparison.Ordinal);
        var altered = JsonNode.Parse(File.ReadAllText(delegation))!;
        var statement = KeyStatement.Read(Base64Url.DecodeFromChars((string)altered["statement"]!))!;
        altered["statement"] = Base64Url.EncodeToString((statement with { Study = null }).ToBytes());
        Refused("IDN816", 1, "key", "check", folder.Write("altered.json", altered.ToJsonString()), "--hub", Hub.OriginText, "--accept", thumbprint);

        Assert.Contains("KEY301", Failed(run, 2, "key", "register", path, "--hub", Hub.OriginText), StringComparison.Ordinal);
        Assert.True(run.Run("key", "revoke", path, "--hub", Hub.OriginText) == 0, run.Error);
        Assert.Equal("IDN805", (await Hub.InForceAsync(thumbprint, new KeyUse(KeyPurpose.Question, "study-1"))).Errors.Single().Code);
        Assert.Equal(0, run.Run("key", "revoke", thumbprint, "--hub", Hub.OriginText));
        Assert.Contains("revoked already", run.Out, StringComparison.Ordinal);
        Assert.Equal(0, run.Run("key", "list", "--hub", Hub.OriginText, "--json"));
        Assert.NotEqual(JsonValueKind.Null, Json(run).GetProperty("revokedAt").ValueKind);
        File.Delete(delegation);
        Assert.Contains("IDN804", Failed(run, 1, "key", "register", path, "--hub", Hub.OriginText), StringComparison.Ordinal);
    }

    /// <summary>The hub has the key, but its answer was lost: to register again gets the delegation.</summary>
    [Fact]
    public async Task Register_Again_FetchesTheDelegation()
    {
        var (_, token) = await Hub.AccountAsync("identity:keys");
        var path = Create("a.key");
        var run = Cli(token);
        Assert.True(run.Run("key", "register", path, "--hub", Hub.OriginText, "--json") == 0, run.Error);
        var first = File.ReadAllBytes(path + SigningKeyFile.DelegationSuffix);
        Assert.Equal("command-line", Json(run).GetProperty("origin").GetString());
        File.Delete(path + SigningKeyFile.DelegationSuffix);

        Assert.True(run.Run("key", "register", path, "--hub", Hub.OriginText) == 0, run.Error);

        Assert.Contains("fetched again", run.Out, StringComparison.Ordinal);
        Assert.Equal(first, File.ReadAllBytes(path + SigningKeyFile.DelegationSuffix));
        // One that is over is not fetched as if it were new.
        File.Delete(path + SigningKeyFile.DelegationSuffix);
        var late = new CliRun { Width = 300, Variables = run.Variables, Clock = new Later(TimeSpan.FromDays(366)) };
        Assert.Contains("IDN804", Failed(late, 1, "key", "register", path, "--hub", Hub.OriginText), StringComparison.Ordinal);
        var (_, other) = await Hub.AccountAsync("identity:keys");
        Assert.Contains("IDN804", Failed(Cli(other), 1, "key", "register", path, "--hub", Hub.OriginText), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatTheHubRefuses_HasItsCodeAndPlace()
    {
        var (_, keys) = await Hub.AccountAsync("identity:keys");
        var (_, reading) = await Hub.AccountAsync("identity:read");
        var path = Create("a.key");

        Assert.Contains("PRM205", Failed(Cli(reading), 1, "key", "register", path, "--hub", Hub.OriginText), StringComparison.Ordinal);
        Assert.Contains("IDN501", Failed(Cli("naru_x"), 1, "key", "register", path, "--hub", Hub.OriginText), StringComparison.Ordinal);
        var label = Failed(Cli(keys), 1, "key", "register", path, "--hub", Hub.OriginText, "--label", "pаypal");
        Assert.Contains("IDN104", label, StringComparison.Ordinal);
        Assert.Contains("/label", label, StringComparison.Ordinal);
        Assert.Contains("CLI108", Failed(Cli(keys), 2, "key", "register", path, "--hub", Hub.OriginText, "--days", "366"), StringComparison.Ordinal);
        Assert.Contains("KEY303", Failed(Cli(keys), 1, "key", "revoke", "key-none", "--hub", Hub.OriginText), StringComparison.Ordinal);
        Assert.Contains("KEY303", Failed(Cli(keys), 1, "key", "revoke", path, "--hub", Hub.OriginText), StringComparison.Ordinal);
        var none = Cli(keys);
        Assert.Equal(0, none.Run("key", "list", "--hub", Hub.OriginText));
        Assert.Contains("no signing key", none.Out, StringComparison.Ordinal);
        Assert.False(File.Exists(path + SigningKeyFile.DelegationSuffix));
    }

    [Fact]
    public async Task ExpiredToken_IsTold()
    {
        await using var hub = await OwnHub.StartAsync();
        var (_, token) = await hub.AccountAsync("identity:keys");
        hub.Clock.Move(TimeSpan.FromDays(31));

        Assert.Contains("IDN503", Failed(Cli(token), 1, "key", "list", "--hub", hub.OriginText), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passphrase_WrongOrMissing_NothingIsAsked()
    {
        await using var server = await OtherServer.StartAsync(context => context.Response.WriteAsync("?"));
        var path = Create("a.key", locked: true);
        var run = new CliRun { AskSecret = _ => "something else", Variables = new(StringComparer.Ordinal) { ["NARU_LANG"] = "en", ["NARU_TOKEN"] = "naru_x" } };

        Assert.Contains("KEY106", Failed(run, 1, "key", "register", path, "--hub", server.Address), StringComparison.Ordinal);
        Assert.Contains("KEY105", Failed(Cli("naru_x", passphrase: null), 1, "key", "register", path, "--hub", server.Address), StringComparison.Ordinal);

        // Somebody put his own key behind the public half.
        var other = File.ReadAllText(Create("other.key"));
        var mine = File.ReadAllText(Create("mine.key"));
        const string Begin = "-----BEGIN PRIVATE KEY";
        File.WriteAllText(folder["mine.key"], mine[..mine.IndexOf(Begin, StringComparison.Ordinal)] + other[other.IndexOf(Begin, StringComparison.Ordinal)..]);
        Assert.Contains("KEY109", Failed(Cli("naru_x"), 1, "key", "register", folder["mine.key"], "--hub", server.Address), StringComparison.Ordinal);
        Assert.Empty(server.Asked);
    }

    [Theory]
    [InlineData("page")]
    [InlineData("redirect")]
    [InlineData("array")]
    [InlineData("other-json")]
    [InlineData("problem")]
    public async Task WhatIsNoHub_IsToldAsSuch_AndFollowedNowhere(string kind)
    {
        await using var elsewhere = await OtherServer.StartAsync(context => context.Response.WriteAsync("{}"));
        await using var server = await OtherServer.StartAsync(context =>
        {
            (context.Response.StatusCode, var body) = kind switch
            {
                "page" => (200, "<!doctype html>"),
                "redirect" => (302, ""),
                "array" => (200, "[1]"),
                "other-json" => (200, """{ "items": [ { "id": 7 } ] }"""),
                _ => (403, """{ "errors": [ { "code": 7 } ] }"""),
            };
            context.Response.Headers.Location = elsewhere.Address;
            return context.Response.WriteAsync(body);
        });

        Assert.Contains("KEY206", Failed(Cli("naru_x"), 1, "key", "list", "--hub", server.Address), StringComparison.Ordinal);
        Assert.Contains("KEY206", Failed(Cli("naru_x"), 1, "key", "register", Create("a.key"), "--hub", server.Address), StringComparison.Ordinal);
        Assert.Empty(elsewhere.Asked);
    }

    /// <summary>A hub, or whoever plays one, gets a signature over nothing but what was asked for.</summary>
    [Theory]
    [InlineData("kind", "typ")]
    [InlineData("key", "jwk")]
    [InlineData("purpose", "purpose")]
    [InlineData("study", "study")]
    [InlineData("hub", "hub")]
    [InlineData("odd-hub", "hub")]
    [InlineData("days", "exp")]
    public async Task OtherStatement_IsNotSigned(string altered, string member)
    {
        await using var server = await OtherServer.StartAsync(context => ChallengeAsync(context, s => altered switch
        {
            "kind" => Encoding.UTF8.GetBytes("""{"typ":"naru-question"}"""),
            "key" => (s with { Key = OtherKey() }).ToBytes(),
            "purpose" => (s with { Purpose = "payment" }).ToBytes(),
            "study" => (s with { Study = "study-2" }).ToBytes(),
            "hub" => (s with { Hub = "hub.example.org" }).ToBytes(),
            "odd-hub" => (s with { Hub = "[%\u0000" }).ToBytes(),
            _ => (s with { To = s.To.AddSeconds(1) }).ToBytes(),
        }));
        var path = Create("a.key");

        var error = Failed(Cli("naru_x"), 1, "key", "register", path, "--hub", server.Address, "--days", "30");

        Assert.Contains("KEY302", error, StringComparison.Ordinal);
        Assert.Contains($"({member})", error, StringComparison.Ordinal);
        Assert.Equal(["POST /api/v1/identity/me/signing-keys/challenge"], server.Asked);
    }

    /// <summary>A delegation of another key is not kept as this one's. The twin: with the right one the same server is believed.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task OtherDelegation_IsNotKept(bool isRight)
    {
        byte[] statement = [];
        await using var server = await OtherServer.StartAsync(async context =>
        {
            if (context.Request.Path.Value!.EndsWith("/challenge", StringComparison.Ordinal))
            {
                await ChallengeAsync(context, s => statement = s.ToBytes());
                return;
            }

            var body = (await JsonNode.ParseAsync(context.Request.Body))!;
            var proof = Base64Url.DecodeFromChars((string)body["proof"]!);
            proof[0] ^= isRight ? (byte)0 : (byte)1;
            await context.Response.WriteAsync(new JsonObject
            {
                ["id"] = "key-1",
                ["thumbprint"] = "t",
                ["label"] = "\u001b[31mred",
                ["origin"] = "command-line",
                ["createdAt"] = "2026-11-01T00:00:00Z",
                ["expiresAt"] = "2026-12-01T00:00:00Z",
                ["delegation"] = Base64Url.EncodeToString(KeyDelegation.ByItself(statement, proof).ToBytes()),
            }.ToJsonString());
        });
        var path = Create("a.key");
        var run = Cli("naru_x");

        Assert.Equal(isRight ? 0 : 1, run.Run("key", "register", path, "--hub", server.Address, "--days", "30"));

        Assert.Equal(isRight, File.Exists(path + SigningKeyFile.DelegationSuffix));
        Assert.Equal(!isRight, run.Error.Contains("KEY304", StringComparison.Ordinal));
        Assert.DoesNotContain('\u001b', run.Out + run.Error);
    }

    [Fact]
    public async Task Certificate_MustBeTheHubs()
    {
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=Hospital CA", authorityKey, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, true));
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(30));
        using var authority = request.CreateSelfSigned(from, to);
        using var hubKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var own = new CertificateRequest("CN=localhost", hubKey, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        own.CertificateExtensions.Add(names.Build());
        using var issued = own.Create(authority, from, to, [1, 2, 3, 4]);
        using var complete = issued.CopyWithPrivateKey(hubKey);
        File.WriteAllBytes(folder["hub.pfx"], complete.Export(X509ContentType.Pkcs12));
        var ca = folder.Write("ca.pem", authority.ExportCertificatePem());
        await using var hub = await OwnHub.StartAsync(folder["hub.pfx"]);
        var (_, token) = await hub.AccountAsync("identity:keys");

        Assert.Contains("KEY203", Failed(Cli(token), 1, "key", "list", "--hub", hub.OriginText), StringComparison.Ordinal);
        Assert.Contains("KEY203", Failed(Cli(token), 1, "key", "list", "--hub", $"https://127.0.0.1:{hub.Origin.Port}", "--ca", ca), StringComparison.Ordinal);
        var path = Create("a.key");
        var run = Cli(token);
        Assert.True(run.Run("key", "register", path, "--hub", hub.OriginText, "--ca", ca) == 0, run.Error);
        Assert.Contains("KEY202", Failed(Cli(token), 1, "key", "list", "--hub", $"http://localhost:{hub.Origin.Port}"), StringComparison.Ordinal);
    }

    private static PublicJwk OtherKey()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var q = key.ExportParameters(false).Q;
        return PublicJwk.Read("EC", "P-256", Base64Url.EncodeToString(q.X), Base64Url.EncodeToString(q.Y), false, "$").Value!;
    }

    /// <summary>Answers as a hub would, but with another statement.</summary>
    private static async Task ChallengeAsync(HttpContext context, Func<KeyStatement, byte[]> alter)
    {
        var body = (await JsonNode.ParseAsync(context.Request.Body))!;
        var now = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var statement = new KeyStatement
        {
            Key = PublicJwk.Read("EC", "P-256", (string?)body["jwk"]!["x"], (string?)body["jwk"]!["y"], false, "$").Value!,
            Person = "person-1",
            Purpose = KeyPurpose.Question,
            Hub = "localhost",
            From = now,
            To = now.AddDays((int)body["days"]!),
            Nonce = "n",
        };
        await context.Response.WriteAsync(new JsonObject { ["ticket"] = "t", ["statement"] = Base64Url.EncodeToString(alter(statement)) }.ToJsonString());
    }

    private string Create(string name, bool locked = false)
    {
        if (!File.Exists(folder[name]))
        {
            var run = Cli("");
            Assert.True(run.Run([.. (string[])["key", "create", folder[name]], .. locked ? [] : (string[])["--no-passphrase"]]) == 0, run.Error);
        }

        return folder[name];
    }

    private static CliRun Cli(string token, string? passphrase = Passphrase) => new()
    {
        Width = 300,
        Variables = new(StringComparer.Ordinal) { ["NARU_LANG"] = "en", ["NARU_TOKEN"] = token, ["NARU_KEY_PASSPHRASE"] = passphrase ?? "" },
    };

    private static string Failed(CliRun run, int exit, params string[] args)
    {
        Assert.True(run.Run(args) == exit, run.Error + run.Out);
        return run.Error;
    }

    private static void Refused(string code, int exit, params string[] args) => Assert.Contains(code, Failed(new CliRun { Width = 300 }, exit, args), StringComparison.Ordinal);

    private static JsonElement Json(CliRun run) => JsonDocument.Parse(run.Out).RootElement;

    public sealed class Running : IAsyncLifetime
    {
        internal OwnHub Hub { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Hub = await OwnHub.StartAsync();

        public ValueTask DisposeAsync() => Hub.DisposeAsync();
    }

    private sealed class Later(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow + by;
    }
}
