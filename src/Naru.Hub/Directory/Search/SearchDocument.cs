using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories.Search;

/// <summary>An offering with what is known of its provider: what search and matching look at. Immutable.</summary>
/// <param name="Id">The offering's id.</param>
/// <param name="Content">What is said of it.</param>
/// <param name="Provider">The provider as it is now: whoever the named one was merged into.</param>
/// <param name="ProviderNames">Its names.</param>
/// <param name="ProviderType">Its type of organisation.</param>
/// <param name="ProviderDistrict">Where it is.</param>
internal sealed record SearchDocument(
    string Id, OfferingContent Content, string Provider, Texts ProviderNames, string? ProviderType, string? ProviderDistrict)
{
    /// <summary>Where the offering is: what is said of it, else where its provider is.</summary>
    public string? District => Content.District ?? ProviderDistrict;

    /// <summary>The values by which it is filtered and counted, with the names of the facets. When it is available depends on the day and is not among them.</summary>
    public IEnumerable<(string Facet, string Value)> FacetValues(DirectoryData data)
    {
        yield return (Facets.Kind, Content.Kind);
        if (District is { } district)
        {
            yield return (Facets.District, district);
        }

        if (ProviderType is { } type)
        {
            yield return (Facets.ProviderType, type);
        }

        foreach (var capability in Content.Capabilities.Distinct(StringComparer.Ordinal))
        {
            yield return (Facets.Capability, capability);
        }

        foreach (var innovationType in Content.InnovationTypes.Distinct(StringComparer.Ordinal))
        {
            yield return (Facets.InnovationType, innovationType);
        }

        foreach (var stage in Content.Stages.Distinct(StringComparer.Ordinal))
        {
            yield return (Facets.Stage, stage);
        }

        foreach (var term in Content.DataUse?.Terms ?? [])
        {
            yield return (Facets.DataUse, term.Code);
        }

        foreach (var field in data.Kind(Content.Kind)?.Fields ?? [])
        {
            if (field.IsFilterable && Content.Fields.TryGetValue(field.Name, out var value))
            {
                foreach (var code in Offerings.FieldValues.FacetValues(value).Distinct(StringComparer.Ordinal))
                {
                    yield return (field.Name, code);
                }
            }
        }
    }

    /// <summary>When it can be had: the number of one of <see cref="Facets.Availabilities"/>.</summary>
    public int Availability(DateOnly today) =>
        Content.AvailableTo is { } to && to < today ? Facets.Ended
        : Content.AvailableFrom is { } from && from > today ? Facets.Later
        : Facets.Now;

    public OfferingHit Hit(OfferingMatch match) =>
        new(Id, Content.Kind, Content.Title, Provider, ProviderNames, District, Content.AvailableFrom, Content.AvailableTo, match);
}

/// <summary>The facets that all kinds of offering have; kinds add their filterable fields.</summary>
internal static class Facets
{
    public const string Kind = "kind";
    public const string District = "district";
    public const string ProviderType = "provider-type";
    public const string Capability = "capability";
    public const string InnovationType = "innovation-type";
    public const string Stage = "stage";
    public const string DataUse = "data-use";
    public const string Availability = "availability";
    public const int Now = 0;
    public const int Later = 1;
    public const int Ended = 2;

    /// <summary>When an offering can be had, by the numbers above.</summary>
    public static readonly string[] Availabilities = ["now", "later", "ended"];

    /// <summary>All names, in the order in which they are shown.</summary>
    public static ValueList<string> All(DirectoryData data) =>
    [
        Kind, District, ProviderType, Capability, InnovationType, Stage, DataUse, Availability,
        .. data.Kinds.SelectMany(k => k.Fields).Where(f => f.IsFilterable).Select(f => f.Name).Distinct(StringComparer.Ordinal),
    ];
}
