using System.Text.Json;

namespace Naru.Tests.Hub.Api;

/// <summary>What an OpenAPI document of the hub must be: whole, in both languages, with every endpoint and every error.</summary>
internal static class OpenApiRules
{
    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch", "head", "options"];

    /// <summary>Everything that is wrong with a document.</summary>
    /// <param name="document">Its text.</param>
    /// <param name="calls">The endpoints that the hub has.</param>
    public static IReadOnlyList<string> Faults(string document, IEnumerable<EndpointWalk.Call> calls)
    {
        var root = JsonDocument.Parse(document).RootElement;
        var faults = new List<string>();
        if (root.GetProperty("openapi").GetString()?.StartsWith("3.1.", StringComparison.Ordinal) != true)
        {
            faults.Add("it is not OpenAPI 3.1");
        }

        References(root, root, "#", faults);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var described = new HashSet<string>(StringComparer.Ordinal);
        foreach (var path in root.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject().Where(o => Methods.Contains(o.Name, StringComparer.Ordinal)))
            {
                var name = $"{operation.Name.ToUpperInvariant()} {path.Name}";
                described.Add(name);
                Operation(name, path.Name, operation.Value, ids, faults);
            }
        }

        foreach (var call in calls.Where(c => c.Route.StartsWith("/api/v1/", StringComparison.Ordinal)))
        {
            var route = System.Text.RegularExpressions.Regex.Replace(call.Route, @":[^}]*\}", "}", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
            if (!described.Contains($"{call.Method} {route}"))
            {
                faults.Add($"{call.Method} {route}: is not in the document");
            }
        }

        return faults;
    }

    private static void Operation(string name, string path, JsonElement operation, HashSet<string> ids, List<string> faults)
    {
        void Must(bool holds, string what)
        {
            if (!holds)
            {
                faults.Add($"{name}: {what}");
            }
        }

        var summary = operation.TryGetProperty("summary", out var text) ? text.GetString()! : "";
        Must(summary.Any(c => c is >= '가' and <= '힣'), "no Korean summary");
        Must(summary.Any(char.IsAsciiLetter), "no English summary");
        Must(operation.TryGetProperty("operationId", out var id) && ids.Add(id.GetString()!), "no operation id of its own");
        Must(operation.TryGetProperty("tags", out var tags) && tags.GetArrayLength() > 0, "no tag");
        Must(operation.TryGetProperty("security", out _), "it does not say who may ask");
        var named = operation.TryGetProperty("parameters", out var parameters)
            ? parameters.EnumerateArray().Where(p => p.GetProperty("in").GetString() == "path").Select(p => p.GetProperty("name").GetString()!).Order(StringComparer.Ordinal).ToList()
            : [];
        Must(named.SequenceEqual(EndpointWalk.Ids(path).Order(StringComparer.Ordinal)), "its path parameters are not those of its path");
        var responses = operation.GetProperty("responses").EnumerateObject().ToList();
        Must(responses.Any(r => r.Name[0] is '2' or '3'), "no answer of success");
        Must(responses.Any(r => r.Name == "500"), "no answer of failure");
        foreach (var response in responses)
        {
            Must(response.Value.TryGetProperty("description", out var description) && description.GetString()!.Length > 0, $"{response.Name} has no description");
            Must(response.Name[0] is '2' or '3' || response.Value.TryGetProperty("x-naru-codes", out _), $"{response.Name} names no code");
        }
    }

    private static void References(JsonElement root, JsonElement element, string place, List<string> faults)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    if (member.NameEquals("$ref") && member.Value.ValueKind == JsonValueKind.String && !Resolves(root, member.Value.GetString()!))
                    {
                        faults.Add($"{place}: {member.Value.GetString()} leads nowhere");
                    }

                    References(root, member.Value, $"{place}/{member.Name}", faults);
                }

                break;
            case JsonValueKind.Array:
                foreach (var (item, i) in element.EnumerateArray().Select((item, i) => (item, i)))
                {
                    References(root, item, $"{place}/{i}", faults);
                }

                break;
        }
    }

    private static bool Resolves(JsonElement root, string reference)
    {
        foreach (var part in reference.Split('/').Skip(1))
        {
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty(part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal), out root))
            {
                return false;
            }
        }

        return reference.StartsWith("#/", StringComparison.Ordinal);
    }
}
