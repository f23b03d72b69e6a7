using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories.Search;

/// <summary>What an index holds: where its words stand, by which values it is filtered, and who sees it. Immutable.</summary>
internal interface ISearchable
{
    /// <summary>Which document it is: one thing has two, if some see the whole of it and others a part.</summary>
    string Key { get; }

    /// <summary>The thing's id. Of two hits that are equal otherwise, the one with the greater id comes first.</summary>
    string Id { get; }

    /// <summary>What it is called.</summary>
    Texts Title { get; }

    /// <summary>Words by which it is found.</summary>
    IEnumerable<string> Keywords { get; }

    /// <summary>Everything else by whose words it is found.</summary>
    IEnumerable<string?> Passages { get; }

    /// <summary>The first day on which it can be had; null for at once.</summary>
    DateOnly? AvailableFrom { get; }

    /// <summary>The last day on which it can be had; null for no end.</summary>
    DateOnly? AvailableTo { get; }

    /// <summary>Who sees it.</summary>
    Sight Sight { get; }

    /// <summary>The ids of the parties whose own it is.</summary>
    IReadOnlyList<string> Owners { get; }

    /// <summary>The values by which it is filtered and counted, with the names of the facets. When it is available depends on the day and is not among them.</summary>
    IEnumerable<(string Facet, string Value)> FacetValues(DirectoryData data);
}

/// <summary>Who sees a document.</summary>
internal enum Sight
{
    /// <summary>Everybody.</summary>
    Everybody,

    /// <summary>Whoever has signed in.</summary>
    SignedIn,

    /// <summary>Its owners, and officers of the hub.</summary>
    Owners,

    /// <summary>Whoever has signed in and is neither an owner nor an officer: they see a part of what those see.</summary>
    Others,
}
