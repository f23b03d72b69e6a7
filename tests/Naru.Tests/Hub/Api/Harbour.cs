using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Api.Limits;
using Naru.Hub.Permissions;
using Naru.Tests.Hub.Permissions;

namespace Naru.Tests.Hub.Api;

internal sealed record Boat(string Id, string Owner, string State, string Called, long Version);

internal sealed record BoatView(string Id, string Called);

internal sealed record BuildBoatBody(string Called, string Owner);

internal sealed record RenameBody(string Called);

internal enum Wood
{
    Oak,
    RedPine,
}

[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Crate), "crate")]
[JsonDerivedType(typeof(Barrel), "barrel")]
internal abstract record Freight;

internal sealed record Crate(int Weight) : Freight;

internal sealed record Barrel(decimal Litres, string? Of = null) : Freight;

internal sealed record CargoBody(
    string Title, int Count, Wood Wood, bool Fragile, DateOnly Day, Guid Id, ValueList<Freight> Freight, IReadOnlyDictionary<string, int> Marks, string? Note = null, long? Limit = null);

/// <summary>A module as modules are, small: boats that their yard's members see while they are moored, and everybody when they are afloat. Safe for threads.</summary>
internal sealed class Harbour
{
    private readonly ConcurrentDictionary<string, Boat> boats = new(StringComparer.Ordinal);

    /// <summary>How many boats were built, by command: the same twice counts once, as in the ledger.</summary>
    public ConcurrentDictionary<Guid, int> Built { get; } = new();

    /// <summary>Held while a boat is built: for tests of what waits.</summary>
    public SemaphoreSlim Slip { get; } = new(1000, 1000);

    public Boat Put(Boat boat) => boats[boat.Id] = boat;

    public void Map(IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi(new BilingualText("나루터", "Harbour"));
        api.MapPost("/boats", BuildAsync).Runs<BuildBoat>().Describe("배를 짓습니다", "Builds a boat").Answers<BoatView>(201).Example(new BuildBoatBody("나루", "yard"));
        api.MapGet("/boats", List).Runs<ListBoats>().Describe("배의 목록", "Lists boats").Answers<Page<BoatView>>();
        api.MapGet("/boats/{id}", Read).Runs<ReadBoat>().Describe("배를 봅니다", "Shows a boat").Answers<BoatView>();
        api.MapPut("/boats/{id}/name", Rename).Runs<RenameBoat>().Describe("배의 이름을 바꿉니다", "Renames a boat").Answers(204).Example(new RenameBody("새 이름"));
        api.MapPost("/boats/{id}/launch", Launch).Runs<LaunchBoat>().Describe("배를 띄웁니다", "Launches a boat").Answers(204);
        api.MapPost("/cargo", (Body<CargoBody> body) => ApiResults.Json(body.Value)).Open("test").Unrecorded("test").Describe("짐", "Cargo").Answers<CargoBody>();
        api.MapGet("/boom", IResult () => throw new InvalidOperationException("the secret of 홍길동")).Open("test").Describe("쾅", "Boom").Answers(204);
        api.MapGet("/busy", IResult () => throw new InvalidOperationException("about 홍길동", new Npgsql.NpgsqlException("no connection for 홍길동", new TimeoutException())))
            .Open("test").Describe("바쁨", "Busy").Answers(204);
        api.MapGet("/slow", async Task<IResult> (CancellationToken stop) =>
        {
            await Task.Delay(Timeout.Infinite, stop);
            return Results.NoContent();
        }).Open("test").Describe("느림", "Slow").Answers(204);
        api.MapGet("/door", () => Results.NoContent()).Open("test").RequireRateLimiting(ApiLimits.Identity).Describe("문", "Door").Answers(204);
        api.MapGet("/costly", () => Results.NoContent()).Open("test").RequireRateLimiting(ApiLimits.Costly).Describe("비쌈", "Costly").Answers(204);
    }

    private async Task<IResult> BuildAsync(Body<BuildBoatBody> body, ApiRequest request, PermissionTables permissions)
    {
        var standing = Standing.Of(request.Caller, "none");
        var permitted = permissions.Check(request.Caller, standing, new BuildBoat(body.Value.Called));
        await Slip.WaitAsync();
        Slip.Release();
        return ApiResults.From(permitted, p =>
        {
            Built.AddOrUpdate(request.CommandId, 1, (_, n) => n + 1);
            var boat = Put(new Boat(request.CommandId.ToString("N"), body.Value.Owner, "moored", p.Command.Called, 1));
            return ApiResults.Created($"/api/v1/boats/{boat.Id}", View(boat), boat.Version);
        });
    }

    private IResult List(PageRequest page, ApiRequest request, PermissionTables permissions)
    {
        var seen = boats.Values.Where(b => permissions.Allows(request.Caller, StandingOf(request, b), ReadBoat.Name))
            .OrderBy(b => b.Id, StringComparer.Ordinal)
            .Where(b => page.After is null || string.CompareOrdinal(b.Id, page.After) > 0)
            .Select(View);
        return ApiResults.Json(page.Page(seen, b => b.Id));
    }

    private IResult Read(string id, ApiRequest request, PermissionTables permissions) => boats.TryGetValue(id, out var boat)
        ? ApiResults.From(permissions.Check(request.Caller, StandingOf(request, boat), new ReadBoat()), _ => ApiResults.Versioned(View(boat), boat.Version))
        : ApiResults.NotThere();

    private IResult Rename(string id, Precondition version, Body<RenameBody> body, ApiRequest request, PermissionTables permissions) => boats.TryGetValue(id, out var boat)
        ? ApiResults.From(permissions.Check(request.Caller, StandingOf(request, boat), new RenameBoat(body.Value.Called)), permitted =>
            ApiResults.From(version.Hold(boat, boat.Version), b => ApiResults.Done(Put(b with { Called = permitted.Command.To, Version = b.Version + 1 }).Version)))
        : ApiResults.NotThere();

    private IResult Launch(string id, ApiRequest request, PermissionTables permissions) => boats.TryGetValue(id, out var boat)
        ? ApiResults.From(permissions.Check(request.Caller, StandingOf(request, boat), new LaunchBoat()), _ => ApiResults.Done(Put(boat with { State = "afloat" }).Version))
        : ApiResults.NotThere();

    private static Standing StandingOf(ApiRequest request, Boat boat) => Standing.Of(
        request.Caller, boat.State, boat.Owner, more: request.Caller.Roles.Any(r => r is { Party: "pilots", Role: "pilot" }) ? ["pilot"] : []);

    private static BoatView View(Boat boat) => new(boat.Id, boat.Called);

    /// <summary>An id of which there is no boat.</summary>
    public static string NoBoat { get; } = Guid.AllBitsSet.ToString("N", CultureInfo.InvariantCulture);
}
