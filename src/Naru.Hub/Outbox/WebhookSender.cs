using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Ledger.Outbox;

namespace Naru.Hub.Outbox;

/// <summary>What the body of a webhook is. Immutable.</summary>
/// <param name="Id">Its id, as in <c>webhook-id</c>.</param>
/// <param name="Type">What happened.</param>
/// <param name="Timestamp">When it happened.</param>
/// <param name="Data">The particulars.</param>
internal sealed record WebhookBody(string Id, string Type, DateTimeOffset Timestamp, JsonElement Data);

/// <summary>
/// Calls registered receivers. The address is looked up and judged at each connection, and that very address is called, so that a name that changes its mind in between gains nothing; proxies and redirects
/// are not followed. 2xx is taken over, 408, 425, 429, 5xx and silence mean later, everything else never. Safe for threads.
/// </summary>
internal sealed class WebhookSender : IOutboxSender, IDisposable
{
    private readonly IWebhookReceivers receivers;
    private readonly WebhookTargets targets;
    private readonly TimeProvider clock;
    private readonly HttpClient client;

    public WebhookSender(IWebhookReceivers receivers, WebhookTargets targets, WebhookSettings settings, TimeProvider clock)
    {
        this.receivers = receivers;
        this.targets = targets;
        this.clock = clock;
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = 16,
            // A kept connection would keep an address that was judged long ago.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        };
        client = new HttpClient(handler) { Timeout = settings.Patience };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Naru", "1"));
    }

    public string Channel => OutboxMessages.WebhookChannel;

    public async Task<SendOutcome> SendAsync(OutboxMessage message, CancellationToken cancellationToken)
    {
        var webhook = OutboxMessages.Read<WebhookMessage>(message);
        if (!webhook.IsSuccess)
        {
            return Refusals.Of(webhook.Findings);
        }

        switch (await receivers.PrepareAsync(webhook.Value, cancellationToken).ConfigureAwait(false))
        {
            case WebhookPlan.Call call:
                var attempt = targets.IsCallable(call.Target)
                    ? await CallAsync(webhook.Value, call, message.Attempt, cancellationToken).ConfigureAwait(false)
                    : Forbidden(message.Attempt);
                return await receivers.NoteAsync(webhook.Value, attempt, cancellationToken).ConfigureAwait(false);
            case WebhookPlan.Nothing:
                return new SendOutcome.Sent();
            default:
                return Refusals.Of([OutboxErrors.UnknownEndpoint.At("$.receiver", webhook.Value.Receiver)]);
        }
    }

    public void Dispose() => client.Dispose();

    private static WebhookAttempt Forbidden(int number) => new(number, null, OutboxErrors.TargetForbidden.At("$"), IsForGood: true, null);

    private async Task<WebhookAttempt> CallAsync(WebhookMessage webhook, WebhookPlan.Call call, int number, CancellationToken stop)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new WebhookBody(webhook.Id, webhook.Type, webhook.Timestamp, webhook.Data), ApiJson.Options);
        var headers = WebhookSignature.Sign(webhook.Id, clock.GetUtcNow(), body, call.Keys);
        using var request = new HttpRequestMessage(HttpMethod.Post, call.Target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("webhook-id", headers.Id);
        request.Headers.Add("webhook-timestamp", headers.Timestamp);
        request.Headers.Add("webhook-signature", headers.Signature);
        try
        {
            // The body of the answer is nobody's business: it is not read, however long it is.
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop).ConfigureAwait(false);
            return Answered(response, number);
        }
        catch (HttpRequestException e) when (e.InnerException is TargetException || e.GetBaseException() is TargetException)
        {
            return Forbidden(number);
        }
        catch (HttpRequestException e)
        {
            return new WebhookAttempt(number, null, OutboxErrors.WebhookNotNow.At("$", e.HttpRequestError), IsForGood: false, null);
        }
        catch (TaskCanceledException) when (!stop.IsCancellationRequested)
        {
            return new WebhookAttempt(number, null, OutboxErrors.WebhookNotNow.At("$", "timeout"), IsForGood: false, null);
        }
    }

    private WebhookAttempt Answered(HttpResponseMessage response, int number)
    {
        var status = (int)response.StatusCode;
        var text = status.ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            >= 200 and < 300 => new WebhookAttempt(number, status, null, IsForGood: false, null),
            408 or 425 or 429 or >= 500 => new WebhookAttempt(number, status, OutboxErrors.WebhookNotNow.At("$", text), IsForGood: false, After(response.Headers.RetryAfter)),
            >= 300 and < 400 => Never(OutboxErrors.Redirected),
            410 => Never(OutboxErrors.WebhookGone),
            _ => Never(OutboxErrors.WebhookRefused),
        };

        WebhookAttempt Never(ErrorKind kind) => new(number, status, kind.At("$", text), IsForGood: true, null);
    }

    /// <summary>What the receiver asks for, within reason.</summary>
    private TimeSpan? After(RetryConditionHeaderValue? header)
    {
        var after = header?.Delta ?? header?.Date - clock.GetUtcNow();
        return after is null || after <= TimeSpan.Zero ? null : after > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : after;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var addresses = await targets.FindAsync(context.InitialRequestMessage.RequestUri!, stop).ConfigureAwait(false) ?? throw new TargetException();
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, stop).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class TargetException : IOException;
}
