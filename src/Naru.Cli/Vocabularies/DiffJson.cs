using System.Text.Json;
using Naru.Cdm.Running;
using Naru.Cli.Output;
using Naru.Vocabulary.Binding;
using Naru.Vocabulary.Differences;

namespace Naru.Cli.Vocabularies;

/// <summary>What differs, as programs read it.</summary>
internal static class DiffJson
{
    /// <summary>Writes it to standard output as one line.</summary>
    public static void Write(CliSession session, DefinitionDifference difference, StoreConcepts? counts)
    {
        JsonLines.Write(session.Host.StandardOutput, json =>
        {
            VocabularyJson.Version(json, "from", difference.From);
            VocabularyJson.Version(json, "to", difference.To);
            json.WriteBoolean("differs", !difference.IsEmpty);
            json.WriteStartArray("conceptSets");
            foreach (var set in difference.Sets)
            {
                Set(json, set, counts);
            }

            json.WriteEndArray();
        });
        session.Host.StandardOutput.Flush();
    }

    private static void Set(Utf8JsonWriter json, SetDifference set, StoreConcepts? counts)
    {
        json.WriteStartObject();
        json.WriteNumber("id", set.Set.Id);
        JsonLines.Text(json, "name", set.Set.Name);
        json.WriteNumber("before", set.Before);
        json.WriteNumber("after", set.After);
        Array(json, "gained", set.Gained, c =>
        {
            json.WriteNumber("id", c.Id);
            JsonLines.Text(json, "name", c.Concept?.Name);
            json.WriteString("why", c.How.ToString());
            VocabularyJson.Use(json, counts, c.Id);
        });
        Array(json, "lost", set.Lost, c =>
        {
            Before(json, c.Concept);
            json.WriteString("reason", c.Reason.ToString());
            VocabularyJson.Concepts(json, "successors", c.Successors);
            json.WriteBoolean("successorsInSet", c.SuccessorsHeld);
            VocabularyJson.Use(json, counts, c.Concept.Id);
        });
        Array(json, "noLongerStandard", set.NoLongerStandard, c =>
        {
            Before(json, c.Concept);
            json.WriteBoolean("isGone", c.Now is null);
            JsonLines.Text(json, "standard", c.Now?.Standard);
            JsonLines.Text(json, "invalid", c.Now?.InvalidReason);
            json.WriteBoolean("isNamed", c.IsNamed);
            VocabularyJson.Concepts(json, "successors", c.Successors);
            VocabularyJson.Use(json, counts, c.Concept.Id);
        });
        Array(json, "renamed", set.Renamed, c =>
        {
            Before(json, c.Before);
            json.WriteString("domainBefore", c.Before.Domain);
            json.WriteString("nameNow", c.Now.Name);
            json.WriteString("domainNow", c.Now.Domain);
            VocabularyJson.Use(json, counts, c.Before.Id);
        });
        json.WriteEndObject();
    }

    private static void Before(Utf8JsonWriter json, BoundConcept concept)
    {
        json.WriteNumber("id", concept.Id);
        json.WriteString("name", concept.Name);
    }

    private static void Array<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
