using System.Text;
using System.Text.Json;

namespace Naru.Core.Json;

/// <summary>A JSON text and its parsed form, which knows where every value stood.</summary>
public sealed class JsonText
{
    /// <summary>Deeper than any file that a person or ATLAS makes; shallow enough for recursive readers.</summary>
    public const int MaximumDepth = 256;

    private readonly byte[] bytes;
    private int[]? lineEnds;

    private JsonText(byte[] bytes) => this.bytes = bytes;

    /// <summary>The value; null if the text is not JSON.</summary>
    public JsonItem? Root { get; private set; }

    /// <summary>Where parsing failed (line and byte counted from 1), if it did.</summary>
    public (long Line, long Byte, bool TooDeep)? Failure { get; private set; }

    /// <summary>Parses a text; a byte-order mark before it is skipped.</summary>
    public static JsonText Parse(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text.Length > 0 && text[0] == '\uFEFF' ? text[1..] : text);
        var json = new JsonText(utf8);
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaximumDepth });
        try
        {
            reader.Read();
            json.Root = ReadValue(ref reader);
            // What follows the value must be white space: the reader throws otherwise.
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            json.Root = null;
            json.Failure = ((e.LineNumber ?? 0) + 1, (e.BytePositionInLine ?? 0) + 1, reader.CurrentDepth >= MaximumDepth - 1);
        }
        catch (InvalidOperationException)
        {
            // A string holds half a surrogate pair: no Unicode text.
            json.Root = null;
            json.Failure = (json.LineOf((int)reader.TokenStartIndex), 1, false);
        }

        return json;
    }

    /// <summary>The exact text of a value.</summary>
    public string RawText(JsonItem item) => Encoding.UTF8.GetString(bytes, item.Start, item.End - item.Start);

    /// <summary>The line on which an offset stands, counted from 1.</summary>
    public long LineOf(int offset)
    {
        lineEnds ??= FindLineEnds(bytes);
        var index = Array.BinarySearch(lineEnds, offset);
        return (index >= 0 ? index : ~index) + 1;
    }

    private static int[] FindLineEnds(byte[] text)
    {
        var ends = new List<int>();
        for (var i = text.AsSpan().IndexOf((byte)'\n'); i >= 0;)
        {
            ends.Add(i);
            var next = text.AsSpan(i + 1).IndexOf((byte)'\n');
            i = next < 0 ? -1 : i + 1 + next;
        }

        return [.. ends];
    }

    private static JsonItem ReadValue(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var members = new List<(string, JsonItem)>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    members.Add((name, ReadValue(ref reader)));
                }

                return new JsonItem { Kind = JsonTokenType.StartObject, Start = start, End = (int)reader.BytesConsumed, Members = members };

            case JsonTokenType.StartArray:
                var items = new List<JsonItem>();
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    items.Add(ReadValue(ref reader));
                }

                return new JsonItem { Kind = JsonTokenType.StartArray, Start = start, End = (int)reader.BytesConsumed, Items = items };

            case JsonTokenType.String:
                return new JsonItem { Kind = reader.TokenType, Start = start, End = (int)reader.BytesConsumed, Text = reader.GetString() };

            case JsonTokenType.Number:
                return new JsonItem
                {
                    Kind = reader.TokenType,
                    Start = start,
                    End = (int)reader.BytesConsumed,
                    Text = Encoding.UTF8.GetString(reader.ValueSpan),
                };

            default:
                return new JsonItem { Kind = reader.TokenType, Start = start, End = (int)reader.BytesConsumed };
        }
    }
}
