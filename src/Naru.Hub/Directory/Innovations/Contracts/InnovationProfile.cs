using Naru.Core;

namespace Naru.Hub.Directories.Contracts;

/// <summary>What is said of an innovation: the thing that grows. Immutable.</summary>
/// <param name="Type">A code of the types of innovation; never changes.</param>
/// <param name="Stage">A stage of that type.</param>
/// <param name="Names">Its names.</param>
/// <param name="Owners">The ids of the parties that own it, the leading one first.</param>
public sealed record InnovationProfile(string Type, string Stage, Texts Names, ValueList<string> Owners)
{
    /// <summary>What it is meant for.</summary>
    public Texts? IntendedUse { get; init; }

    /// <summary>Its class or code in the classification of its type: 1 to 4 for devices and software, ATC for drugs.</summary>
    public string? Classification { get; init; }

    /// <summary>For which diseases or conditions: OMOP concepts.</summary>
    public ValueList<ConceptRef> Indications { get; init; } = [];

    /// <summary>Words by which it is found.</summary>
    public ValueList<string> Keywords { get; init; } = [];

    /// <summary>What it needs of others: codes of the list <c>capability</c>.</summary>
    public ValueList<string> Needs { get; init; } = [];

    /// <summary>Who may read it: a code of the list <c>confidentiality</c>.</summary>
    public string Confidentiality { get; init; } = "private";
}

/// <summary>An innovation as the API shows it. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Its state: its confidentiality, or <c>archived</c>.</param>
/// <param name="Profile">What is said of it.</param>
/// <param name="StageSince">Since when it is at its stage.</param>
public sealed record InnovationView(string Id, string State, InnovationProfile Profile, DateOnly StageSince);

/// <summary>What everybody who has signed in may know of an innovation that is shown on request. Immutable.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Type">Its type.</param>
/// <param name="Names">Its names.</param>
/// <param name="Owners">Whom to ask.</param>
public sealed record InnovationOutline(string Id, string Type, Texts Names, ValueList<string> Owners);

/// <summary>One step in an innovation's history. Immutable.</summary>
/// <param name="Version">The version of the innovation after it.</param>
/// <param name="Time">When, UTC.</param>
/// <param name="Actor">The party id of who did it.</param>
/// <param name="Event">What happened: the event's name in the ledger.</param>
/// <param name="Note">What was said about it.</param>
/// <param name="Changes">What was different afterwards.</param>
/// <param name="On">The day on which it came to its stage, which may lie long before it was recorded; null if the step is about something else.</param>
public sealed record InnovationStep(
    long Version, DateTimeOffset Time, string Actor, string Event, string? Note, ValueList<MemberChange> Changes, DateOnly? On = null);

/// <summary>A member that changed. Immutable.</summary>
/// <param name="Path">Its JSON path.</param>
/// <param name="Before">What it was, as JSON; null if it was not there.</param>
/// <param name="After">What it is, as JSON; null if it is not there.</param>
public sealed record MemberChange(string Path, string? Before, string? After);
