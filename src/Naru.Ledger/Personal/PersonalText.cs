using System.Text.Json;
using System.Text.Json.Serialization;

namespace Naru.Ledger.Personal;

/// <summary>
/// A text about a person, for members of events and messages. The ledger seals it with the person's key before it is recorded, and opens it when the event is read. Once the
/// key is erased, <see cref="Text"/> is null for ever, while the events still verify. Immutable.
/// </summary>
/// <param name="Person">The party id of the person whose key seals it; it stays readable.</param>
/// <param name="Text">The text; null if it was erased.</param>
[JsonConverter(typeof(PersonalTextConverter))]
public sealed record PersonalText(string Person, string? Text)
{
    /// <summary>Whether the person's key was destroyed.</summary>
    [JsonIgnore]
    public bool IsErased => Text is null;

    /// <summary>Never the text: this is what ends up in logs.</summary>
    public override string ToString() => IsErased ? $"(erased, of {Person})" : $"(personal, of {Person})";
}

/// <summary>Writes <c>{"$person":"…","$text":"…"}</c>, and reads it or <c>{"$person":"…","$erased":true}</c>.</summary>
internal sealed class PersonalTextConverter : JsonConverter<PersonalText>
{
    public override PersonalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? person = null;
        string? text = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException("Personal text is an object.");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString();
            reader.Read();
            switch (name)
            {
                case PersonalNames.Person:
                    person = reader.GetString();
                    break;
                case PersonalNames.Text:
                    text = reader.GetString();
                    break;
                case PersonalNames.Erased:
                    break;
                default:
                    throw new JsonException("Personal text has no such member.");
            }
        }

        return new PersonalText(person ?? throw new JsonException("Personal text says whose it is."), text);
    }

    public override void Write(Utf8JsonWriter writer, PersonalText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString(PersonalNames.Person, value.Person);
        if (value.Text is { } text)
        {
            writer.WriteString(PersonalNames.Text, text);
        }
        else
        {
            writer.WriteBoolean(PersonalNames.Erased, true);
        }

        writer.WriteEndObject();
    }
}

internal static class PersonalNames
{
    public const string Person = "$person";
    public const string Text = "$text";
    public const string Sealed = "$sealed";
    public const string Erased = "$erased";
}
