using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.SecondFactor;
using Naru.Hub.Identity.SigningKeys;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;
using Naru.Tests.Hub.Identity;

namespace Naru.Tests.Web.Walk;

/// <summary>Steps at the endpoints for the own account: each for the caller's own thing, and each with an id for somebody else's, which is as if it were not there.</summary>
internal static class AccountSteps
{
    private const string Root = "/api/v1/identity";

    public static IEnumerable<(string Call, Func<Visit, Task<Step>> Step)> All { get; } = [.. Account(), .. Credentials(), .. Links(), .. Keys()];

    public static SessionRow Session(Visit v, string id, string account) => new()
    {
        Id = id,
        SecretHash = Secret.HashOf(id),
        Account = account,
        Stamp = account,
        Method = default,
        Assurance = Assurance.Two,
        CreatedAt = v.Now,
        ProvedAt = v.Now,
        SeenAt = v.Now,
        Device = "x",
        Network = "x",
    };

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Account()
    {
        yield return ($"GET {Root}/me", v => Own(v, new Step { Shows = $"{v.Caller}@example.org" }));
        yield return ($"PUT {Root}/me", v => Own(v, new Step
        {
            Body = """{ "name": "김바뀜" }""",
            Headers = [("If-Match", "\"v0\"")],
            Shows = "김바뀜",
            Happened = async _ => (await v.AccountAsync()).Name == "김바뀜",
        }));
        yield return ($"POST {Root}/me/close", v => Own(v, new Step { Success = 204, Happened = async _ => (await v.AccountAsync()).ClosedAt is not null }));
        yield return ($"GET {Root}/me/sessions", async v =>
        {
            await v.Host.PutAsync(Session(v, $"session-{v.Word}", v.Caller), Session(v, $"other-{v.Word}", v.Other));
            return await Own(v, new Step { Shows = $"session-{v.Word}" });
        }
        );
        foreach (var isOwn in (bool[])[true, false])
        {
            yield return ($"DELETE {Root}/me/sessions/{{id}}", async v =>
            {
                await v.Host.PutAsync(Session(v, $"session-{v.Word}", Holder(v, isOwn)));
                return await Own(v, OfOwn(isOwn, $"session-{v.Word}") with { Success = 204, Happened = _ => v.HasAsync(db => db.Sessions.Where(s => s.Id == $"session-{v.Word}" && s.EndedAt != null)) });
            }
            );
        }

        yield return ($"POST {Root}/me/sign-out-everywhere", v => Own(v, new Step { Success = 204, Happened = async _ => (await v.AccountAsync()).SecurityStamp != v.Caller }));
    }

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Credentials()
    {
        yield return ($"PUT {Root}/me/password", v => Own(v, new Step { Success = 204, Body = """{ "password": "seventeen quiet herons" }""", Happened = async _ => (await v.AccountAsync()).PasswordHash is not null }));
        yield return ($"POST {Root}/me/totp", v => Own(v, new Step { Shows = "otpauth", Happened = async _ => (await v.AccountAsync()).TotpSecret is not null }));
        yield return ($"POST {Root}/me/totp/confirm", async v =>
        {
            var started = await v.UseAsync(async (SecondFactors f) => await f.StartAsync(await v.AccountAsync(), CancellationToken.None));
            return await Own(v, new Step
            {
                Body = Visit.Json(new { code = Totp.CodeAt(Person.FromBase32(started.Value!.Secret), v.Now) }),
                Shows = "codes",
                Happened = async _ => (await v.AccountAsync()).TotpConfirmedAt is not null,
            });
        }
        );
        yield return ($"DELETE {Root}/me/totp", async v =>
        {
            await SignInSteps.EnrolAsync(v);
            return await Own(v, new Step { Success = 204, Happened = async _ => (await v.AccountAsync()).TotpSecret is null });
        }
        );
        yield return ($"POST {Root}/me/recovery-codes", async v =>
        {
            await SignInSteps.EnrolAsync(v);
            return await Own(v, new Step { Shows = "codes", Happened = _ => v.HasAsync(db => db.RecoveryCodes.Where(c => c.Account == v.Caller)) });
        }
        );
        yield return ($"GET {Root}/me/passkeys", async v =>
        {
            await SignInSteps.AddPasskeyAsync(v);
            return await Own(v, new Step { Shows = "노트북" });
        }
        );
        yield return ($"POST {Root}/me/passkeys/challenge", v => Own(v, new Step { Shows = "ticket", Happened = _ => v.HasAsync(db => db.Challenges.Where(c => c.Account == v.Caller)) }));
        yield return ($"POST {Root}/me/passkeys", async v =>
        {
            using var passkey = new SoftAuthenticator("http://localhost:5080");
            var challenge = JsonNode.Parse((await v.Host.AskAsync(HttpMethod.Post, $"{Root}/me/passkeys/challenge", v.Caller)).Body)!;
            return await Own(v, new Step
            {
                Success = 201,
                Shows = "노트북",
                Body = Visit.Json(new { ticket = (string)challenge["ticket"]!, name = "노트북", credential = passkey.Create(challenge["publicKey"]!) }),
                Happened = _ => v.HasAsync(db => db.UserPasskeys.Where(p => p.UserId == v.Caller)),
            });
        }
        );
        foreach (var isOwn in (bool[])[true, false])
        {
            yield return ($"DELETE {Root}/me/passkeys/{{id}}", async v =>
            {
                await v.ChangeAccountAsync(a => a.PasswordHash = "x");
                await SignInSteps.AddPasskeyAsync(v);
                var listed = JsonNode.Parse((await v.Host.AskAsync(HttpMethod.Get, $"{Root}/me/passkeys", v.Caller)).Body)!;
                var id = (string)listed["items"]![0]!["id"]!;
                if (!isOwn)
                {
                    // The same passkey, now somebody else's.
                    await v.IdentityAsync(db => db.UserPasskeys.Where(p => p.UserId == v.Caller).ExecuteUpdateAsync(set => set.SetProperty(p => p.UserId, v.Other)));
                }

                var holder = Holder(v, isOwn);
                return await Own(v, OfOwn(isOwn, id) with { Success = 204, Happened = async _ => !await v.HasAsync(db => db.UserPasskeys.Where(p => p.UserId == holder)) });
            }
            );
            yield return ($"DELETE {Root}/me/tokens/{{id}}", async v =>
            {
                await v.Host.PutAsync(Token(v, Holder(v, isOwn)));
                return await Own(v, OfOwn(isOwn, $"token-{v.Word}") with { Success = 204, Happened = _ => v.HasAsync(db => db.ApiTokens.Where(t => t.Id == $"token-{v.Word}" && t.RevokedAt != null)) });
            }
            );
            yield return ($"DELETE {Root}/me/institutions/{{id}}", async v =>
            {
                await v.ChangeAccountAsync(a => a.PasswordHash = "x");
                var holder = Holder(v, isOwn);
                await v.Host.PutAsync(new Microsoft.AspNetCore.Identity.IdentityUserLogin<string> { LoginProvider = "oidc:gil", ProviderKey = v.Word, UserId = holder });
                return await Own(v, OfOwn(isOwn, "gil") with { Success = 204, Happened = async _ => !await v.HasAsync(db => db.UserLogins.Where(l => l.UserId == holder)) });
            }
            );
        }

        yield return ($"GET {Root}/me/tokens", async v =>
        {
            await v.Host.PutAsync(Token(v, v.Caller));
            return await Own(v, new Step { Shows = $"token-{v.Word}" });
        }
        );
        yield return ($"POST {Root}/me/tokens", v => Own(v, new Step
        {
            Success = 201,
            Shows = "naru_",
            Body = """{ "name": "정산", "scopes": ["identity:read"], "days": 1 }""",
            Happened = _ => v.HasAsync(db => db.ApiTokens.Where(t => t.Account == v.Caller)),
        }));
        yield return ($"POST {Root}/me/institutions/{{id}}/link", v => Own(v, new Step
        {
            Values = Id("gil"),
            Success = 302,
            Happened = a => Task.FromResult(a?.Headers.GetValueOrDefault("Location")?.Contains("/authorize?client_id=naru-hub", StringComparison.Ordinal) == true),
        }));
        yield return ($"POST {Root}/me/institutions/confirm", async v =>
        {
            var pending = Visit.Json(new { Login = "oidc:gil", Proof = new { Subject = v.Word, Email = (string?)null, IsEmailVerified = false, Name = (string?)null, Orcid = (string?)null, Assurances = Array.Empty<string>() }, Browser = Secret.HashOf(v.Word) });
            return await Own(v, new Step
            {
                Success = 204,
                Headers = [("Cookie", $"naru-link={v.Word}")],
                Body = Visit.Json(new { ticket = await v.TicketAsync(ChallengePurpose.InstitutionLink, null, pending) }),
                Happened = _ => v.HasAsync(db => db.UserLogins.Where(l => l.UserId == v.Caller)),
            });
        }
        );
    }

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Links()
    {
        yield return ($"POST {Root}/me/emails", v => Own(v, new Step
        {
            Success = 202,
            Body = $$"""{ "email": "{{v.Word}}@example.org" }""",
            Happened = _ => v.HasAsync(db => db.Challenges.Where(c => c.Purpose == ChallengePurpose.Email && c.Account == v.Caller)),
        }));
        yield return ($"POST {Root}/me/emails/confirm", async v => await Own(v, new Step
        {
            Success = 204,
            Body = Visit.Json(new { token = await v.TicketAsync(ChallengePurpose.Email, v.Caller, $"{v.Word}@example.org") }),
            Happened = _ => v.HasAsync(db => db.Links.Where(l => l.Person == v.Caller && l.IsVerified)),
        }));
        yield return ($"GET {Root}/me/links", async v =>
        {
            await v.Host.PutAsync(Link(v, v.Caller));
            return await Own(v, new Step { Shows = $"link-{v.Word}" });
        }
        );
        yield return ($"POST {Root}/me/links", v => Own(v, new Step
        {
            Success = 201,
            Shows = v.Other,
            Body = $$"""{ "kind": "same-as", "value": "{{v.Other}}", "reason": "둘 다 씁니다" }""",
            Happened = _ => v.HasAsync(db => db.Links.Where(l => l.Person == v.Caller)),
        }));
        foreach (var isOwn in (bool[])[true, false])
        {
            yield return ($"POST {Root}/me/links/{{id}}/ask-end", async v =>
            {
                await v.Host.PutAsync(Link(v, Holder(v, isOwn)));
                return await Own(v, OfOwn(isOwn, $"link-{v.Word}") with { Success = 204, Happened = _ => v.HasAsync(db => db.Links.Where(l => l.Id == $"link-{v.Word}" && l.EndAskedAt != null)) });
            }
            );
        }

        yield return ($"GET {Root}/links/asked-to-end", async v =>
        {
            var link = Link(v, v.Other);
            link.EndAskedAt = v.Now;
            await v.Host.PutAsync(link);
            return new Step { State = "any", Shows = $"link-{v.Word}" };
        }
        );
        yield return ($"POST {Root}/links", v => Task.FromResult(new Step
        {
            State = "any",
            Success = 204,
            Body = $$"""{ "person": "{{v.Other}}", "kind": "same-as", "value": "{{v.Maker}}", "reason": "신분증을 확인함" }""",
            Happened = _ => v.HasAsync(db => db.Links.Where(l => l.Person == v.Other && l.IsVerified)),
        }));
        yield return ($"POST {Root}/links/{{id}}/end", async v =>
        {
            await v.Host.PutAsync(Link(v, v.Other));
            return new Step { State = "any", Success = 204, Values = Id($"link-{v.Word}"), Happened = _ => v.HasAsync(db => db.Links.Where(l => l.Id == $"link-{v.Word}" && l.EndedAt != null)) };
        }
        );
    }

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Keys()
    {
        yield return ($"GET {Root}/me/signing-keys", async v =>
        {
            await v.Host.PutAsync(Key(v, v.Caller));
            return await Own(v, new Step { Shows = $"key-{v.Word}" });
        }
        );
        yield return ($"POST {Root}/me/signing-keys/challenge", async v =>
        {
            using var key = new RequesterKey();
            return await Own(v, new Step { Shows = "statement", Body = Visit.Json(new { jwk = key.Jwk, label = "서버", origin = "command-line", days = 30 }) });
        }
        );
        yield return ($"POST {Root}/me/signing-keys", async v =>
        {
            using var key = new RequesterKey();
            var asked = await v.Host.AskAsync(HttpMethod.Post, $"{Root}/me/signing-keys/challenge", v.Caller, Visit.Json(new { jwk = key.Jwk, label = "서버", origin = "command-line", days = 30 }));
            var challenge = JsonNode.Parse(asked.Body)!;
            return await Own(v, new Step
            {
                Success = 201,
                Shows = "thumbprint",
                Body = Visit.Json(new { ticket = (string)challenge["ticket"]!, proof = key.Sign((string)challenge["statement"]!) }),
                Happened = _ => v.HasAsync(db => db.SigningKeys.Where(k => k.Person == v.Caller)),
            });
        }
        );
        foreach (var isOwn in (bool[])[true, false])
        {
            yield return ($"POST {Root}/me/signing-keys/{{id}}/revoke", async v =>
            {
                await v.Host.PutAsync(Key(v, Holder(v, isOwn)));
                return await Own(v, OfOwn(isOwn, $"key-{v.Word}") with { Success = 204, Happened = _ => v.HasAsync(db => db.SigningKeys.Where(k => k.Id == $"key-{v.Word}" && k.RevokedAt != null)) });
            }
            );
        }
    }

