using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Naru.Core;
using Naru.Hub.Api.Idempotency;
using Naru.Hub.Permissions;

namespace Naru.Hub.Api.Documentation;

/// <summary>What the document says about an operation, from what its endpoint says about itself. Safe for threads.</summary>
internal sealed class OperationText(PermissionTables permissions, IOptions<ApiStatuses> statuses) : IOpenApiOperationTransformer
{
    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var method = context.Description.HttpMethod ?? "GET";
        operation.OperationId = IdOf(method, context.Description.RelativePath!);
        if (metadata.OfType<SummaryTerm>().LastOrDefault() is { } text)
        {
            operation.Summary = $"{text.Summary.Korean} · {text.Summary.English}";
            operation.Description = text.More is null ? null : $"{text.More.Korean}\n\n{text.More.English}";
        }

        var runs = metadata.OfType<RunsTerm>().LastOrDefault();
        DescribeRights(operation, context, runs);
        Parameters(operation, metadata, method);
        if (metadata.OfType<ExampleTerm>().LastOrDefault() is { } example && operation.RequestBody?.Content?.Values.FirstOrDefault() is { } media)
        {
            media.Example = HubDocument.Node(example.Value);
        }

        var schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), cancellationToken: cancellationToken).ConfigureAwait(false);
        context.Document?.AddComponent("Problem", schema);
        operation.Responses ??= [];
        var own = metadata.OfType<FailsTerm>().SelectMany(t => t.Kinds).ToHashSet();
        foreach (var group in ApiFailures.Of(metadata, method, runs, permissions).GroupBy(k => statuses.Value.Of(k)).OrderBy(g => g.Key))
        {
            operation.Responses[group.Key.ToString(CultureInfo.InvariantCulture)] = Response(group, own, context.Document);
        }
    }

    /// <summary>The API's own errors are the same everywhere, and named by their codes alone; the endpoint's are explained.</summary>
    private static OpenApiResponse Response(IEnumerable<ErrorKind> kinds, HashSet<ErrorKind> own, OpenApiDocument? document)
    {
        var all = kinds.DistinctBy(k => k.Code, StringComparer.Ordinal).OrderBy(k => k.Code, StringComparer.Ordinal).ToList();
        return new OpenApiResponse
        {
            Description = string.Join('\n', all.Select(k => own.Contains(k) ? $"- `{k.Code}` {k.Message.Korean} {k.Message.English}" : $"- `{k.Code}`")),
            Content = new Dictionary<string, OpenApiMediaType>(StringComparer.Ordinal)
            {
                ["application/problem+json"] = new() { Schema = new OpenApiSchemaReference("Problem", document) },
            },
            Extensions = new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal)
            {
                ["x-naru-codes"] = new JsonNodeExtension(new JsonArray([.. all.Select(k => JsonValue.Create(k.Code))])),
            },
        };
    }

    private void DescribeRights(OpenApiOperation operation, OpenApiOperationTransformerContext context, RunsTerm? runs)
    {
        if (runs is null)
        {
            operation.Security = [[]];
            return;
        }

        operation.Extensions ??= new Dictionary<string, IOpenApiExtension>(StringComparer.Ordinal);
        operation.Extensions["x-naru-command"] = new JsonNodeExtension(JsonValue.Create(runs.Command.ToString()));
        var scopes = permissions.ScopesOf(runs.Command);
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(HubDocument.CookieScheme, context.Document)] = [] }];
        if (scopes.Count > 0)
        {
            operation.Security.Add(new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(HubDocument.BearerScheme, context.Document)] = [.. scopes] });
        }

        if (permissions.AdmitsAnonymous(runs.Command))
        {
            operation.Security.Add([]);
        }
    }

    private static void Parameters(OpenApiOperation operation, IList<object> metadata, string method)
    {
        operation.Parameters ??= [];
        if (ApiFailures.TakesKey(metadata, method))
        {
            operation.Parameters.Add(Parameter(IdempotencyGate.Header, ParameterLocation.Header, HttpMethods.IsPost(method), JsonSchemaType.String,
                "요청마다 새 키. 같은 요청을 다시 보낼 때는 같은 키. A new key with each request, the same key when one is repeated."));
        }

        if (metadata.OfType<IfMatchTerm>().Any())
        {
            operation.Parameters.Add(Parameter("If-Match", ParameterLocation.Header, true, JsonSchemaType.String, "읽을 때 받은 ETag. The ETag that reading gave."));
        }

        if (metadata.OfType<PageTerm>().Any())
        {
            operation.Parameters.Add(Parameter("limit", ParameterLocation.Query, false, JsonSchemaType.Integer,
                $"1 … {PageRequest.MaximumLimit}. 없으면 {PageRequest.UsualLimit}. {PageRequest.UsualLimit} if not given."));
            operation.Parameters.Add(Parameter("cursor", ParameterLocation.Query, false, JsonSchemaType.String,
                "앞 쪽의 next. 같은 목록, 같은 조건에서만 쓸 수 있습니다. The previous page's next; for the same list with the same conditions only."));
        }
    }

    private static OpenApiParameter Parameter(string name, ParameterLocation place, bool required, JsonSchemaType type, string description) => new()
    {
        Name = name,
        In = place,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = type },
    };

    /// <summary>A name for programs that are made from the document: <c>postPartiesIdRename</c>.</summary>
    private static string IdOf(string method, string path)
    {
        var id = new StringBuilder(method.ToLowerInvariant());
        foreach (var part in path.Split('/', '-', '{', '}', ':').Skip(2).Where(p => p.Length > 0))
        {
            id.Append(char.ToUpperInvariant(part[0])).Append(part.AsSpan(1));
        }

        return id.ToString();
    }
}
