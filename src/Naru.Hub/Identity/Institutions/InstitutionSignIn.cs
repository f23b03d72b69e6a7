using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Accounts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.Names;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Institutions;

/// <summary>
/// What becomes of a person whom an institution vouched for. An account is reached by issuer and subject only. An e-mail address never opens an account that is there: who has one
/// signs in to it and says that both are theirs. Serves one request.
/// </summary>
internal sealed class InstitutionSignIn(
    IdentityDb db,
    UserManager<Account> users,
    AccountService accounts,
    HumanLinks humans,
    SignIns signIns,
    Sessions sessions,
    Challenges challenges,
    SecurityEvents events,
    IdentityClock clock,
    HubIdentityOptions options)
{
    /// <summary>In the properties of a request to an institution: the account that wants to be linked.</summary>
    public const string LinkTo = "naru.link";

    private const string BrowserCookie = "naru-link";

    private static readonly TimeSpan PendingLasts = TimeSpan.FromMinutes(15);

    /// <summary>Signs in, links, or says what is missing.</summary>
    public async Task<InstitutionOutcome> CompleteAsync(HttpContext context, Institution institution, ClaimsPrincipal principal, AuthenticationProperties? properties)
    {
        var cancellation = context.RequestAborted;
        var proved = Proof.Of(institution, principal);
        var known = await users.FindByLoginAsync(institution.Login, proved.Subject);
        if (properties?.Items.TryGetValue(LinkTo, out var wanted) == true)
        {
            return await LinkSignedInAsync(context, institution, proved, known, wanted, cancellation);
        }

        if (known is not null)
        {
            return known.ClosedAt is null ? await BeginAsync(context, institution, proved, known) : new InstitutionOutcome(Refused: IdentityErrors.SignInFailed);
        }

        if (!proved.IsEmailVerified || EmailAddress.Read(proved.Email, "$.email").Value is not { } email || !institution.Domains.Contains(email.Domain, StringComparer.Ordinal))
        {
            return await WaitAsync(context, institution, proved, IdentityErrors.InstitutionEmailUnproved);
        }

        if (await users.FindByEmailAsync(email.Key) is not null)
        {
            return await WaitAsync(context, institution, proved, IdentityErrors.InstitutionAccountThere);
        }

        var name = NameRule.Check(proved.Name, "$.name").Value ?? email.Local;
        var account = await accounts.CreateAsync(new PendingAccount(Secret.NewId("person", clock.Now), email.Text, name, Api.Languages.Of(context.Request)), null, cancellation);
        if (account is null)
        {
            return await WaitAsync(context, institution, proved, IdentityErrors.InstitutionAccountThere);
        }

        await LinkAsync(institution.Login, proved, account, cancellation);
        return await BeginAsync(context, institution, proved, account);
    }

    /// <summary>
    /// Links what waited, to whoever is signed in now and says so, in the browser that came back from the institution: else somebody could send a person a link, and have their own
    /// identity linked to that person's account by one click.
    /// </summary>
    public async Task<Error?> ConfirmPendingAsync(HttpContext context, Account account, string? ticket)
    {
        var cancellation = context.RequestAborted;
        var asked = await challenges.LookAsync(ChallengePurpose.InstitutionLink, ticket, cancellation);
        var waiting = asked is null ? null : JsonSerializer.Deserialize<Pending>(asked.Payload)!;
        if (waiting is null
            || context.Request.Cookies[CookieName] is not { } browser || Secret.HashOf(browser) != waiting.Browser
            || await challenges.TakeAsync(ChallengePurpose.InstitutionLink, ticket, cancellation) is null)
        {
            return IdentityErrors.TicketGone.At("$.ticket");
        }

        return await users.FindByLoginAsync(waiting.Login, waiting.Proof.Subject) is { } owner
            ? owner.Id == account.Id ? null : IdentityErrors.InstitutionLinkedElsewhere.At("$.ticket")
            : await LinkAsync(waiting.Login, waiting.Proof, account, cancellation);
    }

    /// <summary>Sessions that came through the institution end; this one goes on.</summary>
    public async Task<Error?> UnlinkAsync(HttpContext context, Account account, string institution)
    {
        var cancellation = context.RequestAborted;
        var logins = await users.GetLoginsAsync(account);
        if (logins.FirstOrDefault(l => l.LoginProvider == $"oidc:{institution}") is not { } login)
        {
            return IdentityErrors.NothingThere.At(SourcePlace.None);
        }

        if (logins.Count == 1 && account.PasswordHash is null && (await users.GetPasskeysAsync(account)).Count == 0)
        {
            return IdentityErrors.LastWayIn.At(SourcePlace.None);
        }

        events.Record(SecurityEvent.InstitutionUnlinked, account.Id, ("institution", institution));
        await users.RemoveLoginAsync(account, login.LoginProvider, login.ProviderKey);
        await db.SaveChangesAsync(cancellation);
        await sessions.ContinueAsync(context, account);
        return null;
    }

    private async Task<InstitutionOutcome> LinkSignedInAsync(
        HttpContext context, Institution institution, Proof proved, Account? known, string? wanted, CancellationToken cancellation)
    {
        // Who comes back must still be who went: another session in this browser must not get the link.
        var signedIn = await context.AuthenticateAsync(IdentityClaims.CookieScheme);
        if (!signedIn.Succeeded || signedIn.Principal.Value(IdentityClaims.Person) is not { } person || person != wanted || await users.FindByIdAsync(person) is not { } account)
        {
            return new InstitutionOutcome(Refused: IdentityErrors.NotSignedIn);
        }

        if (known is not null)
        {
            return known.Id == account.Id ? new InstitutionOutcome() : new InstitutionOutcome(Refused: IdentityErrors.InstitutionLinkedElsewhere);
        }

        return await LinkAsync(institution.Login, proved, account, cancellation) is { } error ? new InstitutionOutcome(Refused: error.Kind) : new InstitutionOutcome();
    }

    private async Task<InstitutionOutcome> BeginAsync(HttpContext context, Institution institution, Proof proved, Account account)
    {
        if (proved.Orcid is { } orcid)
        {
            await humans.AddAsync(account.Id, LinkKind.Orcid, orcid, isVerified: true, account.Id, null, context.RequestAborted);
        }

        if (institution.TwoFactorValues.Any(v => proved.Assurances.Contains(v, StringComparer.Ordinal)))
        {
            await sessions.BeginAsync(context, account, SignInMethod.Institution, Assurance.Two);
            return new InstitutionOutcome();
        }

        var step = await signIns.AfterFirstFactorAsync(context, account, SignInMethod.Institution);
        return new InstitutionOutcome(CodeTicket: step.Ticket);
    }

    private async Task<Error?> LinkAsync(string login, Proof proved, Account account, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        try
        {
            // The primary key decides between two at once.
            if (!(await users.AddLoginAsync(account, new UserLoginInfo(login, proved.Subject, login))).Succeeded)
            {
                return IdentityErrors.InstitutionLinkedElsewhere.At(SourcePlace.None);
            }
        }
        catch (DbUpdateException)
        {
            return IdentityErrors.InstitutionLinkedElsewhere.At(SourcePlace.None);
        }

        if (proved.Orcid is { } orcid)
        {
            await humans.AddAsync(account.Id, LinkKind.Orcid, orcid, isVerified: true, account.Id, null, cancellation);
        }

        events.Record(SecurityEvent.InstitutionLinked, account.Id, ("institution", login));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    private string CookieName => options.IsSecure ? $"__Host-{BrowserCookie}" : BrowserCookie;

    private async Task<InstitutionOutcome> WaitAsync(HttpContext context, Institution institution, Proof proved, ErrorKind why)
    {
        var browser = Secret.New();
        context.Response.Cookies.Append(CookieName, browser, new CookieOptions
        {
            HttpOnly = true,
            Secure = options.IsSecure,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = PendingLasts,
            IsEssential = true,
        });
        var payload = JsonSerializer.Serialize(new Pending(institution.Login, proved, Secret.HashOf(browser)));
        return new InstitutionOutcome(why, LinkTicket: await challenges.IssueAsync(ChallengePurpose.InstitutionLink, null, payload, PendingLasts, context.RequestAborted));
    }

    /// <param name="Login">Through which institution.</param>
    /// <param name="Proof">What it said.</param>
    /// <param name="Browser">The hash of the cookie that the browser got with the ticket.</param>
    private sealed record Pending(string Login, Proof Proof, string Browser);

    /// <summary>What the institution said of the person, and nothing else of its token.</summary>
    private sealed record Proof(string Subject, string? Email, bool IsEmailVerified, string? Name, string? Orcid, IReadOnlyList<string> Assurances)
    {
        public static Proof Of(Institution institution, ClaimsPrincipal principal) => new(
            principal.Value("sub") ?? throw new InvalidOperationException("An id token without a subject was taken."),
            principal.Value("email"),
            string.Equals(principal.Value("email_verified"), "true", StringComparison.OrdinalIgnoreCase),
            principal.Value("name"),
            institution.OrcidClaim is { } claim ? Humans.Orcid.Read(principal.Value(claim), "$").Value?.Id : null,
            principal.FindAll(c => c.Type is "acr" or "amr").Select(c => c.Value).ToList());
    }
}

/// <summary>What became of it. Immutable.</summary>
/// <param name="Refused">Why nobody is signed in; null if somebody is, or a code is needed.</param>
/// <param name="LinkTicket">With it the person can link this identity after signing in to the account.</param>
/// <param name="CodeTicket">With it the person gives the code of the second factor.</param>
internal sealed record InstitutionOutcome(ErrorKind? Refused = null, string? LinkTicket = null, string? CodeTicket = null);