    private static Task<Step> Own(Visit v, Step step) => Task.FromResult(step with { State = "own", Person = v.Caller });

    private static Step OfOwn(bool isOwn, string id) => new() { Values = Id(id), OwnRefusal = isOwn ? null : "404 IDN702" };

    private static string Holder(Visit v, bool isOwn) => isOwn ? v.Caller : v.Other;

    private static ApiTokenRow Token(Visit v, string account) =>
        new() { Id = $"token-{v.Word}", SecretHash = v.Word, Hint = "x", Account = account, Name = "x", Scopes = "identity:read", CreatedAt = v.Now, ExpiresAt = v.Now.AddDays(1) };

    private static LinkRow Link(Visit v, string person) => new() { Id = $"link-{v.Word}", Person = person, Kind = LinkKind.Orcid, Value = "0000-0002-1825-0097", DeclaredBy = person, CreatedAt = v.Now };

    private static SigningKeyRow Key(Visit v, string person) => new()
    {
        Id = $"key-{v.Word}",
        Person = person,
        Thumbprint = v.Word,
        Jwk = "{}",
        Label = "x",
        Origin = KeyOrigin.CommandLine,
        Purpose = "question",
        CreatedAt = v.Now,
        ExpiresAt = v.Now.AddDays(1),
    };

    private static Dictionary<string, string> Id(string id) => new(StringComparer.Ordinal) { ["id"] = id };
}
