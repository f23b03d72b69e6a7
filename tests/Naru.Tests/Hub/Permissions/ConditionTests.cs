using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;
using Naru.Tests.Hub.Api;
using Xunit;

namespace Naru.Tests.Hub.Permissions;

/// <summary>Rights that rest on something that ends: while nobody answers for it there are none, and they are gone with the request after it ended.</summary>
public sealed class ConditionTests
{
    private static readonly Caller Pilot = new("p1", []);

    [Theory]
    [InlineData("fair-weather")]
    [InlineData("agreement-in-force")]
    [InlineData("permit-in-force")]
    public async Task Condition_Ends_AndTheRightWithIt(string name)
    {
        var tables = Tables(name);
        var module = new Answering(name);
        var conditions = new Conditions(tables, [module]);

        Assert.Equal("PRM204", await LaunchAsync(tables, conditions, "b1"));
        module.Holds("b1");
        Assert.Equal("allowed", await LaunchAsync(tables, conditions, "b1"));
        Assert.Equal("PRM204", await LaunchAsync(tables, conditions, "b2"));
        module.Ends("b1");
        Assert.Equal("PRM204", await LaunchAsync(tables, conditions, "b1"));
        Assert.All(module.Questions, q => Assert.Equal((Pilot, "harbour", "boat"), (q.Caller, q.Module, q.Aggregate)));
    }

    [Fact]
    public async Task Condition_NobodyAnswers_IsRefused()
    {
        var tables = Tables("permit-in-force");

        Assert.Equal("PRM204", await LaunchAsync(tables, new Conditions(tables, []), "b1"));

        // Who answers for another one answers for nothing here, and is not asked.
        var agreements = new Answering("agreement-in-force");
        agreements.Holds("b1");
        Assert.Equal("PRM204", await LaunchAsync(tables, new Conditions(tables, [agreements]), "b1"));
        Assert.Empty(agreements.Questions);
    }

    [Fact]
    public async Task Condition_SeveralAreNeeded_AllMustHold()
    {
        var tables = PermissionTables.Read(BoatTable.Files("[\"fair-weather\"]", "[\"agreement-in-force\", \"permit-in-force\"]")).Value!;
        var (agreements, permits) = (new Answering("agreement-in-force"), new Answering("permit-in-force"));
        var conditions = new Conditions(tables, [agreements, permits]);

        agreements.Holds("b1");
        Assert.Equal("PRM204", await LaunchAsync(tables, conditions, "b1"));
        permits.Holds("b1");
        Assert.Equal("allowed", await LaunchAsync(tables, conditions, "b1"));
        agreements.Ends("b1");
        Assert.Equal("PRM204", await LaunchAsync(tables, conditions, "b1"));
    }

    [Fact]
    public void Conditions_UnknownOrTwice_AreABug()
    {
        var tables = Tables("fair-weather");

        Assert.Throws<InvalidOperationException>(() => new Conditions(tables, [new Answering("fair-whether")]));
        Assert.Throws<InvalidOperationException>(() => new Conditions(tables, [new Answering("fair-weather"), new Answering("fair-weather")]));
    }

    /// <summary>On a running hub: a module that keeps agreements, and one whose rights rest on them.</summary>
    [Fact]
    public async Task Hub_AgreementEnds_RightIsGoneWithTheNextRequest()
    {
        var weather = new Answering("fair-weather");
        var conditions = new Conditions(BoatTable.Read(), [weather]);
        await using var host = await HarbourHost.StartAsync(more: endpoints => endpoints.MapApi(new BilingualText("항해", "Sailing"))
            .MapPost("/sailings/{id}", async (string id, ApiRequest request, PermissionTables permissions, CancellationToken stop) =>
            {
                var holding = await conditions.HoldingAsync(request.Caller, LaunchBoat.Name, id, stop);
                var permitted = permissions.Check(request.Caller, Standing.Of(request.Caller, "moored", more: ["pilot"], conditions: holding), new LaunchBoat());
                return ApiResults.From(permitted, _ => Results.NoContent());
            }).Runs<LaunchBoat>().Describe("띄우기", "Sail").Answers(StatusCodes.Status204NoContent));
        const string Key = "0123456789abcdef-sail";

        Assert.Equal("403 PRM204", (await AskAsync("0123456789abcdef-0")).Summary);
        weather.Holds("b1");
        Assert.Equal(204, (await AskAsync(Key)).Status);
        weather.Ends("b1");
        Assert.Equal("403 PRM204", (await AskAsync("0123456789abcdef-1")).Summary);

        Task<Answer> AskAsync(string key) => host.AskAsync(HttpMethod.Post, "/api/v1/sailings/b1", "p1", null, key);
    }

    private static PermissionTables Tables(string condition) => PermissionTables.Read(BoatTable.Files("[\"fair-weather\"]", $"[\"{condition}\"]")).Value!;

    private static async Task<string> LaunchAsync(PermissionTables tables, Conditions conditions, string boat)
    {
        var holding = await conditions.HoldingAsync(Pilot, LaunchBoat.Name, boat, CancellationToken.None);
        return tables.Check(Pilot, Standing.Of(Pilot, "moored", more: ["pilot"], conditions: holding), new LaunchBoat()) is { IsSuccess: false } refused
            ? refused.Errors.First().Code
            : "allowed";
    }

    private sealed class Answering(string name) : ICondition
    {
        private readonly HashSet<string> holding = new(StringComparer.Ordinal);

        public string Name => name;

        public List<ConditionQuestion> Questions { get; } = [];

        public void Holds(string thing) => holding.Add(thing);

        public void Ends(string thing) => holding.Remove(thing);

        public ValueTask<bool> HoldsAsync(ConditionQuestion question, CancellationToken stop)
        {
            Questions.Add(question);
            return ValueTask.FromResult(holding.Contains(question.Thing));
        }
    }
}
