using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Hub.Api;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Matching;
using Naru.Hub.Directories.Parties;

namespace Naru.Hub.Directories.Offerings;

/// <summary>A node's release, as its envelope stands in JSON. Immutable.</summary>
internal sealed record ReleaseBody(string Payload, string Protected, string Signature);

/// <summary>The addresses of offerings: <c>/api/v1/offerings</c>.</summary>
internal static class OfferingEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapPost("/offerings", DraftAsync).Runs<DraftOffering>().Describe("제공자원을 작성합니다", "Drafts an offering").Answers<OfferingView>(StatusCodes.Status201Created)
            .Fails(
                DirectoryErrors.UnknownField, DirectoryErrors.WrongForm, DirectoryErrors.UnknownCode, DirectoryErrors.BadCondition, DirectoryErrors.TwoPermissions,
                DirectoryErrors.OnlyForDatasets, DirectoryErrors.CountByHand, DirectoryErrors.BadDataUse, DirectoryErrors.NoSuchParty)
            .Example(new OfferingContent("equipment", "01998f4b5c6d7e8f", new Texts("질량분석기", "Mass spectrometer"))
            {
                Description = new Texts("단백질 정량에 씁니다.", "For measuring proteins."),
                Capabilities = ["bioanalysis"],
                Fields = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["model"] = JsonSerializer.SerializeToElement("QX-1") },
            });
        api.MapGet("/offerings", ListAsync).Runs<ReadOffering>().Describe("한 주체의 제공자원 목록", "Lists a party's offerings").Answers<Page<OfferingView>>();
        api.MapGet("/offerings/{id}", ReadAsync).Runs<ReadOffering>().Describe("제공자원을 봅니다", "Shows an offering").Answers<OfferingView>();
        api.MapPut("/offerings/{id}", (string id, Precondition version, Body<OfferingContent> body, ApiRequest request, OfferingStore store, CancellationToken stop) =>
                PartyEndpoints.DoneAsync(store.RunAsync(request, id, version, new ChangeOffering(body.Value), OfferingDecisions.Decide, stop)))
            .Runs<ChangeOffering>().Describe("제공자원을 바꿉니다", "Changes an offering").Answers(StatusCodes.Status204NoContent)
            .Fails(DirectoryErrors.KindIsFixed, DirectoryErrors.NothingChanged, DirectoryErrors.FieldMissing, DirectoryErrors.WrongState);
        api.MapPost("/offerings/{id}/publish", (string id, Precondition version, ApiRequest request, OfferingStore store, CancellationToken stop) =>
                PartyEndpoints.DoneAsync(store.RunAsync(request, id, version, new PublishOffering(), OfferingDecisions.Decide, stop)))
            .Runs<PublishOffering>().Describe("공개합니다", "Publishes an offering").Answers(StatusCodes.Status204NoContent)
            .Fails(DirectoryErrors.FieldMissing, DirectoryErrors.NoPermissionToUse, DirectoryErrors.WrongState);
        api.MapPost("/offerings/{id}/suspend", (string id, Precondition version, Body<ReasonBody> body, ApiRequest request, OfferingStore store, CancellationToken stop) =>
                PartyEndpoints.DoneAsync(store.RunAsync(request, id, version, new SuspendOffering(body.Value.Reason), OfferingDecisions.Decide, stop)))
            .Runs<SuspendOffering>().Describe("잠시 감춥니다", "Takes an offering out of sight").Answers(StatusCodes.Status204NoContent).Fails(DirectoryErrors.WrongState);
        api.MapPost("/offerings/{id}/resume", (string id, Precondition version, ApiRequest request, OfferingStore store, CancellationToken stop) =>
                PartyEndpoints.DoneAsync(store.RunAsync(request, id, version, new ResumeOffering(), OfferingDecisions.Decide, stop)))
            .Runs<ResumeOffering>().Describe("다시 보입니다", "Shows an offering again").Answers(StatusCodes.Status204NoContent).Fails(DirectoryErrors.WrongState);
        api.MapPost("/offerings/{id}/withdraw", (string id, Precondition version, Body<ReasonBody> body, ApiRequest request, OfferingStore store, CancellationToken stop) =>
                PartyEndpoints.DoneAsync(store.RunAsync(request, id, version, new WithdrawOffering(body.Value.Reason), OfferingDecisions.Decide, stop)))
            .Runs<WithdrawOffering>().Describe("거둡니다", "Takes an offering back").Answers(StatusCodes.Status204NoContent).Fails(DirectoryErrors.WrongState);
        api.MapPost("/offerings/{id}/releases", (string id, Body<ReleaseBody> body, ApiRequest request, OfferingStore store, CancellationToken stop) =>
                PartyEndpoints.DoneAsync(store.FeedAsync(request, id, Envelope(body.Value), stop)))
            .Runs<FeedDataset>().Describe("노드의 공개 결과를 받습니다", "Takes a node's release").Answers(StatusCodes.Status204NoContent)
            .Fails(DirectoryErrors.NotFed, DirectoryErrors.NotItsNode, DirectoryErrors.NoProfile, DirectoryErrors.SameRelease);
        api.MapPost("/offerings/{id}/use", JudgeAsync).Runs<JudgeUse>().Unrecorded("It changes nothing.")
            .Describe("이 데이터셋을 이렇게 써도 되는지 묻습니다", "Asks whether a dataset may be used so").Answers<UseJudgement>()
            .Fails(DirectoryErrors.OnlyForDatasets, DirectoryErrors.UnknownCode)
            .Example(new DeclaredUse(["health"]) { Commercial = false, Ethics = EthicsApproval.Approved, Country = "KR" });
    }

    private static async Task<IResult> DraftAsync(Body<OfferingContent> body, ApiRequest request, OfferingStore store, CancellationToken stop)
    {
        var done = await store.DraftAsync(request, body.Value, stop);
        if (!done.IsSuccess)
        {
            return new Problem(done.Findings);
        }

        // What is shown is how it is now: whoever repeats an old request must still be one who may read it.
        var loaded = await store.LoadAsync(done.Value.Id, stop);
        return done.Value.IsRepeated && store.Permit(request, loaded, new ReadOffering()) is { IsSuccess: false } refused
            ? new Problem(refused.Findings)
            : ApiResults.Created($"/api/v1/offerings/{done.Value.Id}", loaded.State!.View(), loaded.Version);
    }

    private static async Task<IResult> ListAsync(PageRequest page, ApiRequest request, OfferingStore store, CancellationToken stop, string provider = "") =>
        ApiResults.Json(await store.ListAsync(request, page, provider, stop));

    private static async Task<IResult> ReadAsync(string id, ApiRequest request, OfferingStore store, CancellationToken stop)
    {
        var loaded = await store.LoadAsync(id, stop);
        return ApiResults.From(store.Permit(request, loaded, new ReadOffering()), _ => ApiResults.Versioned(loaded.State!.View(), loaded.Version));
    }

    private static async Task<IResult> JudgeAsync(string id, Body<DeclaredUse> body, ApiRequest request, OfferingStore store, DirectoryStore directory, CancellationToken stop)
    {
        var loaded = await store.LoadAsync(id, stop);
        var permitted = store.Permit(request, loaded, new JudgeUse(body.Value));
        if (!permitted.IsSuccess)
        {
            return new Problem(permitted.Findings);
        }

        var errors = DeclaredUseChecks.Check("$", body.Value, directory);
        return loaded.State!.Content.Kind != "dataset" ? Problem.Of(DirectoryErrors.OnlyForDatasets, "dataUse")
            : errors.Count > 0 ? new Problem(errors)
            : ApiResults.Json(new UseJudge(directory.Data, directory.Vocabulary, directory.Today).Judge(loaded.State.Content.DataUse, permitted.Value.Command.Use));
    }

    private static byte[] Envelope(ReleaseBody body) => JsonSerializer.SerializeToUtf8Bytes(body, ApiJson.Options);
}
