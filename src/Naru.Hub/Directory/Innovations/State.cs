using Naru.Core;
using Naru.Hub.Directories.Contracts;
using Naru.Hub.Directories.Parties;

namespace Naru.Hub.Directories.Innovations;

/// <summary>An innovation, as its events made it. Immutable.</summary>
internal sealed record InnovationState(string Id, InnovationProfile Profile, DateOnly StageSince)
{
    public const string Absent = "absent";
    public const string ArchivedStanding = "archived";

    public bool IsArchived { get; init; }

    /// <summary>The state's name in the permission table.</summary>
    public string Standing => IsArchived ? ArchivedStanding : Profile.Confidentiality;

    /// <summary>The innovation after an event; null before the first.</summary>
    public static InnovationState? Apply(string id, InnovationState? state, DirectoryEvent e) => e switch
    {
        InnovationRegistered registered => new InnovationState(id, registered.Profile, registered.On),
        InnovationChanged changed => Of(state) with { Profile = changed.Profile },
        InnovationAdvanced advanced => Of(state) with { Profile = Of(state).Profile with { Stage = advanced.Stage }, StageSince = advanced.On },
        InnovationArchived => Of(state) with { IsArchived = true },
        _ => state,
    };

    /// <summary>The innovation as it is now that its owners have become what they are; two of them may have become one.</summary>
    public InnovationState Of(IReadOnlyDictionary<string, Successor> owners) => this with { Profile = Profile.Of(owners) };

    public InnovationView View() => new(Id, Standing, Profile, StageSince);

    public InnovationOutline Outline() => new(Id, Profile.Type, Profile.Names, Profile.Owners);

    private static InnovationState Of(InnovationState? state) => state ?? throw new InvalidOperationException("An innovation's first event registers it.");
}

/// <summary>Owners that have become others.</summary>
internal static class InnovationOwners
{
    /// <summary>The profile with the owners that those named in it have become.</summary>
    public static InnovationProfile Of(this InnovationProfile profile, IReadOnlyDictionary<string, Successor> owners) => profile with
    {
        Owners = profile.Owners.Select(o => owners.GetValueOrDefault(o)?.Id ?? o).Distinct(StringComparer.Ordinal).ToValueList(),
    };
}
