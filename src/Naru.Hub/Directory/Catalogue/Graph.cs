using System.Globalization;
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
/// <param name="own">The namespace of the hub's own terms.</param>
internal sealed class Graph(string own)
{
    private readonly List<Triple> triples = [];
    private readonly HashSet<Triple> known = [];
    private int blanks;

    public IReadOnlyList<Triple> Triples => triples;

    /// <summary>The namespace of what HealthDCAT-AP has no property for: see <see cref="OwnTerms"/>.</summary>
    public string Own => own;

    /// <summary>Namespaces, with the prefixes by which they are written.</summary>
    public ValueList<(string Prefix, string Namespace)> Prefixes { get; } = [.. Terms.Prefixes, ("naru", own)];

    public Term.Blank NewNode() => new(blanks++);

    /// <summary>States something, once however often it is said; nothing if there is no value.</summary>
    public void Add(Term subject, string property, Term? value)
    {
        if (value is not null && new Triple(subject, property, value) is var triple && known.Add(triple))
        {
            triples.Add(triple);
        }
    }

    /// <summary>A text in the languages in which it is there.</summary>
    public void Add(Term subject, string property, Contracts.Texts? texts)
    {
        Add(subject, property, texts?.Ko is { } ko ? new Term.Literal(ko, "ko") : null);
        Add(subject, property, texts?.En is { } en ? new Term.Literal(en, "en") : null);
    }

    /// <summary>A number that counts; nothing if it is not there or below zero.</summary>
    public void Number(Term subject, string property, long? number) => Add(
        subject, property,
        number is { } known and >= 0 ? new Term.Literal(known.ToString(CultureInfo.InvariantCulture), Type: Terms.Xsd + "nonNegativeInteger") : null);

    /// <summary>A day; nothing if it is not there.</summary>
    public void Day(Term subject, string property, DateOnly? day) => Add(
        subject, property, day is { } known ? new Term.Literal(known.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Type: Terms.Xsd + "date") : null);

    public void Type(Term subject, string type) => Add(subject, Terms.Rdf + "type", new Term.Iri(type));
}

/// <summary>Namespaces of others, with the prefixes by which Turtle and JSON-LD write them.</summary>
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
    public const string Eli = "http://data.europa.eu/eli/ontology#";
    public const string Csvw = "http://www.w3.org/ns/csvw#";
    public const string GeoDcatAp = "http://data.europa.eu/930/";
    public const string Owl = "http://www.w3.org/2002/07/owl#";

    public static ValueList<(string Prefix, string Namespace)> Prefixes { get; } =
    [
        ("rdf", Rdf), ("rdfs", Rdfs), ("xsd", Xsd), ("dcat", Dcat), ("dct", Dct), ("dcatap", DcatAp), ("healthdcatap", Health), ("foaf", Foaf), ("vcard", Vcard),
        ("adms", Adms), ("dpv", Dpv), ("dqv", Dqv), ("oa", Oa), ("cv", Cv), ("skos", Skos), ("eli", Eli), ("csvw", Csvw), ("geodcatap", GeoDcatAp), ("owl", Owl),
    ];
}
