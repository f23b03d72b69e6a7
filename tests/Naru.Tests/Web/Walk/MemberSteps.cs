using Naru.Hub.Identity;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Identity.Store;

namespace Naru.Tests.Web.Walk;

/// <summary>Steps at the endpoints for roles in parties: memberships, invitations and claims.</summary>
internal static class MemberSteps
{
    private const string Root = "/api/v1/identity";

    public static IEnumerable<(string Call, Func<Visit, Task<Step>> Step)> All { get; } = [.. Members(), .. Claims()];

    /// <summary>An invitation by the maker; its secret.</summary>
    public static async Task<string> InviteAsync(Visit v, string party, string? id = null)
    {
        var secret = Secret.New();
        await v.Host.PutAsync(new InvitationRow
        {
            Id = id ?? $"invitation-{v.Word}",
            SecretHash = Secret.HashOf(secret),
            Party = party,
            Role = "member",
            Email = "",
            EmailKey = "",
            InvitedBy = "system",
            CreatedAt = v.Now,
            ExpiresAt = v.Now.AddDays(1),
        });
        return secret;
    }

    public static MembershipRow Membership(Visit v, string person, string party, string role = "custodian") =>
        new() { Id = $"membership-{v.Word}", Person = person, Party = party, Role = role, From = v.Now, GrantedBy = v.Maker, Authority = "grant" };

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Members()
    {
        yield return ($"GET {Root}/me/memberships", async v =>
        {
            await v.Host.PutAsync(Membership(v, v.Caller, "party-own"));
            return new Step { State = "in-force", Person = v.Caller, Shows = $"membership-{v.Word}" };
        }
        );
        yield return ($"GET {Root}/parties/{{party}}/memberships", async v =>
        {
            var party = await v.OursAsync();
            await v.Host.PutAsync(Membership(v, v.Other, party));
            return new Step { State = "none", Owner = party, Hides = true, Values = Party(party), Shows = $"membership-{v.Word}" };
        }
        );
        yield return ($"POST {Root}/memberships", async v =>
        {
            var party = await v.OursAsync();
            return new Step
            {
                State = "none",
                Owner = party,
                Success = 201,
                Shows = v.Other,
                Body = $$"""{ "person": "{{v.Other}}", "party": "{{party}}", "role": "member" }""",
                Happened = _ => v.HasAsync(db => db.Memberships.Where(m => m.Person == v.Other)),
            };
        }
        );
        foreach (var isOwn in (bool[])[true, false])
        {
            yield return ($"POST {Root}/memberships/{{id}}/end", async v =>
            {
                var party = await v.OursAsync();
                await v.Host.PutAsync(Membership(v, Holder(v, isOwn), party));
                return new Step
                {
                    State = "in-force",
                    Owner = party,
                    Person = Holder(v, isOwn),
                    Success = 204,
                    Values = Id($"membership-{v.Word}"),
                    Happened = _ => v.HasAsync(db => db.Memberships.Where(m => m.Id == $"membership-{v.Word}" && m.EndedAt != null)),
                };
            }
            );
        }

        yield return ($"GET {Root}/parties/{{party}}/invitations", async v =>
        {
            var party = await v.OursAsync();
            await InviteAsync(v, party);
            return new Step { State = "none", Owner = party, Hides = true, Values = Party(party), Shows = $"invitation-{v.Word}" };
        }
        );
        yield return ($"POST {Root}/invitations", async v =>
        {
            var party = await v.OursAsync();
            return new Step
            {
                State = "none",
                Owner = party,
                Success = 201,
                Shows = v.Word,
                Body = $$"""{ "party": "{{party}}", "role": "member", "email": "{{v.Word}}@example.org", "days": 7 }""",
                Happened = _ => v.HasAsync(db => db.Invitations.Where(i => i.Party == party)),
            };
        }
        );
        yield return ($"POST {Root}/invitations/{{id}}/revoke", async v =>
        {
            var party = await v.OursAsync();
            await InviteAsync(v, party);
            return new Step
            {
                State = "open",
                Owner = party,
                Success = 204,
                Values = Id($"invitation-{v.Word}"),
                Happened = _ => v.HasAsync(db => db.Invitations.Where(i => i.Id == $"invitation-{v.Word}" && i.RevokedAt != null)),
            };
        }
        );
        yield return ($"POST {Root}/invitations/accept", async v => new Step
        {
            State = "none",
            Success = 201,
            Shows = v.Caller,
            Body = Visit.Json(new { token = await InviteAsync(v, "party-new"), withOtherAddress = true }),
            Happened = _ => v.HasAsync(db => db.Memberships.Where(m => m.Person == v.Caller && m.Party == "party-new")),
        });
    }

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Claims()
    {
        yield return ($"POST {Root}/claims", async v =>
        {
            var party = await v.OursAsync();
            return new Step
            {
                State = "none",
                Success = 201,
                Shows = v.Word,
                Body = $$"""{ "party": "{{party}}", "role": "member", "statement": "이 회사의 직원입니다. {{v.Word}}" }""",
                Happened = _ => v.HasAsync(db => db.PartyClaims.Where(c => c.Person == v.Caller && c.Party == party)),
            };
        }
        );
        yield return ($"GET {Root}/me/claims", async v =>
        {
            await ClaimAsync(v, v.Caller, "open");
            return new Step { State = "open", Person = v.Caller, Shows = $"claim-{v.Word}" };
        }
        );
        yield return ($"GET {Root}/me/claims", async v =>
        {
            await ClaimAsync(v, v.Other, "open");
            return new Step { State = "open", Person = v.Caller, Shows = $"claim-{v.Word}", IsSeen = false };
        }
        );
        yield return ($"GET {Root}/claims", async v =>
        {
            var party = await ClaimAsync(v, v.Other, "open");
            return new Step { State = "none", Owner = party, Query = $"?party={party}", Shows = $"claim-{v.Word}" };
        }
        );
        yield return ($"GET {Root}/claims", async v =>
        {
            // By its id before all others, so that it is in the first part of the list of all.
            await ClaimAsync(v, v.Other, "open", $"a-claim-{v.Word}");
            return new Step { State = "none", Query = "?state=open&limit=200", Shows = $"a-claim-{v.Word}" };
        }
        );
        foreach (var isOwn in (bool[])[true, false])
        {
            foreach (var state in (string[])["open", "granted", "declined", "withdrawn", "expired"])
            {
                yield return ($"GET {Root}/claims/{{id}}", v => OfClaim(v, isOwn, state, new Step { Shows = "이 회사의 직원입니다." }));
                // Nobody decides in an own matter.
                yield return ($"POST {Root}/claims/{{id}}/grant", v => OfClaim(
                    v, isOwn, state, new Step { Body = """{ "reason": "확인함" }""", Success = 204, OwnRefusal = isOwn ? "403 IDN618" : null }, ClaimEnd.Granted));
                yield return ($"POST {Root}/claims/{{id}}/decline", v => OfClaim(
                    v, isOwn, state, new Step { Body = """{ "reason": "모름" }""", Success = 204, OwnRefusal = isOwn ? "403 IDN618" : null }, ClaimEnd.Declined));
                yield return ($"POST {Root}/claims/{{id}}/withdraw", v => OfClaim(v, isOwn, state, new Step { Success = 204 }, ClaimEnd.Withdrawn));
            }
        }
    }

