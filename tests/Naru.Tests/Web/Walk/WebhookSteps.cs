using System.Text.Json;
using Naru.Hub.Outbox;
using Naru.Hub.Webhooks;
using Naru.Ledger;
using Naru.Ledger.Events;
using Naru.Web;

namespace Naru.Tests.Web.Walk;

/// <summary>Steps at the endpoints for webhook receivers, in each state that one can be in.</summary>
internal static class WebhookSteps
{
    private const string Root = "/api/v1/webhooks";

    // Nobody listens there: what is sent ends on this machine.
    private const string Nobody = "http://127.0.0.1:9";

    public static IEnumerable<(string Call, Func<Visit, Task<Step>> Step)> All { get; } = [.. Steps()];

    /// <summary>The settings of a hub at which the steps can register their receivers.</summary>
    public static HubSettings Named(HubSettings settings) => settings with { Webhooks = settings.Webhooks with { InnerTargets = [new Uri(Nobody)] } };

    private static IEnumerable<(string, Func<Visit, Task<Step>>)> Steps()
    {
        yield return ("GET /api/v1/webhook-types", v => Task.FromResult(new Step { Shows = "party.changed" }));
        yield return ($"POST {Root}", async v =>
        {
            var party = await v.OursAsync();
            return new Step
            {
                State = "absent",
                Owner = party,
                Success = 201,
                Shows = "whsec_",
                Body = $$"""{ "party": "{{party}}", "content": {{Content("목록")}} }""",
                Happened = async _ => await v.CountAsync("SELECT count(*) FROM webhook_receiver WHERE party = @party", ("@party", party)) > 0,
            };
        }
        );
        foreach (var state in (string[])["active", "paused", "off", "removed"])
        {
            yield return ($"GET {Root}", async v =>
            {
                var (party, id) = await ReceiverAsync(v, state);
                return new Step { State = "absent", Owner = party, Query = $"?party={party}", Shows = id, IsSeen = state != "removed" };
            }
            );
            yield return ($"GET {Root}/{{id}}", v => OfReceiver(v, state, new Step { Shows = "목록 동기화" }));
            yield return ($"PUT {Root}/{{id}}", v => OfReceiver(
                v, state, new Step { Body = Content("바뀐 까닭"), Success = 204 }, async path => (await v.ReadAsync(path)).Contains("바뀐 까닭", StringComparison.Ordinal)));
            yield return ($"DELETE {Root}/{{id}}", v => OfReceiver(v, state, new Step { Success = 204 }, Becomes(v, state, "removed")));
            yield return ($"POST {Root}/{{id}}/secret", v => OfReceiver(
                v, state, new Step { Body = """{ "overlapHours": 1 }""", Shows = "whsec_" }, async path => (await v.ReadAsync(path)).Contains("oldSecretsUntil", StringComparison.Ordinal)));
            yield return ($"POST {Root}/{{id}}/pause", v => OfReceiver(v, state, new Step { Success = 204 }, Becomes(v, state, "paused")));
            yield return ($"POST {Root}/{{id}}/resume", v => OfReceiver(v, state, new Step { Success = 204 }, Becomes(v, state, "active")));
            yield return ($"POST {Root}/{{id}}/ping", v => OfReceiver(v, state, new Step { Success = 204 }, Moves(v)));
            yield return ($"GET {Root}/{{id}}/deliveries", async v =>
            {
                var step = await OfReceiver(v, state, new Step { Shows = Delivery(v) });
                await DeliverAsync(v, step.Values["id"]);
                return step;
            }
            );
            yield return ($"POST {Root}/{{id}}/deliveries/{{delivery}}/redeliver", async v =>
            {
                var step = await OfReceiver(v, state, new Step { Success = 204 }, Moves(v));
                await DeliverAsync(v, step.Values["id"]);
                return step with { Values = new Dictionary<string, string>(step.Values, StringComparer.Ordinal) { ["delivery"] = Delivery(v) } };
            }
            );
        }
    }

    private static string Content(string description) => $$"""{ "address": "{{Nobody}}/naru", "types": ["party.changed"], "description": "{{description}}" }""";

    private static string Delivery(Visit v) => $"msg_{v.Word}";

    /// <summary>What looks at an address for whether the receiver has become something else; null where it is that already.</summary>
    private static Func<string, Task<bool>>? Becomes(Visit v, string state, string after) => state == after ? null : async path => await v.StateAsync(path) == after;

    /// <summary>What looks at an address for whether anything was recorded of the receiver.</summary>
    private static Func<string, Task<bool>> Moves(Visit v)
    {
        string? before = null;
        return async path =>
        {
            // The version alone: what else is shown changes by itself when a receiver fails.
            var now = (await v.TagAsync(path)).Split('-')[0];
            before ??= now;
            return now != before;
        };
    }

    private static async Task<(string Party, string Id)> ReceiverAsync(Visit v, string state)
    {
        var party = await v.OursAsync();
        var id = await v.MakeAsync(Root, $$"""{ "party": "{{party}}", "content": {{Content("목록 동기화")}} }""");
        switch (state)
        {
            case "paused":
                await v.DoAsync(HttpMethod.Post, $"{Root}/{id}/pause", $"{Root}/{id}");
                break;
            case "removed":
                await v.DoAsync(HttpMethod.Delete, $"{Root}/{id}", $"{Root}/{id}");
                break;
            case "off":
                // As the hub does when a receiver has failed for days.
                await v.UseAsync(async (ILedger ledger) => await ledger.AppendAsync(
                    new Append(
                        new Origin($"webhook-off-{id}", "system", "webhooks/receiver/switch-off"),
                        [new StreamAppend(WebhookEvents.Stream(id), 1, [WebhookEvents.New(new WebhookSwitchedOff(OffReason.Failing))])]),
                    CancellationToken.None));
                break;
        }

        return (party, id);
    }

    /// <summary>Something that the receiver was not told.</summary>
    private static Task<bool> DeliverAsync(Visit v, string receiver) => v.UseAsync(async (DeliveryLog log) =>
    {
        var data = JsonSerializer.SerializeToElement(new { thing = "party", id = await v.OursAsync(), url = "http://localhost:5080/api/v1/parties/x", version = 1 });
        await log.SkipAsync(new WebhookMessage(Delivery(v), receiver, "party.changed", v.Now, data), WebhookErrors.WasPaused.Code, CancellationToken.None);
        return true;
    });

    private static async Task<Step> OfReceiver(Visit v, string state, Step step, Func<string, Task<bool>>? happened = null)
    {
        var (party, id) = await ReceiverAsync(v, state);
        var path = $"{Root}/{id}";
        return step with
        {
            State = state,
            Owner = party,
            Values = new Dictionary<string, string>(StringComparer.Ordinal) { ["id"] = id },
            Headers = [("If-Match", await v.TagAsync(path))],
            Happened = happened is null ? null : _ => happened(path),
        };
    }
}
