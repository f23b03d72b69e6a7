using Naru.Core;
using Naru.Tests.Hub.Api;

namespace Naru.Tests.Web.Walk;

/// <summary>A kind of caller.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Roles">Its roles; the party <c>ours</c> is the one whose things are asked for.</param>
/// <param name="Scopes">What its token allows; null for somebody who has signed in.</param>
/// <param name="IsAnonymous">Whether nobody has signed in.</param>
internal sealed record Guest(string Name, (string Party, string Role)[] Roles, string[]? Scopes = null, bool IsAnonymous = false)
{
    public override string ToString() => Name;
}

/// <summary>
/// One request to one endpoint, on a thing that was made for it: how it is sent, how the caller stands to the thing by the permission tables, and how to see whether it happened.
/// </summary>
internal sealed record Step
{
    /// <summary>The thing's state in the permission tables; of no use for open endpoints.</summary>
    public string State { get; init; } = "own";

    public string? Owner { get; init; }

    public string? Person { get; init; }

    /// <summary>Relations of the module's own.</summary>
    public ValueList<string> More { get; init; } = [];

    /// <summary>Whether a refusal hides the thing although the tables would name it: where the path's thing is not the one that is asked for.</summary>
    public bool Hides { get; init; }

    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public string Query { get; init; } = "";

    public string? Body { get; init; }

    public byte[]? Bytes { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The status of the answer where the tables allow it.</summary>
    public int Success { get; init; } = 200;

    /// <summary>
    /// The code and status of a refusal that no table has: of a thing that is somebody else's, where everybody has only their own. Null where the tables alone decide.
    /// </summary>
    public string? OwnRefusal { get; init; }

    /// <summary>Whether what was asked for has happened: false before, and after a refusal; true after.</summary>
    public Func<Answer?, Task<bool>>? Happened { get; init; }

    /// <summary>What the answer shows where it is allowed, and nowhere else.</summary>
    public string? Shows { get; init; }

    /// <summary>Of a list, which everybody may ask for: whether this caller sees the thing in it.</summary>
    public bool? IsSeen { get; init; }
}
