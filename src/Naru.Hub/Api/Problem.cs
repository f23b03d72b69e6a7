using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Naru.Core;

namespace Naru.Hub.Api;

/// <summary>
/// Findings as RFC 9457 problem details: title and detail in the language that the caller reads, both languages beside, and every error with code,
/// JSON pointer, line and what to do. Immutable.
/// </summary>
/// <param name="Findings">What is wrong; at least one is an error. The first error gives the status.</param>
internal sealed record Problem(ValueList<Error> Findings) : IResult
{
    public const string ContentType = "application/problem+json; charset=utf-8";

    /// <summary>More are not told: an answer must not be a hundred times what was asked.</summary>
    public const int MostErrors = 100;

    /// <summary>One kind, nowhere in particular.</summary>
    public static Problem Of(ErrorKind kind, params object[] arguments) => new([kind.At(SourcePlace.None, arguments)]);

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        ArgumentNullException.ThrowIfNull(httpContext);
        var statuses = httpContext.RequestServices.GetRequiredService<IOptions<ApiStatuses>>().Value;
        var first = Findings.First(f => f.Severity == Severity.Error);
        var status = statuses.Of(first.Kind);
        var response = httpContext.Response;
        response.StatusCode = status;
        response.ContentType = ContentType;
        response.Headers.CacheControl = "no-store";
        if (status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        var language = Languages.Of(httpContext.Request);
        response.Headers.ContentLanguage = language == Language.Korean ? "ko" : "en";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.AcceptLanguage);
        if (HttpMethods.IsHead(httpContext.Request.Method))
        {
            return;
        }

        await JsonSerializer.SerializeAsync(response.Body, BodyOf(first, status, language, TraceId(httpContext)), ApiJson.Options).ConfigureAwait(false);
    }

    /// <summary>The number by which the log knows this request.</summary>
    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private ProblemBody BodyOf(Error first, int status, Language language, string traceId) => new(
        // Relative, so that it stays right behind any host name and no header of the request gets into it.
        $"/docs/errors/{first.Code}",
        first.Message.In(language),
        status,
        first.Advice.In(language),
        first.Code,
        traceId,
        Findings.Take(MostErrors).Select(ErrorOf).ToValueList());

    private static ProblemError ErrorOf(Error finding) => new(
        finding.Code,
        finding.Severity,
        finding.Place.JsonPath is { } path ? JsonPointer.Of(path) : null,
        finding.Place.Line,
        LocalizedText.Of(finding.Message),
        LocalizedText.Of(finding.Advice),
        finding.Count > 1 ? finding.Count : null);
}
