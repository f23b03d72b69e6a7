using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Parties;

/// <summary>A person's role that is to begin. Immutable.</summary>
internal sealed record AddRoleBody(string Person, string Role, DateOnly From);

/// <summary>A person's role that is to end. Immutable.</summary>
internal sealed record EndRoleBody(string Person, string Role, DateOnly To);

/// <summary>The party that stays. Immutable.</summary>
internal sealed record MergeBody(string Into);

/// <summary>Why something is done. Immutable.</summary>
internal sealed record ReasonBody(string Reason);

/// <summary>The addresses of parties: <c>/api/v1/parties</c>.</summary>
internal static class PartyEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/parties", RegisterAsync).Runs<RegisterParty>().Describe("주체를 등록합니다", "Registers a party").Answers<PartyView>(StatusCodes.Status201Created)
            .Fails(
                DirectoryErrors.BadRor, DirectoryErrors.BadBusinessNumber, DirectoryErrors.NumberTaken, DirectoryErrors.UnknownCode, DirectoryErrors.DistrictNotInForce,
                DirectoryErrors.NoName, DirectoryErrors.NotForKind, DirectoryErrors.NeededForKind, DirectoryErrors.NoSuchParty)
            .Example(new PartyProfile(PartyKind.Organisation, new Texts("나루바이오", "Naru Bio"))
            {
                OrganisationType = "company",
                District = "28-songdo",
                Founded = new DateOnly(2024, 3, 4),
                Capabilities = ["cell-culture"],
            });
        api.MapGet("/parties", ListAsync).Runs<ReadParty>().Describe("주체의 목록", "Lists parties").Answers<Page<PartyView>>();
        api.MapGet("/parties/{id}", ReadAsync).Runs<ReadParty>().Describe("주체를 봅니다", "Shows a party").Answers<PartyView>();
        api.MapPut("/parties/{id}", ChangeAsync).Runs<ChangeParty>().Describe("주체를 바꿉니다", "Changes a party").Answers(StatusCodes.Status204NoContent)
            .Fails(DirectoryErrors.NothingChanged, DirectoryErrors.Merged, DirectoryErrors.Closed, DirectoryErrors.Circle, DirectoryErrors.WrongKind);
        api.MapPost("/parties/{id}/people", (string id, Body<AddRoleBody> body, ApiRequest request, PartyStore parties, CancellationToken stop) =>
                DoneAsync(parties.RunAsync(
                    request, id, null, new AddRole(body.Value.Person, body.Value.Role, body.Value.From), [body.Value.Person], PartyDecisions.Decide, stop)))
            .Runs<AddRole>().Describe("사람에게 역할을 줍니다", "Gives a person a role").Answers(StatusCodes.Status204NoContent).Fails(DirectoryErrors.HasRole);
        api.MapPost("/parties/{id}/people/end", (string id, Body<EndRoleBody> body, ApiRequest request, PartyStore parties, CancellationToken stop) =>
                DoneAsync(parties.RunAsync(
                    request, id, null, new EndRole(body.Value.Person, body.Value.Role, body.Value.To), [], PartyDecisions.Decide, stop)))
            .Runs<EndRole>().Describe("역할을 끝냅니다", "Ends a role").Answers(StatusCodes.Status204NoContent).Fails(DirectoryErrors.HasNoRole);
        api.MapGet("/parties/{id}/contact", ReadContactAsync).Runs<ReadContact>().Describe("연락처를 봅니다", "Shows the contact").Answers<PartyContact>();
        api.MapPut("/parties/{id}/contact", (string id, Precondition version, Body<PartyContact> body, ApiRequest request, PartyStore parties, CancellationToken stop) =>
                DoneAsync(parties.RunAsync(request, id, version, new SetContact(body.Value), [body.Value.Person], PartyDecisions.Decide, stop)))
            .Runs<SetContact>().Describe("연락처를 씁니다", "Sets the contact").Answers(StatusCodes.Status204NoContent)
            .Fails(DirectoryErrors.BadEmail, DirectoryErrors.BadPhone);
        api.MapPost("/parties/{id}/merge", (string id, Precondition version, Body<MergeBody> body, ApiRequest request, PartyStore parties, CancellationToken stop) =>
                DoneAsync(parties.MergeAsync(request, id, version, body.Value.Into, stop)))
            .Runs<MergeParty>().Describe("중복된 주체를 합칩니다", "Merges a duplicate").Answers(StatusCodes.Status204NoContent)
            .Fails(DirectoryErrors.SameParty, DirectoryErrors.NumbersDiffer);
        api.MapPost("/parties/{id}/verify", (string id, Precondition version, Body<ReasonBody> body, ApiRequest request, PartyStore parties, CancellationToken stop) =>
                DoneAsync(parties.RunAsync(request, id, version, new VerifyParty(body.Value.Reason), [], PartyDecisions.Decide, stop)))
            .Runs<VerifyParty>().Describe("그 이름의 주체가 맞다고 확인합니다", "Verifies that it is the one that it says it is").Answers(StatusCodes.Status204NoContent)
            .Fails(DirectoryErrors.IsVerified);
        api.MapPost("/parties/{id}/unverify", (string id, Precondition version, Body<ReasonBody> body, ApiRequest request, PartyStore parties, CancellationToken stop) =>
                DoneAsync(parties.RunAsync(request, id, version, new UnverifyParty(body.Value.Reason), [], PartyDecisions.Decide, stop)))
            .Runs<UnverifyParty>().Describe("확인을 거둡니다", "Takes the verification back").Answers(StatusCodes.Status204NoContent)
            .Fails(DirectoryErrors.IsNotVerified);
        api.MapPost("/parties/{id}/close", (string id, Precondition version, Body<ReasonBody> body, ApiRequest request, PartyStore parties, CancellationToken stop) =>
                DoneAsync(parties.RunAsync(request, id, version, new CloseParty(body.Value.Reason), [], PartyDecisions.Decide, stop)))
            .Runs<CloseParty>().Describe("주체를 닫습니다", "Closes a party").Answers(StatusCodes.Status204NoContent);
    }

    /// <summary>Nothing to show but the new version, or the errors.</summary>
    internal static async Task<IResult> DoneAsync(Task<Result<Done>> command) => ApiResults.From(await command, d => ApiResults.Done(d.Version));

    private static async Task<IResult> RegisterAsync(Body<PartyProfile> body, ApiRequest request, PartyStore parties, CancellationToken stop)
    {
        var done = await parties.RegisterAsync(request, body.Value, stop);
        return done.IsSuccess
            ? ApiResults.Created($"/api/v1/parties/{done.Value.Id}", (await parties.LoadAsync(done.Value.Id, stop)).State!.View(parties.ClaimAddress), done.Value.Version)
            : new Problem(done.Findings);
    }

    private static async Task<IResult> ListAsync(
        PageRequest page, ApiRequest request, PartyStore parties, CancellationToken stop, string? kind = null, string? district = null, string? within = null) =>
        ApiResults.Ok(await parties.ListAsync(request, page, kind, district, within, stop));

    private static async Task<IResult> ReadAsync(string id, ApiRequest request, PartyStore parties, CancellationToken stop)
    {
        var loaded = await parties.LoadAsync(id, stop);
        return ApiResults.From(parties.Permit(request, loaded, new ReadParty(), null), _ => ApiResults.Versioned(loaded.State!.View(parties.ClaimAddress), loaded.Version));
    }

    private static async Task<IResult> ChangeAsync(
        string id, Precondition version, Body<PartyProfile> body, ApiRequest request, PartyStore parties, CancellationToken stop) =>
        await DoneAsync(parties.ChangeAsync(request, id, version, body.Value, stop));

    private static async Task<IResult> ReadContactAsync(string id, ApiRequest request, PartyStore parties, CancellationToken stop)
    {
        var loaded = await parties.LoadAsync(id, stop);
        return ApiResults.From(
            parties.Permit(request, loaded, new ReadContact(), null),
            _ => ApiResults.Versioned(loaded.State!.OpenContact() ?? new PartyContact(), loaded.Version));
    }
}
