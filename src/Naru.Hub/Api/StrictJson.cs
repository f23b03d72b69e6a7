using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Naru.Core;
using Naru.Core.Json;

namespace Naru.Hub.Api;

/// <summary>
/// Reads JSON into a record and reports everything that does not fit, with pointer and line. The serialiser alone would stop at the first fault and
/// name no line.
/// </summary>
internal sealed class StrictJson
{
    /// <summary>Longer names come from nobody who means it; they are cut in messages.</summary>
    private const int LongestNameShown = 64;

    /// <summary>Whoever sends a thousand faults learns from the first of them.</summary>
    private const int MostFindings = 50;

    private readonly JsonText text;
    private readonly List<Error> findings = [];

    private StrictJson(JsonText text) => this.text = text;

    /// <summary>The value, or everything that is wrong.</summary>
    public static Result<T> Read<T>(string json)
        where T : class
    {
        var parsed = JsonText.Parse(json);
        if (parsed.Root is null)
        {
            var kind = parsed.Failure is { TooDeep: true } ? ApiErrors.TooDeep : ApiErrors.NotJson;
            return Result.Failure<T>([kind.At(new SourcePlace(Line: parsed.Failure?.Line), ApiJson.MaximumDepth)]);
        }

        var reader = new StrictJson(parsed);
        var type = ApiJson.Options.GetTypeInfo(typeof(T));
        reader.Check(parsed.Root, type, "", 1, mayBeNull: false, "");
        if (reader.findings.Count > 0)
        {
            return Result.Failure<T>(reader.findings.Take(MostFindings).ToValueList());
        }

        try
        {
            return Result.Success(JsonSerializer.Deserialize(json, (JsonTypeInfo<T>)type)!);
        }
        catch (JsonException e)
        {
            // What only the type itself knows to be wrong: a number out of range, a date that is none.
            return Result.Failure<T>([ApiErrors.BadValue.At(new SourcePlace(Line: (e.LineNumber ?? 0) + 1, JsonPath: e.Path is null ? null : JsonPointer.Of(e.Path)), Wanted(type))]);
        }
    }

    private void Check(JsonItem item, JsonTypeInfo type, string pointer, int depth, bool mayBeNull, string name)
    {
        if (depth > ApiJson.MaximumDepth)
        {
            Report(ApiErrors.TooDeep, item, pointer, ApiJson.MaximumDepth);
            return;
        }

        if (item.IsNull)
        {
            if (!mayBeNull && Nullable.GetUnderlyingType(type.Type) is null)
            {
                Report(ApiErrors.NullMember, item, pointer, name);
            }

            return;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when item.IsObject:
                CheckMembers(item, type, pointer, depth);
                break;
            case JsonTypeInfoKind.Object:
                Report(ApiErrors.WrongKind, item, pointer, "{…}");
                break;
            case JsonTypeInfoKind.Dictionary when item.IsObject:
                CheckEntries(item, type, pointer, depth);
                break;
            case JsonTypeInfoKind.Dictionary:
                Report(ApiErrors.WrongKind, item, pointer, "{…}");
                break;
            default:
                CheckOther(item, type, pointer, depth);
                break;
        }
    }

    private void CheckOther(JsonItem item, JsonTypeInfo type, string pointer, int depth)
    {
        if (ElementOf(type) is { } element)
        {
            if (!item.IsArray)
            {
                Report(ApiErrors.WrongKind, item, pointer, "[…]");
                return;
            }

            var elementType = ApiJson.Options.GetTypeInfo(element);
            for (var i = 0; i < item.Items.Count; i++)
            {
                Check(item.Items[i], elementType, $"{pointer}/{i}", depth + 1, mayBeNull: false, $"{i}");
            }

            return;
        }

        CheckValue(item, type, pointer);
    }

    private void CheckMembers(JsonItem item, JsonTypeInfo type, string pointer, int depth)
    {
        var actual = Derived(item, type, pointer, out var discriminator);
        if (actual is null)
        {
            return;
        }

        var properties = actual.Properties.Where(p => p.Set is not null || p.AssociatedParameter is not null).ToList();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (name, value) in item.Members)
        {
            var place = JsonPointer.Member(pointer, name);
            if (!seen.Add(name))
            {
                Report(ApiErrors.MemberTwice, value, place, Shown(name));
            }
            else if (name == discriminator)
            {
                continue;
            }
            else if (properties.Find(p => p.Name == name) is { } property)
            {
                Check(value, ApiJson.Options.GetTypeInfo(property.PropertyType), place, depth + 1, property.IsSetNullable, name);
            }
            else
            {
                Report(ApiErrors.UnknownMember, value, place, Shown(name), string.Join(", ", properties.Select(p => p.Name)));
            }
        }

