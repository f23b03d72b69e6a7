using Naru.Core;
using Naru.Hub.Directories.Data;

namespace Naru.Hub.Directories.Search;

/// <summary>The facets of what is searched.</summary>
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
    public const string OrganisationType = "organisation-type";
    public const string Need = "need";
    public const string State = "state";
    public const int Now = 0;
    public const int Later = 1;
    public const int Ended = 2;

    /// <summary>When an offering can be had, by the numbers above.</summary>
    public static readonly string[] Availabilities = ["now", "later", "ended"];

    /// <summary>The facets of parties, in the order in which they are shown.</summary>
    public static readonly ValueList<string> OfParties = [Kind, OrganisationType, District, Capability, State];

    /// <summary>The facets of innovations.</summary>
    public static readonly ValueList<string> OfInnovations = [InnovationType, Stage, Need, State];

    /// <summary>The facets of offerings: those that all kinds have, and their filterable fields.</summary>
    public static ValueList<string> OfOfferings(DirectoryData data) =>
    [
        Kind, District, ProviderType, Capability, InnovationType, Stage, DataUse, Availability,
        .. data.Kinds.SelectMany(k => k.Fields).Where(f => f.IsFilterable).Select(f => f.Name).Distinct(StringComparer.Ordinal),
    ];
}
