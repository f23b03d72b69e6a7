using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text.Json;
using Naru.Hub.Api;
using Naru.Ledger.Outbox;

namespace Naru.Hub.Outbox;

/// <summary>How webhooks are sent. Immutable.</summary>
public sealed record WebhookSettings
{
    /// <summary>Whether targets may be plain http and addresses of inner networks: for tests, and for a hub whose receivers are its neighbours.</summary>
    public bool AllowPrivateTargets { get; init; }

    /// <summary>How long to wait for an answer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);
}

/// <summary>What the body of a webhook is. Immutable.</summary>
/// <param name="Type">What happened.</param>
/// <param name="Timestamp">When it was recorded.</param>
/// <param name="Data">The particulars.</param>
internal sealed record WebhookBody(string Type, DateTimeOffset Timestamp, JsonElement Data);

/// <summary>
/// Calls registered receivers. The address is looked up and judged at each connection, and that very address is called, so that a name that changes its mind in between gains nothing; proxies and redirects
/// are not followed. 2xx is taken over, 408, 425, 429, 5xx and silence mean later, everything else never. Safe for threads.
/// </summary>
internal sealed class WebhookSender : IOutboxSender, IDisposable
{
    private readonly IWebhookEndpoints endpoints;
    private readonly WebhookSettings settings;
    private readonly TimeProvider clock;
    private readonly HttpClient client;

    public WebhookSender(IWebhookEndpoints endpoints, WebhookSettings settings, TimeProvider clock)
    {
        this.endpoints = endpoints;
        this.settings = settings;
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

        if (await endpoints.FindAsync(webhook.Value.Endpoint, cancellationToken).ConfigureAwait(false) is not { } endpoint)
        {
            return Refusals.Of([OutboxErrors.UnknownEndpoint.At("$.endpoint", webhook.Value.Endpoint)]);
        }

        var target = endpoint.Target;
        if (!target.IsAbsoluteUri || target.UserInfo.Length > 0 || (target.Scheme != Uri.UriSchemeHttps && !(settings.AllowPrivateTargets && target.Scheme == Uri.UriSchemeHttp)))
        {
            return Refusals.Of([OutboxErrors.TargetForbidden.At("$")]);
        }

        var body = JsonSerializer.SerializeToUtf8Bytes(new WebhookBody(webhook.Value.Type, message.Recorded, webhook.Value.Data), ApiJson.Options);
        var headers = WebhookSignature.Sign(message.Id, clock.GetUtcNow(), body, endpoint.Keys);
        using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("webhook-id", headers.Id);
        request.Headers.Add("webhook-timestamp", headers.Timestamp);
        request.Headers.Add("webhook-signature", headers.Signature);
        try
        {
            // The body of the answer is nobody's business: it is not read, however long it is.
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            return Outcome(response);
        }
        catch (HttpRequestException e) when (e.InnerException is TargetException || e.GetBaseException() is TargetException)
        {
            return Refusals.Of([OutboxErrors.TargetForbidden.At("$")]);
        }
        catch (HttpRequestException e)
        {
            return new SendOutcome.Failed(OutboxErrors.Reason(OutboxErrors.WebhookNotNow.At("$", e.HttpRequestError)));
        }
        catch (TaskCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new SendOutcome.Failed(OutboxErrors.Reason(OutboxErrors.WebhookNotNow.At("$", "timeout")));
        }
    }

    public void Dispose() => client.Dispose();

    private SendOutcome Outcome(HttpResponseMessage response)
    {
        var status = (int)response.StatusCode;
        var text = status.ToString(CultureInfo.InvariantCulture);
        return status switch
        {
            >= 200 and < 300 => new SendOutcome.Sent(),
            408 or 425 or 429 or >= 500 => new SendOutcome.Failed(OutboxErrors.Reason(OutboxErrors.WebhookNotNow.At("$", text)), After(response.Headers.RetryAfter)),
            >= 300 and < 400 => Refusals.Of([OutboxErrors.Redirected.At("$", text)]),
            _ => Refusals.Of([OutboxErrors.WebhookRefused.At("$", text)]),
        };
    }

    /// <summary>What the receiver asks for, within reason.</summary>
    private TimeSpan? After(RetryConditionHeaderValue? header)
    {
        var after = header?.Delta ?? header?.Date - clock.GetUtcNow();
        return after is null || after <= TimeSpan.Zero ? null : after > TimeSpan.FromDays(1) ? TimeSpan.FromDays(1) : after;
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, stop).ConfigureAwait(false);
        // One inner address among public ones is enough: such a name is a trick.
        if (!settings.AllowPrivateTargets && !Array.TrueForAll(addresses, PublicAddresses.IsPublic))
        {
            throw new TargetException();
        }

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
