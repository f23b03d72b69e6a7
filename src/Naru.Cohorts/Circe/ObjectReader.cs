using System.Globalization;
using System.Text.Json;
using Naru.Cohorts.Model;
using Naru.Core;
using Naru.Core.Json;

namespace Naru.Cohorts.Circe;

/// <summary>
/// Reads the members of one JSON object. A member counts as read only when the writer would write it the same way from the
/// model; whatever else the object has — unknown members, nulls, explicit defaults, numbers in quotes — ends in
/// <see cref="Extra"/> word for word.
/// As lenient as OHDSI's reader: numbers may stand in quotes, decimals of whole numbers are cut off.
/// </summary>
internal sealed partial class ObjectReader
{
    private readonly JsonItem item;
    private readonly HashSet<string> read = [];

    internal ObjectReader(JsonItem item, JsonPath path, ReadContext context)
    {
        this.item = item;
        Path = path;
        Context = context;
        ReportDuplicates();
    }

    internal JsonPath Path { get; }

    internal ReadContext Context { get; }

    internal int MemberCount => item.Members.Count;

    internal JsonItem Item => item;

    /// <summary>The members that the model does not hold, by name: the order of members has no meaning.</summary>
    internal ValueList<JsonMember> Extra()
    {
        if (read.Count == item.Members.Count)
        {
            return [];
        }

        var members = new List<JsonMember>();
        for (var i = 0; i < item.Members.Count; i++)
        {
            var (name, value) = item.Members[i];
            if (!read.Contains(name) && ReferenceEquals(item.Member(name), value))
            {
                members.Add(new JsonMember(name, Context.Text.RawText(value)));
            }
        }

        members.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
        return members.ToValueList();
    }

    internal bool Has(string name) => item.Member(name) is { IsNull: false };

    internal string? String(string name)
    {
        if (item.Member(name) is not { IsNull: false } value)
        {
            return null;
        }

        if (value.Kind is JsonTokenType.String)
        {
            read.Add(name);
            return value.Text;
        }

        if (value.Kind is JsonTokenType.Number)
        {
            return value.Text;
        }

        WrongType(value, name, "문자열", "text");
        return null;
    }

    internal bool Bool(string name)
    {
        switch (item.Member(name))
        {
            case null or { Kind: JsonTokenType.Null or JsonTokenType.False }:
                return false;
            case { Kind: JsonTokenType.True }:
                read.Add(name);
                return true;
            case { Kind: JsonTokenType.Number, Text: "0" or "1" } number:
                return number.Text == "1";
            case { Kind: JsonTokenType.String } text when bool.TryParse(text.Text, out var parsed):
                return parsed;
            case { } other:
                WrongType(other, name, "true 또는 false", "true or false");
                return false;
        }
    }

    /// <summary>A flag whose absence means something else than false.</summary>
    internal bool? OptionalBool(string name)
    {
        if (!Has(name))
        {
            return null;
        }

        if (item.Member(name)!.Kind is JsonTokenType.False)
        {
            read.Add(name);
            return false;
        }

        return Bool(name);
    }

    internal int? Int(string name) => (int?)Whole(name, int.MinValue, int.MaxValue);

    internal int Int(string name, int defaultValue)
    {
        var value = Int(name) ?? defaultValue;
        if (value == defaultValue)
        {
            read.Remove(name);
        }

        return value;
    }

    internal long? Long(string name) => Whole(name, long.MinValue, long.MaxValue);

