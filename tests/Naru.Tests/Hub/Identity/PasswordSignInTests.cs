using System.Net;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Identity.Events;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>Signing up and in by mail, password and codes.</summary>
public abstract class PasswordSignInTests
{
    private readonly IdentityHub hub;

    private protected PasswordSignInTests(HubFixture fixture) => hub = fixture.Hub;

    [Fact]
    public async Task Register_MailedLink_MakesAnAccountOnce()
    {
        using var person = await Person.RegisterAsync(hub, name: "  김나루 ");

        var me = await person.Browser.Get("/identity/me");
        Assert.Equal("김나루", me.Text("name"));
        Assert.Equal("single", me.Text("assurance"));
        Assert.Equal("ko", me.Text("language"));
        Person.Refused("IDN220", await person.Browser.Post("/identity/registrations/complete", new { token = await Mails.SecretOf(hub, person.Email), password = Person.Password }));
    }

    [Fact]
    public async Task Register_KnownAddress_IsToldToItsReaderOnly()
    {
        using var person = await Person.RegisterAsync(hub);
        using var stranger = hub.Browser();

        var known = await stranger.Post("/identity/registrations", new { email = person.Email.ToUpperInvariant(), name = "남" });
        var unknown = await stranger.Post("/identity/registrations", new { email = Person.NewEmail(), name = "남" });

        Assert.Equal(unknown.ToString(), known.ToString());
        Assert.DoesNotContain("#", (await Mails.To(hub, person.Email))[^1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Register_BadInput_SaysEveryPlace()
    {
        using var browser = hub.Browser();

        var answer = await browser.Post("/identity/registrations", new { email = "no address", name = "pаypal" });

        Person.Ok(HttpStatusCode.UnprocessableEntity, answer);
        Assert.Equal(["IDN107", "IDN104"], answer.Codes);
        Assert.Equal("/email", answer.Path);
    }

    [Fact]
    public async Task Register_LinkTwiceAtOnce_MakesOneAccount()
    {
        var email = Person.NewEmail();
        using var browser = hub.Browser();
        using var other = hub.Browser();
        await browser.Post("/identity/registrations", new { email, name = "김나루" });
        await browser.Post("/identity/registrations", new { email, name = "김나루" });
        var secret = await Mails.SecretOf(hub, email);

        var answers = await Task.WhenAll(
            browser.Post("/identity/registrations/complete", new { token = secret, password = Person.Password }),
            other.Post("/identity/registrations/complete", new { token = secret, password = Person.Password }));

        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Single(answers, a => a.Code == "IDN220");
        var first = (await Mails.To(hub, email))[0];
        var earlier = first[(first.IndexOf('#', StringComparison.Ordinal) + 1)..].Split(['\r', '\n', ' '])[0];
        Person.Refused("IDN221", await other.Post("/identity/registrations/complete", new { token = earlier, password = Person.Password }));
    }

    [Theory]
    [InlineData("short", "IDN201")]
    [InlineData("password12345", "IDN203")]
    [InlineData("aaaaaaaaaaaaaa", "IDN204")]
    public async Task Register_BadPassword_IsRefusedAndTheLinkStays(string password, string code)
    {
        var email = Person.NewEmail();
        using var browser = hub.Browser();
        await browser.Post("/identity/registrations", new { email, name = "김나루" });
        var secret = await Mails.SecretOf(hub, email);

        Person.Refused(code, await browser.Post("/identity/registrations/complete", new { token = secret, password }));
        Person.Ok(HttpStatusCode.OK, await browser.Post("/identity/registrations/complete", new { token = secret, password = Person.Password }));
    }

    [Fact]
    public async Task SignIn_Password_GivesOneFactorAndNoRole()
    {
        using var person = await Person.RegisterAsync(hub);
        await person.GrantAsync("party-gil", "custodian");

        var step = await person.SignInByPasswordAsync();

        Assert.Equal("signed-in", step.Text("state"));
        Assert.Equal("single", step.Text("assurance"));
        Assert.Empty((await person.Browser.Get("/identity/me")).Json!["roles"]!.AsArray());
    }

    [Fact]
    public async Task SignIn_WrongPasswordAndUnknownAddress_AreOneAnswerAndOneWork()
    {
        using var person = await Person.RegisterAsync(hub);
        using var browser = hub.Browser();
        var hasher = (CountingHasher)hub.Services.CreateScope().ServiceProvider.GetRequiredService<IPasswordHasher<Naru.Hub.Identity.Store.Account>>();

        var before = hasher.Verified;
        var wrong = await browser.Post("/identity/sign-in/password", new { email = person.Email, password = "not this one at all" });
        var between = hasher.Verified;
        var unknown = await browser.Post("/identity/sign-in/password", new { email = Person.NewEmail(), password = "not this one at all" });

        Person.Refused("IDN206", wrong);
        Assert.Equal(Without(wrong, "traceId"), Without(unknown, "traceId"));
        Assert.Equal((1, 1), (between - before, hasher.Verified - between));
    }

    [Fact]
    public async Task SignIn_ManyWrongPasswords_SlowThisAccountButNotItsPasskey()
    {
        using var person = await Person.WithPasskeyAsync(hub);
        using var thief = hub.Browser();
        for (var i = 0; i < 5; i++)
        {
            Person.Refused("IDN206", await person.SignInByPasswordAsync("wrong password here", thief));
        }

        Person.Refused("IDN207", await person.SignInByPasswordAsync(browser: thief));
        Person.Refused("IDN207", await person.SignInByPasswordAsync());
        Person.Ok(HttpStatusCode.OK, await person.SignInByPasskeyAsync());
    }

    [Fact]
    public async Task SignIn_GuessesAtOnce_AreCountedBeforeTheyAreJudged()
    {
        using var person = await Person.RegisterAsync(hub);
        using var thief = hub.Browser();

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => person.SignInByPasswordAsync($"guess number {i} of many", thief)));

        var codes = answers.GroupBy(a => a.Code ?? a.ToString()).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Count()} {g.Key}");
        Assert.Equal("5 IDN206, 7 IDN207", string.Join(", ", codes));
    }

