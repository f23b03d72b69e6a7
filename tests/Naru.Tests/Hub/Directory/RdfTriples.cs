using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Naru.Tests.Hub.Directories;

/// <summary>
/// Reads Turtle and JSON-LD by their grammars, as another program would: no code is shared with the writers. Triples are texts; blank nodes begin with <c>_:</c>.
/// </summary>
internal static class RdfTriples
{
    private const string RdfType = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

    /// <summary>The triples of a Turtle document: prefixes, IRIs, prefixed names, <c>a</c>, literals, blank node labels, <c>;</c> and <c>,</c>.</summary>
    public static HashSet<(string S, string P, string O)> OfTurtle(string text) => new Turtle(text).Read();

    /// <summary>The triples of a flattened JSON-LD document whose context holds prefixes.</summary>
    public static HashSet<(string S, string P, string O)> OfJsonLd(string text)
    {
        using var document = JsonDocument.Parse(text);
        var prefixes = document.RootElement.GetProperty("@context").EnumerateObject().ToDictionary(p => p.Name, p => p.Value.GetString()!, StringComparer.Ordinal);
        var triples = new HashSet<(string, string, string)>();
        foreach (var node in document.RootElement.GetProperty("@graph").EnumerateArray())
        {
            var subject = Id(node.GetProperty("@id").GetString()!, prefixes);
            foreach (var member in node.EnumerateObject().Where(m => m.Name != "@id"))
            {
                foreach (var value in member.Value.EnumerateArray())
                {
                    triples.Add(member.Name == "@type"
                        ? (subject, RdfType, Id(value.GetString()!, prefixes))
                        : (subject, Id(member.Name, prefixes), Value(value, prefixes)));
                }
            }
        }

        return triples;
    }

    /// <summary>Whether two graphs are the same but for the names of their blank nodes.</summary>
    public static bool AreSame(HashSet<(string S, string P, string O)> one, HashSet<(string S, string P, string O)> other) =>
        one.Count == other.Count && Signatures(one).SequenceEqual(Signatures(other));

    /// <summary>
    /// Triples with each blank node replaced by what is known of it, refined until that no longer tells more nodes apart. Our graphs are trees below the dataset, for
    /// which this is exact.
    /// </summary>
    private static List<string> Signatures(HashSet<(string S, string P, string O)> triples)
    {
        var colours = triples.SelectMany(t => new[] { t.S, t.O }).Where(IsBlank).Distinct().ToDictionary(b => b, _ => "_", StringComparer.Ordinal);
        for (var round = 0; round < 6; round++)
        {
            colours = colours.Keys.ToDictionary(
                b => b,
                b => "(" + string.Join('|', triples.Where(t => t.S == b).Select(t => $"{t.P} {Of(t.O)}").Concat(triples.Where(t => t.O == b).Select(t => $"{Of(t.S)} {t.P} ^")).Order(StringComparer.Ordinal)) + ")",
                StringComparer.Ordinal);
            colours = colours.ToDictionary(c => c.Key, c => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(c.Value))), StringComparer.Ordinal);
        }

        return [.. triples.Select(t => $"{Of(t.S)} {t.P} {Of(t.O)}").Order(StringComparer.Ordinal)];

        string Of(string term) => IsBlank(term) ? colours[term] : term;
    }

    private static bool IsBlank(string term) => term.StartsWith("_:", StringComparison.Ordinal);

    private static string Id(string id, Dictionary<string, string> prefixes)
    {
        if (IsBlank(id))
        {
            return id;
        }

        var colon = id.IndexOf(':', StringComparison.Ordinal);
        var (prefix, rest) = (id[..colon], id[(colon + 1)..]);
        return rest.StartsWith("//", StringComparison.Ordinal) || !prefixes.TryGetValue(prefix, out var ns) ? $"<{id}>" : $"<{ns}{rest}>";
    }

    private static string Value(JsonElement value, Dictionary<string, string> prefixes)
    {
        if (value.TryGetProperty("@id", out var id))
        {
            return Id(id.GetString()!, prefixes);
        }

        var text = value.GetProperty("@value").GetString()!;
        return value.TryGetProperty("@language", out var language) ? $"\"{text}\"@{language.GetString()}"
            : value.TryGetProperty("@type", out var type) ? $"\"{text}\"^^{Id(type.GetString()!, prefixes)}"
            : $"\"{text}\"";
    }

    private sealed class Turtle(string text)
    {
        private readonly Dictionary<string, string> prefixes = new(StringComparer.Ordinal);
        private readonly HashSet<(string, string, string)> triples = [];
        private int at;

        public HashSet<(string, string, string)> Read()
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

                Statement(Term());
            }

            return triples;
        }

        private void Statement(string subject)
        {
            while (true)
            {
                var property = Term();
                do
                {
                    triples.Add((subject, property, Term()));
                }
                while (Next(','));
                if (!Next(';'))
                {
                    Expect('.');
                    return;
                }
            }
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
                default:
                    var name = Name(c => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '-');
                    return name == "a" ? RdfType : $"<{prefixes[name[..name.IndexOf(':', StringComparison.Ordinal)]]}{name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..]}>";
            }
        }

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
            while (at < text.Length && char.IsWhiteSpace(text[at]))
            {
                at++;
            }
        }
    }
}
