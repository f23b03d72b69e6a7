using Naru.Core;
using Naru.Hub.Identity.SigningKeys;
using Naru.Hub.Identity.SignIn;
using Naru.Hub.Identity.Store;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Naru.Tests.Hub.Api;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>
/// Every endpoint of the hub, found in its routing, as every kind of caller, with things that are there and with things that are not: who may not ask is refused as
/// the permission tables say, and who may not see a thing gets to the last byte the answer of a thing that is not there.
/// </summary>
[Trait("Category", "Slow")]
public sealed class EveryEndpointTests
{
    private const string Nothing = "0192f0c1d2e37a4b8c9d0e1f2a3b4c5d";

    /// <summary>Something that is there: where, what the tables call it, and whose it is.</summary>
    private sealed record Thing(string Prefix, string Id, string Aggregate, string State, string? Owner = null, string? Person = null);

    [Fact]
    public async Task Walk_AsEveryRole_FindsNoLeak()
    {
        await using var host = await WebHost.StartAsync();
        var things = await FillAsync(host);
        var permissions = PermissionTables.ReadOwn().Value!;
        var calls = EndpointWalk.CallsOf(host.Endpoints);
        var findings = EndpointWalk.Undecided(calls).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (call, who) in calls.SelectMany(c => Everybody.Select(w => (c, w))))
        {
            if (who.Who.Person is null || call.Route != "/api/v1/identity/me/close")
            {
                // Who may close the own account closes it, and is nobody for the rest of the walk.
                Add(findings, await EndpointWalk.DoorAsync(host.Client, call, who.Who, permissions, Nothing));
            }

            // Where several kinds of things are reached by one id, the endpoint's command says which is meant.
            var meant = things.Where(t => call.Route.StartsWith($"{t.Prefix}{{", StringComparison.Ordinal)).ToList();
            foreach (var thing in meant.Any(t => t.Aggregate == call.Command?.Aggregate) ? meant.Where(t => t.Aggregate == call.Command?.Aggregate) : meant)
            {
                seen.Add(call.ToString());
                Add(findings, await JudgeAsync(host, call, who, thing, permissions));
            }
        }

