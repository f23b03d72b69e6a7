using System.Text.Json;
using Naru.Cdm.Running;
using Naru.Cli.Output;
using Naru.Vocabulary.Binding;
using Naru.Vocabulary.Concepts;
using Naru.Vocabulary.Storage;

namespace Naru.Cli.Vocabularies;

/// <summary>What the JSON of the commands of <c>naru vocab</c> has in common.</summary>
internal static class VocabularyJson
{
    /// <summary>Which vocabulary was asked.</summary>
    public static void Version(Utf8JsonWriter json, string name, VocabularyManifest manifest) =>
        Version(json, name, new VocabularyVersion(manifest.VocabularyVersion, manifest.DataVersion));

    /// <summary>Which vocabulary it is.</summary>
    public static void Version(Utf8JsonWriter json, string name, VocabularyVersion version)
    {
        json.WriteStartObject(name);
        JsonLines.Text(json, "version", version.Name);
        JsonLines.Text(json, "dataVersion", version.DataVersion);
        json.WriteEndObject();
    }

    /// <summary>How often the store has a concept; nothing without a store.</summary>
    public static void Use(Utf8JsonWriter json, StoreConcepts? counts, long id)
    {
        if (counts is not null)
        {
            json.WriteNumber("persons", counts[id].Persons);
            json.WriteNumber("records", counts[id].Records);
            json.WriteNumber("sourceRecords", counts[id].SourceRecords);
        }
    }

    /// <summary>The members of a concept, within its object.</summary>
    public static void Members(Utf8JsonWriter json, VocabularyConcept concept)
    {
        json.WriteNumber("id", concept.Id);
        json.WriteString("name", concept.Name);
        json.WriteString("domain", concept.Domain);
        json.WriteString("vocabulary", concept.Vocabulary);
        json.WriteString("class", concept.ConceptClass);
        JsonLines.Text(json, "standard", concept.Standard);
        json.WriteString("code", concept.Code);
        JsonLines.Text(json, "invalid", concept.InvalidReason);
    }

    /// <summary>An array of concepts.</summary>
    public static void Concepts(Utf8JsonWriter json, string name, IEnumerable<VocabularyConcept> concepts)
    {
        json.WriteStartArray(name);
        foreach (var concept in concepts)
        {
            json.WriteStartObject();
            Members(json, concept);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