    internal double? Number(string name)
    {
        if (item.Member(name) is not { IsNull: false } value)
        {
            return null;
        }

        if (value.Kind is JsonTokenType.Number or JsonTokenType.String
            && double.TryParse(value.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && double.IsFinite(number))
        {
            if (value.Kind is JsonTokenType.Number && value.Text == number.ToString("R", CultureInfo.InvariantCulture))
            {
                read.Add(name);
            }

            return number;
        }

        if (value.Kind is not JsonTokenType.String || value.Text!.Length > 0)
        {
            WrongType(value, name, "숫자", "a number");
        }

        return null;
    }

    /// <summary>A date; an empty text is no date, as in ATLAS's exports.</summary>
    internal DateOnly? Date(string name)
    {
        if (item.Member(name) is not { IsNull: false } value)
        {
            return null;
        }

        if (value.Kind is not JsonTokenType.String)
        {
            WrongType(value, name, "날짜", "a date");
            return null;
        }

        if (string.IsNullOrWhiteSpace(value.Text))
        {
            return null;
        }

        if (!TryParseDate(value.Text, out var date))
        {
            Context.Report(CirceErrors.BadDate, value, Path.Member(name));
            return null;
        }

        if (value.Text == date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
        {
            read.Add(name);
        }

        return date;
    }

    /// <summary>One of some words, whatever their case; null when absent or unknown (and reported).</summary>
    internal T? Word<T>(string name, IReadOnlyDictionary<string, T> words)
        where T : struct => FindWord(name, words, CirceErrors.UnknownValue);

    /// <summary>One of some words; what stands in for an unknown one is reported as the given kind.</summary>
    internal T WordOr<T>(string name, IReadOnlyDictionary<string, T> words, T standIn, ErrorKind unknown)
        where T : struct => FindWord(name, words, unknown) ?? standIn;

    /// <summary>One of some words, or the default.</summary>
    internal T Word<T>(string name, IReadOnlyDictionary<string, T> words, T defaultValue)
        where T : struct
    {
        var value = Word(name, words) ?? defaultValue;
        if (value.Equals(defaultValue))
        {
            read.Remove(name);
        }

        return value;
    }

    /// <summary>An object; null when absent. An object without content for the model stays in <see cref="Extra"/>.</summary>
    internal T? Object<T>(string name, Func<ObjectReader, T?> readObject, Func<T, bool>? hasMeaning = null)
        where T : class
    {
        if (item.Member(name) is not { IsNull: false } value)
        {
            return null;
        }

        if (!value.IsObject)
        {
            WrongType(value, name, "객체", "an object");
            return null;
        }

        var result = readObject(new ObjectReader(value, Path.Member(name), Context));
        if (result is null || (hasMeaning is not null && !hasMeaning(result)))
        {
            return null;
        }

        read.Add(name);
        return result;
    }

    /// <summary>A list of objects; empty when absent. What <paramref name="readItem"/> refuses (and reports) is left out.</summary>
    internal ValueList<T> List<T>(string name, Func<ObjectReader, T?> readItem)
        where T : class
    {
        if (item.Member(name) is not { IsNull: false } value)
        {
            return [];
        }

        if (!value.IsArray)
        {
            WrongType(value, name, "목록", "a list");
            return [];
        }

        if (value.Items.Count == 0)
        {
            return [];
        }

        read.Add(name);
        var path = Path.Member(name);
        var result = new List<T>(value.Items.Count);
        for (var i = 0; i < value.Items.Count; i++)
        {
            var element = value.Items[i];
            if (!element.IsObject)
            {
                Context.Report(CirceErrors.WrongType, element, path.Item(i), "객체", "an object");
            }
            else if (readItem(new ObjectReader(element, path.Item(i), Context)) is { } read)
            {
                result.Add(read);
            }
        }

        return result.ToValueList();
    }

    /// <summary>Whether a member is absent, null or an empty text: there is nothing to read.</summary>
    internal bool IsBlank(string name) => item.Member(name) is not { IsNull: false } value || string.IsNullOrWhiteSpace(value.Text ?? "x");

    /// <summary>Reports a missing member, unless it is there and what is wrong with it has been reported.</summary>
    internal void MissingIfBlank(string name)
    {
        if (IsBlank(name))
        {
            Missing(name);
        }
    }

    /// <summary>Reports a member that is there and null where only an object has a meaning.</summary>
    internal void RequireObject(string name)
    {
        if (item.Member(name) is { IsNull: true } value)
        {
            WrongType(value, name, "객체", "an object");
        }
    }

    internal void Missing(string name) => Context.Report(CirceErrors.Missing, item, Path, name);

    private void WrongType(JsonItem value, string name, string korean, string english) =>
        Context.Report(CirceErrors.WrongType, value, Path.Member(name), korean, english);

    private void ReportDuplicates()
    {
        var names = item.Members;
        if (names.Count < 2)
        {
            return;
        }

        var seen = new HashSet<string>(names.Count, StringComparer.Ordinal);
        foreach (var (name, value) in names)
        {
            if (!seen.Add(name))
            {
                Context.Report(CirceErrors.DuplicateMember, value, Path, name);
            }
        }
    }
}
