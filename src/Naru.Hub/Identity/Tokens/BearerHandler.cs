using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Naru.Core;
using Naru.Hub.Identity.SignIn;

namespace Naru.Hub.Identity.Tokens;

/// <summary>Takes <c>Authorization: Bearer naru_…</c>. Why a token was refused is kept in <see cref="AuthenticationRefusal"/>, so that the answer can say it.</summary>
internal sealed class BearerHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, ApiTokens tokens)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    private const string Word = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization;
        if (header.Count == 0)
        {
            return AuthenticateResult.NoResult();
        }

        var text = header.Count == 1 ? header[0] ?? "" : "";
        var token = text.StartsWith(Word, StringComparison.OrdinalIgnoreCase) ? text[Word.Length..] : "";
        var judged = await tokens.JudgeAsync(token, Context.RequestAborted);
        if (judged.Value is not { } row)
        {
            Context.Features.Set(new AuthenticationRefusal(judged.Findings));
            return AuthenticateResult.Fail("The token is refused.");
        }

        var claims = row.Scopes.Split(' ').Select(s => (IdentityClaims.Scope, s)).Concat(
        [
            (IdentityClaims.Subject, row.Id),
            (IdentityClaims.Person, row.Account),
            (IdentityClaims.Token, row.Id),
            // Tokens are made by who signed in with two factors.
            (IdentityClaims.Assurance, nameof(Assurance.Two)),
        ]);
        if (row.Party is { } party)
        {
            claims = claims.Append((IdentityClaims.Party, party));
        }

        return AuthenticateResult.Success(new AuthenticationTicket(IdentityClaims.Principal(Scheme.Name, claims), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }
}

/// <summary>Why somebody who showed a credential is nobody. Immutable.</summary>
/// <param name="Findings">The errors.</param>
internal sealed record AuthenticationRefusal(ValueList<Error> Findings);
