using System.Globalization;
using System.Text.Json;
using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories.Offerings;

/// <summary>
/// The values of the fields that a kind of offering has: one mechanism for all kinds, driven by their definitions. Safe for threads.
/// </summary>
internal static class FieldValues
{
    /// <summary>Reports every value that does not fit its definition, and gives those that do, in the order of the definitions.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Checked(Checks checks, OfferingKind kind, OfferingContent content)
    {
        foreach (var name in content.Fields.Keys.Where(n => kind.Find(n) is null))
        {
            checks.Report(DirectoryErrors.UnknownField, $"$.fields.{Shown(name)}", Shown(name), kind.Label, string.Join(", ", kind.Fields.Select(f => f.Name)));
        }

        var sound = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var field in kind.Fields)
        {
            if (!content.Fields.TryGetValue(field.Name, out var value) || value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (field.IsCount && content.FedBy is not null)
            {
                checks.Report(DirectoryErrors.CountByHand, $"$.fields.{field.Name}");
            }

            Check(checks, $"$.fields.{field.Name}", field, value);
            sound[field.Name] = value;
        }

        return sound;
    }

    /// <summary>Reports the fields that must be there to publish and are not.</summary>
    public static void RequireAll(Checks checks, OfferingKind kind, OfferingContent content)
    {
        foreach (var field in kind.Fields.Where(f => f.IsRequired && !content.Fields.ContainsKey(f.Name)))
        {
            checks.Report(DirectoryErrors.FieldMissing, $"$.fields.{field.Name}", field.Label);
        }
    }

    /// <summary>A text or code; null if it is not there.</summary>
    public static string? Text(this OfferingContent content, string name) =>
        content.Fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A text in both languages; null if it is not there.</summary>
    public static Texts? Both(this OfferingContent content, string name) =>
        content.Fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Object ? new Texts(Member(value, "ko"), Member(value, "en")) : null;

    /// <summary>A number; null if it is not there.</summary>
    public static long? Number(this OfferingContent content, string name) =>
        content.Fields.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number) ? number : null;

    /// <summary>A day; null if it is not there.</summary>
    public static DateOnly? Day(this OfferingContent content, string name) => content.Text(name) is { } text && Day(text) is { } day ? day : null;

    /// <summary>Codes; none if they are not there.</summary>
    public static ValueList<string> Codes(this OfferingContent content, string name) => content.Fields.TryGetValue(name, out var value) ? Codes(value) : [];

    /// <summary>What a filter on the field compares with: codes, or <c>true</c> and <c>false</c>.</summary>
    public static ValueList<string> FacetValues(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => ["true"],
        JsonValueKind.False => ["false"],
        JsonValueKind.String => [value.GetString()!],
        _ => Codes(value),
    };

    private static ValueList<string> Codes(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String).Select(v => v.GetString()!).ToValueList()
        : [];

    private static void Check(Checks checks, string path, FieldDefinition field, JsonElement value)
    {
        switch (field.Type)
        {
            case FieldType.Text when value.ValueKind == JsonValueKind.String:
                checks.Text(path, value.GetString(), field.MaximumLength);
                break;
            case FieldType.Bilingual when IsBilingual(value):
                checks.Texts(path, new Texts(Member(value, "ko"), Member(value, "en")), field.MaximumLength);
                break;
            case FieldType.Number or FieldType.Money when value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number):
                checks.Range(path, number, field.Minimum, field.Maximum);
                break;
            case FieldType.Date when value.ValueKind == JsonValueKind.String && Day(value.GetString()!) is not null:
            case FieldType.Boolean when value.ValueKind is JsonValueKind.True or JsonValueKind.False:
                break;
            case FieldType.Code when value.ValueKind == JsonValueKind.String:
                checks.Code(path, value.GetString(), field.List!.Name);
                break;
            case FieldType.Codes when value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String):
                checks.Require(value.GetArrayLength() > 0, DirectoryErrors.Empty, path);
                checks.Codes(path, Codes(value), field.List!.Name);
                break;
            case FieldType.Iri when value.ValueKind == JsonValueKind.String:
                checks.Address(path, value.GetString());
                break;
            case FieldType.Email when value.ValueKind == JsonValueKind.String:
                checks.Email(path, value.GetString());
                break;
            default:
                checks.Report(DirectoryErrors.WrongForm, path, Wanted(field.Type));
                break;
        }
    }

    private static string Wanted(FieldType type) => type switch
    {
        FieldType.Text or FieldType.Code or FieldType.Iri or FieldType.Email => "\"…\"",
        FieldType.Bilingual => "{\"ko\": \"…\", \"en\": \"…\"}",
        FieldType.Number or FieldType.Money => "123",
        FieldType.Date => "\"YYYY-MM-DD\"",
        FieldType.Boolean => "true | false",
        FieldType.Codes => "[\"…\"]",
    };

    private static bool IsBilingual(JsonElement value) => value.ValueKind == JsonValueKind.Object
        && value.EnumerateObject().All(m => m.Name is "ko" or "en" && m.Value.ValueKind is JsonValueKind.String or JsonValueKind.Null)
        && value.EnumerateObject().Count() <= 2;

    private static string? Member(JsonElement value, string name) =>
        value.TryGetProperty(name, out var member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string Shown(string name) => name.Length <= 64 ? name : $"{name[..64]}…";
}
