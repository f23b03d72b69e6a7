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
    string Id, string Kind, Texts Title, string Provider, Texts ProviderNames, string? District, DateOnly? AvailableFrom, DateOnly? AvailableTo, SearchMatch Match);

/// <summary>How well something fits a query, best first.</summary>
public enum SearchMatch
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

    /// <summary>Every word is in the title, the keywords or other texts: a description, the name of a provider, of an owner, of what it lies in.</summary>
    Text,
}

/// <summary>An organisation, a unit or a board that was found. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What it is.</param>
/// <param name="State"><c>active</c> or <c>closed</c>.</param>
/// <param name="Names">Its names.</param>
/// <param name="OrganisationType">The type of an organisation.</param>
/// <param name="District">Where it is.</param>
/// <param name="Within">The id of the party within which it lies.</param>
/// <param name="Match">How well it fits the query, best first.</param>
public sealed record PartyHit(
    string Id, PartyKind Kind, string State, Texts Names, string? OrganisationType, string? District, string? Within, SearchMatch Match);

/// <summary>An innovation that was found. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="State">Its state: its confidentiality, or <c>archived</c>.</param>
/// <param name="Names">Its names.</param>
/// <param name="Owners">The ids of its owners.</param>
/// <param name="Stage">Its stage; left out of an outline.</param>
/// <param name="Outline">Whether the caller may read no more than the outline.</param>
/// <param name="Match">How well it fits the query, best first.</param>
public sealed record InnovationHit(
    string Id, string Type, string State, Texts Names, ValueList<string> Owners, string? Stage, bool Outline, SearchMatch Match);

/// <summary>What was found. Immutable.</summary>
/// <param name="Items">The hits of this page.</param>
/// <param name="Next">The cursor of the next page; left out on the last.</param>
/// <param name="Total">How many there are that the caller may see.</param>
/// <param name="Facets">How many there are by each facet, under all filters but its own.</param>
/// <param name="Suggestion">If there are none: the query with words that find something in the place of those that may be misspelt; left out if no word is near enough.</param>
public sealed record SearchAnswer<T>(ValueList<T> Items, string? Next, int Total, ValueList<Facet> Facets, string? Suggestion);

/// <summary>Counts of a facet. Immutable.</summary>
/// <param name="Name">The facet, which is also the name of its filter.</param>
/// <param name="Values">The values that occur, the most frequent first.</param>
public sealed record Facet(string Name, ValueList<FacetValue> Values);

/// <summary>How many have a value. Immutable.</summary>
/// <param name="Value">The value.</param>
/// <param name="Count">How many.</param>
public sealed record FacetValue(string Value, int Count);
