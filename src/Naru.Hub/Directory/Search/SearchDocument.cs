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
    string Id, OfferingContent Content, string Provider, Texts ProviderNames, string? ProviderType, string? ProviderDistrict) : ISearchable
{
    string ISearchable.Key => Id;

    Texts ISearchable.Title => Content.Title;

    IEnumerable<string> ISearchable.Keywords => Content.Keywords;

    IEnumerable<string?> ISearchable.Passages => [Content.Description?.Ko, Content.Description?.En, ProviderNames.Ko, ProviderNames.En];

    DateOnly? ISearchable.AvailableFrom => Content.AvailableFrom;

    DateOnly? ISearchable.AvailableTo => Content.AvailableTo;

    /// <summary>What is not known is seen by the provider alone.</summary>
    Sight ISearchable.Sight => Content.Visibility switch
    {
        "public" => Sight.Everybody,
        "members" => Sight.SignedIn,
        _ => Sight.Owners,
    };

    IReadOnlyList<string> ISearchable.Owners => [Content.Provider];

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

    public OfferingHit Hit(SearchMatch match) =>
        new(Id, Content.Kind, Content.Title, Provider, ProviderNames, District, Content.AvailableFrom, Content.AvailableTo, match);
}
