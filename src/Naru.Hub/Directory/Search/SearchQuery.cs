using Naru.Core;

namespace Naru.Hub.Directories.Search;

/// <summary>What is looked for, and by whom. Immutable.</summary>
/// <param name="Text">Words; empty for everything.</param>
/// <param name="Filters">Values of facets: one of each facet's values must be there.</param>
/// <param name="Viewer">Who looks: what may not be seen is neither found nor counted.</param>
/// <param name="Limit">The most hits.</param>
/// <param name="After">The position after which the page begins; null for the first.</param>
internal sealed record SearchQuery(string Text, IReadOnlyDictionary<string, ValueList<string>> Filters, Viewer Viewer, int Limit, RankPosition? After = null);

/// <summary>A place in the order of hits: better matches first, then shorter titles, then the greater id. Total, because ids differ. Immutable.</summary>
internal readonly record struct RankPosition(int Match, int Length, string Id)
{
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
}

/// <summary>What the index found. Immutable.</summary>
/// <param name="Hits">The hits of the page, the best first.</param>
/// <param name="Total">How many there are that may be seen.</param>
/// <param name="Facets">Their counts.</param>
/// <param name="Suggestion">What may have been meant, if nothing was found.</param>
internal sealed record SearchFound<TDocument>(ValueList<SearchHit<TDocument>> Hits, int Total, ValueList<Contracts.Facet> Facets, string? Suggestion = null);

/// <summary>A document that was found, and where it stands among the hits. Immutable.</summary>
internal sealed record SearchHit<TDocument>(TDocument Document, RankPosition Position)
{
    public Contracts.SearchMatch Match => (Contracts.SearchMatch)Position.Match;
}
