using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Names;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Humans;

/// <summary>Further e-mail addresses of a person, each shown to be theirs by a mailed link. They count for conflicts and for invitations; nobody signs in by them. Serves one request.</summary>
internal sealed class Emails(IdentityDb db, Challenges challenges, Throttle throttle, HumanLinks humans, SecurityEvents events, IdentityMails mails)
{
    private static readonly TimeSpan LinkLasts = TimeSpan.FromHours(24);

    public async Task<ValueList<Error>> AskAsync(HttpContext context, Account account, string? address)
    {
        var cancellation = context.RequestAborted;
        var email = EmailAddress.Read(address, "$.email");
        if (email.Value is null)
        {
            return email.Errors.ToValueList();
        }

        if (await throttle.ReserveAsync(
            Throttle.AccountKey("mail", email.Value.Key), Throttle.AddressKey("mail", context.Connection.RemoteIpAddress), cancellation) is { } slowed)
        {
            return [slowed];
        }

        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var secret = await challenges.IssueAsync(ChallengePurpose.Email, account.Id, email.Value.Key, LinkLasts, cancellation);
        events.Send(mails.EmailConfirmation(account.Id, email.Value.Text, account.Language, secret));
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return [];
    }

    /// <summary>The link counts for the account that asked for it, and only while its person is signed in: a mail that is forwarded gives nothing away.</summary>
    public async Task<Error?> ConfirmAsync(Account account, string? token, CancellationToken cancellation)
    {
        var waiting = await challenges.LookAsync(ChallengePurpose.Email, token, cancellation);
        if (waiting?.Account != account.Id || await challenges.TakeAsync(ChallengePurpose.Email, token, cancellation) is null)
        {
            return IdentityErrors.LinkGone.At("$.token");
        }

        await humans.AddAsync(account.Id, LinkKind.Email, waiting.Payload, isVerified: true, account.Id, null, cancellation);
        return null;
    }

    /// <summary>Whether the person has shown to read mail of this address.</summary>
    public Task<bool> OwnsAsync(string person, string key, CancellationToken cancellation) =>
        db.Links.AnyAsync(l => l.Person == person && l.Kind == LinkKind.Email && l.Value == key && l.IsVerified && l.EndedAt == null, cancellation);
}
