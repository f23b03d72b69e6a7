using System.Globalization;
using System.Text;

namespace Naru.Tests.Hub.Directories;

/// <summary>
/// Reads Turtle by its grammar: prefixes, IRIs, prefixed names, <c>a</c>, short literals, whole numbers, truth values, blank nodes with and without labels, lists, comments,
/// <c>;</c> and <c>,</c>. Anything else fails. Serves one reading.
/// </summary>
internal sealed class TurtleReader(string text)
{
    private const string Rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private const string Xsd = "http://www.w3.org/2001/XMLSchema#";

    private readonly Dictionary<string, string> prefixes = new(StringComparer.Ordinal);
    private readonly HashSet<(string S, string P, string O)> triples = [];
    private int at;
    private int blanks;

    public HashSet<(string S, string P, string O)> Read()
    {
        for (Skip(); at < text.Length; Skip())
        {
            if (Take("@prefix"))
            {
                Skip();
                var name = Until(':');
                Skip();
                prefixes[name] = Iri();
                Expect('.');
                continue;
            }

            var subject = Term();
            Skip();
            if (text[at] != '.')
            {
                Properties(subject, '.');
            }

            Expect('.');
        }

        return triples;
    }

    /// <summary>What is said of a subject, up to the sign that ends it, which stays.</summary>
    private void Properties(string subject, char end)
    {
        do
        {
            Skip();
            if (text[at] == end)
            {
                return;
            }

            var property = Term();
            do
            {
                triples.Add((subject, property, Term()));
            }
            while (Next(','));
        }
        while (Next(';'));
    }

    private string Term()
    {
        Skip();
        switch (text[at])
        {
            case '<':
                return $"<{Iri()}>";
            case '"':
                return Literal();
            case '_':
                return Name(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':');
            case '[':
                return Anonymous();
            case '(':
                return List();
            case >= '0' and <= '9':
                return $"\"{Name(char.IsAsciiDigit)}\"^^<{Xsd}integer>";
            default:
                var name = Name(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '-');
                return name switch
                {
                    "a" => RdfTriples.RdfType,
                    "true" or "false" => $"\"{name}\"^^<{Xsd}boolean>",
                    _ => $"<{prefixes[name[..name.IndexOf(':', StringComparison.Ordinal)]]}{name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]}>",
                };
        }
    }

    private string Anonymous()
    {
        var node = NewBlank();
        Expect('[');
        Properties(node, ']');
        Expect(']');
        return node;
    }

    private string List()
    {
        Expect('(');
        var items = new List<string>();
        while (!Next(')'))
        {
            items.Add(Term());
        }

        var rest = $"<{Rdf}nil>";
        foreach (var item in Enumerable.Reverse(items))
        {
            var node = NewBlank();
            triples.Add((node, $"<{Rdf}first>", item));
            triples.Add((node, $"<{Rdf}rest>", rest));
            rest = node;
        }

        return rest;
    }

    /// <summary>Names of their own, which no label has.</summary>
    private string NewBlank() => string.Create(CultureInfo.InvariantCulture, $"_:.{blanks++}");

    private string Literal()
    {
        var value = new StringBuilder();
        for (at++; text[at] != '"'; at++)
        {
            if (text[at] is '\n' or '\r')
            {
                throw new FormatException("A short literal has no line end.");
            }

            value.Append(text[at] == '\\' ? Escaped() : text[at]);
        }

        at++;
        if (at < text.Length && text[at] == '@')
        {
            at++;
            return $"\"{value}\"@{Name(c => char.IsAsciiLetterOrDigit(c) || c == '-')}";
        }

        return Take("^^") ? $"\"{value}\"^^{Term()}" : $"\"{value}\"";
    }

    private char Escaped()
    {
        at++;
        switch (text[at])
        {
            case 'u':
                at += 4;
                return (char)int.Parse(text.AsSpan(at - 3, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 't':
                return '\t';
            case '"' or '\\':
                return text[at];
            default:
                throw new FormatException($"\\{text[at]} is no escape.");
        }
    }

    private string Iri()
    {
        Expect('<');
        var iri = Until('>');
        return iri.Any(c => c <= ' ' || c is '<' or '"' or '{' or '}' or '|' or '^' or '`' or '\\') ? throw new FormatException($"{iri} is no IRI.") : iri;
    }

    private string Until(char end)
    {
        var from = at;
        at = text.IndexOf(end, at) + 1;
        return text[from..(at - 1)];
    }

    private string Name(Func<char, bool> isPart)
    {
        var from = at;
        while (at < text.Length && isPart(text[at]))
        {
            at++;
        }

        return at == from ? throw new FormatException($"Nothing was expected at '{text[at..Math.Min(text.Length, at + 20)]}'.") : text[from..at];
    }

    private bool Take(string expected)
    {
        if (string.CompareOrdinal(text, at, expected, 0, expected.Length) != 0)
        {
            return false;
        }

        at += expected.Length;
        return true;
    }

    private bool Next(char expected)
    {
        Skip();
        if (text[at] != expected)
        {
            return false;
        }

        at++;
        return true;
    }

    private void Expect(char expected)
    {
        if (!Next(expected))
        {
            throw new FormatException($"'{expected}' was expected at '{text[at..Math.Min(text.Length, at + 20)]}'.");
        }
    }

    private void Skip()
    {
        while (at < text.Length && (char.IsWhiteSpace(text[at]) || text[at] == '#'))
        {
            at = text[at] == '#' ? EndOfLine() : at + 1;
        }
    }

    private int EndOfLine()
    {
        var end = text.IndexOf('\n', at);
        return end < 0 ? text.Length : end;
    }
}
