using System.Globalization;
using System.Text;

namespace Naru.Hub.Directories.Catalogue;

/// <summary>
/// Writes a graph as Turtle (W3C Recommendation of 2014). Texts are escaped so that nothing in them can end them; IRIs were checked when they were made. Safe for
/// threads.
/// </summary>
internal static class TurtleWriter
{
    public const string MediaType = "text/turtle";

    /// <summary>The text.</summary>
    public static string Write(Graph graph)
    {
        var text = new StringBuilder();
        foreach (var (prefix, iri) in graph.Prefixes)
        {
            text.Append(CultureInfo.InvariantCulture, $"@prefix {prefix}: <{iri}> .\n");
        }

        foreach (var subject in graph.Triples.GroupBy(t => t.Subject))
        {
            text.Append('\n').Append(Term(subject.Key, graph));
            var properties = subject.GroupBy(t => t.Property, StringComparer.Ordinal).ToList();
            for (var i = 0; i < properties.Count; i++)
            {
                text.Append(i == 0 ? " " : " ;\n    ").Append(Iri(properties[i].Key, graph)).Append(' ').AppendJoin(", ", properties[i].Select(t => Term(t.Value, graph)));
            }

            text.Append(" .\n");
        }

        return text.ToString();
    }

    private static string Term(Term term, Graph graph) => term switch
    {
        Catalogue.Term.Iri iri => Iri(iri.Value, graph),
        Catalogue.Term.Blank blank => string.Create(CultureInfo.InvariantCulture, $"_:b{blank.Number}"),
        Catalogue.Term.Literal { Language: { } language } literal => $"{Quoted(literal.Text)}@{language}",
        Catalogue.Term.Literal { Type: { } type } literal => $"{Quoted(literal.Text)}^^{Iri(type, graph)}",
        Catalogue.Term.Literal literal => Quoted(literal.Text),
        _ => throw new InvalidOperationException("There is no other kind of term."),
    };

    private static string Iri(string iri, Graph graph)
    {
        foreach (var (prefix, ns) in graph.Prefixes)
        {
            // Only names that need no escaping are shortened.
            if (iri.Length > ns.Length && iri.StartsWith(ns, StringComparison.Ordinal) && iri.AsSpan(ns.Length).IndexOfAnyExcept(NameLetters) < 0 && char.IsAsciiLetter(iri[ns.Length]))
            {
                return $"{prefix}:{iri.AsSpan(ns.Length)}";
            }
        }

        return $"<{iri}>";
    }

    private static readonly System.Buffers.SearchValues<char> NameLetters =
        System.Buffers.SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_");

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder(text.Length + 2).Append('"');
        foreach (var c in text)
        {
            quoted = c switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' or '\u007F' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                _ => quoted.Append(c),
            };
        }

        return quoted.Append('"').ToString();
    }
}
