using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Naru.Core;

namespace Naru.Hub.Api.Documentation;

/// <summary>The OpenAPI 3.1 document of the API.</summary>
internal static class HubDocument
{
    /// <summary>Its name, which is the API's version.</summary>
    public const string Name = "v1";

    /// <summary>The scheme of API tokens.</summary>
    public const string BearerScheme = "token";

    /// <summary>The scheme of the hub's own pages.</summary>
    public const string CookieScheme = "session";

    public static IServiceCollection AddHubDocument(this IServiceCollection services) => services.AddOpenApi(Name, options =>
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = description => $"/{description.RelativePath}".StartsWith($"{ApiEndpoints.Version1}/", StringComparison.Ordinal);
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer<OperationText>();
        options.AddSchemaTransformer(ListSchema);
        options.CreateSchemaReferenceId = type => IsList(type.Type) ? null : OpenApiOptions.CreateDefaultSchemaReferenceId(type);
    });

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Naru 허브 API · Naru hub API",
            Version = "1",
            Description = """
                허브의 페이지가 할 수 있는 모든 것을 이 API로 할 수 있습니다. 오류에는 바뀌지 않는 코드와 두 언어의 설명이 들어 있습니다.

                Everything that the hub's pages can do is in this API. Errors carry permanent codes and texts in both languages.
                """,
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        // Where the hub is reached is nobody's business but the proxy's.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
        document.Components.SecuritySchemes[BearerScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.Http,
            Scheme = "bearer",
            Description = "API 토큰. 토큰의 범위는 그 사람의 권한을 좁힐 뿐입니다. An API token; its scopes only narrow what its person may do.",
        };
        document.Components.SecuritySchemes[CookieScheme] = new OpenApiSecurityScheme
        {
            Type = SecuritySchemeType.ApiKey,
            In = ParameterLocation.Cookie,
            Name = "naru-session",
            Description = "허브 페이지의 로그인. 바꾸는 요청에는 X-CSRF-Token 헤더가 필요합니다. Sign-in of the hub's pages; requests that change something need the header X-CSRF-Token.",
        };
    }

    /// <summary>A list is an array, whatever its type in the code.</summary>
    private static async Task ListSchema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken stop)
    {
        var type = context.JsonTypeInfo.Type;
        if (IsList(type))
        {
            schema.Type = JsonSchemaType.Array;
            schema.Items = await context.GetOrCreateSchemaAsync(type.GetGenericArguments()[0], cancellationToken: stop).ConfigureAwait(false);
        }
    }

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>);

    /// <summary>A value as the document shows it.</summary>
    public static JsonNode? Node(object value) => System.Text.Json.JsonSerializer.SerializeToNode(value, value.GetType(), ApiJson.Options);
}
