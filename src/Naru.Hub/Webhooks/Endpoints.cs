using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Api.Limits;
using Naru.Hub.Webhooks.Contracts;

namespace Naru.Hub.Webhooks;

/// <summary>The addresses of receivers: <c>/api/v1/webhooks</c>. What makes the hub look names up or call somebody counts as costly.</summary>
internal static class WebhookEndpoints
{
    private static readonly WebhookContent Sample = new("https://hooks.example.org/naru", ["offering.published", "offering.changed"], WebhookAbout.Visible, "자원 목록 동기화");

    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/webhook-types", () => ApiResults.Json(WebhookTypes.Shipped.View())).Open("It is part of the documentation.")
            .Describe("웹훅으로 알릴 수 있는 사건", "What webhooks can tell").Answers<WebhookTypeList>();
        api.MapPost("/webhooks", RegisterAsync).Runs<RegisterWebhook>().Unrecorded("It answers with a secret.").RequireRateLimiting(ApiLimits.Costly)
            .Describe("수신처를 등록합니다: 비밀은 한 번만 보입니다", "Registers a receiver: its secret is shown once").Answers<WebhookSecretView>(StatusCodes.Status201Created)
            .Fails(
                WebhookErrors.BadAddress, WebhookErrors.InnerAddress, WebhookErrors.NoPublicName, WebhookErrors.BadTypes, WebhookErrors.UnknownType, WebhookErrors.NoSuchParty, WebhookErrors.TooMany)
            .Example(new NewWebhook("0192f0c1d2e37a4b8c9d0e1f2a3b4c5d", Sample));
        api.MapGet("/webhooks", ListAsync).Runs<ReadWebhook>().Describe("한 주체의 수신처 목록", "Lists a party's receivers").Answers<Page<WebhookView>>();
        api.MapGet("/webhooks/{id}", ReadAsync).Runs<ReadWebhook>().Describe("수신처를 봅니다", "Shows a receiver").Answers<WebhookView>();
        api.MapPut("/webhooks/{id}", ChangeAsync).Runs<ChangeWebhook>().RequireRateLimiting(ApiLimits.Costly).Describe("수신처를 바꿉니다", "Changes a receiver").Answers(StatusCodes.Status204NoContent)
            .Fails(WebhookErrors.BadAddress, WebhookErrors.InnerAddress, WebhookErrors.NoPublicName, WebhookErrors.BadTypes, WebhookErrors.UnknownType)
            .Example(Sample);
        api.MapPost("/webhooks/{id}/secret", RotateAsync).Runs<RotateSecret>().Unrecorded("It answers with a secret.")
            .Describe("비밀을 바꿉니다: 새 비밀은 한 번만 보입니다", "Changes the secret: the new one is shown once").Answers<WebhookSecretView>()
            .Fails(WebhookErrors.BadOverlap)
            .Example(new SecretChange(48));
        api.MapPost("/webhooks/{id}/pause", (string id, ApiRequest request, WebhookStore webhooks, CancellationToken stop) =>
                DoneAsync(webhooks.RunAsync(request, id, new PauseWebhook(), new WebhookPaused(), stop)))
            .Runs<PauseWebhook>().Describe("보내기를 멈춥니다", "Pauses a receiver").Answers(StatusCodes.Status204NoContent);
        api.MapPost("/webhooks/{id}/resume", (string id, ApiRequest request, WebhookStore webhooks, CancellationToken stop) =>
                DoneAsync(webhooks.RunAsync(request, id, new ResumeWebhook(), new WebhookResumed(), stop)))
            .Runs<ResumeWebhook>().Describe("다시 보내기 시작합니다", "Resumes a receiver").Answers(StatusCodes.Status204NoContent);
        api.MapPost("/webhooks/{id}/ping", (string id, ApiRequest request, WebhookStore webhooks, CancellationToken stop) => DoneAsync(webhooks.PingAsync(request, id, stop)))
            .Runs<PingWebhook>().RequireRateLimiting(ApiLimits.Costly).Describe("시험 삼아 하나를 보냅니다", "Sends a test").Answers(StatusCodes.Status204NoContent);
        api.MapDelete("/webhooks/{id}", (string id, ApiRequest request, WebhookStore webhooks, CancellationToken stop) =>
                DoneAsync(webhooks.RunAsync(request, id, new RemoveWebhook(), new WebhookRemoved(), stop)))
            .Runs<RemoveWebhook>().Describe("수신처를 없앱니다", "Removes a receiver").Answers(StatusCodes.Status204NoContent);
        api.MapGet("/webhooks/{id}/deliveries", DeliveriesAsync).Runs<ReadDeliveries>().Describe("전달 기록, 새것부터", "What became of deliveries, the newest first")
            .Answers<Page<DeliveryView>>();
        api.MapPost("/webhooks/{id}/deliveries/{delivery}/redeliver", (string id, string delivery, ApiRequest request, WebhookStore webhooks, CancellationToken stop) =>
                DoneAsync(webhooks.RedeliverAsync(request, id, delivery, stop)))
            .Runs<RedeliverWebhook>().RequireRateLimiting(ApiLimits.Costly).Describe("하나를 다시 보냅니다", "Sends one once more").Answers(StatusCodes.Status204NoContent)
            .Fails(WebhookErrors.NoSuchDelivery, WebhookErrors.StillWaiting);
    }

    private static async Task<IResult> DoneAsync(Task<Result<WebhookDone>> command) => ApiResults.From(await command, d => ApiResults.Done(d.Version));

    private static async Task<IResult> RegisterAsync(Body<NewWebhook> body, ApiRequest request, HttpContext context, WebhookStore webhooks)
    {
        var done = await webhooks.RegisterAsync(request, body.Value, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return done.IsSuccess
            ? ApiResults.Created($"/api/v1/webhooks/{done.Value.State.Id}", await ViewAsync(webhooks, done.Value, context.RequestAborted), done.Value.Version)
            : new Problem(done.Findings);
    }

    private static async Task<IResult> RotateAsync(string id, Body<SecretChange> body, ApiRequest request, HttpContext context, WebhookStore webhooks)
    {
        var done = await webhooks.RotateAsync(request, id, body.Value, context.RequestAborted);
        context.Response.Headers.CacheControl = "no-store";
        return done.IsSuccess ? ApiResults.Json(await ViewAsync(webhooks, done.Value, context.RequestAborted)) : new Problem(done.Findings);
    }

    private static async Task<WebhookSecretView> ViewAsync(WebhookStore webhooks, WebhookDone done, CancellationToken stop) =>
        new(done.Secret!, await webhooks.ViewAsync(done.State, stop));

    private static async Task<IResult> ListAsync(PageRequest page, ApiRequest request, WebhookStore webhooks, CancellationToken stop, string? party = null) =>
        party is null
            ? new Problem([ApiErrors.BadQuery.At(SourcePlace.None, "party", "id")])
            : ApiResults.Ok(await webhooks.ListAsync(request, page, party, stop));

    private static async Task<IResult> ReadAsync(string id, ApiRequest request, WebhookStore webhooks, CancellationToken stop)
    {
        var loaded = await webhooks.LoadAsync(id, stop);
        var permitted = webhooks.Permit(request, loaded, new ReadWebhook());
        return permitted.IsSuccess ? ApiResults.Versioned(await webhooks.ViewAsync(loaded.State!, stop), loaded.Version) : new Problem(permitted.Findings);
    }

    private static async Task<IResult> ChangeAsync(string id, Precondition version, Body<WebhookContent> body, ApiRequest request, WebhookStore webhooks, CancellationToken stop) =>
        await DoneAsync(webhooks.ChangeAsync(request, id, version, body.Value, stop));

    private static async Task<IResult> DeliveriesAsync(string id, PageRequest page, ApiRequest request, WebhookStore webhooks, DeliveryLog log, CancellationToken stop)
    {
        var permitted = webhooks.Permit(request, await webhooks.LoadAsync(id, stop), new ReadDeliveries());
        return permitted.IsSuccess ? ApiResults.Json(await log.ListAsync(id, page, stop)) : new Problem(permitted.Findings);
    }
}