        Assert.True(findings.Count == 0, string.Join("\n", findings.Distinct(StringComparer.Ordinal)));
        // What no thing was made for is named here, so that a new endpoint cannot slip by.
        Assert.Equal(
            ["DELETE /api/v1/identity/me/institutions/{id}", "DELETE /api/v1/identity/me/passkeys/{id}", "GET /api/v1/catalogue/{id}", "GET /api/v1/identity/institutions/{id}/sign-in",
                "POST /api/v1/identity/me/institutions/{id}/link"],
            calls.Where(c => c.HasIds && !seen.Contains(c.ToString())).Select(c => c.ToString()).Order(StringComparer.Ordinal));
    }

    private static readonly (EndpointWalk.Who Who, (string Party, string Role)[] Roles)[] Everybody =
    [
        (new("anonymous", null, []), []),
        (new("signed in", "guest", [("Authorization", "Test guest")]), []),
        (new("representative of another party", "rival", [("Authorization", "Test rival")]), [("rivals", "representative"), ("rivals", "member"), ("rivals", "custodian")]),
        (new("officer of the hub", "officer", [("Authorization", "Test officer")]), [("hub", "officer")]),
        (new("member", "member", [("Authorization", "Test member")]), [("ours", "member")]),
        (new("member with a token for one's account", "member", [("Authorization", "Test member identity:read")]), [("ours", "member")]),
        (new("custodian", "keeper", [("Authorization", "Test keeper")]), [("ours", "custodian")]),
    ];

    private static async Task<string?> JudgeAsync(WebHost host, EndpointWalk.Call call, (EndpointWalk.Who Who, (string Party, string Role)[] Roles) who, Thing thing, PermissionTables permissions)
    {
        var values = EndpointWalk.Ids(call.Route).ToDictionary(i => i, _ => thing.Id, StringComparer.Ordinal);
        if (call.Command is not { } command)
        {
            return null;
        }

        if (command.Aggregate != thing.Aggregate)
        {
            // Reached through one's own account: nobody else's is there.
            return who.Who.Person is null ? null : await EndpointWalk.LeakAsync(host.Client, call, who.Who, values, Nothing);
        }

        var caller = who.Who.Person is null
            ? Caller.Anonymous
            : new Caller(who.Who.Person, [.. who.Roles.Select(r => new HeldRole(r.Party == "ours" ? thing.Owner ?? "" : r.Party, r.Role))], Scopes(who.Who));
        var standing = Standing.Of(caller, thing.State, thing.Owner, thing.Person, FileRoles(thing, who.Roles));
        var refusal = Refusal(permissions, caller, standing, command);
        if (refusal is null && call.Method != "GET")
        {
            // Allowed: doing it would change the thing for those who come after.
            return null;
        }

        if (refusal == "PRM201")
        {
            return await EndpointWalk.LeakAsync(host.Client, call, who.Who, values, Nothing);
        }

        var answer = await EndpointWalk.AskAsync(host.Client, call, who.Who, values);
        if (refusal == "PRM202" && answer.Code == "PRM201")
        {
            // A module may hide more than it has to, if it hides it well.
            return await EndpointWalk.LeakAsync(host.Client, call, who.Who, values, Nothing);
        }

        return refusal is null
            ? answer.Status is 401 or 403 or 404 or >= 500 ? $"{call} as {who.Who}: {answer.Summary}, though the table allows it" : null
            : answer.Code == refusal || (call.Method == "HEAD" && answer.Status is 401 or 403) ? null : $"{call} as {who.Who}: {answer.Summary}, not {refusal}";
    }

    private static string? Refusal(PermissionTables permissions, Caller caller, Standing standing, CommandName command) =>
        permissions.RefusalAtTheDoor(caller, command)?.Code ?? permissions.Refusal(caller, standing, command)?.Code;

    private static ValueList<string>? Scopes(EndpointWalk.Who who) => who.Headers.Count > 0 && who.Headers[0].Value.Split(' ') is [_, _, .. { Length: > 0 } scopes] ? [.. scopes] : null;

    private static IEnumerable<string> FileRoles(Thing thing, (string Party, string Role)[] roles) =>
        thing.Aggregate == "file" && roles.Any(r => r.Party == "ours") ? ["subject-writer", "subject-reader"] : [];

    private static async Task<IReadOnlyList<Thing>> FillAsync(WebHost host)
    {
        await host.RegisterAsync("owner", "guest", "rival", "officer", "member", "keeper");
        host.Callers.Give("officer", "hub", "officer");
        host.Callers.Give("rival", "rivals", "representative");
        host.Callers.Give("rival", "rivals", "member");
        host.Callers.Give("rival", "rivals", "custodian");
        var party = await MakeAsync(host, "/api/v1/parties", """{ "kind": "organisation", "names": { "ko": "나루바이오", "en": "Naru Bio" }, "organisationType": "company", "district": "28-songdo" }""");
        host.Callers.Give("owner", party, "representative");
        host.Callers.Give("owner", party, "member");
        host.Callers.Give("member", party, "member");
        host.Callers.Give("keeper", party, "custodian");
        var innovation = await MakeAsync(host, "/api/v1/innovations", $$"""{ "type": "software", "stage": "prototype", "names": { "ko": "판독 보조", "en": "Reading aid" }, "owners": ["{{party}}"], "confidentiality": "private" }""");
        var offering = await MakeAsync(host, "/api/v1/offerings", $$"""{ "kind": "equipment", "provider": "{{party}}", "title": { "ko": "질량분석기", "en": "Mass spectrometer" } }""");
        var file = await MakeAsync(host, "/api/v1/files", $$"""{ "kind": "application-attachment", "party": "{{party}}", "subject": "{{offering}}", "name": "plan.pdf", "size": 12345 }""");
        var receiver = await MakeAsync(host, "/api/v1/webhooks", $$"""{ "party": "{{party}}", "content": { "address": "https://203.248.252.2/naru", "types": ["party.changed"] } }""");
        await MakeAsync(host, "/api/v1/identity/invitations", $$"""{ "party": "{{party}}", "role": "member", "email": "new@example.org", "days": 7 }""");
        var invitation = (await host.AskAsync(HttpMethod.Get, $"/api/v1/identity/parties/{party}/invitations", "owner")).Json;
        var invitations = invitation.ValueKind == System.Text.Json.JsonValueKind.Array ? invitation : invitation.GetProperty("items");
        var now = host.Clock.GetUtcNow();
        await host.PutAsync(
            new SessionRow { Id = "session-1", SecretHash = "a", Account = "owner", Stamp = "owner", Method = default, Assurance = Assurance.Two, CreatedAt = now, ProvedAt = now, SeenAt = now, Device = "x", Network = "x" },
            new ApiTokenRow { Id = "token-1", SecretHash = "b", Hint = "x", Account = "owner", Name = "x", Scopes = "identity:read", CreatedAt = now, ExpiresAt = now.AddDays(1) },
            new SigningKeyRow { Id = "key-1", Person = "owner", Thumbprint = "t", Jwk = "{}", Label = "x", Origin = default(KeyOrigin), Purpose = "study", CreatedAt = now, ExpiresAt = now.AddDays(1) },
            new LinkRow { Id = "link-1", Person = "owner", Kind = default, Value = "0000-0002-1825-0097", DeclaredBy = "owner", CreatedAt = now },
            new PartyClaimRow { Id = "claim-1", Person = "keeper", Party = party, Role = "representative", Statement = "대표입니다.", CreatedAt = now, ExpiresAt = now.AddDays(1) },
            new MembershipRow { Id = "membership-1", Person = "keeper", Party = party, Role = "custodian", From = now, GrantedBy = "owner", Authority = "grant" });
        return
        [
            new("/api/v1/parties/", party, "party", "active", party, party),
            new("/api/v1/innovations/", innovation, "innovation", "private", party),
            new("/api/v1/offerings/", offering, "offering", "draft", party),
            new("/api/v1/webhooks/", receiver, "receiver", "active", party),
            new("/api/v1/files/", file, "file", "open", party),
            new("/api/v1/identity/invitations/", invitations[0].GetProperty("id").GetString()!, "invitation", "open", party),
            new("/api/v1/identity/parties/", party, "invitation", "none", party),
            new("/api/v1/identity/parties/", party, "membership", "none", party),
            new("/api/v1/identity/memberships/", "membership-1", "membership", "in-force", party, "keeper"),
            new("/api/v1/identity/claims/", "claim-1", "claim", "open", party, "keeper"),
            new("/api/v1/identity/links/", "link-1", "link-case", "any", Person: "owner"),
            new("/api/v1/identity/me/sessions/", "session-1", "-", "-"),
            new("/api/v1/identity/me/tokens/", "token-1", "-", "-"),
            new("/api/v1/identity/me/signing-keys/", "key-1", "-", "-"),
            new("/api/v1/identity/me/links/", "link-1", "-", "-"),
        ];
    }

    private static async Task<string> MakeAsync(WebHost host, string path, string body)
    {
        var made = await host.AskAsync(HttpMethod.Post, path, "owner", body);
        Assert.True(made.Status is 201 or 202 or 204, $"{path}: {made.Status} {made.Body}");
        return made.Headers.GetValueOrDefault("Location", "").Split('/')[^1];
    }

    private static void Add(List<string> findings, string? finding)
    {
        if (finding is not null)
        {
            findings.Add(finding);
        }
    }
}
