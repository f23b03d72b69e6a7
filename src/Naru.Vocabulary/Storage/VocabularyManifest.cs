using System.Globalization;
using System.Text.Json;
using Naru.Core.Json;

namespace Naru.Vocabulary.Storage;

/// <summary>What a loaded vocabulary says about itself. Immutable.</summary>
/// <param name="Generation">The folder within its folder that holds it.</param>
/// <param name="VocabularyVersion">What it calls itself, such as <c>v5.0 29-AUG-25</c>; null if it does not say.</param>
/// <param name="DataVersion">
/// Changes with the rows that concept sets are resolved by (concepts, ancestors, relationships), and with nothing else: a hospital's store with
/// the same rows has the same. 32 hexadecimal digits.
/// </param>
/// <param name="StoreVersion">Changes with any row of any table: what the parts of a folder must agree in.</param>
/// <param name="Source">Where it came from, as users see it.</param>
/// <param name="LoadedAt">When, in UTC.</param>
/// <param name="Concepts">How many concepts it has.</param>
/// <param name="Ancestors">How many pairs of ancestor and descendant.</param>
/// <param name="Relationships">How many relationships.</param>
/// <param name="Synonyms">How many synonyms.</param>
public sealed record VocabularyManifest(
    string Generation,
    string? VocabularyVersion,
    string DataVersion,
    string StoreVersion,
    string Source,
    DateTimeOffset LoadedAt,
    long Concepts,
    long Ancestors,
    long Relationships,
    long Synonyms)
{
    /// <summary>The format of the folder; raised whenever another Naru would misread it.</summary>
    public const int FormatVersion = 1;

    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Version and first digits of the data version, as people are shown it.</summary>
    public string Title => VersionTitle.Of(VocabularyVersion, DataVersion);

    /// <summary>As JSON.</summary>
    internal byte[] ToJson()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
        {
            json.WriteStartObject();
            json.WriteNumber("formatVersion", FormatVersion);
            json.WriteString("generation", Generation);
            json.WriteString("vocabularyVersion", VocabularyVersion);
            json.WriteString("dataVersion", DataVersion);
            json.WriteString("storeVersion", StoreVersion);
            json.WriteString("source", Source);
            json.WriteString("loadedAt", LoadedAt.ToString("O", CultureInfo.InvariantCulture));
            json.WriteNumber("concepts", Concepts);
            json.WriteNumber("ancestors", Ancestors);
            json.WriteNumber("relationships", Relationships);
            json.WriteNumber("synonyms", Synonyms);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Its format, and what it says; null if it is no manifest, or of another format.</summary>
    internal static (int? Format, VocabularyManifest? Manifest) Parse(string text)
    {
        if (JsonText.Parse(text).Root is not { IsObject: true } root || Number("formatVersion") is not { } format)
        {
            return (null, null);
        }

        if (format != FormatVersion)
        {
            return ((int)Math.Min(format, int.MaxValue), null);
        }

        return Text("generation") is { } generation && IsPlainName(generation) && Text("dataVersion") is { } data && Text("storeVersion") is { } store
            && DateTimeOffset.TryParse(Text("loadedAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var loadedAt)
            ? (FormatVersion, new VocabularyManifest(
                generation, Text("vocabularyVersion"), data, store, Text("source") ?? "", loadedAt, Number("concepts") ?? 0,
                Number("ancestors") ?? 0, Number("relationships") ?? 0, Number("synonyms") ?? 0))
            : (FormatVersion, null);

        string? Text(string name) => root.Member(name) is { Kind: JsonTokenType.String } member ? member.Text : null;

        long? Number(string name) =>
            root.Member(name) is { Kind: JsonTokenType.Number } member
            && long.TryParse(member.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    // It becomes part of a path.
    private static bool IsPlainName(string name) => name.Length is > 0 and <= 64 && name.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');
}
