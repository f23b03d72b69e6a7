using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Naru.Core;
using Naru.Core.Json;
using Naru.Vocabulary.Resolution;

namespace Naru.Vocabulary.Binding;

/// <summary>
/// The file beside a definition that binds it to a version of the vocabulary: <c>diabetes.json</c> has <c>diabetes.vocabulary.json</c>. It is no part of the definition,
/// because OHDSI's tools would lose or refuse it there (docs/decisions/0022).
/// </summary>
public static class BindingFile
{
    /// <summary>How the file's name ends.</summary>
    public const string Suffix = ".vocabulary.json";

    private const string Kind = "naru-vocabulary-binding";
    private const int FormatVersion = 1;

    private static readonly JsonWriterOptions Writing = new() { Indented = true, Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <summary>The file that belongs to a definition's file.</summary>
    public static string PathOf(string definition) =>
        Path.Combine(Path.GetDirectoryName(definition) ?? "", Path.GetFileNameWithoutExtension(definition) + Suffix);

    /// <summary>Whether a path is such a file's, and no definition's.</summary>
    public static bool IsBinding(string path) => path.EndsWith(Suffix, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads the binding of a definition's file.</summary>
    /// <returns>The binding; null without a finding if there is none.</returns>
    public static (DefinitionBinding? Binding, ValueList<Error> Findings) Of(string definition)
    {
        var path = PathOf(definition);
        try
        {
            return !File.Exists(path) ? (null, [])
                : Parse(File.ReadAllText(path)) is { } binding ? (binding, [])
                : (null, [VocabularyErrors.BadBinding.At(new SourcePlace(path))]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return (null, [VocabularyErrors.BadBinding.At(new SourcePlace(path))]);
        }
    }

    /// <summary>Whether a text is a binding, of whatever format: such a file may be replaced.</summary>
    public static bool IsBindingText(string text) => JsonText.Parse(text).Root is { } root && TextOf(root, "kind") == Kind;

    /// <summary>A binding as JSON.</summary>
    public static byte[] Write(DefinitionBinding binding)
    {
        ArgumentNullException.ThrowIfNull(binding);
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Writing))
        {
            json.WriteStartObject();
            json.WriteString("kind", Kind);
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteString("vocabularyVersion", binding.Version.Name);
            json.WriteString("dataVersion", binding.Version.DataVersion);
            json.WriteString("conceptSetsHash", binding.SetsHash);
            json.WriteString("boundAt", binding.BoundAt.ToString("O", CultureInfo.InvariantCulture));
            json.WriteStartArray("concepts");
            foreach (var concept in binding.Concepts)
            {
                json.WriteStartObject();
                json.WriteNumber("id", concept.Id);
                json.WriteString("name", concept.Name);
                json.WriteString("domain", concept.Domain);
                json.WriteString("standard", concept.Standard);
                json.WriteString("invalid", concept.InvalidReason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("conceptSets");
            foreach (var set in binding.Sets)
            {
                json.WriteStartObject();
                json.WriteNumber("id", set.Id);
                json.WriteString("name", set.Name);
                foreach (var how in Enum.GetValues<Reach>())
                {
                    json.WriteStartArray(NameOf(how));
                    foreach (var member in set.Members.Where(m => m.How == how))
                    {
                        json.WriteNumberValue(member.Id);
                    }

                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>The binding that a text holds; null if it holds none of this format.</summary>
    public static DefinitionBinding? Parse(string text)
    {
        if (JsonText.Parse(text).Root is not { IsObject: true } root || TextOf(root, "kind") != Kind || NumberOf(root, "formatVersion") != FormatVersion
            || TextOf(root, "dataVersion") is not { } data || TextOf(root, "conceptSetsHash") is not { } hash
            || !DateTimeOffset.TryParse(TextOf(root, "boundAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var boundAt)
            || root.Member("concepts") is not { IsArray: true } concepts || root.Member("conceptSets") is not { IsArray: true } sets
            || concepts.Items.Any(c => NumberOf(c, "id") is null) || sets.Items.Any(s => NumberOf(s, "id") is null or < int.MinValue or > int.MaxValue))
        {
            return null;
        }

        return new DefinitionBinding(
            new VocabularyVersion(TextOf(root, "vocabularyVersion"), data),
            hash,
            boundAt,
            concepts.Items.Select(c => new BoundConcept(
                NumberOf(c, "id")!.Value, TextOf(c, "name") ?? "", TextOf(c, "domain") ?? "", TextOf(c, "standard"), TextOf(c, "invalid"))).ToValueList(),
            sets.Items.Select(s => new BoundSet((int)NumberOf(s, "id")!.Value, TextOf(s, "name"), MembersOf(s))).ToValueList());
    }

    private static ValueList<BoundMember> MembersOf(JsonItem set) => Enum.GetValues<Reach>()
        .SelectMany(how => (set.Member(NameOf(how))?.Items ?? []).Select(Number).OfType<long>().Select(id => new BoundMember(id, how)))
        .OrderBy(m => m.Id).ToValueList();

    private static string NameOf(Reach how) => how switch
    {
        Reach.Itself => "itself",
        Reach.Descendant => "descendants",
        Reach.Mapped => "mapped",
    };

    private static string? TextOf(JsonItem item, string name) => item.Member(name) is { Kind: JsonTokenType.String } member ? member.Text : null;

    private static long? NumberOf(JsonItem item, string name) => item.Member(name) is { } member ? Number(member) : null;

    private static long? Number(JsonItem item) =>
        item.Kind == JsonTokenType.Number && long.TryParse(item.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;
}
