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

        var writer = new Utf8JsonWriter(response.BodyWriter, new JsonWriterOptions { Encoder = ApiJson.Encoder });
        await using (writer.ConfigureAwait(false))
        {
            Write(writer, first, status, language, TraceId(httpContext));
        }
    }

    /// <summary>The number by which the log knows this request.</summary>
    public static string TraceId(HttpContext context) => Activity.Current?.TraceId.ToHexString() ?? context.TraceIdentifier;

    private void Write(Utf8JsonWriter writer, Error first, int status, Language language, string traceId)
    {
        writer.WriteStartObject();
        // Relative, so that it stays right behind any host name and no header of the request gets into it.
        writer.WriteString("type", $"/docs/errors/{first.Code}");
        writer.WriteString("title", first.Message.In(language));
        writer.WriteNumber("status", status);
        writer.WriteString("detail", first.Advice.In(language));
        writer.WriteString("code", first.Code);
        writer.WriteString("traceId", traceId);
        writer.WriteStartArray("errors");
        foreach (var finding in Findings)
        {
            writer.WriteStartObject();
            writer.WriteString("code", finding.Code);
            writer.WriteString("severity", finding.Severity switch
            {
                Severity.Information => "note",
                Severity.Warning => "warning",
                Severity.Error => "error",
            });
            if (finding.Place.JsonPath is { } path)
            {
                writer.WriteString("path", JsonPointer.Of(path));
            }

            if (finding.Place.Line is { } line)
            {
                writer.WriteNumber("line", line);
            }

            Write(writer, "message", finding.Message);
            Write(writer, "advice", finding.Advice);
            if (finding.Count > 1)
            {
                writer.WriteNumber("count", finding.Count);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, string name, BilingualText text)
    {
        writer.WriteStartObject(name);
        writer.WriteString("ko", text.Korean);
        writer.WriteString("en", text.English);
        writer.WriteEndObject();
    }
}
