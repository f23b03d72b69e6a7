using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Naru.Hub.Api;

/// <summary>
/// The outermost part: whatever goes wrong inside becomes a problem that says nothing of how the hub is built. The exception's text goes nowhere, since it may
/// hold what somebody sent; its type and the place where it was thrown go to the log.
/// </summary>
internal sealed partial class FailureGate(RequestDelegate next, ILogger<FailureGate> log)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException e)
        {
            await AnswerAsync(context, e.StatusCode switch
            {
                StatusCodes.Status413PayloadTooLarge => Problem.Of(ApiErrors.TooLarge, LimitOf(context)),
                StatusCodes.Status408RequestTimeout => Problem.Of(ApiErrors.SlowBody),
                _ => Problem.Of(ApiErrors.BadRequest),
            }).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client is gone: nobody reads an answer.
        }
        catch (Exception e)
        {
            var place = new System.Diagnostics.StackTrace(e).GetFrame(0)?.GetMethod();
            var trace = Problem.TraceId(context);
            Failed(log, e.GetType().FullName, place?.DeclaringType?.FullName, place?.Name, trace);
            await AnswerAsync(context, Problem.Of(ApiErrors.Unexpected)).ConfigureAwait(false);
        }

        if (!context.Response.HasStarted && ApiEndpoints.Has(context.Request))
        {
            await NameAsync(context).ConfigureAwait(false);
        }
    }

    /// <summary>What the framework answers with a bare status gets a code, too.</summary>
    private static Task NameAsync(HttpContext context) => context.Response switch
    {
        { ContentType: not null } or { ContentLength: > 0 } => Task.CompletedTask,
        { StatusCode: StatusCodes.Status401Unauthorized } => Problem.Of(Permissions.PermissionErrors.SignInFirst).ExecuteAsync(context),
        { StatusCode: StatusCodes.Status404NotFound } => Problem.Of(ApiErrors.NoSuchAddress).ExecuteAsync(context),
        { StatusCode: StatusCodes.Status405MethodNotAllowed } => Problem.Of(ApiErrors.NoSuchMethod).ExecuteAsync(context),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } => Problem.Of(ApiErrors.WrongContentType).ExecuteAsync(context),
        { StatusCode: StatusCodes.Status400BadRequest } => Problem.Of(ApiErrors.BadRequest).ExecuteAsync(context),
        _ => Task.CompletedTask,
    };

    private static async Task AnswerAsync(HttpContext context, Problem problem)
    {
        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }

        context.Response.Clear();
        SecurityHeaders.Set(context);
        await problem.ExecuteAsync(context).ConfigureAwait(false);
    }

    private static long LimitOf(HttpContext context) =>
        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? ApiJson.MaximumBytes;

    [LoggerMessage(EventId = 2, EventName = "Unexpected", Level = LogLevel.Error, Message = "API901: {Exception} in {Type}.{Method}, trace {Trace}")]
    private static partial void Failed(ILogger log, string? exception, string? type, string? method, string trace);
}
