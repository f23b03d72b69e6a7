using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Naru.Core;

namespace Naru.Hub.Api;

/// <summary>The answers of handlers.</summary>
internal static class ApiResults
{
    private const string JsonType = "application/json; charset=utf-8";

    /// <summary>The value, or the errors as a problem.</summary>
    public static IResult Ok<T>(Result<T> result)
        where T : class => From(result, value => Json(value));

    /// <summary>What a value becomes, or the errors as a problem.</summary>
    public static IResult From<T>(Result<T> result, Func<T, IResult> answer)
        where T : class => result.IsSuccess ? answer(result.Value) : new Problem(result.Findings);

    /// <summary>A value.</summary>
    public static IResult Json<T>(T value, int status = StatusCodes.Status200OK) => Results.Json(value, ApiJson.Options, JsonType, status);

    /// <summary>A thing at a version: with its ETag; 304 if the caller has it.</summary>
    public static IResult Versioned<T>(T value, long version) => new VersionedResult<T>(value, version);

    /// <summary>A new thing, its address and its version.</summary>
    /// <param name="address">Its path, which holds ids only.</param>
    /// <param name="value">What to show of it.</param>
    /// <param name="version">Its version.</param>
    public static IResult Created<T>(string address, T value, long version) => new CreatedResult<T>(address, value, version);

    /// <summary>Done; nothing to show but the new version.</summary>
    public static IResult Done(long version) => new DoneResult(version);

    /// <summary>The answer for something that is not there, which is also the answer for something that may not be seen.</summary>
    public static IResult NotThere() => new Problem([Permissions.PermissionTables.NotThere()]);

    private sealed record VersionedResult<T>(T Value, long Version) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            var body = JsonSerializer.SerializeToUtf8Bytes(Value, ApiJson.Options);
            var tag = ETags.Of(Version, body);
            response.Headers.ETag = tag;
            // What a caller may see depends on the caller, and changes: a cache asks again each time.
            response.Headers.CacheControl = "private, no-cache";
            response.Headers.Append(HeaderNames.Vary, "Authorization, Cookie");
            if (HttpMethods.IsGet(httpContext.Request.Method) && ETags.IsKnown(httpContext.Request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return Task.CompletedTask;
            }

            response.ContentType = JsonType;
            response.ContentLength = body.Length;
            return response.Body.WriteAsync(body, 0, body.Length, httpContext.RequestAborted);
        }
    }

    private sealed record CreatedResult<T>(string Address, T Value, long Version) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = ETags.Of(Version);
            httpContext.Response.Headers.Location = Address;
            return Json(Value, StatusCodes.Status201Created).ExecuteAsync(httpContext);
        }
    }

    private sealed record DoneResult(long Version) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.Headers.ETag = ETags.Of(Version);
            httpContext.Response.StatusCode = StatusCodes.Status204NoContent;
            return Task.CompletedTask;
        }
    }
}
