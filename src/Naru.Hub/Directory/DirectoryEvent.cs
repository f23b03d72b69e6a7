using System.Collections.Frozen;
using System.Text.Json;
using Naru.Hub.Api;
using Naru.Ledger.Events;

namespace Naru.Hub.Directories;

/// <summary>Something that happened in the directory. Its members are the payload; its name in the ledger never changes.</summary>
internal abstract record DirectoryEvent;

/// <summary>The directory's events as the ledger holds them. Safe for threads.</summary>
internal static class DirectoryEvents
{
    private const int Schema = 1;

    /// <summary>Members that a later version adds are optional; a member that is not known is an event of a later version, and a bug to read.</summary>
    private static readonly JsonSerializerOptions Json = ApiJson.Configure(new JsonSerializerOptions());

    private static readonly FrozenDictionary<string, Type> Types = new Dictionary<string, Type>(StringComparer.Ordinal)
    {
        ["party.registered"] = typeof(Parties.PartyRegistered),
        ["party.changed"] = typeof(Parties.PartyChanged),
        ["party.role-added"] = typeof(Parties.RoleAdded),
        ["party.role-ended"] = typeof(Parties.RoleEnded),
        ["party.contact-set"] = typeof(Parties.ContactSet),
        ["party.merged"] = typeof(Parties.PartyMerged),
        ["party.absorbed"] = typeof(Parties.PartyAbsorbed),
        ["party.verified"] = typeof(Parties.PartyVerified),
        ["party.unverified"] = typeof(Parties.PartyUnverified),
        ["party.closed"] = typeof(Parties.PartyClosed),
        ["party-number.taken"] = typeof(Parties.NumberTaken),
        ["party-number.freed"] = typeof(Parties.NumberFreed),
        ["innovation.registered"] = typeof(Innovations.InnovationRegistered),
        ["innovation.changed"] = typeof(Innovations.InnovationChanged),
        ["innovation.advanced"] = typeof(Innovations.InnovationAdvanced),
        ["innovation.archived"] = typeof(Innovations.InnovationArchived),
        ["offering.drafted"] = typeof(Offerings.OfferingDrafted),
        ["offering.changed"] = typeof(Offerings.OfferingChanged),
        ["offering.published"] = typeof(Offerings.OfferingPublished),
        ["offering.suspended"] = typeof(Offerings.OfferingSuspended),
        ["offering.resumed"] = typeof(Offerings.OfferingResumed),
        ["offering.withdrawn"] = typeof(Offerings.OfferingWithdrawn),
        ["offering.fed"] = typeof(Offerings.DatasetFed),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<Type, string> Names = Types.ToFrozenDictionary(t => t.Value, t => t.Key);

    /// <summary>The event for the ledger.</summary>
    public static NewEvent New(DirectoryEvent e) => new(Names[e.GetType()], Schema, JsonPayload.FromUtf8(JsonSerializer.SerializeToUtf8Bytes(e, e.GetType(), Json)));

    /// <summary>The event of a record of the ledger; null if it is not the directory's.</summary>
    public static DirectoryEvent? Of(RecordedEvent recorded) => Types.TryGetValue(recorded.Type, out var type)
        ? (DirectoryEvent)(JsonSerializer.Deserialize(recorded.Payload.Utf8.Span, type, Json) ?? throw new JsonException("An event is an object."))
        : null;

    /// <summary>A value that is kept as text: sealed, or in a projection.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Json);

    /// <summary>The value of a text that was kept.</summary>
    public static T Value<T>(string text) => JsonSerializer.Deserialize<T>(text, Json) ?? throw new JsonException("A kept value is no null.");
}