    [Fact]
    public async Task SignIn_Totp_IsNeededOnceEnrolledAndGivesTwoFactors()
    {
        using var person = await Person.RegisterAsync(hub);
        await person.GrantAsync("party-gil", "member");
        await person.EnrolTotpAsync();
        using var browser = hub.Browser();

        var step = await person.SignInByPasswordAsync(browser: browser);
        Assert.Equal("code-needed", step.Text("state"));
        Person.Refused("PRM203", await browser.Get("/identity/me"));
        Person.Refused("IDN209", await browser.Post("/identity/sign-in/code", new { ticket = step.Text("ticket"), code = "000000" }));
        var done = await browser.Post("/identity/sign-in/code", new { ticket = step.Text("ticket"), code = person.Code(TimeSpan.FromSeconds(30)) });

        Assert.Equal("two", done.Text("assurance"));
        Assert.Equal("party-gil", (string)(await browser.Get("/identity/me")).Json!["roles"]![0]!["party"]!);
    }

    [Fact]
    public async Task SignIn_TotpCodeAgain_IsRefusedWithinItsStep()
    {
        using var person = await Person.RegisterAsync(hub);
        await person.EnrolTotpAsync();
        var code = person.Code(TimeSpan.FromSeconds(30));
        var first = await person.SignInByPasswordAsync();
        Person.Ok(HttpStatusCode.OK, await person.Browser.Post("/identity/sign-in/code", new { ticket = first.Text("ticket"), code }));

        var second = await person.SignInByPasswordAsync();

        Person.Refused("IDN210", await person.Browser.Post("/identity/sign-in/code", new { ticket = second.Text("ticket"), code }));
        Person.Refused("IDN212", await person.Browser.Post("/identity/sign-in/code", new { ticket = first.Text("ticket"), code }));
    }

    [Fact]
    public async Task SignIn_RecoveryCode_WorksOnce()
    {
        using var person = await Person.RegisterAsync(hub);
        var codes = await person.EnrolTotpAsync();
        var first = await person.SignInByPasswordAsync();
        Person.Ok(HttpStatusCode.OK, await person.Browser.Post("/identity/sign-in/recovery-code", new { ticket = first.Text("ticket"), code = codes[0].ToLowerInvariant() }));

        var second = await person.SignInByPasswordAsync();

        Person.Refused("IDN211", await person.Browser.Post("/identity/sign-in/recovery-code", new { ticket = second.Text("ticket"), code = codes[0] }));
        Person.Ok(HttpStatusCode.OK, await person.Browser.Post("/identity/sign-in/recovery-code", new { ticket = second.Text("ticket"), code = codes[1] }));
        Assert.Equal(8, (int)(await person.Browser.Get("/identity/me")).Json!["recoveryCodesLeft"]!);
    }

