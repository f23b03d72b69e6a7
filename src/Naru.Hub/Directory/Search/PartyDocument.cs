using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories.Search;

/// <summary>
/// An organisation, a unit or a board, as the search looks at it. Persons are not searched: their names are sealed with their keys, and an index of names would outlive
/// a key that is erased. Immutable.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state in the permission table.</param>
/// <param name="Profile">What is said of it.</param>
/// <param name="WithinNames">The names of what it lies in.</param>
internal sealed record PartyDocument(string Id, string State, PartyProfile Profile, Texts WithinNames) : ISearchable
{
    string ISearchable.Key => Id;

    Texts ISearchable.Title => Profile.Names;

    IEnumerable<string> ISearchable.Keywords => [];

    IEnumerable<string?> ISearchable.Passages => [WithinNames.Ko, WithinNames.En];

    DateOnly? ISearchable.AvailableFrom => null;

    DateOnly? ISearchable.AvailableTo => null;

    Sight ISearchable.Sight => Sight.Everybody;

    IReadOnlyList<string> ISearchable.Owners => [Id];

    public IEnumerable<(string Facet, string Value)> FacetValues(DirectoryData data)
    {
        yield return (Facets.Kind, Kinds.Name(Profile.Kind));
        yield return (Facets.State, State);
        if (Profile.OrganisationType is { } type)
        {
            yield return (Facets.OrganisationType, type);
        }

        if (Profile.District is { } district)
        {
            yield return (Facets.District, district);
        }

        foreach (var capability in Profile.Capabilities)
        {
            yield return (Facets.Capability, capability);
        }
    }

    public PartyHit Hit(SearchMatch match) => new(Id, Profile.Kind, State, Profile.Names, Profile.OrganisationType, Profile.District, Profile.Within, match);
}
