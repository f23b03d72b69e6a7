using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Naru.Hub.Api;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Tests.Hub.Api;

/// <summary>
/// Walks every endpoint that a hub has, found in its routing and not in a list, as every kind of caller, and says what is not as the permission tables want it.
/// </summary>
internal static partial class EndpointWalk
{
    /// <summary>An endpoint of the API.</summary>
    public sealed record Call(string Method, string Route, RouteEndpoint Endpoint)
    {
        public CommandName? Command => Endpoint.Metadata.GetMetadata<RunsTerm>()?.Command;

        public bool IsOpen => Endpoint.Metadata.GetMetadata<OpenTerm>() is not null;

        public bool HasIds => Route.Contains('{', StringComparison.Ordinal);

        public override string ToString() => $"{Method} {Route}";
    }

    /// <summary>Somebody who calls, and how.</summary>
    public sealed record Who(string Name, string? Person, IReadOnlyList<(string Name, string Value)> Headers)
    {
        public override string ToString() => Name;
    }

    public static IReadOnlyList<Call> CallsOf(IEnumerable<Endpoint> endpoints) => endpoints.OfType<RouteEndpoint>()
        .Where(e => Path(e).StartsWith("/api/", StringComparison.Ordinal))
        .SelectMany(e => (e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"]).Select(m => new Call(m, Path(e), e)))
        .OrderBy(c => c.Route, StringComparer.Ordinal).ThenBy(c => c.Method, StringComparer.Ordinal)
        .ToList();

    /// <summary>Endpoints for which nobody decided who may ask, or which no document describes.</summary>
    public static IEnumerable<string> Undecided(IEnumerable<Call> calls) =>
        calls.Where(c => c.Command is null && !c.IsOpen).Select(c => $"{c}: nobody decided who may ask");

    /// <summary>
    /// Calls an endpoint with ids of things that are there but not the caller's, and with ids of which there is nothing: the answers must not differ in anything,
    /// and nothing must be done.
    /// </summary>
    /// <param name="client">A client of the hub.</param>
    /// <param name="call">The endpoint.</param>
    /// <param name="who">The caller, who may not read the thing.</param>
    /// <param name="values">The route values of something that is there.</param>
    /// <param name="nothing">An id of which there is nothing.</param>
    public static async Task<string?> LeakAsync(HttpClient client, Call call, Who who, IReadOnlyDictionary<string, string> values, string nothing)
    {
        var there = await AskAsync(client, call, who, values);
        var notThere = await AskAsync(client, call, who, values.ToDictionary(v => v.Key, _ => nothing, StringComparer.Ordinal));
        if (there.Status < 300)
        {
            return $"{call} as {who}: answered {there.Status} for a thing that is not the caller's";
        }

        if (there.Status is 400 or 413 or 415 || there.Code is "API204" or "API205" or "API206")
        {
            return $"{call} as {who}: the walk's request was refused as {there.Summary} before anybody asked who may";
        }

        return Clean(there, values.Values) == Clean(notThere, [nothing]) ? null : $"{call} as {who}: {there.Summary} for what is there, {notThere.Summary} for what is not";
    }

    /// <summary>What somebody gets who may not even ask; null if it is as it should be.</summary>
    public static async Task<string?> DoorAsync(HttpClient client, Call call, Who who, PermissionTables permissions, string nothing)
    {
        if (call.Command is not { } command)
        {
            return null;
        }

        var answer = await AskAsync(client, call, who, Ids(call.Route).ToDictionary(i => i, _ => nothing, StringComparer.Ordinal));
        var expected = who.Person is null && !permissions.AdmitsAnonymous(command) ? "401 PRM203" : null;
        if (expected is null)
        {
            return answer.Status >= 500 ? $"{call} as {who}: {answer.Summary}" : null;
        }

        // HEAD has no body that could hold a code.
        return (call.Method == "HEAD" ? answer.Status == 401 : answer.Summary == expected) ? null : $"{call} as {who}: {answer.Summary}, not {expected}";
    }

    public static async Task<Answer> AskAsync(HttpClient client, Call call, Who who, IReadOnlyDictionary<string, string> values)
    {
        var path = RouteValue().Replace(call.Route, m => Uri.EscapeDataString(values.GetValueOrDefault(m.Groups["name"].Value, "x")));
        using var request = new HttpRequestMessage(new HttpMethod(call.Method), path);
        foreach (var (name, value) in who.Headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        if (call.Method is not ("GET" or "HEAD"))
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString("N"));
            request.Headers.TryAddWithoutValidation("If-Match", "\"v1\"");
            request.Content = ContentOf(call);
        }

        using var response = await client.SendAsync(request);
        return await Answer.OfAsync(response);
    }

    private static HttpContent? ContentOf(Call call)
    {
        var accepts = call.Endpoint.Metadata.GetMetadata<IAcceptsMetadata>();
        if (accepts is not null && !accepts.ContentTypes.Contains("application/json", StringComparer.Ordinal))
        {
            var bytes = new ByteArrayContent([1, 2, 3]);
            bytes.Headers.TryAddWithoutValidation("Content-Type", accepts.ContentTypes[0]);
            return bytes;
        }

        if (accepts?.RequestType is not { } type)
        {
            return null;
        }

        var body = call.Endpoint.Metadata.GetMetadata<ExampleTerm>()?.Value is { } example
            ? System.Text.Json.JsonSerializer.Serialize(example, example.GetType(), ApiJson.Options)
            : SampleBody.Of(type)!.ToJsonString();
        return new StringContent(body, Encoding.UTF8, "application/json");
    }

    public static IEnumerable<string> Ids(string route) => RouteValue().Matches(route).Select(m => m.Groups["name"].Value);

    /// <summary>The route values that a path has in a route; null if it is another.</summary>
    public static IReadOnlyDictionary<string, string>? Match(string route, string path)
    {
        var (pattern, parts) = (route.Split('/'), path.Split('/'));
        if (parts.Length > pattern.Length)
        {
            return null;
        }

        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < parts.Length; i++)
        {
            if (RouteValue().Match(pattern[i]) is { Success: true } match)
            {
                values[match.Groups["name"].Value] = parts[i];
            }
            else if (pattern[i] != parts[i])
            {
                return null;
            }
        }

        return pattern.Skip(parts.Length).Any(p => p.Contains('{', StringComparison.Ordinal)) ? null : values;
    }

    private static string Path(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText?.TrimStart('/')}";

    private static string Clean(Answer answer, IEnumerable<string> ids) => ids.Aggregate(answer.Essence, (text, id) => text.Replace(id, "", StringComparison.Ordinal));

    [GeneratedRegex(@"\{\*{0,2}(?<name>[A-Za-z0-9]+)[^}]*\}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex RouteValue();
}
