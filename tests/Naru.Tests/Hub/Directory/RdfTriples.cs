using System.Text;
using System.Text.Json;

namespace Naru.Tests.Hub.Directories;

/// <summary>
/// Reads Turtle and JSON-LD by their grammars, as another program would: no code is shared with the writers. Triples are texts; blank nodes begin with <c>_:</c>.
/// </summary>
internal static class RdfTriples
{
    public const string RdfType = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>";

    /// <summary>The triples of a Turtle document.</summary>
    public static HashSet<(string S, string P, string O)> OfTurtle(string text) => new TurtleReader(text).Read();

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

    public static bool IsBlank(string term) => term.StartsWith("_:", StringComparison.Ordinal);

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
}
