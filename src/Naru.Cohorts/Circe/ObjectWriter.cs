using System.Globalization;
using System.Text.Json;
using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Core.Json;

namespace Naru.Cohorts.Circe;

/// <summary>
/// Writes the members of one JSON object. Where the extra members hold a form of a member that still means what the model
/// says, that form is written; otherwise the plain form, and nothing for a default.
/// </summary>
internal sealed class ObjectWriter
{
    private readonly Utf8JsonWriter writer;
    private readonly ValueList<JsonMember> extra;
    private readonly Dictionary<string, string> raw = new(StringComparer.Ordinal);
    private readonly HashSet<string> written = [];
    private ObjectReader? kept;

    internal ObjectWriter(Utf8JsonWriter writer, ValueList<JsonMember> extra)
    {
        this.writer = writer;
        this.extra = extra;
        foreach (var member in extra)
        {
            raw[member.Name] = member.RawJson;
        }
    }

    internal static void Write(Utf8JsonWriter writer, ValueList<JsonMember> extra, Action<ObjectWriter> members)
    {
        writer.WriteStartObject();
        var self = new ObjectWriter(writer, extra);
        members(self);
        foreach (var member in extra)
        {
            self.WriteKept(member.Name);
        }

        writer.WriteEndObject();
    }

    internal void String(string name, string? value) =>
        Member(name, r => r.String(name), value, null, v => writer.WriteString(name, v));

    internal void Bool(string name, bool value) =>
        Member(name, r => r.Bool(name), value, false, v => writer.WriteBoolean(name, v));

    internal void OptionalBool(string name, bool? value) =>
        Member(name, r => r.OptionalBool(name), value, null, v => writer.WriteBoolean(name, v!.Value));

    internal void Int(string name, int value, int defaultValue) =>
        Member(name, r => r.Int(name, defaultValue), value, defaultValue, v => writer.WriteNumber(name, v));

    internal void Int(string name, int? value) =>
        Member(name, r => r.Int(name), value, null, v => writer.WriteNumber(name, v!.Value));

    internal void Long(string name, long value) =>
        Member(name, r => r.Long(name), (long?)value, null, v => writer.WriteNumber(name, v!.Value));

    internal void Number(string name, double? value) =>
        Member(name, r => r.Number(name), value, null, v => WriteDouble(name, v!.Value));

    internal void Date(string name, DateOnly? value) =>
        Member(name, r => r.Date(name), value, null, v => writer.WriteString(name, v!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    internal void Word<T>(string name, IReadOnlyDictionary<string, T> words, T? value)
        where T : struct =>
        Member(name, r => r.Word(name, words), value, null, v => writer.WriteString(name, CirceWords.Word(words, v!.Value)));

    internal void Word<T>(string name, IReadOnlyDictionary<string, T> words, T value, T defaultValue)
        where T : struct =>
        Member(name, r => r.Word(name, words, defaultValue), value, defaultValue, v => writer.WriteString(name, CirceWords.Word(words, v)));

    internal void Limit(string name, EventLimit value) => Member(name, r => CirceReader.ReadLimit(r, name), value, EventLimit.First, v =>
    {
        writer.WriteStartObject(name);
        writer.WriteString("Type", CirceWords.Word(CirceWords.Limits, v));
        writer.WriteEndObject();
    });

    internal void Object<T>(string name, T? value, Action<Utf8JsonWriter, T> write)
        where T : class
    {
        if (value is not null)
        {
            written.Add(name);
            writer.WritePropertyName(name);
            write(writer, value);
        }
    }

    internal void List<T>(string name, ValueList<T> values, Action<Utf8JsonWriter, T> write)
    {
        if (values.Count == 0)
        {
            return;
        }

        written.Add(name);
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            write(writer, value);
        }

        writer.WriteEndArray();
    }

    private void Member<T>(string name, Func<ObjectReader, T> read, T value, T defaultValue, Action<T> write)
    {
        var same = EqualityComparer<T>.Default;
        if (HasKept(name) && same.Equals(read(Kept()), value))
        {
            WriteKept(name);
        }
        else if (!same.Equals(value, defaultValue))
        {
            written.Add(name);
            write(value);
        }
        else
        {
            // A kept form that no longer means what the model says is dropped.
            written.Add(name);
        }
    }

    private bool HasKept(string name) => raw.ContainsKey(name);

    private void WriteKept(string name)
    {
        if (written.Add(name))
        {
            writer.WritePropertyName(name);
            writer.WriteRawValue(raw[name], skipInputValidation: true);
        }
    }

    private ObjectReader Kept()
    {
        if (kept is null)
        {
            var members = extra.Select(m => $"{JsonSerializer.Serialize(m.Name)}:{m.RawJson}");
            var text = JsonText.Parse("{" + string.Join(",", members) + "}");
            kept = new ObjectReader(text.Root!, JsonPath.Root, new ReadContext(text, null));
        }

        return kept;
    }

    private void WriteDouble(string name, double value)
    {
        writer.WritePropertyName(name);
        writer.WriteRawValue(value.ToString("R", CultureInfo.InvariantCulture));
    }
}