    [Fact]
    public async Task Totp_EnrolAndRemove_KeepsItsOrder()
    {
        using var person = await Person.RegisterAsync(hub);
        Person.Refused("IDN219", await person.Browser.Post("/identity/me/totp/confirm", new { code = "123456" }));
        Person.Refused("IDN216", await person.Browser.Delete("/identity/me/totp"));
        Person.Refused("IDN216", await person.Browser.Post("/identity/me/recovery-codes"));
        await person.EnrolTotpAsync();
        Person.Refused("IDN218", await person.Browser.Post("/identity/me/totp"));
        Person.Refused("IDN218", await person.Browser.Post("/identity/me/totp/confirm", new { code = "123456" }));

        var renewed = await person.Browser.Post("/identity/me/recovery-codes");
        Assert.Equal(10, renewed.Json!["codes"]!.AsArray().Count);
        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Delete("/identity/me/totp"));
        Person.Refused("IDN219", await person.Browser.Delete("/identity/me/totp"));
        Person.Refused("IDN219", await person.Browser.Post("/identity/me/recovery-codes"));
        Assert.Equal("signed-in", (await person.SignInByPasswordAsync()).Text("state"));
    }

    [Fact]
    public async Task PasswordReset_MailedLink_SetsItOnceAndEndsEverySession()
    {
        using var person = await Person.RegisterAsync(hub);
        using var browser = hub.Browser();
        await browser.Post("/identity/password-resets", new { email = person.Email });
        var secret = await Mails.SecretOf(hub, person.Email);

        Person.Refused("IDN201", await browser.Post("/identity/password-resets/complete", new { token = secret, password = "short" }));
        Person.Ok(HttpStatusCode.NoContent, await browser.Post("/identity/password-resets/complete", new { token = secret, password = "eleven brave otters" }));

        Person.Refused("IDN220", await browser.Post("/identity/password-resets/complete", new { token = secret, password = "twelve brave otters" }));
        Person.Refused("IDN223", await person.Browser.Get("/identity/me"));
        Person.Refused("IDN206", await person.SignInByPasswordAsync());
        Person.Ok(HttpStatusCode.OK, await person.SignInByPasswordAsync("eleven brave otters"));
    }

    [Fact]
    public async Task PasswordReset_UnknownAddress_IsTheSameAnswer()
    {
        using var person = await Person.RegisterAsync(hub);
        using var browser = hub.Browser();

        var known = await browser.Post("/identity/password-resets", new { email = person.Email });
        var unknown = await browser.Post("/identity/password-resets", new { email = Person.NewEmail() });

        Assert.Equal(HttpStatusCode.Accepted, known.Status);
        Assert.Equal(known.ToString(), unknown.ToString());
    }

    [Fact]
    public async Task PasswordReset_AskedAgainAndAgain_IsSlowed()
    {
        using var person = await Person.RegisterAsync(hub);
        using var browser = hub.Browser();
        var answers = new List<Answer>();
        for (var i = 0; i < 6; i++)
        {
            answers.Add(await browser.Post("/identity/password-resets", new { email = person.Email }));
        }

        Person.Refused("IDN207", answers[^1]);
    }

    [Fact]
    public async Task ChangePassword_NeedsThePresentOneAndEndsOtherSessions()
    {
        using var person = await Person.RegisterAsync(hub);
        using var other = hub.Browser();
        await person.SignInByPasswordAsync(browser: other);

        Person.Refused("IDN206", await person.Browser.Put("/identity/me/password", new { password = "nineteen lazy foxes", current = "not it, surely" }));
        Person.Ok(HttpStatusCode.NoContent, await person.Browser.Put("/identity/me/password", new { password = "nineteen lazy foxes", current = Person.Password }));

        Person.Ok(HttpStatusCode.OK, await person.Browser.Get("/identity/me"));
        Person.Refused("IDN223", await other.Get("/identity/me"));
        Person.Ok(HttpStatusCode.OK, await person.SignInByPasswordAsync("nineteen lazy foxes"));
    }

    [Fact]
    public async Task Events_OfSigningIn_AreInTheLedgerWithoutPersonalText()
    {
        using var person = await Person.RegisterAsync(hub);
        await person.SignInByPasswordAsync("wrong password here");
        await person.EnrolTotpAsync();

        var events = await hub.EventsOf(person.Id);

        Assert.Equal(
            [
                SecurityEvent.MailAsked, SecurityEvent.AccountMade, SecurityEvent.SignedIn, SecurityEvent.SignInFailed, SecurityEvent.SecondFactorAdded,
                // The browser in which it was added goes on with two factors.
                SecurityEvent.SignedOut, SecurityEvent.SignedIn,
            ],
            events.Select(e => e.Type));
        Assert.All(events, e => Assert.Empty(PersonalIn(e.Payload.ToString(), person)));
    }

    /// <summary>Twin: what would be found, were it there.</summary>
    [Fact]
    public async Task Events_PlantedPersonalText_IsFound()
    {
        using var person = await Person.RegisterAsync(hub);

        var planted = $$"""{"by":"{{person.Email.ToUpperInvariant()}}","name":"김나루","from":"127.0.0.1"}""";

        Assert.Equal(3, PersonalIn(planted, person).Count);
    }

    private static List<string> PersonalIn(string text, Person person) =>
        new[] { person.Email.Split('@')[0], "김나루", "127." }.Where(p => text.Contains(p, StringComparison.OrdinalIgnoreCase)).ToList();

    private static string Without(Answer answer, string member)
    {
        var json = (JsonObject)answer.Json!.DeepClone();
        json.Remove(member);
        return json.ToJsonString();
    }
}

public sealed class SqlitePasswordSignInTests(SqliteHub hub) : PasswordSignInTests(hub), IClassFixture<SqliteHub>;

[Trait("Category", "Slow")]
public sealed class PostgresPasswordSignInTests(PostgresHub hub) : PasswordSignInTests(hub), IClassFixture<PostgresHub>;
