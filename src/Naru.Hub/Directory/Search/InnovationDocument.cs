using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories.Search;

/// <summary>
/// An innovation as the search looks at it: the whole of it, or the outline of one that is shown on request. The outline is a document of its own, so that a word or a
/// facet that stands in the rest finds and counts nothing for those who may not read it. Immutable.
/// </summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state in the permission table.</param>
/// <param name="Profile">What is said of it.</param>
/// <param name="OwnerNames">The names of its owners, which are no persons.</param>
/// <param name="IsOutline">Whether it is the outline.</param>
internal sealed record InnovationDocument(string Id, string State, InnovationProfile Profile, ValueList<Texts> OwnerNames, bool IsOutline) : ISearchable
{
    public string Key => KeyOf(Id, IsOutline);

    public Texts Title => Profile.Names;

    public IEnumerable<string> Keywords => IsOutline ? [] : Profile.Keywords;

    public IEnumerable<string?> Passages => OwnerNames.SelectMany(n => new[] { n.Ko, n.En })
        .Concat(IsOutline ? [] : [Profile.IntendedUse?.Ko, Profile.IntendedUse?.En, .. Profile.Indications.Select(i => i.Name)]);

    DateOnly? ISearchable.AvailableFrom => null;

    DateOnly? ISearchable.AvailableTo => null;

    public Sight Sight => IsOutline ? Sight.Others : State == "public" ? Sight.Everybody : Sight.Owners;

    public IReadOnlyList<string> Owners => Profile.Owners;

    /// <summary>Both keys that an innovation can have.</summary>
    public static IEnumerable<string> KeysOf(string id) => [KeyOf(id, false), KeyOf(id, true)];

    /// <summary>What there is to search of an innovation.</summary>
    public static IEnumerable<InnovationDocument> Of(string id, string state, InnovationProfile profile, ValueList<Texts> ownerNames)
    {
        var whole = new InnovationDocument(id, state, profile, ownerNames, IsOutline: false);
        return state == "on-request" ? [whole, whole with { IsOutline = true }] : [whole];
    }

    public IEnumerable<(string Facet, string Value)> FacetValues(DirectoryData data)
    {
        yield return (Facets.InnovationType, Profile.Type);
        yield return (Facets.State, State);
        if (IsOutline)
        {
            yield break;
        }

        yield return (Facets.Stage, Profile.Stage);
        foreach (var need in Profile.Needs)
        {
            yield return (Facets.Need, need);
        }
    }

    public InnovationHit Hit(SearchMatch match) => new(Id, Profile.Type, State, Profile.Names, Profile.Owners, IsOutline ? null : Profile.Stage, IsOutline, match);

    private static string KeyOf(string id, bool isOutline) => isOutline ? $"{id}/outline" : id;
}
