using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Naru.Core;
using Naru.Hub.Api;

namespace Naru.Tests.Hub.Api;

/// <summary>
/// A body that has the form that an endpoint takes, made from the type: with it a walk gets past the reading of the body, to where it is decided who may ask.
/// </summary>
internal static class SampleBody
{
    public static JsonNode? Of(Type type) => Node(ApiJson.Options.GetTypeInfo(type), 0);

    private static JsonNode? Node(JsonTypeInfo info, int depth)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        return type switch
        {
            { IsEnum: true } => JsonSerializer.SerializeToNode(Enum.GetValues(type).GetValue(0), type, ApiJson.Options),
            _ when type == typeof(string) => "x",
            _ when type == typeof(bool) => false,
            _ when type == typeof(DateOnly) => "2026-11-27",
            _ when type == typeof(DateTimeOffset) => "2027-11-27T00:00:00Z",
            _ when type == typeof(Guid) => Guid.Empty.ToString(),
            _ when type == typeof(Uri) => "https://example.org/",
            _ when type == typeof(JsonElement) => new JsonObject(),
            _ when type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueList<>) => new JsonArray(),
            _ when Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal => 1,
            _ => info.Kind switch
            {
                JsonTypeInfoKind.Enumerable => new JsonArray(),
                JsonTypeInfoKind.Object => Object(info, depth),
                _ => new JsonObject(),
            },
        };
    }

    private static JsonObject Object(JsonTypeInfo info, int depth)
    {
        var made = new JsonObject();
        var actual = info;
        if (info.PolymorphismOptions is { } options)
        {
            var first = options.DerivedTypes[0];
            made[options.TypeDiscriminatorPropertyName] = JsonValue.Create((string)first.TypeDiscriminator!);
            actual = ApiJson.Options.GetTypeInfo(first.DerivedType);
        }

        foreach (var property in actual.Properties.Where(p => p.IsRequired && depth < 8))
        {
            made[property.Name] = Node(ApiJson.Options.GetTypeInfo(property.PropertyType), depth + 1);
        }

        return made;
    }
}
