using System.Text.Json;
using System.Text.Json.Serialization;

namespace Naru.Ledger.Personal;

/// <summary>
/// A text about a person, for members of events and messages. The ledger seals it with the person's key before it is recorded, and opens it when the event is read. Once the
/// key is erased, <see cref="Text"/> is null for ever, while the events still verify. Immutable.
/// </summary>
/// <param name="Person">The party id of the person whose key seals it; it stays readable.</param>
/// <param name="Text">The text; null if it was erased, or if its key is missing.</param>
[JsonConverter(typeof(PersonalTextConverter))]
public sealed record PersonalText(string Person, string? Text)
{
    /// <summary>Whether the person's key was destroyed.</summary>
    [JsonIgnore]
    public bool IsErased => Text is null && !IsMissing;

    /// <summary>Whether the person's key was not found and not destroyed either (LDG402): the text may come back with a backup of the keys, and is not recorded as erased.</summary>
    [JsonIgnore]
    public bool IsMissing { get; init; }

    /// <summary>Never the text: this is what ends up in logs.</summary>
    public override string ToString() => IsErased ? $"(erased, of {Person})" : IsMissing ? $"(key missing, of {Person})" : $"(personal, of {Person})";
}

/// <summary>Writes <c>{"$person":"…","$text":"…"}</c>, and reads it or one with <c>"$erased":true</c> or <c>"$missing":true</c> in place of the text.</summary>
internal sealed class PersonalTextConverter : JsonConverter<PersonalText>
{
    public override PersonalText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        string? person = null;
        string? text = null;
        var isMissing = false;
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
                case PersonalNames.Missing:
                    isMissing = true;
                    break;
                default:
                    throw new JsonException("Personal text has no such member.");
            }
        }

        return new PersonalText(person ?? throw new JsonException("Personal text says whose it is."), text) { IsMissing = isMissing };
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
            writer.WriteBoolean(value.IsMissing ? PersonalNames.Missing : PersonalNames.Erased, true);
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
    public const string Missing = "$missing";
}
