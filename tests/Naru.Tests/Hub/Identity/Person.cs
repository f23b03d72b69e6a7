using System.Net;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Identity.SecondFactor;
using Xunit;

namespace Naru.Tests.Hub.Identity;

/// <summary>A person of the tests, who signs up with a browser of their own.</summary>
internal sealed class Person : IDisposable
{
    public const string Password = "seventeen quiet herons";

    private static int people;

    private Person(IdentityHub hub, Browser browser, string email)
    {
        Hub = hub;
        Browser = browser;
        Email = email;
    }

    public IdentityHub Hub { get; }

    public Browser Browser { get; }

    public string Email { get; }

    public string Id { get; private set; } = "";

    public SoftAuthenticator? Passkey { get; private set; }

    public byte[]? TotpSecret { get; private set; }

    public static string NewEmail(string domain = "example.org") => $"person{Interlocked.Increment(ref people)}@{domain}";

    /// <summary>Signs up by the mailed link, with a password.</summary>
    public static async Task<Person> RegisterAsync(IdentityHub hub, string? email = null, string name = "김나루", string? password = Password)
    {
        var person = new Person(hub, hub.Browser(), email ?? NewEmail());
        Ok(HttpStatusCode.Accepted, await person.Browser.Post("/identity/registrations", new { email = person.Email, name, language = "ko" }));
        var secret = await Mails.SecretOf(hub, person.Email);
        Ok(HttpStatusCode.OK, await person.Browser.Post("/identity/registrations/complete", password is null ? new { token = secret } : new { token = secret, password }));
        person.Id = (await person.Browser.Get("/identity/me")).Text("person");
        return person;
    }

    /// <summary>Signs up, adds a passkey and signs in by it: two factors.</summary>
    public static async Task<Person> WithPasskeyAsync(IdentityHub hub, string? email = null)
    {
        var person = await RegisterAsync(hub, email);
        await person.AddPasskeyAsync();
        Ok(HttpStatusCode.OK, await person.SignInByPasskeyAsync());
        return person;
    }

    /// <summary>… and holds a role.</summary>
    public static async Task<Person> WithRoleAsync(IdentityHub hub, string party, string role)
    {
        var person = await WithPasskeyAsync(hub);
        await person.GrantAsync(party, role);
        return person;
    }

    public async Task<string> GrantAsync(string party, string role, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        var granted = await Hub.UseAsync((MembershipService m) => m.GrantAsync(new MembershipGrant(Id, party, role, from, to), "system", "test", CancellationToken.None));
        Assert.True(granted.IsSuccess, string.Join('\n', granted.Findings));
        return granted.Value.Id;
    }

    public async Task AddPasskeyAsync(SoftAuthenticator? passkey = null)
    {
        Passkey = passkey ?? new SoftAuthenticator(Hub.OriginText);
        var challenge = await Browser.Post("/identity/me/passkeys/challenge");
        var made = Passkey.Create(challenge.Json!["publicKey"]!);
        Ok(HttpStatusCode.Created, await Browser.Post("/identity/me/passkeys", new { ticket = challenge.Text("ticket"), name = "노트북", credential = made }));
    }

    public async Task<Answer> SignInByPasskeyAsync(SoftAuthenticator? passkey = null, Browser? browser = null)
    {
        var from = browser ?? Browser;
        var challenge = await from.Post("/identity/sign-in/passkey/challenge");
        var credential = (passkey ?? Passkey!).Get(challenge.Json!["publicKey"]!);
        return await from.Post("/identity/sign-in/passkey", new { ticket = challenge.Text("ticket"), credential });
    }

    public Task<Answer> SignInByPasswordAsync(string password = Password, Browser? browser = null) =>
        (browser ?? Browser).Post("/identity/sign-in/password", new { email = Email, password });

    /// <summary>Enrols an authenticator program; gives the recovery codes.</summary>
    public async Task<IReadOnlyList<string>> EnrolTotpAsync()
    {
        var started = await Browser.Post("/identity/me/totp");
        TotpSecret = FromBase32(started.Text("secret"));
        var confirmed = await Browser.Post("/identity/me/totp/confirm", new { code = Code() });
        Ok(HttpStatusCode.OK, confirmed);
        return confirmed.Json!["codes"]!.AsArray().Select(c => (string)c!).ToList();
    }

    public string Code(TimeSpan later = default) => Totp.CodeAt(TotpSecret, Hub.Clock.GetUtcNow() + later);

    public static void Ok(HttpStatusCode wanted, Answer answer) => Assert.True(answer.Status == wanted, $"wanted {(int)wanted}: {answer}");

    public static void Refused(string code, Answer answer) => Assert.True(answer.Code == code, $"wanted {code}: {answer}");

    public void Dispose()
    {
        Browser.Dispose();
        Passkey?.Dispose();
    }

    public static byte[] FromBase32(string text)
    {
        var bits = string.Concat(text.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        return Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
    }
}
