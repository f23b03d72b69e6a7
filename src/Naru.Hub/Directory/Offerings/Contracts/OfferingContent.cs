using System.Text.Json;
using Naru.Core;

namespace Naru.Hub.Directories.Contracts;

/// <summary>
/// What is said of an offering: what a party makes available. The fields of its kind stand in <see cref="Fields"/>; <c>data/directory/offering-kinds.json</c> says
/// which there are. Immutable, if nobody changes the dictionary.
/// </summary>
/// <param name="Kind">A code of the kinds of offering; never changes.</param>
/// <param name="Provider">The id of the party that offers it; never changes, but for a merge of that party.</param>
/// <param name="Title">Its title.</param>
public sealed record OfferingContent(string Kind, string Provider, Texts Title)
{
    /// <summary>What it is.</summary>
    public Texts? Description { get; init; }

    /// <summary>Words by which it is found.</summary>
    public ValueList<string> Keywords { get; init; } = [];

    /// <summary>The code of the district in which it is; the provider's if it is not said.</summary>
    public string? District { get; init; }

    /// <summary>The first day on which it can be had; null for at once.</summary>
    public DateOnly? AvailableFrom { get; init; }

    /// <summary>The last day on which it can be had; null for no end.</summary>
    public DateOnly? AvailableTo { get; init; }

    /// <summary>Who sees it once it is published: a code of the list <c>visibility</c>.</summary>
    public string Visibility { get; init; } = "members";

    /// <summary>What it provides: codes of the list <c>capability</c>.</summary>
    public ValueList<string> Capabilities { get; init; } = [];

    /// <summary>For which diseases or conditions it is: OMOP concepts.</summary>
    public ValueList<ConceptRef> Indications { get; init; } = [];

    /// <summary>For which types of innovation it is meant; none for any.</summary>
    public ValueList<string> InnovationTypes { get; init; } = [];

    /// <summary>For which stages it is meant; none for any.</summary>
    public ValueList<string> Stages { get; init; } = [];

    /// <summary>What whoever takes it must fulfil.</summary>
    public ValueList<TakerCondition> Conditions { get; init; } = [];

    /// <summary>What a dataset may be used for.</summary>
    public DataUse? DataUse { get; init; }

    /// <summary>The node whose releases are the only source of a dataset's counts.</summary>
    public NodeFeed? FedBy { get; init; }

    /// <summary>The values of the fields of its kind, by name.</summary>
    public IReadOnlyDictionary<string, JsonElement> Fields { get; init; } = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
}

/// <summary>A condition on whoever takes an offering. Immutable.</summary>
/// <param name="Code">A code of the kinds of condition.</param>
/// <param name="Codes">Which codes fulfil it; null if the kind has none.</param>
/// <param name="Number">The number that fulfils it; null if the kind has none.</param>
public sealed record TakerCondition(string Code, ValueList<string>? Codes = null, long? Number = null);

/// <summary>What a dataset may be used for, in terms of GA4GH's Data Use Ontology: at most one permission, and modifiers. Immutable.</summary>
/// <param name="Terms">The terms.</param>
public sealed record DataUse(ValueList<DataUseTerm> Terms);

/// <summary>A term of the Data Use Ontology with what it needs. Immutable.</summary>
/// <param name="Code">Its shorthand, such as <c>DS</c>.</param>
public sealed record DataUseTerm(string Code)
{
    /// <summary>The diseases of DS.</summary>
    public ValueList<ConceptRef>? Concepts { get; init; }

    /// <summary>The regions of GS (codes of districts, or of countries as in ISO 3166-1) or the projects of PS.</summary>
    public ValueList<string>? Codes { get; init; }

    /// <summary>The party ids of US and IS.</summary>
    public ValueList<string>? Parties { get; init; }

    /// <summary>The months of TS.</summary>
    public int? Months { get; init; }

    /// <summary>The day of MOR.</summary>
    public DateOnly? Date { get; init; }

    /// <summary>The type of research of RS, in words.</summary>
    public Texts? Text { get; init; }
}

/// <summary>Which node feeds a dataset. Immutable.</summary>
/// <param name="Node">The node's name, as it signs.</param>
/// <param name="Dataset">The dataset's name at the node.</param>
public sealed record NodeFeed(string Node, string Dataset);

/// <summary>An offering as the API shows it. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State"><c>draft</c>, <c>public</c>, <c>members</c>, <c>private</c>, <c>suspended</c>, <c>suspended-by-hub</c> or <c>withdrawn</c>, which it also is when its provider is closed.</param>
/// <param name="Content">What is said of it.</param>
/// <param name="Figures">What the node that feeds it released last.</param>
/// <param name="Reason">Why it is suspended or withdrawn.</param>
public sealed record OfferingView(string Id, string State, OfferingContent Content, DatasetFigures? Figures, string? Reason);
