using System.Buffers.Text;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Naru.Core;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.SigningKeys;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Signing keys of requesters, and what a node can check without the hub.</summary>
public abstract class SigningKeyTests
{
    private static readonly KeyUse Use = new("question", "study-1");

    private readonly IdentityHub hub;

    private protected SigningKeyTests(HubFixture fixture) => hub = fixture.Hub;

    [Fact]
    public async Task Register_BrowsersKey_IsVouchedForByAPasskeyAndVerifiesWithoutTheHub()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var key = new RequesterKey();

        var registered = await RegisterAsync(person, key);

        var verified = KeyDelegation.Verify(Base64Url.DecodeFromChars(registered.Text("delegation")), Use, Trust(person), hub.Clock.GetUtcNow());
        Assert.True(verified.IsSuccess, string.Join('\n', verified.Findings));
        Assert.Equal((person.Id, "study-1", key.X), (verified.Value.Person, verified.Value.Study, verified.Value.Key.X));
        Assert.Equal(registered.Text("thumbprint"), verified.Value.Key.Thumbprint);
        var noted = Assert.Single(await hub.EventsOf(person.Id), e => e.Type == SecurityEvent.SigningKeyRegistered);
        Assert.Contains(registered.Text("thumbprint"), noted.Payload.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_CommandLinesKey_ProvesItself()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var key = new RequesterKey();
        var made = await person.Browser.Post("/identity/me/tokens", new { name = "명령줄", scopes = new[] { "identity:keys" }, days = 30 });
        using var program = hub.Browser();
        program.Bearer = made.Text("token");

        var challenge = await program.Post("/identity/me/signing-keys/challenge", new { jwk = key.Jwk, label = "서버", origin = "command-line", days = 365 });
        Assert.Null(challenge.Json!["publicKey"]);
        using var other = new RequesterKey();
        Person.Refused("IDN816", await program.Post("/identity/me/signing-keys", new { ticket = challenge.Text("ticket"), proof = other.Sign(challenge.Text("statement")) }));
        Person.Refused("IDN212", await program.Post("/identity/me/signing-keys", new { ticket = challenge.Text("ticket"), proof = key.Sign(challenge.Text("statement")) }));
        challenge = await program.Post("/identity/me/signing-keys/challenge", new { jwk = key.Jwk, label = "서버", origin = "command-line", days = 365 });
        var registered = await program.Post("/identity/me/signing-keys", new { ticket = challenge.Text("ticket"), proof = key.Sign(challenge.Text("statement")) });

        Person.Ok(HttpStatusCode.Created, registered);
        Assert.Equal("command-line", registered.Text("origin"));
        Assert.True((await InForceAsync(registered.Text("thumbprint"), new KeyUse("question", null))).IsSuccess);

        // Nothing vouches for it but itself: it holds where a custodian accepted this very key, and nowhere else.
        var (bytes, use, now) = (Base64Url.DecodeFromChars(registered.Text("delegation")), new KeyUse("question", null), hub.Clock.GetUtcNow());
        var trust = Trust(person) with { Accepts = thumbprint => thumbprint == registered.Text("thumbprint") };
        Assert.Equal(person.Id, KeyDelegation.Verify(bytes, use, trust, now).Value?.Person);
        Assert.Equal(person.Id, KeyDelegation.Peek(bytes)?.Person);
        Assert.Equal("IDN820", Code(bytes, use, Trust(person), now));
        Assert.Equal("IDN820", Code(bytes, use, trust with { Accepts = _ => false }, now));
        Assert.Equal("IDN814", Code(bytes, use, trust with { Hub = "other.example" }, now));
    }

    /// <summary>A browser's key without its passkey's word is a key that nobody vouches for; half of that word is none.</summary>
    [Fact]
    public async Task Verify_WithoutThePasskeysWord_DoesNotHold()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var key = new RequesterKey();
        var delegation = (JsonObject)JsonNode.Parse(Base64Url.DecodeFromChars((await RegisterAsync(person, key)).Text("delegation")))!;
        var now = hub.Clock.GetUtcNow();

        delegation.Remove("signature");
        Assert.Equal("IDN810", Code(Encoding.UTF8.GetBytes(delegation.ToJsonString()), Use, Trust(person), now));
        foreach (var name in (string[])["credentialId", "clientDataJSON", "authenticatorData"])
        {
            delegation.Remove(name);
        }

