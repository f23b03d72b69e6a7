using Naru.Core;

namespace Naru.Hub.Directories.Catalogue;

/// <summary>A node or a value of RDF. Immutable.</summary>
internal abstract record Term
{
    private Term()
    {
    }

    /// <summary>An IRI, checked when it was made.</summary>
    public sealed record Iri : Term
    {
        /// <summary>An IRI.</summary>
        /// <exception cref="ArgumentException">The text is none: whoever makes a graph has checked what people wrote.</exception>
        public Iri(string value)
        {
            Value = IsIri(value) ? value : throw new ArgumentException("This is no IRI.", nameof(value));
        }

        public string Value { get; }

        /// <summary>Absolute, and without what neither Turtle nor RFC 3987 allow unescaped.</summary>
        private static bool IsIri(string text) =>
            text.IndexOf(':', StringComparison.Ordinal) > 0 && !text.Any(c => c <= ' ' || c is '<' or '>' or '"' or '{' or '}' or '|' or '\\' or '^' or '`' || char.IsControl(c) || char.IsSurrogate(c));
    }

    /// <summary>A node without a name, numbered within its graph.</summary>
    public sealed record Blank(int Number) : Term;

    /// <summary>A value.</summary>
    /// <param name="Text">Its text.</param>
    /// <param name="Language">Its language; null if it has none.</param>
    /// <param name="Type">The IRI of its type; null for text.</param>
    public sealed record Literal(string Text, string? Language = null, string? Type = null) : Term;
}

/// <summary>That something has a property. Immutable.</summary>
internal sealed record Triple(Term Subject, string Property, Term Value);

/// <summary>Statements about things, in the order in which they were made. Not safe for threads while it grows.</summary>
internal sealed class Graph
{
    private readonly List<Triple> triples = [];
    private int blanks;

    public IReadOnlyList<Triple> Triples => triples;

    public Term.Blank NewNode() => new(blanks++);

    /// <summary>States something; nothing if there is no value.</summary>
    public void Add(Term subject, string property, Term? value)
    {
        if (value is not null)
        {
            triples.Add(new Triple(subject, property, value));
        }
    }

    /// <summary>A text in the languages in which it is there.</summary>
    public void Add(Term subject, string property, Contracts.Texts? texts)
    {
        Add(subject, property, texts?.Ko is { } ko ? new Term.Literal(ko, "ko") : null);
        Add(subject, property, texts?.En is { } en ? new Term.Literal(en, "en") : null);
    }

    public void Type(Term subject, string type) => Add(subject, Terms.Rdf + "type", new Term.Iri(type));
}

/// <summary>Namespaces, with the prefixes by which Turtle and JSON-LD write them.</summary>
internal static class Terms
{
    public const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    public const string Rdfs = "http://www.w3.org/2000/01/rdf-schema#";
    public const string Xsd = "http://www.w3.org/2001/XMLSchema#";
    public const string Dcat = "http://www.w3.org/ns/dcat#";
    public const string Dct = "http://purl.org/dc/terms/";
    public const string DcatAp = "http://data.europa.eu/r5r/";
    public const string Health = "http://healthdataportal.eu/ns/health#";
    public const string Foaf = "http://xmlns.com/foaf/0.1/";
    public const string Vcard = "http://www.w3.org/2006/vcard/ns#";
    public const string Adms = "http://www.w3.org/ns/adms#";
    public const string Dpv = "https://w3id.org/dpv#";
    public const string Dqv = "http://www.w3.org/ns/dqv#";
    public const string Oa = "http://www.w3.org/ns/oa#";
    public const string Cv = "http://data.europa.eu/m8g/";
    public const string Skos = "http://www.w3.org/2004/02/skos/core#";

    /// <summary>Naru's own: what HealthDCAT-AP has no property for, above all how a count left its hospital.</summary>
    public const string Naru = "urn:naru:directory#";

    public static ValueList<(string Prefix, string Namespace)> Prefixes { get; } =
    [
        ("rdf", Rdf), ("rdfs", Rdfs), ("xsd", Xsd), ("dcat", Dcat), ("dct", Dct), ("dcatap", DcatAp), ("healthdcatap", Health), ("foaf", Foaf), ("vcard", Vcard),
        ("adms", Adms), ("dpv", Dpv), ("dqv", Dqv), ("oa", Oa), ("cv", Cv), ("skos", Skos), ("naru", Naru),
    ];
}
