using System.Text.Json;

namespace Naru.Core.Json;

/// <summary>
/// A value of the parsed JSON that remembers where it stood, which <c>System.Text.Json</c>'s own trees do not: errors name
/// the line, and members without meaning keep their exact text. Made by <see cref="JsonText.Parse"/>; safe for threads once parsed,
/// except <see cref="Member"/> on objects of many members.
/// </summary>
public sealed class JsonItem
{
    private static readonly IReadOnlyList<(string Name, JsonItem Value)> NoMembers = [];
    private static readonly IReadOnlyList<JsonItem> NoItems = [];

    /// <summary>Objects of definitions have few members; only for others is a table worth making.</summary>
    private const int MostMembersToWalk = 32;

    private Dictionary<string, JsonItem>? byName;

    /// <summary>What it is; objects and arrays by the token that opens them.</summary>
    public required JsonTokenType Kind { get; init; }

    /// <summary>Offset of the first byte in the text.</summary>
    public required int Start { get; init; }

    /// <summary>Offset after the last byte.</summary>
    public required int End { get; init; }

    /// <summary>Content of a string; text of a number; null otherwise.</summary>
    public string? Text { get; init; }

    /// <summary>Members of an object in their order, repeated names included; empty otherwise.</summary>
    public IReadOnlyList<(string Name, JsonItem Value)> Members { get; init; } = NoMembers;

    /// <summary>Items of an array; empty otherwise.</summary>
    public IReadOnlyList<JsonItem> Items { get; init; } = NoItems;

    /// <summary>Whether it is null.</summary>
    public bool IsNull => Kind == JsonTokenType.Null;

    /// <summary>Whether it is an object.</summary>
    public bool IsObject => Kind == JsonTokenType.StartObject;

    /// <summary>Whether it is an array.</summary>
    public bool IsArray => Kind == JsonTokenType.StartArray;

    /// <summary>The last member of the given name, as in every JSON reader that allows repetition; null when there is none.</summary>
    public JsonItem? Member(string name)
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
