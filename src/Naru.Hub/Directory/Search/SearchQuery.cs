using Naru.Core;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Kernel;
using Naru.Hub.Permissions;

namespace Naru.Hub.Directories.Search;

/// <summary>What is looked for, and by whom. Immutable.</summary>
/// <param name="Text">Words; empty for everything.</param>
/// <param name="Filters">Values of facets: one of each facet's values must be there.</param>
/// <param name="Viewer">Who looks: what may not be seen is neither found nor counted.</param>
/// <param name="Limit">The most hits.</param>
/// <param name="After">The position after which the page begins; null for the first.</param>
internal sealed record SearchQuery(string Text, IReadOnlyDictionary<string, ValueList<string>> Filters, Viewer Viewer, int Limit, RankPosition? After = null);

/// <summary>
/// Who looks: what decides over which published offerings are seen. It says of a search what the permission table says of reading one offering; a test compares
/// them. Immutable.
/// </summary>
/// <param name="IsSignedIn">Whether somebody has signed in.</param>
/// <param name="IsOfficer">Whether it is an officer of the hub, who sees all that is published.</param>
/// <param name="Parties">The parties in which a role is held that reads what is the party's own, and the person.</param>
internal sealed record Viewer(bool IsSignedIn, bool IsOfficer, IReadOnlySet<string> Parties)
{
    /// <summary>Asks the permission tables.</summary>
    public static Viewer Of(PermissionTables permissions, Caller caller)
    {
        return new Viewer(
            MayRead("members", null), MayRead("private", null),
            caller.Roles.Select(r => r.Party).Concat(caller.Person is { } person ? [person] : []).Where(p => MayRead("private", p)).ToHashSet(StringComparer.Ordinal));

        bool MayRead(string state, string? provider) => permissions.Allows(caller, OfferingPermissions.Of(caller, state, provider), ReadOffering.Name);
    }
}

/// <summary>A place in the order of hits: better matches first, then shorter titles, then newer offerings. Total, because ids differ. Immutable.</summary>
internal readonly record struct RankPosition(int Match, int Length, string Id) : IComparable<RankPosition>
{
    public int CompareTo(RankPosition other)
    {
        var byMatch = Match.CompareTo(other.Match);
        if (byMatch != 0)
        {
            return byMatch;
        }

        var byLength = Length.CompareTo(other.Length);
        return byLength != 0 ? byLength : string.CompareOrdinal(other.Id, Id);
    }

    public override string ToString() => $"{Match}:{Length}:{Id}";

    /// <summary>The position of a text that <see cref="ToString"/> wrote; null if it is none.</summary>
    public static RankPosition? Parse(string text)
    {
        var parts = text.Split(':', 3);
        return parts.Length == 3 && int.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out var match)
            && int.TryParse(parts[1], System.Globalization.CultureInfo.InvariantCulture, out var length)
            ? new RankPosition(match, length, parts[2])
            : null;
    }

    public static bool operator <(RankPosition left, RankPosition right) => left.CompareTo(right) < 0;

    public static bool operator >(RankPosition left, RankPosition right) => left.CompareTo(right) > 0;

    public static bool operator <=(RankPosition left, RankPosition right) => left.CompareTo(right) <= 0;

    public static bool operator >=(RankPosition left, RankPosition right) => left.CompareTo(right) >= 0;
}

/// <summary>What the index found. Immutable.</summary>
internal sealed record SearchFound(
    ValueList<Contracts.OfferingHit> Hits, ValueList<RankPosition> Positions, int Total, ValueList<Contracts.Facet> Facets);
