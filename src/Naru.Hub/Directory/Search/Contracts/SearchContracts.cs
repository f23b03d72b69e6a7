using Naru.Core;

namespace Naru.Hub.Directories.Contracts;

/// <summary>An offering that was found. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Title">Its title.</param>
/// <param name="Provider">The id of the party that offers it.</param>
/// <param name="ProviderNames">That party's names.</param>
/// <param name="District">Where it is.</param>
/// <param name="AvailableFrom">The first day on which it can be had.</param>
/// <param name="AvailableTo">The last day.</param>
/// <param name="Match">How well it fits the query, best first.</param>
public sealed record OfferingHit(
    string Id, string Kind, Texts Title, string Provider, Texts ProviderNames, string? District, DateOnly? AvailableFrom, DateOnly? AvailableTo, OfferingMatch Match);

/// <summary>How well an offering fits a query, best first.</summary>
public enum OfferingMatch
{
    /// <summary>A title is the query.</summary>
    Title,

    /// <summary>A title begins with the query.</summary>
    TitlePrefix,

    /// <summary>Every word of the query is a word of the title.</summary>
    TitleWords,

    /// <summary>Every word of the query is in the title: as a part of a Korean word, or the last one as the beginning of a word.</summary>
    TitleParts,

    /// <summary>Every word is in the title or the keywords.</summary>
    Keywords,

    /// <summary>Every word is in the title, the keywords, the description or the provider's name.</summary>
    Text,
}

/// <summary>What was found. Immutable.</summary>
/// <param name="Items">The hits of this page.</param>
/// <param name="Next">The cursor of the next page; left out on the last.</param>
/// <param name="Total">How many there are that the caller may see.</param>
/// <param name="Facets">How many there are by each facet, under all filters but its own.</param>
public sealed record SearchAnswer(ValueList<OfferingHit> Items, string? Next, int Total, ValueList<Facet> Facets);

/// <summary>Counts of a facet. Immutable.</summary>
/// <param name="Name">The facet, which is also the name of its filter.</param>
/// <param name="Values">The values that occur, the most frequent first.</param>
public sealed record Facet(string Name, ValueList<FacetValue> Values);

/// <summary>How many offerings have a value. Immutable.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">How many.</param>
public sealed record FacetValue(string Value, int Count);
