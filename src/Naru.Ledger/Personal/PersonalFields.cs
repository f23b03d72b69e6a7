using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Naru.Ledger.Personal;

/// <summary>
/// Where personal text stands in a JSON: found by reading all of it, so that no way of writing a name hides one. What is around them keeps its bytes.
/// </summary>
internal sealed class PersonalFields
{
    private readonly byte[] json;

    private PersonalFields(byte[] json, List<PersonalField> fields)
    {
        this.json = json;
        Fields = fields;
    }

    public IReadOnlyList<PersonalField> Fields { get; }

    /// <summary>The personal texts of a JSON object; null if it is none, or if one is not as the ledger writes them.</summary>
    public static PersonalFields? Find(byte[] json)
    {
        if (!Utf8.IsValid(json))
        {
            return null;
        }

        try
        {
            var fields = new List<PersonalField>();
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                return null;
            }

            while (true)
            {
                if (reader.TokenType == JsonTokenType.StartObject && ReadField(ref reader, out var field))
                {
                    if (field is null)
                    {
                        return null;
                    }

                    fields.Add(field);
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && IsReserved(ref reader))
                {
                    return null;
                }
                else if (reader.TokenType == JsonTokenType.String && reader.ValueIsEscaped)
                {
                    // Throws for half a surrogate pair, which nobody could read again.
                    reader.GetString();
                }

                if (!reader.Read())
                {
                    return new PersonalFields(json, fields);
                }
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The JSON with every personal text as given, in the order of <see cref="Fields"/>; a member without a value is one that says why there is none.</summary>
    public byte[] With(IReadOnlyList<(string Member, string? Value)> values)
    {
        if (Fields.Count == 0)
        {
            return json;
        }

        var output = new ArrayBufferWriter<byte>(json.Length + 256);
        using var writer = new Utf8JsonWriter(output, new JsonWriterOptions { SkipValidation = true });
        var position = 0;
        for (var i = 0; i < Fields.Count; i++)
        {
            var field = Fields[i];
            output.Write(json.AsSpan(position, field.Start - position));
            writer.Reset(output);
            writer.WriteStartObject();
            writer.WriteString(PersonalNames.Person, field.Person);
            if (values[i].Value is { } value)
            {
                writer.WriteString(values[i].Member, value);
            }
            else
            {
                writer.WriteBoolean(values[i].Member, true);
            }

            writer.WriteEndObject();
            writer.Flush();
            position = field.End;
        }

        output.Write(json.AsSpan(position));
        return output.WrittenSpan.ToArray();
    }

    /// <summary>Whether two JSONs say the same, where what is erased in one of them is not compared.</summary>
    public bool IsSameButErased(PersonalFields other)
    {
        if (Fields.Count != other.Fields.Count)
        {
            return false;
        }

        var (mine, others) = (0, 0);
        for (var i = 0; i < Fields.Count; i++)
        {
            var (a, b) = (Fields[i], other.Fields[i]);
            if (!json.AsSpan(mine..a.Start).SequenceEqual(other.json.AsSpan(others..b.Start))
                || a.Person != b.Person
                || (a.Text is { } one && b.Text is { } another && one != another))
            {
                return false;
            }

            (mine, others) = (a.End, b.End);
        }

        return json.AsSpan(mine..).SequenceEqual(other.json.AsSpan(others..));
    }

    /// <summary>Whether an object is personal text; the reader then stands at its end. Null if it should be and is not sound.</summary>
    private static bool ReadField(ref Utf8JsonReader reader, out PersonalField? field)
    {
        field = null;
        var ahead = reader;
        var start = (int)ahead.TokenStartIndex;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.PropertyName || !ahead.ValueTextEquals(PersonalNames.Person))
        {
            return false;
        }

        ahead.Read();
        if (ahead.TokenType != JsonTokenType.String)
        {
            return true;
        }

        var person = ahead.GetString()!;
        ahead.Read();
        if (ahead.TokenType != JsonTokenType.PropertyName)
        {
            return true;
        }

        var member = ahead.GetString()!;
        ahead.Read();
        var isText = member is PersonalNames.Text or PersonalNames.Sealed;
        if (isText ? ahead.TokenType != JsonTokenType.String : member is not (PersonalNames.Erased or PersonalNames.Missing) || ahead.TokenType != JsonTokenType.True)
        {
            return true;
        }

        var value = isText ? ahead.GetString() : null;
        ahead.Read();
        if (ahead.TokenType == JsonTokenType.EndObject)
        {
            field = new PersonalField(
                start,
                (int)ahead.BytesConsumed,
                person,
                member == PersonalNames.Text ? value : null,
                member == PersonalNames.Sealed ? value : null,
                member == PersonalNames.Missing);
            reader = ahead;
        }

        return true;
    }

    private static bool IsReserved(ref Utf8JsonReader reader) =>
        reader.ValueTextEquals(PersonalNames.Person) || reader.ValueTextEquals(PersonalNames.Text)
        || reader.ValueTextEquals(PersonalNames.Sealed) || reader.ValueTextEquals(PersonalNames.Erased) || reader.ValueTextEquals(PersonalNames.Missing);
}

/// <summary>One personal text: in the clear, sealed, or neither if it was erased.</summary>
/// <param name="Start">The offset of its opening bracket.</param>
/// <param name="End">The offset after its closing one.</param>
/// <param name="Person">Whose it is.</param>
/// <param name="Text">The text.</param>
/// <param name="SealedText">The sealed text.</param>
/// <param name="IsMissing">Whether it was read while its key was missing.</param>
internal sealed record PersonalField(int Start, int End, string Person, string? Text, string? SealedText, bool IsMissing);
