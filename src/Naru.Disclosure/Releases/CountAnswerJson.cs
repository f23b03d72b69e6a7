using System.Buffers;
using System.Text.Json;
using Naru.Core;
using Naru.Disclosure.Journal;
using Naru.Disclosure.Noise;

namespace Naru.Disclosure.Releases;

/// <summary>The JSON of a <see cref="CountAnswer"/>, both ways. Version 1; members are never given another meaning.</summary>
internal static class CountAnswerJson
{
    private const int Version = 1;

    public static byte[] Write(CountAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("dataset", answer.Dataset);
            json.WriteString("dataVersion", answer.DataVersion);
            json.WriteString("question", answer.Question);
            json.WriteString("policy", answer.Policy);
            json.WriteString("policyParameters", answer.PolicyParameters);
            json.WriteNumber("threshold", answer.Threshold);
            json.WriteStartArray("blocks");
            foreach (var block in answer.Blocks)
            {
                Write(json, block);
            }

            json.WriteEndArray();
            json.WriteStartObject("receipt");
            json.WriteString("rho", answer.Receipt.Rho.ToString());
            json.WriteNumber("looks", answer.Receipt.Looks);
            json.WriteNumber("answers", answer.Receipt.Answers);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    /// <summary>The answer; null if the payload is of another kind or version.</summary>
    public static CountAnswer? Read(byte[] payload)
    {
        try
        {
            using var document = JsonDocument.Parse(payload);
            var root = document.RootElement;
            if (root.GetProperty("version").GetInt32() != Version || Ratio.Parse(Text(root.GetProperty("receipt"), "rho")) is not { } rho)
            {
                return null;
            }

            var (dataset, receipt) = (Text(root, "dataset"), root.GetProperty("receipt"));
            return new CountAnswer(
                dataset,
                Text(root, "dataVersion"),
                Text(root, "question"),
                Text(root, "policy"),
                Text(root, "policyParameters"),
                root.GetProperty("threshold").GetInt32(),
                root.GetProperty("blocks").EnumerateArray().Select(ReadBlock).ToValueList(),
                new Receipt(dataset, rho, receipt.GetProperty("looks").GetInt64(), receipt.GetProperty("answers").GetInt64()));
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static void Write(Utf8JsonWriter json, ReleasedBlock block)
    {
        json.WriteStartObject();
        json.WriteString("name", block.Name);
        json.WriteString("kind", block.Kind);
        json.WriteNumber("plusMinus", block.PlusMinus);
        if (block.MostPerPerson is { } most)
        {
            json.WriteNumber("mostPerPerson", most);
        }

        json.WriteStartArray("cells");
        foreach (var cell in block.Cells)
        {
            json.WriteStringValue(cell);
        }

        json.WriteEndArray();
        json.WriteStartArray("counts");
        foreach (var count in block.Counts)
        {
            // A number is a count; {"below": k} says that it is not told.
            if (count.Value is { } value)
            {
                json.WriteNumberValue(value);
            }
            else
            {
                json.WriteStartObject();
                json.WriteNumber("below", count.Below!.Value);
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static ReleasedBlock ReadBlock(JsonElement block) => new(
        Text(block, "name"),
        Text(block, "kind"),
        block.GetProperty("cells").EnumerateArray().Select(c => c.GetString()!).ToValueList(),
        block.GetProperty("counts").EnumerateArray().Select(ReadCount).ToValueList(),
        block.GetProperty("plusMinus").GetInt64(),
        block.TryGetProperty("mostPerPerson", out var most) ? most.GetInt32() : null);

    private static ReleasedCount ReadCount(JsonElement count) => count.ValueKind == JsonValueKind.Number
        ? new ReleasedCount(count.GetInt64(), null)
        : new ReleasedCount(null, count.GetProperty("below").GetInt64());

    private static string Text(JsonElement parent, string member) => parent.GetProperty(member).GetString() ?? throw new FormatException();
}
