using Microsoft.EntityFrameworkCore;
using Naru.Core;
using Naru.Hub.Identity.Contracts;
using Naru.Hub.Identity.Events;
using Naru.Hub.Identity.Names;
using Naru.Hub.Identity.Store;
using Naru.Ledger;

namespace Naru.Hub.Identity.Humans;

/// <summary>
/// Which accounts are one human's, for conflicts of interest. Others are never shown it: they learn only that a conflict exists, from the gate that asks here.
/// Nobody takes a link of their own away alone, or a conflict could be hidden the day before a review. Serves one request.
/// </summary>
internal sealed class HumanLinks(IdentityDb db, IdentityClock clock, SecurityEvents events, ILedger ledger)
{
    /// <summary>Groups of the given persons, with everything that joins them, through whomever.</summary>
    public async Task<HumanGroups> AmongAsync(IReadOnlyCollection<string> persons, CancellationToken cancellation)
    {
        var found = new Dictionary<string, LinkRow>(StringComparer.Ordinal);
        var known = new HashSet<string>(StringComparer.Ordinal);
        var frontier = persons.Distinct(StringComparer.Ordinal).ToList();
        while (frontier.Count > 0)
        {
            known.UnionWith(frontier);
            var own = await db.Links.AsNoTracking()
                .Where(l => l.EndedAt == null && (frontier.Contains(l.Person) || (l.Kind == LinkKind.SameAs && frontier.Contains(l.Value))))
                .ToListAsync(cancellation);
            var shown = own.Where(l => l.Kind != LinkKind.SameAs).ToList();
            var digests = shown.Select(l => ErasedValue.Of(ledger.Id, l.Kind, l.Value)).ToHashSet(StringComparer.Ordinal);
            var values = shown.Select(l => l.Value).Concat(digests).Distinct(StringComparer.Ordinal).ToList();

            // From an erased person's digest there is no way back to the value but looking at all, which is seldom needed.
            var isErased = shown.Any(l => ErasedValue.Is(l.Value));
            var shared = (await db.Links.AsNoTracking()
                .Where(l => l.EndedAt == null && l.Kind != LinkKind.SameAs && (isErased || values.Contains(l.Value)))
                .ToListAsync(cancellation)).Where(l => digests.Contains(ErasedValue.Of(ledger.Id, l.Kind, l.Value))).ToList();
            foreach (var link in own.Concat(shared))
            {
                found[link.Id] = ErasedValue.Comparable(ledger.Id, link);
            }

            frontier = own.Concat(shared).SelectMany(l => l.Kind == LinkKind.SameAs ? [l.Person, l.Value] : new[] { l.Person })
                .Where(p => !known.Contains(p)).Distinct(StringComparer.Ordinal).ToList();
        }

        return new HumanGroups(found.Values);
    }

    /// <summary>A person's own links; never anybody else's.</summary>
    public async Task<IReadOnlyList<LinkRow>> OfAsync(string person, CancellationToken cancellation) => await db.Links.AsNoTracking()
        .Where(l => l.Person == person && l.EndedAt == null).OrderBy(l => l.CreatedAt).ToListAsync(cancellation);

    /// <summary>A person says: this ORCID iD is mine, or that account is mine, too. It is not shown by that, and counts as said.</summary>
    public async Task<Result<LinkRow>> DeclareAsync(string person, LinkDeclaration input, string by, bool isOfficer, CancellationToken cancellation)
    {
        var errors = new List<Error>();
        string? value = null;
        if (input.Kind == LinkDeclarationKind.Orcid)
        {
            var orcid = Orcid.Read(input.Value, "$.value");
            errors.AddRange(orcid.Errors);
            value = orcid.Value?.Id;
        }
        else if (input.Value == person)
        {
            errors.Add(IdentityErrors.LinkToSelf.At("$.value"));
        }
        else
        {
            // An id that does not exist is taken like one that does: the answer must not tell.
            value = input.Value;
        }

        var reason = NameRule.Check(input.Reason, "$.reason");
        errors.AddRange(reason.Errors);
        if (errors.Count > 0)
        {
            return Result.Failure<LinkRow>(errors.ToValueList());
        }

        var kind = input.Kind == LinkDeclarationKind.Orcid ? LinkKind.Orcid : LinkKind.SameAs;
        return Result.Success(await AddAsync(person, kind, value!, isOfficer, by, reason.Value, cancellation));
    }

    /// <summary>Adds a link, or makes one that was only said one that was shown.</summary>
    public async Task<LinkRow> AddAsync(string person, LinkKind kind, string value, bool isVerified, string by, string? reason, CancellationToken cancellation)
    {
        var row = await db.Links.FirstOrDefaultAsync(l => l.Person == person && l.Kind == kind && l.Value == value && l.EndedAt == null, cancellation);
        if (row is null)
        {
            row = new LinkRow
            {
                Id = Secret.NewId("link", clock.Now),
                Person = person,
                Kind = kind,
                Value = value,
                IsVerified = isVerified,
                DeclaredBy = by,
                Reason = reason,
                CreatedAt = clock.Now,
            };
            db.Links.Add(row);
        }
        else if (row.IsVerified || !isVerified)
        {
            return row;
        }
        else
        {
            row.IsVerified = true;
        }

        events.Record(SecurityEvent.LinkAdded, person, ("link", row.Id), ("kind", SecurityEvents.Word(kind)), ("by", by), ("verified", isVerified ? "true" : "false"));
        await db.SaveChangesAsync(cancellation);
        return row;
    }

    /// <summary>A person wants a link gone. It counts until an officer agrees.</summary>
    public async Task<Error?> AskEndAsync(string person, string id, CancellationToken cancellation)
    {
        var now = clock.Now;
        if (await db.Links.Where(l => l.Id == id && l.Person == person && l.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.EndAskedAt, now), cancellation) != 1)
        {
            return IdentityErrors.NothingThere.At(SourcePlace.None);
        }

        events.Record(SecurityEvent.LinkEndAsked, person, ("link", id));
        await db.SaveChangesAsync(cancellation);
        return null;
    }

    /// <summary>The links whose persons want them gone: an officer's list.</summary>
    public async Task<IReadOnlyList<LinkRow>> AskedToEndAsync(CancellationToken cancellation) => await db.Links.AsNoTracking()
        .Where(l => l.EndAskedAt != null && l.EndedAt == null).OrderBy(l => l.EndAskedAt).ToListAsync(cancellation);

    /// <summary>An officer takes a link away.</summary>
    public async Task<Error?> EndAsync(string id, string officer, CancellationToken cancellation)
    {
        var now = clock.Now;
        var link = await db.Links.AsNoTracking().FirstOrDefaultAsync(l => l.Id == id, cancellation);
        if (link is null || await db.Links.Where(l => l.Id == id && l.EndedAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.EndedAt, now).SetProperty(l => l.EndedBy, officer), cancellation) != 1)
        {
            return IdentityErrors.NothingThere.At(SourcePlace.None);
        }

        events.Record(SecurityEvent.LinkEnded, link.Person, ("link", id), ("by", officer));
        await db.SaveChangesAsync(cancellation);
        return null;
    }
}
