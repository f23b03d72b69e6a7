using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories.Catalogue;

/// <summary>
/// What a record names and others keep: laws, places, pages, concepts of authorities' lists. A record says of what class such a thing is and of which list, so that it can be judged
/// by itself. Names are given in Korean alone: the authorities give those of their languages, and a concept has one preferred name in each.
/// </summary>
internal static class Referenced
{
    private const string Authority = "http://publications.europa.eu/resource/authority/";

    private static readonly CodeScheme Themes = new(Authority + "data-theme", new("자료 주제", "Data themes"));
    private static readonly CodeScheme Countries = new(Authority + "country", new("나라", "Countries"));
    private static readonly CodeScheme Standards = new("https://hdeu-dcat.data.health.europa.eu/resource/authority/standard", new("기술 표준", "Technical standards"));

    /// <summary>The EU's list of data themes.</summary>
    public static Term.Iri DataThemes(Graph graph) => Describe(graph, Themes);

    /// <summary>The theme of every dataset: health.</summary>
    public static Term.Iri Health(Graph graph) => Concept(graph, $"{Themes.Iri}/HEAL", "보건", Themes);

    /// <summary>Korea.</summary>
    public static Term.Iri Korea(Graph graph) => Concept(graph, $"{Countries.Iri}/KOR", "대한민국", Countries, Terms.Dct + "Location");

    /// <summary>The data model of what a node holds.</summary>
    public static Term.Iri Omop(Graph graph) => Concept(graph, $"{Standards.Iri}/OMOP-CDM", "OMOP 공통데이터모델", Standards, Terms.Dct + "Standard");

    /// <summary>A code of one of the lists; null if it has no IRI.</summary>
    public static Term.Iri? Code(Graph graph, CodeList list, string code, string? type)
    {
        if (list.Find(code) is not { Iri: { } iri, Label: var label })
        {
            return null;
        }

        return list.Scheme is { } scheme ? Concept(graph, iri, label.Korean, scheme, type) : Thing(graph, iri, type);
    }

    /// <summary>A thing of a class; null if there is no address.</summary>
    public static Term.Iri? Thing(Graph graph, string? address, string? type)
    {
        if (address is null)
        {
            return null;
        }

        var thing = new Term.Iri(address);
        if (type is not null)
        {
            graph.Type(thing, type);
        }

        return thing;
    }

    private static Term.Iri Concept(Graph graph, string iri, string korean, CodeScheme scheme, string? type = null)
    {
        var concept = Thing(graph, iri, Terms.Skos + "Concept")!;
        if (type is not null)
        {
            graph.Type(concept, type);
        }

        graph.Add(concept, Terms.Skos + "prefLabel", new Term.Literal(korean, "ko"));
        graph.Add(concept, Terms.Skos + "inScheme", Describe(graph, scheme));
        return concept;
    }

    private static Term.Iri Describe(Graph graph, CodeScheme scheme)
    {
        var list = Thing(graph, scheme.Iri, Terms.Skos + "ConceptScheme")!;
        graph.Add(list, Terms.Dct + "title", new Term.Literal(scheme.Title.Korean, "ko"));
        return list;
    }
}
