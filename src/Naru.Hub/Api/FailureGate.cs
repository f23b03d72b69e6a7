using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Naru.Hub.Api;

/// <summary>
/// The outermost part: whatever goes wrong inside becomes a problem that says nothing of how the hub is built. The exception's text goes nowhere, since it may
/// hold what somebody sent; its type and the place where it was thrown go to the log.
/// </summary>
internal sealed partial class FailureGate(RequestDelegate next, ILogger<FailureGate> log)
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const string WaitSeconds = "5";

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
        catch (Exception e) when (BusyState(e) is { } state)
        {
            Busy(log, state, Problem.TraceId(context));
            await AnswerAsync(context, Problem.Of(ApiErrors.DatabaseBusy), WaitSeconds).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            var place = new System.Diagnostics.StackTrace(e).GetFrame(0)?.GetMethod();
            var trace = Problem.TraceId(context);
            Failed(log, e.GetType().FullName, place?.DeclaringType?.FullName, place?.Name, trace);
            await AnswerAsync(context, Problem.Of(ApiErrors.Unexpected)).ConfigureAwait(false);
        }

        if (!context.Response.HasStarted && context.Request.Path.StartsWithSegments(ApiEndpoints.Root, StringComparison.Ordinal))
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

    /// <summary>What a database says that has too much to do or is being restarted, by its code; null if the exception is of another kind. Trying again later may help.</summary>
    private static string? BusyState(Exception e)
    {
        for (var inner = e; inner is not null; inner = inner.InnerException)
        {
            if (inner is SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } sqlite)
            {
                return $"SQLite {sqlite.SqliteErrorCode}";
            }

            if (inner is DbException { IsTransient: true } database)
            {
                return database.SqlState ?? "no connection";
            }
        }

        return null;
    }

    private static async Task AnswerAsync(HttpContext context, Problem problem, string? retryAfter = null)
    {
        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return;
        }

        context.Response.Clear();
        SecurityHeaders.Set(context);
        context.Response.Headers.RetryAfter = retryAfter;
        await problem.ExecuteAsync(context).ConfigureAwait(false);
    }

    private static long LimitOf(HttpContext context) =>
        context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize ?? ApiJson.MaximumBytes;

    [LoggerMessage(EventId = 3, EventName = "Busy", Level = LogLevel.Warning, Message = "API316: database {State}, trace {Trace}")]
    private static partial void Busy(ILogger log, string state, string trace);

    [LoggerMessage(EventId = 2, EventName = "Unexpected", Level = LogLevel.Error, Message = "API901: {Exception} in {Type}.{Method}, trace {Trace}")]
    private static partial void Failed(ILogger log, string? exception, string? type, string? method, string trace);
}
