using Microsoft.Extensions.DependencyInjection;
using Naru.Hub.Permissions;
using Naru.Tests.Disclosure;
using Naru.Tests.Hub.Api;
using Naru.Tests.Hub.Identity;
using Naru.Tests.Web.Walk;
using Xunit;

namespace Naru.Tests.Web;

/// <summary>
/// Every endpoint of the hub, found in its routing, as every kind of caller, on a thing made for each request: who may not ask is refused as the permission tables say, who may not see a
/// thing gets to the last byte the answer of a thing that is not there, and what is allowed is done, and seen to have been done.
/// </summary>
[Trait("Category", "Slow")]
public sealed class EveryEndpointTests
{
    [Fact]
    public async Task Walk_EveryEndpointAsEveryRole_IsAsTheTablesSay()
    {
        await using var institution = await TestInstitution.StartAsync();
        await using var host = await StartAsync(institution);
        var calls = EndpointWalk.CallsOf(host.Endpoints);
        var findings = EndpointWalk.Undecided(calls).Concat(Walker.Unvisited(calls, Walker.Steps))
            .Concat(await new Walker(host, PermissionTables.ReadOwn().Value!).FindingsAsync(calls, Walker.Steps, Walker.Guests)).ToList();

        Assert.True(findings.Count == 0, string.Join("\n", findings));
    }

    /// <summary>An endpoint that comes later is found, if nobody says how to go there; and so is what was said of one that is gone.</summary>
    [Fact]
    public async Task Walk_EndpointWithoutStep_IsFound()
    {
        await using var host = await WebHost.StartAsync();
        var calls = EndpointWalk.CallsOf(host.Endpoints);
        var gone = Walker.Steps.First(s => s.Call == "POST /api/v1/identity/me/close");

        Assert.Equal(["POST /api/v1/identity/me/close: no step goes there"], Walker.Unvisited(calls, Walker.Steps.Where(s => s.Call != gone.Call)));
        Assert.Equal(["GET /api/v1/gone: there is no such endpoint"], Walker.Unvisited(calls, Walker.Steps.Append(("GET /api/v1/gone", gone.Step))));
    }

    /// <summary>The walk sees what it has to see: with tables that say something else than the hub does, each difference is found.</summary>
    [Theory]
    [InlineData("GET /api/v1/parties/{id}/contact", "\"roles\": [\"owner-member\", \"owner-custodian\"], \"states\": [\"active\"]", "\"roles\": [\"owner-member\", \"signed-in\"], \"states\": [\"active\"]", "signed in (active): 403 PRM202, not 200")]
    [InlineData("GET /api/v1/parties/{id}/contact", "\"roles\": [\"owner-member\", \"owner-custodian\"], \"states\": [\"active\"]", "\"roles\": [\"owner-custodian\"], \"states\": [\"active\"]", "member (active): shows desk@")]
    [InlineData("POST /api/v1/parties/{id}/close", "\"set-contact\", \"read-contact\", \"close\"] },\n        { \"roles\": [\"owner-member\"", "\"set-contact\", \"read-contact\"] },\n        { \"roles\": [\"owner-member\"", "representative (active): it was refused and has happened")]
    [InlineData("GET /api/v1/parties/{id}", "{ \"roles\": [\"signed-in\"], \"states\": [\"person\"], \"commands\": [\"read\"] }", "{ \"roles\": [\"hub-officer\"], \"states\": [\"person\"], \"commands\": [\"read\"] }", "signed in (person): what is there and what is not are told apart")]
    public async Task Walk_TablesThatSayOtherwise_AreFound(string endpoint, string rule, string planted, string finding)
    {
        await using var host = await WebHost.StartAsync();
        var files = Directory.GetFiles(Repository.File("data", "permissions"), "*.json").Where(f => !f.EndsWith("schema.json", StringComparison.Ordinal))
            .Select(f => (f, File.ReadAllText(f).Replace(rule, planted, StringComparison.Ordinal))).ToList();
        var tables = PermissionTables.Read(files);
        Assert.True(tables.IsSuccess, string.Join("\n", tables.Findings));
        var calls = EndpointWalk.CallsOf(host.Endpoints);

        var findings = await new Walker(host, tables.Value!).FindingsAsync(calls, [.. Walker.Steps.Where(s => s.Call == endpoint)], [.. Walker.Guests.Where(g => g.Scopes is null)]);
        Assert.Contains(findings, f => f.Contains(finding, StringComparison.Ordinal));
    }

    private static Task<WebHost> StartAsync(TestInstitution institution) => WebHost.StartAsync(
        change: WebhookSteps.Named, institutions: [institution.Settings("gil", "gil.example")], more: services => services.AddSingleton<Naru.Disclosure.Releases.IReleaseVerifier>(new NodeSignature("node-a")));
}
