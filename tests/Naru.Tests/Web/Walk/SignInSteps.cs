using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Naru.Hub.Identity;
using Naru.Hub.Identity.SecondFactor;
using Naru.Hub.Identity.Store;
using Naru.Tests.Hub.Identity;

namespace Naru.Tests.Web.Walk;

/// <summary>Steps at the endpoints that are open to everybody: signing up, in and out. Who asks makes no difference; who is meant is said by what is sent.</summary>
internal static class SignInSteps
{
    private const string Password = "seventeen quiet herons";

    public static IEnumerable<(string Call, Func<Visit, Task<Step>> Step)> All { get; } = [.. Steps()];

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Steps()
    {
        yield return ("GET /api/v1/csrf", v => Now(new Step { Shows = "token" }));
        yield return ("GET /api/v1/permissions", v => Now(new Step { Shows = "read-contact" }));
        yield return ("GET /api/v1/identity/scopes", v => Now(new Step { Shows = "identity:keys" }));
        yield return ("GET /api/v1/identity/institutions", v => Now(new Step { Shows = "gil" }));
        yield return ("GET /api/v1/identity/institutions/{id}/sign-in", v => Now(new Step
        {
            Values = Id("gil"),
            Success = 302,
            Happened = a => Task.FromResult(a?.Headers.GetValueOrDefault("Location")?.Contains("/authorize?client_id=naru-hub", StringComparison.Ordinal) == true),
        }));
        yield return ("POST /api/v1/identity/registrations", v => Now(new Step
        {
            Success = 202,
            Body = $$"""{ "email": "{{v.Word}}@example.org", "name": "김나루" }""",
            Happened = _ => v.HasAsync(db => db.Challenges.Where(c => c.Purpose == ChallengePurpose.Registration && EF.Functions.Like(c.Payload, $"%{v.Word}%"))),
        }));
        yield return ("POST /api/v1/identity/registrations/complete", async v => new Step
        {
            Body = Visit.Json(new
            {
                token = await v.TicketAsync(ChallengePurpose.Registration, null, Visit.Json(new { Person = v.Word, Email = $"{v.Word}@example.org", Name = "김나루", Language = 0 })),
                password = Password,
            }),
            Happened = _ => v.HasAsync(db => db.Users.Where(a => a.Id == v.Word)),
        });
        yield return ("POST /api/v1/identity/sign-in/password", async v =>
        {
            await v.ChangeAccountAsync(a => a.PasswordHash = v.HashOf(Password));
            return SignsIn(v, new Step { Body = Visit.Json(new { email = $"{v.Caller}@example.org", password = Password }) });
        }
        );
        yield return ("POST /api/v1/identity/sign-in/code", async v =>
        {
            var secret = await EnrolAsync(v);
            var ticket = await v.TicketAsync(ChallengePurpose.SecondFactor, v.Caller, "{}");
            return SignsIn(v, new Step { Body = Visit.Json(new { ticket, code = Totp.CodeAt(secret, v.Now) }) });
        }
        );
        yield return ("POST /api/v1/identity/sign-in/recovery-code", async v =>
        {
            var code = RecoveryCode.New();
            await v.Host.PutAsync(new RecoveryCodeRow { CodeHash = RecoveryCode.HashOf(code), Account = v.Caller });
            return SignsIn(v, new Step { Body = Visit.Json(new { ticket = await v.TicketAsync(ChallengePurpose.SecondFactor, v.Caller, "{}"), code }) });
        }
        );
        yield return ("POST /api/v1/identity/sign-in/passkey/challenge", v => Now(new Step { Shows = "ticket" }));
        yield return ("POST /api/v1/identity/sign-in/passkey", async v =>
        {
            var passkey = await AddPasskeyAsync(v);
            var challenge = JsonNode.Parse((await v.Host.AskAsync(HttpMethod.Post, "/api/v1/identity/sign-in/passkey/challenge")).Body)!;
            return SignsIn(v, new Step { Body = Visit.Json(new { ticket = (string)challenge["ticket"]!, credential = passkey.Get(challenge["publicKey"]!) }) });
        }
        );
        yield return ("POST /api/v1/identity/password-resets", v => Now(new Step
        {
            Success = 202,
            Body = Visit.Json(new { email = $"{v.Caller}@example.org" }),
            Happened = _ => v.HasAsync(db => db.Challenges.Where(c => c.Purpose == ChallengePurpose.PasswordReset && c.Account == v.Caller)),
        }));
        yield return ("POST /api/v1/identity/password-resets/complete", async v => new Step
        {
            Success = 204,
            Body = Visit.Json(new { token = await v.TicketAsync(ChallengePurpose.PasswordReset, v.Caller, (await v.AccountAsync()).SecurityStamp!), password = Password }),
            Happened = async _ => (await v.AccountAsync()).PasswordHash is not null,
        });
        yield return ("POST /api/v1/identity/sign-out", async v =>
        {
            await v.Host.PutAsync(AccountSteps.Session(v, $"session-{v.Caller}", v.Caller));
            // Whoever sends nothing that says who they are ends nothing.
            return new Step { Success = 204, Happened = v.Guest.IsAnonymous ? null : _ => v.HasAsync(db => db.Sessions.Where(s => s.Id == $"session-{v.Caller}" && s.EndedAt != null)) };
        }
        );
        yield return ("POST /api/v1/identity/invitations/look", async v => new Step { Body = Visit.Json(new { token = await MemberSteps.InviteAsync(v, "party-look") }), Shows = "party-look" });
    }

    /// <summary>An authenticator program of the caller's, enrolled.</summary>
    public static async Task<byte[]> EnrolAsync(Visit v)
    {
        var started = await v.UseAsync(async (SecondFactors f) => await f.StartAsync(await v.AccountAsync(), CancellationToken.None));
        var now = v.Now;
        await v.ChangeAccountAsync(a => a.TotpConfirmedAt = now);
        return Person.FromBase32(started.Value!.Secret);
    }

    public static async Task<SoftAuthenticator> AddPasskeyAsync(Visit v)
    {
        var passkey = new SoftAuthenticator("http://localhost:5080");
        var challenge = JsonNode.Parse((await v.Host.AskAsync(HttpMethod.Post, "/api/v1/identity/me/passkeys/challenge", v.Caller)).Body)!;
        var made = await v.Host.AskAsync(
            HttpMethod.Post, "/api/v1/identity/me/passkeys", v.Caller, Visit.Json(new { ticket = (string)challenge["ticket"]!, name = "노트북", credential = passkey.Create(challenge["publicKey"]!) }));
        Xunit.Assert.True(made.Status == 201, made.Body);
        return passkey;
    }

    private static Step SignsIn(Visit v, Step step) => step with { Shows = "signed-in", Happened = _ => v.HasAsync(db => db.Sessions.Where(s => s.Account == v.Caller)) };

    private static Dictionary<string, string> Id(string id) => new(StringComparer.Ordinal) { ["id"] = id };

    private static Task<Step> Now(Step step) => Task.FromResult(step);
}