    /// <summary>A claim to a role in the party, which is returned.</summary>
    private static async Task<string> ClaimAsync(Visit v, string person, string state, string? id = null)
    {
        var party = await v.OursAsync();
        var isDecided = Enum.TryParse<ClaimEnd>(state, ignoreCase: true, out var end);
        await v.Host.PutAsync(new PartyClaimRow
        {
            Id = id ?? $"claim-{v.Word}",
            Person = person,
            Party = party,
            Role = "custodian",
            Statement = "이 회사의 직원입니다.",
            CreatedAt = v.Now.AddDays(-2),
            ExpiresAt = v.Now.AddDays(state == "expired" ? -1 : 1),
            End = isDecided ? end : null,
            DecidedAt = isDecided ? v.Now.AddDays(-1) : null,
            DecidedBy = isDecided ? v.Maker : null,
        });
        return party;
    }

    private static async Task<Step> OfClaim(Visit v, bool isOwn, string state, Step step, ClaimEnd? after = null)
    {
        var party = await ClaimAsync(v, Holder(v, isOwn), state);
        var id = $"claim-{v.Word}";
        var isDone = after is { } end && string.Equals($"{end}", state, StringComparison.OrdinalIgnoreCase);
        return step with
        {
            State = state,
            Owner = party,
            Person = Holder(v, isOwn),
            Values = Id(id),
            Headers = after is null ? [] : [("If-Match", await v.TagAsync($"{Root}/claims/{id}"))],
            Happened = after is null || isDone ? null : _ => v.HasAsync(db => db.PartyClaims.Where(c => c.Id == id && c.End == after)),
        };
    }

    private static string Holder(Visit v, bool isOwn) => isOwn ? v.Caller : v.Other;

    private static Dictionary<string, string> Id(string id) => new(StringComparer.Ordinal) { ["id"] = id };

    private static Dictionary<string, string> Party(string party) => new(StringComparer.Ordinal) { ["party"] = party };
}
