using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Humans;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Identity.Memberships;

/// <summary>
/// People who say that they represent a party, or have another role in it, and ask for the right. Who may decide is asked of the permission tables before. A grant makes the membership in the same
/// transaction; the events, the mails and, where an officer granted, the mark of the party are noted in it. Serves one request.
/// </summary>
internal sealed class PartyClaims(
    IdentityDb db, IdentityClock clock, SecurityEvents events, IdentityMails mails, RoleCatalogue roles, MembershipService memberships, DecisionConflicts conflicts,
    IPartyDirectory directory)
{
    public const int Days = 30;
    public const int MostAtOnce = 10;
    public const int ShortestStatement = 10;
    public const int LongestStatement = 2_000;
    public const int LongestReason = 1_000;

    private const string Officer = "officer";

    /// <summary>Asks for a role.</summary>
    public async Task<Result<PartyClaim>> MakeAsync(Account account, PartyClaimRequest input, CancellationToken cancellation)
    {
        var errors = new List<Error>();
        var fates = await PartyFates.OfAsync(directory, [input.Party], cancellation);
        if (await directory.FindAsync(input.Party, cancellation) is null)
        {
            errors.Add(IdentityErrors.PartyUnknown.At("$.party"));
        }
        else if (fates.IsClosed(input.Party))
        {
            errors.Add(IdentityErrors.PartyClosed.At("$.party"));
        }
        else if (fates.Now(input.Party) is var now && now != input.Party)
        {
            errors.Add(IdentityErrors.PartyMerged.At("$.party", now));
        }
        else if (await memberships.HoldsAsync(account.Id, input.Party, input.Role, cancellation))
        {
            errors.Add(IdentityErrors.RoleThere.At("$.role"));
        }

        if (!roles.Has("", input.Role))
        {
            errors.Add(IdentityErrors.RoleUnknown.At("$.role", roles.Names("")));
        }

        var statement = Text("$.statement", input.Statement, ShortestStatement, LongestStatement, errors);
        if (errors.Count > 0)
        {
            return Result.Failure<PartyClaim>(errors.ToValueList());
        }

        var mine = (await OfPersonAsync(account.Id, cancellation)).Where(c => c.State == ClaimState.Open || c.Row.CreatedAt > clock.Now.AddDays(-1)).ToList();
        if (mine.Exists(c => c.State == ClaimState.Open && c.Party == input.Party && c.Row.Role == input.Role))
        {
            return Result.Failure<PartyClaim>([IdentityErrors.ClaimThere.At(SourcePlace.None)]);
        }

        if (mine.Count >= MostAtOnce)
        {
            return Result.Failure<PartyClaim>([IdentityErrors.ClaimsTooMany.At(SourcePlace.None, MostAtOnce)]);
        }

        var row = new PartyClaimRow
        {
            Id = Secret.NewId("claim", clock.Now),
            Person = account.Id,
            Party = input.Party,
            Role = input.Role,
            Statement = statement,
            CreatedAt = clock.Now,
            ExpiresAt = clock.Now.AddDays(Days),
        };
        db.PartyClaims.Add(row);
        events.Record(SecurityEvent.ClaimMade, row.Person, ("claim", row.Id), ("party", row.Party), ("role", row.Role));
        foreach (var decider in await DecidersAsync(row, cancellation))
        {
            events.Send(mails.ClaimMade(decider.Id, decider.Email!, decider.Language, row.Id));
        }

        await db.SaveChangesAsync(cancellation);
        return Result.Success(Stand(row, fates));
    }

    public async Task<PartyClaim?> FindAsync(string id, CancellationToken cancellation) =>
        (await StandAsync(await db.PartyClaims.AsNoTracking().Where(c => c.Id == id).ToListAsync(cancellation), cancellation)).SingleOrDefault();

    /// <summary>A person's claims, the newest first.</summary>
    public async Task<IReadOnlyList<PartyClaim>> OfPersonAsync(string person, CancellationToken cancellation) => await StandAsync(
        await db.PartyClaims.AsNoTracking().Where(c => c.Person == person).OrderByDescending(c => c.Id).ToListAsync(cancellation), cancellation);

    /// <summary>A worklist: the oldest first.</summary>
    /// <param name="party">The only party; null for all.</param>
    /// <param name="state">The only state; null for all.</param>
    /// <param name="after">The id after which it begins; null for the beginning.</param>
    /// <param name="most">The most that are wanted.</param>
    /// <param name="cancellation">Stops.</param>
    public async Task<IReadOnlyList<PartyClaim>> ListAsync(string? party, ClaimState? state, string? after, int most, CancellationToken cancellation)
    {
        var ids = party is null ? null : await memberships.IdsOfAsync(party, cancellation);
        ClaimEnd? end = state switch
        {
            ClaimState.Granted => ClaimEnd.Granted,
            ClaimState.Declined => ClaimEnd.Declined,
            ClaimState.Withdrawn => ClaimEnd.Withdrawn,
            _ => null,
        };
        var isUndecided = state is ClaimState.Open or ClaimState.Expired;
        var found = new List<PartyClaim>();
        while (found.Count < most)
        {
            var query = db.PartyClaims.AsNoTracking();
            query = ids is null ? query : query.Where(c => ids.Contains(c.Party));
            query = end is null ? query : query.Where(c => c.End == end);
            query = isUndecided ? query.Where(c => c.End == null) : query;
            query = after is null ? query : query.Where(c => string.Compare(c.Id, after) > 0);
            var rows = await query.OrderBy(c => c.Id).Take(most).ToListAsync(cancellation);

            // Whether an undecided one is open depends on the clock and on what became of the party.
            found.AddRange((await StandAsync(rows, cancellation)).Where(c => state is null || c.State == state));
            if (rows.Count < most)
            {
                break;
            }

            after = rows[^1].Id;
        }

        return found.Take(most).ToList();
    }

    /// <summary>Grants a claim: the role is held from now on.</summary>
    public async Task<Error?> GrantAsync(PartyClaim claim, Caller by, PartyClaimGrant input, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await EndAsync(claim, by, ClaimEnd.Granted, input.Reason, cancellation) is { } refused)
        {
            return refused;
        }

        var granted = await memberships.GrantAsync(
            new MembershipGrant(claim.Row.Person, claim.Party, claim.Row.Role, null, input.To), by.Person!, $"claim:{claim.Id}", cancellation);
        if (!granted.IsSuccess)
        {
            return granted.Findings[0];
        }

        var id = granted.Value.Id;
        await db.PartyClaims.Where(c => c.Id == claim.Id).ExecuteUpdateAsync(set => set.SetProperty(c => c.Membership, id), cancellation);
        events.Record(SecurityEvent.ClaimGranted, claim.Row.Person, ("claim", claim.Id), ("party", claim.Party), ("role", claim.Row.Role), ("membership", id), ("by", by.Person));
        if (claim.Row.Role == DecisionConflicts.Representative && !DecisionConflicts.IsOfParty(by, claim.Party))
        {
            // An officer who lets somebody speak for a party has made sure which party it is.
            events.AskVerification(claim.Party, by.Person!, $"claim/{claim.Id}");
        }

        await TellAsync(claim, mails.ClaimGranted, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Declines a claim.</summary>
    public async Task<Error?> DeclineAsync(PartyClaim claim, Caller by, PartyClaimRefusal input, CancellationToken cancellation)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        if (await EndAsync(claim, by, ClaimEnd.Declined, input.Reason, cancellation) is { } refused)
        {
            return refused;
        }

        events.Record(SecurityEvent.ClaimDeclined, claim.Row.Person, ("claim", claim.Id), ("party", claim.Party), ("role", claim.Row.Role), ("by", by.Person));
        await TellAsync(claim, mails.ClaimDeclined, cancellation);
        await db.SaveChangesAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return null;
    }

    /// <summary>Its person takes a claim back.</summary>
    public async Task<Error?> WithdrawAsync(PartyClaim claim, CancellationToken cancellation)
    {
        await using var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(cancellation) : null;
        if (await TakeAsync(claim, claim.Row.Person, ClaimEnd.Withdrawn, null, cancellation) is { } refused)
        {
            return refused;
        }

        events.Record(SecurityEvent.ClaimWithdrawn, claim.Row.Person, ("claim", claim.Id), ("party", claim.Party), ("role", claim.Row.Role));
        await db.SaveChangesAsync(cancellation);
        if (own is not null)
        {
            await own.CommitAsync(cancellation);
        }

        return null;
    }

    /// <summary>Takes all of a person's claims back and deletes what the person wrote.</summary>
    public async Task ForgetAsync(string person, CancellationToken cancellation)
    {
        foreach (var claim in (await OfPersonAsync(person, cancellation)).Where(c => c.State == ClaimState.Open))
        {
            // What somebody decides meanwhile is decided: that is no matter here.
            _ = await WithdrawAsync(claim, cancellation);
        }

        await db.PartyClaims.Where(c => c.Person == person).ExecuteUpdateAsync(set => set.SetProperty(c => c.Statement, "-"), cancellation);
    }

    /// <summary>Claims as they stand now.</summary>
    public async Task<IReadOnlyList<PartyClaim>> StandAsync(IReadOnlyList<PartyClaimRow> rows, CancellationToken cancellation)
    {
        var fates = await PartyFates.OfAsync(directory, rows.Select(r => r.Party), cancellation);
        return rows.Select(r => Stand(r, fates)).ToList();
    }

    private PartyClaim Stand(PartyClaimRow row, PartyFates fates) => new(row, fates.Now(row.Party), row.End switch
    {
        ClaimEnd.Granted => ClaimState.Granted,
        ClaimEnd.Declined => ClaimState.Declined,
        ClaimEnd.Withdrawn => ClaimState.Withdrawn,
        null => row.ExpiresAt <= clock.Now || fates.IsClosed(row.Party) ? ClaimState.Expired : ClaimState.Open,
    });

    private async Task<Error?> EndAsync(PartyClaim claim, Caller by, ClaimEnd end, string reason, CancellationToken cancellation)
    {
        var errors = new List<Error>();
        var text = Text("$.reason", reason, 1, LongestReason, errors);
        return errors.Count > 0 ? errors[0]
            : await conflicts.BetweenAsync(by.Person!, claim.Row.Person, cancellation) == SameHuman.Proven ? IdentityErrors.DecisionConflict.At(SourcePlace.None)
            : await TakeAsync(claim, by.Person!, end, text, cancellation);
    }

    /// <summary>Of two decisions at once, one counts.</summary>
    private async Task<Error?> TakeAsync(PartyClaim claim, string by, ClaimEnd end, string? reason, CancellationToken cancellation)
    {
        var now = clock.Now;
        return await db.PartyClaims.Where(c => c.Id == claim.Id && c.End == null && c.ExpiresAt > now)
            .ExecuteUpdateAsync(
                set => set.SetProperty(c => c.End, end).SetProperty(c => c.DecidedAt, now).SetProperty(c => c.DecidedBy, by).SetProperty(c => c.Reason, reason), cancellation) == 1
            ? null
            : IdentityErrors.ClaimDecided.At(SourcePlace.None);
    }

    /// <summary>The officers of the hub, and whoever represents the party already; not whoever asks.</summary>
    private async Task<List<Account>> DecidersAsync(PartyClaimRow row, CancellationToken cancellation)
    {
        var now = clock.Now;
        var ids = await memberships.IdsOfAsync(row.Party, cancellation);
        var persons = db.Memberships
            .Where(m => m.EndedAt == null && m.From <= now && (m.To == null || m.To > now) && m.Person != row.Person
                && ((m.Party == Standing.Hub && m.Role == Officer) || (ids.Contains(m.Party) && m.Role == DecisionConflicts.Representative)))
            .Select(m => m.Person);
        return await db.Users.AsNoTracking().Where(a => persons.Contains(a.Id) && a.ClosedAt == null && a.Email != null).OrderBy(a => a.Id).ToListAsync(cancellation);
    }

    private async Task TellAsync(PartyClaim claim, Func<string, string, Language, string, IdentityMail> mail, CancellationToken cancellation)
    {
        if (await db.Users.AsNoTracking().FirstOrDefaultAsync(a => a.Id == claim.Row.Person && a.Email != null, cancellation) is { } account)
        {
            events.Send(mail(account.Id, account.Email!, account.Language, claim.Id));
        }
    }

    private static string Text(string path, string text, int shortest, int longest, List<Error> errors)
    {
        var trimmed = text.Trim();
        if (trimmed.Length < shortest || trimmed.Length > longest)
        {
            errors.Add(IdentityErrors.TextLength.At(path, trimmed.Length, shortest, longest));
        }

        return trimmed;
    }
}
