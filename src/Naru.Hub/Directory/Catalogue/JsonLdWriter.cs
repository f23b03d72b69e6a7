using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Naru.Hub.Directories.Catalogue;

/// <summary>Writes a graph as JSON-LD 1.1, flattened: one object for each subject, with a context of prefixes alone. Safe for threads.</summary>
internal static class JsonLdWriter
{
    public const string MediaType = "application/ld+json";

    /// <summary>The text.</summary>
    public static string Write(Graph graph)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Api.ApiJson.Encoder, Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartObject("@context");
            foreach (var (prefix, iri) in graph.Prefixes)
            {
                json.WriteString(prefix, iri);
            }

            json.WriteEndObject();
            json.WriteStartArray("@graph");
            foreach (var subject in graph.Triples.GroupBy(t => t.Subject))
            {
                WriteSubject(json, subject, graph);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteSubject(Utf8JsonWriter json, IGrouping<Term, Triple> subject, Graph graph)
    {
        json.WriteStartObject();
        json.WriteString("@id", Id(subject.Key));
        foreach (var property in subject.GroupBy(t => t.Property, StringComparer.Ordinal))
        {
            json.WriteStartArray(property.Key == Terms.Rdf + "type" ? "@type" : Short(property.Key, graph));
            foreach (var triple in property)
            {
                WriteValue(json, triple.Value, property.Key == Terms.Rdf + "type", graph);
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteValue(Utf8JsonWriter json, Term value, bool isType, Graph graph)
    {
        if (isType)
        {
            json.WriteStringValue(Short(Id(value), graph));
            return;
        }

        json.WriteStartObject();
        switch (value)
        {
            case Term.Literal literal:
                json.WriteString("@value", literal.Text);
                if (literal.Language is { } language)
                {
                    json.WriteString("@language", language);
                }
                else if (literal.Type is { } type)
                {
                    json.WriteString("@type", Short(type, graph));
                }

                break;
            default:
                json.WriteString("@id", Id(value));
                break;
        }

        json.WriteEndObject();
    }

    private static string Id(Term term) => term switch
    {
        Term.Iri iri => iri.Value,
        Term.Blank blank => string.Create(CultureInfo.InvariantCulture, $"_:b{blank.Number}"),
        _ => throw new InvalidOperationException("A value has no id."),
    };

    /// <summary>Properties and types are ours and start with one of the prefixes' namespaces; ids of things are always written whole.</summary>
    private static string Short(string iri, Graph graph)
    {
        foreach (var (prefix, ns) in graph.Prefixes)
        {
            if (iri.Length > ns.Length && iri.StartsWith(ns, StringComparison.Ordinal))
            {
                return $"{prefix}:{iri[ns.Length..]}";
            }
        }

        return iri;
    }
}