        foreach (var missing in properties.Where(p => p.IsRequired && !seen.Contains(p.Name)))
        {
            Report(ApiErrors.MemberMissing, item, JsonPointer.Member(pointer, missing.Name), missing.Name);
        }
    }

    /// <summary>The type that a discriminator names; the declared one where there is none to name. Null when it was reported.</summary>
    private JsonTypeInfo? Derived(JsonItem item, JsonTypeInfo type, string pointer, out string? discriminator)
    {
        discriminator = type.PolymorphismOptions?.TypeDiscriminatorPropertyName;
        if (type.PolymorphismOptions is not { } options)
        {
            return type;
        }

        var named = item.Member(discriminator!);
        if (named is null)
        {
            Report(ApiErrors.MemberMissing, item, JsonPointer.Member(pointer, discriminator!), discriminator!);
            return null;
        }

        foreach (var derived in options.DerivedTypes)
        {
            if (named.Kind == JsonTokenType.String && derived.TypeDiscriminator as string == named.Text)
            {
                return ApiJson.Options.GetTypeInfo(derived.DerivedType);
            }
        }

        Report(ApiErrors.BadValue, named, JsonPointer.Member(pointer, discriminator!), string.Join(" | ", options.DerivedTypes.Select(d => d.TypeDiscriminator)));
        return null;
    }

    private void CheckEntries(JsonItem item, JsonTypeInfo type, string pointer, int depth)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var element = ApiJson.Options.GetTypeInfo(type.ElementType!);
        foreach (var (name, value) in item.Members)
        {
            var place = JsonPointer.Member(pointer, name);
            if (!seen.Add(name))
            {
                Report(ApiErrors.MemberTwice, value, place, Shown(name));
            }

            Check(value, element, place, depth + 1, mayBeNull: false, Shown(name));
        }
    }

    private void CheckValue(JsonItem item, JsonTypeInfo type, string pointer)
    {
        var wanted = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        if (wanted == typeof(JsonElement) || wanted == typeof(object))
        {
            return;
        }

        var fits = item.Kind switch
        {
            JsonTokenType.String => wanted != typeof(bool) && !IsNumber(wanted),
            JsonTokenType.Number => IsNumber(wanted),
            JsonTokenType.True or JsonTokenType.False => wanted == typeof(bool),
            _ => false,
        };
        if (!fits)
        {
            Report(ApiErrors.WrongKind, item, pointer, Wanted(type));
            return;
        }

        if (HiddenCharacters.In(item.Text ?? "") is { } hidden)
        {
            Report(ApiErrors.HiddenCharacter, item, pointer, hidden.ToString("X4", CultureInfo.InvariantCulture));
            return;
        }

        // The serialiser would take other cases and several names at once.
        if (wanted.IsEnum && !NamesOf(wanted).Contains(item.Text, StringComparer.Ordinal))
        {
            Report(ApiErrors.BadValue, item, pointer, Wanted(type));
            return;
        }

        try
        {
            _ = JsonSerializer.Deserialize(text.RawText(item), type);
        }
        catch (JsonException)
        {
            Report(ApiErrors.BadValue, item, pointer, Wanted(type));
        }
    }

    private static Type? ElementOf(JsonTypeInfo type) => type.Kind == JsonTypeInfoKind.Enumerable
        ? type.ElementType
        : type.Type.IsGenericType && type.Type.GetGenericTypeDefinition() == typeof(ValueList<>) ? type.Type.GetGenericArguments()[0] : null;

    private static bool IsNumber(Type type) => !type.IsEnum && Type.GetTypeCode(type) is >= TypeCode.SByte and <= TypeCode.Decimal;

    /// <summary>What is wanted, for people of both languages: names of JSON and of formats.</summary>
    private static string Wanted(JsonTypeInfo type)
    {
        var wanted = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return wanted switch
        {
            { IsEnum: true } => string.Join(" | ", NamesOf(wanted)),
            _ when wanted == typeof(string) => "text",
            _ when wanted == typeof(bool) => "true | false",
            _ when wanted == typeof(DateOnly) => "YYYY-MM-DD",
            _ when wanted == typeof(DateTimeOffset) => "YYYY-MM-DDThh:mm:ssZ",
            _ when wanted == typeof(Guid) => "UUID",
            _ when wanted == typeof(int) => $"{int.MinValue} … {int.MaxValue}",
            _ when IsNumber(wanted) => "number",
            _ => wanted.Name,
        };
    }

    private static IEnumerable<string?> NamesOf(Type type) =>
        Enum.GetValues(type).Cast<object>().Select(v => JsonSerializer.SerializeToElement(v, type, ApiJson.Options).GetString());

    private static string Shown(string name) => name.Length <= LongestNameShown ? name : $"{name[..LongestNameShown]}…";

    private void Report(ErrorKind kind, JsonItem item, string pointer, params object[] arguments) =>
        findings.Add(kind.At(new SourcePlace(Line: text.LineOf(item.Start), JsonPath: pointer), arguments));
}
