using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Tests.Hub.Permissions;
using Xunit;

namespace Naru.Tests.Hub.Api;

/// <summary>The walk over all endpoints finds what it has to find: each of these harbours has one thing wrong, but the first.</summary>
public sealed class EndpointWalkTests
{
    private static readonly EndpointWalk.Who[] Strangers =
    [
        new("anonymous", null, []),
        new("signed in", "p9", [("Authorization", "Test p9")]),
        new("member of another yard", "p2", [("Authorization", "Test p2")]),
        new("officer of the hub", "p3", [("Authorization", "Test p3")]),
        new("member with a token for reading", "p2", [("Authorization", "Test p2 harbour:read")]),
    ];

    [Fact]
    public async Task Walk_SoundHarbour_FindsNothing() => Assert.Empty(await FindingsAsync(null));

    [Fact]
    public async Task Walk_EndpointWithoutDecision_IsFound()
    {
        Action<IEndpointRouteBuilder> planted = e => e.MapGroup(ApiEndpoints.Version1).MapGet("/planted/{id}", () => "everything");

        Assert.Contains(await FindingsAsync(planted), f => f.Contains("/api/v1/planted/{id}: nobody decided", StringComparison.Ordinal));
        await using var host = await HarbourHost.StartAsync(more: planted);
        // Nor does it answer, should a host start with it.
        Assert.Equal("404 API301", (await host.AskAsync(HttpMethod.Get, "/api/v1/planted/1", "p1")).Summary);
        Assert.Equal(["HTTP: GET /api/v1/planted/{id}"], HubApi.Undecided(host.Endpoints));
    }

    [Fact]
    public async Task Walk_EndpointThatForgetsToCheck_IsFound() =>
        Assert.Contains(
            await FindingsAsync(e => e.MapApi(new BilingualText("나루터", "Harbour")).MapGet("/boats/{id}/log", (string id) => id == "b1" ? Results.Ok("the log") : ApiResults.NotThere()).Runs<ReadBoat>()),
            f => f.Contains("/log as signed in: answered 200", StringComparison.Ordinal));

    [Fact]
    public async Task Walk_EndpointThatTellsWhatIsThere_IsFound() =>
        Assert.Contains(
            await FindingsAsync(e => e.MapApi(new BilingualText("나루터", "Harbour")).MapGet("/boats/{id}/log", (string id) => id == "b1" ? Results.StatusCode(403) : ApiResults.NotThere()).Runs<ReadBoat>()),
            f => f.Contains("/log as signed in: 403  for what is there, 404 PRM201 for what is not", StringComparison.Ordinal));

    private static async Task<IReadOnlyList<string>> FindingsAsync(Action<IEndpointRouteBuilder>? more)
    {
        await using var host = await HarbourHost.StartAsync(more: more);
        host.Callers.Give("p2", "another yard", "member");
        host.Callers.Give("p3", "hub", "officer");
        host.Harbour.Put(new Boat("b1", "yard", "moored", "배", 1));
        var calls = EndpointWalk.CallsOf(host.Endpoints);
        Assert.True(calls.Count >= 10);
        var findings = EndpointWalk.Undecided(calls).ToList();
        foreach (var (call, who) in calls.Where(c => c.Route is not ("/api/v1/slow" or "/api/v1/boom")).SelectMany(c => Strangers.Select(w => (c, w))))
        {
            findings.AddRange((await EndpointWalk.DoorAsync(host.Client, call, who, BoatTable.Read(), Harbour.NoBoat)) is { } door ? [door] : []);
            if (call.HasIds && call.Command is not null)
            {
                findings.AddRange((await EndpointWalk.LeakAsync(host.Client, call, who, new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = "b1" }, Harbour.NoBoat)) is { } leak ? [leak] : []);
            }
        }

        return findings;
    }
}
