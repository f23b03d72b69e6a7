using System.Text;
using Naru.Core;

namespace Naru.Vocabulary.Search;

/// <summary>A concept as the index stores it, to be shown.</summary>
internal static class StoredConcept
{
    public static byte[] Write(FoundConcept concept)
    {
        using var buffer = new MemoryStream(256);
        using var writer = new BinaryWriter(buffer, Encoding.UTF8);
        writer.Write7BitEncodedInt64(concept.Id);
        writer.Write(concept.Name);
        writer.Write(concept.Domain);
        writer.Write(concept.Vocabulary);
        writer.Write(concept.Class);
        writer.Write((byte)concept.Standard);
        writer.Write(concept.Code);
        writer.Write(concept.ValidStart.DayNumber);
        writer.Write(concept.ValidEnd.DayNumber);
        writer.Write(concept.InvalidReason ?? "");
        writer.Write7BitEncodedInt(concept.Synonyms.Count);
        foreach (var synonym in concept.Synonyms)
        {
            writer.Write(synonym.Text);
            writer.Write7BitEncodedInt64(synonym.LanguageConceptId ?? 0);
        }

        writer.Flush();
        return buffer.ToArray();
    }

    public static FoundConcept Read(byte[] bytes, int offset, int length)
    {
        using var reader = new BinaryReader(new MemoryStream(bytes, offset, length), Encoding.UTF8);
        return new(
            reader.Read7BitEncodedInt64(), reader.ReadString(), reader.ReadString(), reader.ReadString(), reader.ReadString(),
            (StandardStatus)reader.ReadByte(), reader.ReadString(), DateOnly.FromDayNumber(reader.ReadInt32()),
            DateOnly.FromDayNumber(reader.ReadInt32()), reader.ReadString() is { Length: > 0 } reason ? reason : null, Synonyms(reader));
    }

    private static ValueList<ConceptName> Synonyms(BinaryReader reader)
    {
        var synonyms = new ConceptName[reader.Read7BitEncodedInt()];
        for (var i = 0; i < synonyms.Length; i++)
        {
            var text = reader.ReadString();
            synonyms[i] = new(text, reader.Read7BitEncodedInt64() is not 0 and var language ? language : null);
        }

        return synonyms.ToValueList();
    }
}
