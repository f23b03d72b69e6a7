using System.Net;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Naru.Hub.Identity.Events;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Passkeys, answered by an authenticator of software.</summary>
public abstract class PasskeyTests
{
    private readonly IdentityHub hub;

    private protected PasskeyTests(HubFixture fixture) => hub = fixture.Hub;

    [Fact]
    public async Task SignIn_Passkey_GivesTwoFactorsWithoutNamingAnybody()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var browser = hub.Browser();

        var challenge = await browser.Post("/identity/sign-in/passkey/challenge");
        var done = await person.SignInByPasskeyAsync(browser: browser);

        Assert.Empty(challenge.Json!["publicKey"]!["allowCredentials"]?.AsArray() ?? []);
        Assert.Equal("required", (string)challenge.Json["publicKey"]!["userVerification"]!);
        Assert.Equal("two", done.Text("assurance"));
        Assert.Equal(person.Id, (await browser.Get("/identity/me")).Text("person"));
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("challenge")]
    [InlineData("verification")]
    [InlineData("relying-party")]
    public async Task SignIn_AnswerThatDoesNotHold_IsRefusedAndSaysWhy(string fault)
    {
        using var person = await Person.WithPasskeyAsync(hub);
        Break(person.Passkey!, fault);

        var answer = await person.SignInByPasskeyAsync();

        Person.Refused("IDN213", answer);
        Assert.Contains(Reason(fault), (string)answer.Json!["errors"]![0]!["message"]!["en"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("origin")]
    [InlineData("challenge")]
    [InlineData("verification")]
    public async Task Add_AnswerThatDoesNotHold_IsRefused(string fault)
    {
        using var person = await Person.RegisterAsync(hub);
        using var passkey = new SoftAuthenticator(hub.OriginText);
        Break(passkey, fault);
        var challenge = await person.Browser.Post("/identity/me/passkeys/challenge");

        var answer = await person.Browser.Post("/identity/me/passkeys",
            new { ticket = challenge.Text("ticket"), name = "열쇠", credential = passkey.Create(challenge.Json!["publicKey"]!) });

        Person.Refused("IDN213", answer);
        Assert.Contains(Reason(fault), (string)answer.Json!["errors"]![0]!["message"]!["en"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_AnotherSignature_IsRefused()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var forger = new SoftAuthenticator(hub.OriginText) { CredentialId = person.Passkey!.CredentialId, UserHandle = person.Passkey.UserHandle, Counter = 1000 };

        Person.Refused("IDN213", await person.SignInByPasskeyAsync(forger));
    }

    [Fact]
    public async Task SignIn_UnknownPasskey_IsRefused()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var unknown = new SoftAuthenticator(hub.OriginText) { UserHandle = person.Passkey!.UserHandle };

        Person.Refused("IDN213", await person.SignInByPasskeyAsync(unknown));
    }

    [Fact]
    public async Task SignIn_CounterThatWentBack_IsACopy()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        await person.SignInByPasskeyAsync();
        person.Passkey!.Counter = 0;

        Person.Refused("IDN214", await person.SignInByPasskeyAsync());

        Assert.Contains(await hub.EventsOf(person.Id), e => e.Type == SecurityEvent.PasskeyCounterWentBack);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task SignIn_SameAnswerAgain_IsRefused(bool counts)
    {
        // A passkey that does not count could be replayed, were it not for the challenge.
        using var person = await Person.RegisterAsync(hub);
        await person.AddPasskeyAsync(new SoftAuthenticator(hub.OriginText) { Counts = counts });
        var challenge = await person.Browser.Post("/identity/sign-in/passkey/challenge");
        var credential = person.Passkey!.Get(challenge.Json!["publicKey"]!);
        var body = new { ticket = challenge.Text("ticket"), credential };
        Person.Ok(HttpStatusCode.OK, await person.Browser.Post("/identity/sign-in/passkey", body));

        Person.Refused("IDN212", await person.Browser.Post("/identity/sign-in/passkey", body));
        var other = await person.Browser.Post("/identity/sign-in/passkey/challenge");
        Person.Refused("IDN213", await person.Browser.Post("/identity/sign-in/passkey", new { ticket = other.Text("ticket"), credential }));
    }

    [Fact]
    public async Task SignIn_SameAnswerTwiceAtOnce_CountsOnce()
    {
        using var person = await Person.RegisterAsync(hub);
        await person.AddPasskeyAsync(new SoftAuthenticator(hub.OriginText) { Counts = false });
        using var one = hub.Browser();
        using var other = hub.Browser();
        var challenge = await one.Post("/identity/sign-in/passkey/challenge");
        var credential = person.Passkey!.Get(challenge.Json!["publicKey"]!).ToJsonString();
        var body = $$"""{"ticket":"{{challenge.Text("ticket")}}","credential":{{credential}}}""";

        var answers = await Task.WhenAll(one.Post("/identity/sign-in/passkey", body), other.Post("/identity/sign-in/passkey", body));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Single(answers, a => a.Code == "IDN212");
    }

    [Fact]
    public async Task Add_ChallengeOfAnotherPerson_IsNone()
    {
        using var person = await Person.RegisterAsync(hub);
        using var other = await Person.RegisterAsync(hub);
        using var passkey = new SoftAuthenticator(hub.OriginText);
        var challenge = await other.Browser.Post("/identity/me/passkeys/challenge");

        var answer = await person.Browser.Post("/identity/me/passkeys",
            new { ticket = challenge.Text("ticket"), name = "열쇠", credential = passkey.Create(challenge.Json!["publicKey"]!) });

        Person.Refused("IDN212", answer);
    }

    [Fact]
    public async Task Add_PasskeyOfAnotherAccount_IsRefused()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var other = await Person.RegisterAsync(hub);
        var challenge = await other.Browser.Post("/identity/me/passkeys/challenge");

        Person.Refused("IDN213", await other.Browser.Post("/identity/me/passkeys",
            new { ticket = challenge.Text("ticket"), name = "열쇠", credential = person.Passkey!.Create(challenge.Json!["publicKey"]!) }));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("\"text\"")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"clientDataJSON":"!","authenticatorData":"","signature":""}}""")]
    [InlineData("""{"id":"AAAA","rawId":"AAAA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"AAAA","authenticatorData":"AAAA","signature":"AAAA"}}""")]
    public async Task SignIn_Rubbish_IsRefused(string credential)
    {
        using var browser = hub.Browser();
        var challenge = await browser.Post("/identity/sign-in/passkey/challenge");

        Person.Refused("IDN213", await browser.Post("/identity/sign-in/passkey", new { ticket = challenge.Text("ticket"), credential = JsonNode.Parse(credential) }));
    }

    [Fact]
    public async Task Remove_LastWayIn_IsRefused()
    {
        using var person = await Person.RegisterAsync(hub, password: null);
        await person.AddPasskeyAsync();
        await person.SignInByPasskeyAsync();
        var id = (string)(await person.Browser.Get("/identity/me/passkeys")).Json!["items"]![0]!["id"]!;

        Person.Refused("IDN702", await person.Browser.Delete("/identity/me/passkeys/0000"));
        Person.Refused("IDN217", await person.Browser.Delete($"/identity/me/passkeys/{id}"));
        await person.Browser.Put("/identity/me/password", new { password = Person.Password });
        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Delete($"/identity/me/passkeys/{id}"));
        Person.Refused("IDN213", await person.SignInByPasskeyAsync());
    }

    private static void Break(SoftAuthenticator passkey, string fault)
    {
        switch (fault)
        {
            case "origin":
                passkey.Origin = "https://hub.evil.example";
                break;
            case "challenge":
                passkey.OtherChallenge = RandomNumberGenerator.GetBytes(32);
                break;
            case "verification":
                passkey.VerifiesUser = false;
                break;
            default:
                passkey.OtherRelyingParty = "evil.example";
                break;
        }
    }

    private static string Reason(string fault) => fault switch
    {
        "origin" => "wrong-origin",
        "challenge" => "wrong-challenge",
        "verification" => "not-verified",
        _ => "wrong-relying-party",
    };
}

public sealed class SqlitePasskeyTests(SqliteHub hub) : PasskeyTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresPasskeyTests(PostgresHub hub) : PasskeyTests(hub), IClassFixture<PostgresHub>;
