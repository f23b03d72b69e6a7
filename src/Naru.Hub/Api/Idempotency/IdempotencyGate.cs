using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Naru.Hub.Kernel;

namespace Naru.Hub.Api.Idempotency;

/// <summary>
/// Idempotency-Key: a repeated request gets the answer of the first time. Only successes are recorded, since what failed changed nothing and may succeed
/// once a right is given or a mistake corrected. Runs after <see cref="HubGate"/>. Whoever holds other roles than then, or may no longer see what the answer
/// shows, gets no answer from then: the request is judged anew, and if it is still allowed, the ledger knows its command and does nothing twice.
/// </summary>
internal sealed partial class IdempotencyGate(RequestDelegate next, IdempotencyStore store, AnswerSight sight)
{
    public const string Header = "Idempotency-Key";
    public const string ReplayedHeader = "Idempotency-Replayed";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public async Task InvokeAsync(HttpContext context, TimeProvider clock)
    {
        var endpoint = context.GetEndpoint();
        if (context.Features.Get<ApiFeature>() is not { } feature || endpoint is null || !Changes(context.Request.Method)
            || endpoint.Metadata.GetMetadata<UnrecordedTerm>() is not null)
        {
            await next(context).ConfigureAwait(false);
            return;
        }

        var header = context.Request.Headers[Header];
        if (header.Count == 0)
        {
            await (HttpMethods.IsPost(context.Request.Method) ? Problem.Of(ApiErrors.KeyMissing).ExecuteAsync(context) : next(context)).ConfigureAwait(false);
        }
        else if (header.Count != 1 || !KeyForm().IsMatch(header[0]!))
        {
            await Problem.Of(ApiErrors.BadHeader, Header, "[A-Za-z0-9_-]{16,128}").ExecuteAsync(context).ConfigureAwait(false);
        }
        else if (await BoundedBody.ReadAsync(context.Request, ApiJson.MaximumBytes, context.RequestAborted).ConfigureAwait(false) is { } body)
        {
            context.Request.Body = new MemoryStream(body, writable: false);
            var request = context.Request;
            var key = RequestKey.Of(CallerOf(context, feature.Caller), request.Method, request.Path.Value!, request.QueryString.Value ?? "", header[0]!, body);
            feature.CommandId = key.Command;
            await RunAsync(context, key, clock).ConfigureAwait(false);
        }
        else
        {
            await Problem.Of(ApiErrors.TooLarge, ApiJson.MaximumBytes).ExecuteAsync(context).ConfigureAwait(false);
        }
    }

    private static bool Changes(string method) =>
        HttpMethods.IsPost(method) || HttpMethods.IsPut(method) || HttpMethods.IsPatch(method) || HttpMethods.IsDelete(method);

    private static string CallerOf(HttpContext context, Caller caller) => caller.Person ?? $"address {context.Connection.RemoteIpAddress}";

    private static string RightsOf(HttpContext context)
    {
        var caller = ApiFeature.Of(context).Caller;
        var rights = caller.Roles.Select(r => $"{r.Party} {r.Role}").Concat((caller.Scopes ?? []).Select(s => $"scope {s}")).Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(rights)));
    }

    private async Task<bool> MayHaveAsync(HttpContext context, IdempotentAnswer answer) =>
        answer.Rights == RightsOf(context)
        && (answer.Body.Length == 0 || await sight.MaySeeAsync(context, answer.Location ?? context.Request.Path.Value!).ConfigureAwait(false));

    private async Task RunAsync(HttpContext context, RequestKey key, TimeProvider clock)
    {
        var stop = context.RequestAborted;
        var (state, answer) = await store.TakeAsync(key, stop).ConfigureAwait(false);
        for (var started = clock.GetTimestamp(); state == IdempotencyState.Busy && clock.GetElapsedTime(started) < Patience;)
        {
            await Task.Delay(Pause, clock, stop).ConfigureAwait(false);
            (state, answer) = await store.TakeAsync(key, stop).ConfigureAwait(false);
        }

        switch (state)
        {
            case IdempotencyState.Taken:
                await WorkAsync(context, key).ConfigureAwait(false);
                break;
            case IdempotencyState.Busy:
                context.Response.Headers.RetryAfter = "1";
                await Problem.Of(ApiErrors.KeyBusy).ExecuteAsync(context).ConfigureAwait(false);
                break;
            case IdempotencyState.Other:
                await Problem.Of(ApiErrors.KeyReused).ExecuteAsync(context).ConfigureAwait(false);
                break;
            case IdempotencyState.Answered when await MayHaveAsync(context, answer!).ConfigureAwait(false):
                context.Response.Headers[ReplayedHeader] = "true";
                await WriteAsync(context.Response, answer!).ConfigureAwait(false);
                break;
            case IdempotencyState.Answered:
                await next(context).ConfigureAwait(false);
                break;
        }
    }

    private async Task WorkAsync(HttpContext context, RequestKey key)
    {
        var original = context.Features.GetRequiredFeature<IHttpResponseBodyFeature>();
        using var buffer = new MemoryStream();
        var recording = new StreamResponseBodyFeature(buffer, original);
        context.Features.Set<IHttpResponseBodyFeature>(recording);
        IdempotentAnswer? answer = null;
        try
        {
            await next(context).ConfigureAwait(false);
            await recording.CompleteAsync().ConfigureAwait(false);
            var response = context.Response;
            answer = new IdempotentAnswer(response.StatusCode, response.ContentType, response.Headers.ETag, response.Headers.Location, buffer.ToArray(), RightsOf(context));
        }
        finally
        {
            context.Features.Set(original);
            // Whether the client is still there or not, what was done was done: this is not stopped with the request.
            await (answer?.Status is >= 200 and < 300 ? store.AnswerAsync(key, answer, CancellationToken.None) : store.GiveBackAsync(key, CancellationToken.None))
                .ConfigureAwait(false);
        }

        if (answer.Body.Length > 0)
        {
            await original.Stream.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(HttpResponse response, IdempotentAnswer answer)
    {
        response.StatusCode = answer.Status;
        response.ContentType = answer.ContentType;
        response.Headers.ETag = answer.ETag;
        response.Headers.Location = answer.Location;
        if (answer.Body.Length > 0)
        {
            await response.Body.WriteAsync(answer.Body).ConfigureAwait(false);
        }
    }

    [GeneratedRegex("^[A-Za-z0-9_-]{16,128}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyForm();
}
