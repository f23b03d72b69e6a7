using System.Text.Json;
using System.Text.Json.Serialization;

namespace Naru.Disclosure.Releases;

/// <summary>Refuses to serialise a <see cref="Released{T}"/> in any other way than its own.</summary>
internal sealed class ReleasedIsWrittenByItself : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => true;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A release is written by WriteTo and read as Received.");
}
