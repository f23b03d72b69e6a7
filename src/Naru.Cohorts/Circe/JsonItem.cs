using System.Text.Json;

namespace Naru.Cohorts.Circe;

/// <summary>
/// A value of the parsed JSON that remembers where it stood, which <c>System.Text.Json</c>'s own trees do not: errors name
/// the line, and members without meaning keep their exact text.
/// </summary>
internal sealed class JsonItem
{
    private static readonly List<(string Name, JsonItem Value)> NoMembers = [];
    private static readonly List<JsonItem> NoItems = [];

    /// <summary>Objects of definitions have few members; only for others is a table worth making.</summary>
    private const int MostMembersToWalk = 32;

    private Dictionary<string, JsonItem>? byName;

    internal required JsonTokenType Kind { get; init; }

    /// <summary>Offset of the first byte in the text.</summary>
    internal required int Start { get; init; }

    /// <summary>Offset after the last byte.</summary>
    internal int End { get; set; }

    /// <summary>Content of a string; text of a number; null otherwise.</summary>
    internal string? Text { get; init; }

    internal List<(string Name, JsonItem Value)> Members { get; init; } = NoMembers;

    internal List<JsonItem> Items { get; init; } = NoItems;

    internal bool IsNull => Kind == JsonTokenType.Null;

    internal bool IsObject => Kind == JsonTokenType.StartObject;

    internal bool IsArray => Kind == JsonTokenType.StartArray;

    /// <summary>The last member of the given name, as in every JSON reader that allows repetition; null when there is none.</summary>
    internal JsonItem? Member(string name)
    {
        if (Members.Count > MostMembersToWalk)
        {
            return ByName().GetValueOrDefault(name);
        }

        for (var i = Members.Count - 1; i >= 0; i--)
        {
            if (Members[i].Name == name)
            {
                return Members[i].Value;
            }
        }

        return null;
    }

    private Dictionary<string, JsonItem> ByName()
    {
        if (byName is null)
        {
            byName = new Dictionary<string, JsonItem>(Members.Count, StringComparer.Ordinal);
            foreach (var (name, value) in Members)
            {
                byName[name] = value;
            }
        }

        return byName;
    }
}
