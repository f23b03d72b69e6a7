using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Naru.Hub.Kernel;

namespace Naru.Hub.Api.Idempotency;

/// <summary>
/// Whether a caller may still see what a recorded answer shows: the thing's own endpoint for reading is asked, with the caller's roles of now. So a right that was lost by a
/// change of the thing, not of the caller, takes the answer along, too. Safe for threads.
/// </summary>
internal sealed class AnswerSight(EndpointDataSource endpoints)
{
    private readonly Lazy<(RouteEndpoint Endpoint, TemplateMatcher Matcher)[]> readers = new(() => [.. endpoints.Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.RequestDelegate is not null && e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get, StringComparer.OrdinalIgnoreCase) == true)
        .OrderBy(e => e.RoutePattern.Parameters.Count)
        .Select(e => (e, new TemplateMatcher(TemplateParser.Parse(e.RoutePattern.RawText!.TrimStart('/')), [])))]);

    /// <summary>Asks what is at the address, or nearest above it. An address at which nothing is read shows nothing but what the caller did.</summary>
    /// <param name="context">The repeated request.</param>
    /// <param name="address">Where the thing is: of a new one its own address, else where the request went.</param>
    public async Task<bool> MaySeeAsync(HttpContext context, string address)
    {
        for (var path = address; path.Length > ApiEndpoints.Version1.Length; path = path[..path.LastIndexOf('/')])
        {
            var values = new RouteValueDictionary();
            if (Array.Find(readers.Value, r => r.Matcher.TryMatch(path, values)) is { Endpoint: { } reader })
            {
                return await AskAsync(context, reader, path, values).ConfigureAwait(false);
            }
        }

        return true;
    }

    private static async Task<bool> AskAsync(HttpContext context, RouteEndpoint reader, string path, RouteValueDictionary values)
    {
        var asked = new DefaultHttpContext { RequestServices = context.RequestServices, User = context.User, RequestAborted = context.RequestAborted };
        asked.Request.Method = HttpMethods.Get;
        asked.Request.Scheme = context.Request.Scheme;
        asked.Request.Host = context.Request.Host;
        asked.Request.Path = path;
        asked.Request.RouteValues = values;
        asked.Response.Body = Stream.Null;
        asked.SetEndpoint(reader);
        // A token that may write need not be one that may read: what it did, it may be told.
        Caller caller = ApiFeature.Of(context).Caller with { Scopes = null };
        asked.Features.Set(new ApiFeature { Caller = caller });
        await reader.RequestDelegate!(asked).ConfigureAwait(false);
        return asked.Response.StatusCode < StatusCodes.Status300MultipleChoices;
    }
}