        Assert.Equal("IDN820", Code(Encoding.UTF8.GetBytes(delegation.ToJsonString()), Use, Trust(person), now));
    }

    /// <summary>What a custodian needs to accept a passkey is in the own account.</summary>
    [Fact]
    public async Task Passkeys_HaveTheirPublicHalf()
    {
        using var person = await Person.WithPasskeyAsync(hub);

        var passkey = (await person.Browser.Get("/identity/me/passkeys")).Json!["items"]![0]!;

        Assert.Equal(Base64Url.EncodeToString(person.Passkey!.PublicKey), (string?)passkey["publicKey"]);
        Assert.Equal(Base64Url.EncodeToString(person.Passkey.CredentialId), (string?)passkey["credentialId"]);
    }

    [Fact]
    public async Task Revoke_Key_IsNoLongerInForce()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var stranger = await Person.WithPasskeyAsync(hub);
        using var key = new RequesterKey();
        var registered = await RegisterAsync(person, key);
        Assert.True((await InForceAsync(registered.Text("thumbprint"), Use)).IsSuccess);
        Assert.Equal("IDN819", (await InForceAsync(registered.Text("thumbprint"), new KeyUse("question", "study-2"))).Errors.Single().Code);

        Person.Refused("IDN702", await stranger.Browser.Post($"/identity/me/signing-keys/{registered.Text("id")}/revoke"));
        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Post($"/identity/me/signing-keys/{registered.Text("id")}/revoke"));

        Assert.Equal("IDN805", (await InForceAsync(registered.Text("thumbprint"), Use)).Errors.Single().Code);
        Assert.NotNull((await person.Browser.Get("/identity/me/signing-keys")).Json!["items"]![0]!["revokedAt"]);
        Assert.Contains(await hub.EventsOf(person.Id), e => e.Type == SecurityEvent.SigningKeyRevoked);
        Person.Refused("IDN804", await AskAsync(person, key));
    }

    [Fact]
    public async Task Ask_BadInput_SaysEveryPlace()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var plain = await Person.RegisterAsync(hub);
        using var key = new RequesterKey();
        var zero = Base64Url.EncodeToString(new byte[32]);

        var answer = await person.Browser.Post("/identity/me/signing-keys/challenge",
            new { jwk = new { kty = "RSA", crv = "P-256", x = key.X, y = key.Y }, label = "pаypal", origin = "browser", days = 91, purpose = "payment" });
        Assert.Equal(["IDN801", "IDN104", "IDN111", "IDN806"], answer.Codes);
        Person.Refused("IDN802", await AskAsync(person, new { kty = "EC", crv = "P-256", x = key.X, y = zero }));
        Person.Refused("IDN801", await AskAsync(person, new { kty = "EC", crv = "P-256", x = key.X, y = key.Y[..42] }));
        Person.Refused("IDN803", await AskAsync(person, new { kty = "EC", crv = "P-256", x = key.X, y = key.Y, d = zero }));
        Person.Refused("API202", await AskAsync(person, new { kty = "EC", crv = "P-256", x = key.X, y = key.Y, k = zero }));
        Person.Refused("IDN216", await AskAsync(plain, key.Jwk));
    }

    [Fact]
    public async Task Ask_NoPasskey_NothingCouldVouch()
    {
        using var person = await Person.RegisterAsync(hub);
        await person.EnrolTotpAsync();
        var step = await person.SignInByPasswordAsync();
        await person.Browser.Post("/identity/sign-in/code", new { ticket = step.Text("ticket"), code = person.Code(TimeSpan.FromSeconds(30)) });
        using var key = new RequesterKey();

        Person.Refused("IDN807", await AskAsync(person, key));
    }

    [Theory]
    [InlineData("origin", "IDN814")]
    [InlineData("challenge", "IDN813")]
    [InlineData("verification", "IDN815")]
    [InlineData("relying-party", "IDN814")]
    [InlineData("counter", "IDN214")]
    [InlineData("proof", "IDN816")]
    [InlineData("passkey", "IDN811")]
    [InlineData("signature", "IDN812")]
    [InlineData("rubbish", "IDN810")]
    public async Task Register_WhatDoesNotHold_IsRefused(string fault, string code)
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var key = new RequesterKey();
        using var other = new RequesterKey();
        var challenge = await AskAsync(person, key);
        using var stranger = new SoftAuthenticator(hub.OriginText) { UserHandle = person.Passkey!.UserHandle };
        using var forger = new SoftAuthenticator(hub.OriginText) { CredentialId = person.Passkey.CredentialId, Counter = 1000 };
        var passkey = fault switch { "passkey" => stranger, "signature" => forger, _ => person.Passkey };
        passkey.Origin = fault == "origin" ? "https://evil.example" : passkey.Origin;
        passkey.OtherChallenge = fault == "challenge" ? new byte[32] : null;
        passkey.VerifiesUser = fault != "verification";
        passkey.OtherRelyingParty = fault == "relying-party" ? "evil.example" : null;
        passkey.Counter = fault == "counter" ? 0 : passkey.Counter;
        JsonNode credential = fault == "rubbish" ? new JsonObject { ["id"] = "AAAA" } : passkey.Get(challenge.Json!["publicKey"]!);

        var answer = await person.Browser.Post("/identity/me/signing-keys",
            new { ticket = challenge.Text("ticket"), proof = (fault == "proof" ? other : key).Sign(challenge.Text("statement")), credential });

        Person.Refused(code, answer);
        Assert.Empty((await person.Browser.Get("/identity/me/signing-keys")).Json!["items"]!.AsArray());
    }

    [Fact]
    public async Task Register_TwiceAtOnce_RegistersOnce()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var key = new RequesterKey();
        var body = await SignedAsync(person, key);

        var answers = await Task.WhenAll(person.Browser.Post("/identity/me/signing-keys", body), person.Browser.Post("/identity/me/signing-keys", body));

        Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.Single(answers, a => a.Code == "IDN212");
    }

    [Fact]
    public async Task Verify_AnyByteChanged_DoesNotHold()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var key = new RequesterKey();
        var delegation = (JsonObject)JsonNode.Parse(Base64Url.DecodeFromChars((await RegisterAsync(person, key)).Text("delegation")))!;
        var random = new Random(7);

        foreach (var (name, value) in delegation.ToList())
        {
            var bytes = Base64Url.DecodeFromChars((string)value!);
            for (var i = 0; i < 20; i++)
            {
                var changed = (JsonObject)delegation.DeepClone();
                var copy = bytes.ToArray();
                copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
                changed[name] = Base64Url.EncodeToString(copy);
                Assert.False(KeyDelegation.Verify(Encoding.UTF8.GetBytes(changed.ToJsonString()), Use, Trust(person), hub.Clock.GetUtcNow()).IsSuccess, name);
            }
        }
    }

    [Fact]
    public async Task Verify_OtherUseTimeOrTrust_SaysWhy()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var key = new RequesterKey();
        var bytes = Base64Url.DecodeFromChars((await RegisterAsync(person, key)).Text("delegation"));
        var now = hub.Clock.GetUtcNow();
        var trust = Trust(person);

        Assert.Equal("IDN819", Code(bytes, new KeyUse("question", "study-2"), trust, now));
        Assert.Equal("IDN819", Code(bytes, new KeyUse("question", null), trust, now));
        Assert.Equal("IDN819", Code(bytes, new KeyUse("payment", "study-1"), trust, now));
        Assert.Equal("IDN817", Code(bytes, Use, trust, now.AddMinutes(-3)));
        Assert.Equal("IDN818", Code(bytes, Use, trust, now.AddDays(31)));
        Assert.Equal("IDN814", Code(bytes, Use, trust with { Hub = "other.example" }, now));
        Assert.Equal("IDN814", Code(bytes, Use, trust with { Origins = ["https://other.example"] }, now));
        Assert.Equal("IDN811", Code(bytes, Use, trust with { PasskeyOf = _ => null }, now));
        Assert.Equal("IDN810", Code([], Use, trust, now));
        Assert.Equal("IDN810", Code(new byte[100_000], Use, trust, now));
        Assert.Equal("IDN810", Code([.. bytes, (byte)'x'], Use, trust, now));
    }

    private static string Code(byte[] bytes, KeyUse use, KeyTrust trust, DateTimeOffset now) =>
        Assert.Single(KeyDelegation.Verify(bytes, use, trust, now).Errors).Code;

    private static Task<Answer> AskAsync(Person person, RequesterKey key) => AskAsync(person, key.Jwk);

    private static Task<Answer> AskAsync(Person person, object jwk) =>
        person.Browser.Post("/identity/me/signing-keys/challenge", new { jwk, label = "내 노트북", origin = "browser", days = 30, study = "study-1" });

    private static async Task<string> SignedAsync(Person person, RequesterKey key)
    {
        var challenge = await AskAsync(person, key);
        Person.Ok(HttpStatusCode.OK, challenge);
        var credential = person.Passkey!.Get(challenge.Json!["publicKey"]!);
        return new JsonObject
        {
            ["ticket"] = challenge.Text("ticket"),
            ["proof"] = key.Sign(challenge.Text("statement")),
            ["credential"] = credential,
        }.ToJsonString();
    }

    private static async Task<Answer> RegisterAsync(Person person, RequesterKey key)
    {
        var registered = await person.Browser.Post("/identity/me/signing-keys", await SignedAsync(person, key));
        Person.Ok(HttpStatusCode.Created, registered);
        return registered;
    }

    private Task<Result<Naru.Hub.Identity.Store.SigningKeyRow>> InForceAsync(string thumbprint, KeyUse use) =>
        hub.UseAsync((SigningKeyService k) => k.InForceAsync(thumbprint, use, CancellationToken.None));

    /// <summary>A node whose custodian accepted this person's passkey.</summary>
    private KeyTrust Trust(Person person) => new(
        "localhost", [hub.OriginText], id => id.AsSpan().SequenceEqual(person.Passkey!.CredentialId) ? person.Passkey.PublicKey : null, TimeSpan.FromMinutes(1));
}

public sealed class SqliteSigningKeyTests(SqliteHub hub) : SigningKeyTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresSigningKeyTests(PostgresHub hub) : SigningKeyTests(hub), IClassFixture<PostgresHub>;
