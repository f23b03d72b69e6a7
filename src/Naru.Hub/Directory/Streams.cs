using Naru.Core;
using Naru.Hub.Directories.Contracts;

namespace Naru.Hub.Directories;

/// <summary>Names of the directory's streams.</summary>
internal static class Streams
{
    public static string Party(string id) => $"party/{id}";

    public static string Innovation(string id) => $"innovation/{id}";

    public static string Offering(string id) => $"offering/{id}";

    /// <summary>The id in a stream's name.</summary>
    public static string Id(string stream) => stream[(stream.IndexOf('/', StringComparison.Ordinal) + 1)..];

    /// <summary>Whether a text can be an id: what people send is never put into a stream's name unseen.</summary>
    public static bool IsId(string text) => text.Length is > 0 and <= 64 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');
}

/// <summary>Kinds of party as tables and the API write them.</summary>
internal static class Kinds
{
    public static string Name(PartyKind kind) => kind switch
    {
        PartyKind.Person => "person",
        PartyKind.Organisation => "organisation",
        PartyKind.Unit => "unit",
        PartyKind.Board => "board",
    };

    /// <summary>A kind of party as people read it.</summary>
    public static BilingualText Label(PartyKind kind) => kind switch
    {
        PartyKind.Person => new("사람", "person"),
        PartyKind.Organisation => new("기관", "organisation"),
        PartyKind.Unit => new("부서", "unit"),
        PartyKind.Board => new("위원회", "board"),
    };
}
