using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Hub.Api;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Parties;

namespace Naru.Hub.Directories.Innovations;

/// <summary>The stage that an innovation came to. Immutable.</summary>
internal sealed record AdvanceBody(string Stage, DateOnly On, string? Note = null);

/// <summary>The addresses of innovations: <c>/api/v1/innovations</c>.</summary>
internal static class InnovationEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/innovations", RegisterAsync).Runs<RegisterInnovation>().Describe("기술·제품을 등록합니다", "Registers an innovation")
            .Answers<InnovationView>(StatusCodes.Status201Created)
            .Fails(
                DirectoryErrors.StageNotOfType, DirectoryErrors.BadClassification, DirectoryErrors.NoClassification, DirectoryErrors.UnknownConcept,
                DirectoryErrors.ConceptDiffers, DirectoryErrors.NoOwner)
            .Example(new InnovationProfile("software", "prototype", new Texts("망막병증 판독 보조", "Retinopathy reading aid"), ["01998f4b5c6d7e8f"])
            {
                IntendedUse = new Texts("안저 사진에서 당뇨망막병증을 찾습니다.", "Finds diabetic retinopathy in fundus photographs."),
                Classification = "2",
                Indications = [new ConceptRef(4226121, "Diabetic retinopathy", "SNOMED")],
                Needs = ["medical-imaging"],
                Confidentiality = "on-request",
            });
        api.MapGet("/innovations", ListAsync).Runs<ReadInnovation>().Describe("기술·제품의 목록", "Lists innovations").Answers<Page<InnovationView>>();
        api.MapGet("/innovations/{id}", ReadAsync).Runs<ReadInnovation>().Describe("기술·제품을 봅니다", "Shows an innovation").Answers<InnovationView>();
        api.MapGet("/innovations/{id}/outline", ReadOutlineAsync).Runs<ReadOutline>()
            .Describe("요청하면 공개하는 기술·제품의 개요", "Shows the outline of an innovation that is shown on request").Answers<InnovationOutline>();
        api.MapGet("/innovations/{id}/history", ReadHistoryAsync).Runs<ReadHistory>()
            .Describe("기술·제품의 모든 이력", "Shows the whole history of an innovation").Answers<Page<InnovationStep>>();
        api.MapPut("/innovations/{id}", (string id, Precondition version, Body<InnovationProfile> body, ApiRequest request, InnovationStore store, CancellationToken stop) =>
                PartyEndpoints.DoneAsync(store.RunAsync(request, id, version, new ChangeInnovation(body.Value), body.Value.Owners, InnovationDecisions.Decide, stop)))
            .Runs<ChangeInnovation>().Describe("기술·제품을 바꿉니다", "Changes an innovation").Answers(StatusCodes.Status204NoContent)
            .Fails(DirectoryErrors.TypeIsFixed, DirectoryErrors.Archived, DirectoryErrors.NothingChanged);
        api.MapPost("/innovations/{id}/advance", (string id, Precondition version, Body<AdvanceBody> body, ApiRequest request, InnovationStore store, CancellationToken stop) =>
                PartyEndpoints.DoneAsync(store.RunAsync(
                    request, id, version, new AdvanceInnovation(body.Value.Stage, body.Value.On, body.Value.Note), [], InnovationDecisions.Decide, stop)))
            .Runs<AdvanceInnovation>().Describe("다른 단계로 옮깁니다", "Moves an innovation to another stage").Answers(StatusCodes.Status204NoContent)
            .Fails(DirectoryErrors.SameStage, DirectoryErrors.InFuture, DirectoryErrors.Reversed);
        api.MapPost("/innovations/{id}/archive", (string id, Precondition version, Body<ReasonBody> body, ApiRequest request, InnovationStore store, CancellationToken stop) =>
                PartyEndpoints.DoneAsync(store.RunAsync(request, id, version, new ArchiveInnovation(body.Value.Reason), [], InnovationDecisions.Decide, stop)))
            .Runs<ArchiveInnovation>().Describe("기술·제품을 보관합니다", "Puts an innovation away").Answers(StatusCodes.Status204NoContent);
    }

    private static async Task<IResult> RegisterAsync(Body<InnovationProfile> body, ApiRequest request, InnovationStore store, CancellationToken stop)
    {
        var done = await store.RegisterAsync(request, body.Value, stop);
        if (!done.IsSuccess)
        {
            return new Problem(done.Findings);
        }

        // What is shown is how it is now: whoever repeats an old request must still be one who may read it.
        var loaded = await store.LoadAsync(done.Value.Id, stop);
        return done.Value.IsRepeated && store.Permit(request, loaded, new ReadInnovation()) is { IsSuccess: false } refused
            ? new Problem(refused.Findings)
            : ApiResults.Created($"/api/v1/innovations/{done.Value.Id}", loaded.State!.View(), loaded.Version);
    }

    private static async Task<IResult> ListAsync(
        PageRequest page, ApiRequest request, InnovationStore store, CancellationToken stop, string? type = null, string? stage = null, string? owner = null) =>
        ApiResults.Json(await store.ListAsync(request, page, type, stage, owner, stop));

    private static async Task<IResult> ReadAsync(string id, ApiRequest request, InnovationStore store, CancellationToken stop)
    {
        var loaded = await store.LoadAsync(id, stop);
        return ApiResults.From(store.Permit(request, loaded, new ReadInnovation()), _ => ApiResults.Versioned(loaded.State!.View(), loaded.Version));
    }

    /// <summary>Also for those who may read the whole: the outline is a part of it.</summary>
    private static async Task<IResult> ReadOutlineAsync(string id, ApiRequest request, InnovationStore store, CancellationToken stop)
    {
        var loaded = await store.LoadAsync(id, stop);
        return loaded.State is { } state && (store.MayReadOutline(request, state) || store.Permit(request, loaded, new ReadInnovation()).IsSuccess)
            ? ApiResults.Versioned(state.Outline(), loaded.Version)
            : ApiResults.NotThere();
    }

    private static async Task<IResult> ReadHistoryAsync(string id, PageRequest page, ApiRequest request, InnovationStore store, CancellationToken stop)
    {
        var loaded = await store.LoadAsync(id, stop);
        var permitted = store.Permit(request, loaded, new ReadHistory());
        return permitted.IsSuccess ? ApiResults.Versioned(await store.HistoryAsync(id, page, stop), loaded.Version) : new Problem(permitted.Findings);
    }
}
