using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Naru.Core;
using Naru.Hub.Api;
using Naru.Hub.Directories;
using Naru.Hub.Directories.Innovations;
using Naru.Hub.Directories.Offerings;
using Naru.Hub.Directories.Parties;
using Naru.Hub.Identity;
using Naru.Hub.Identity.Memberships;
using Naru.Hub.Kernel;
using Naru.Hub.Outbox;
using Naru.Hub.Permissions;
using Naru.Hub.Webhooks.Contracts;
using Naru.Ledger.Events;

namespace Naru.Hub.Webhooks;

/// <summary>What a receiver is told, beside what happened and when: an id and an address, from which it fetches the rest under its own rights. Nothing personal. Immutable.</summary>
/// <param name="Thing">The kind of thing.</param>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where the API shows it.</param>
/// <param name="Version">Its version after the event, as in its ETag; left out where it would tell of something else.</param>
internal sealed record WebhookData(string Thing, string Id, string Url, long? Version = null)
{
    public JsonElement ToJson() => JsonSerializer.SerializeToElement(this, ApiJson.Options);

    public static WebhookData Of(WebhookMessage message) => message.Data.Deserialize<WebhookData>(ApiJson.Options) ?? throw new JsonException("The particulars are an object.");
}

/// <summary>Who may see a thing now, and whose it is. Immutable.</summary>
/// <param name="Parties">The parties whose own it is.</param>
/// <param name="MayRead">Whether the permission tables let a caller see it.</param>
internal sealed record Sight(ValueList<string> Parties, Func<Caller, bool> MayRead)
{
    /// <summary>Whether a receiver is told of it: it asked for such things, and its party may see this one.</summary>
    public bool IsFor(string receiver, string party, WebhookAbout about) =>
        (about == WebhookAbout.Visible || Parties.Contains(party, StringComparer.Ordinal)) && MayRead(WebhookPermissions.Itself(receiver, party));
}

/// <summary>The things that events are about: what receivers are told of them, and who may see them, by the permission tables of their modules. Safe for threads.</summary>
internal sealed class Subjects(
    PermissionTables permissions, PartyStore parties, InnovationStore innovations, OfferingStore offerings, IServiceScopeFactory scopes, HubIdentityOptions hub)
{
    /// <summary>What a receiver is told of an event.</summary>
    public WebhookData Of(RecordedEvent recorded, WebhookType type)
    {
        if (type.Thing != "membership")
        {
            var id = Streams.Id(recorded.Stream);
            return new WebhookData(type.Thing, id, Address(type.Thing == "party" ? $"parties/{id}" : $"{type.Thing}s/{id}"), recorded.Version);
        }

        // The version of a person's stream would tell how often that person signs in.
        using var payload = JsonDocument.Parse(recorded.Payload.Utf8);
        return new WebhookData(
            type.Thing, payload.RootElement.GetProperty("membership").GetString()!, Address($"identity/parties/{payload.RootElement.GetProperty("party").GetString()}/memberships"));
    }

    /// <summary>What a receiver is told of itself.</summary>
    public WebhookData OfReceiver(string id, long version) => new("receiver", id, Address($"webhooks/{id}"), version);

    /// <summary>Where the API shows something.</summary>
    public string Address(string path) => new Uri(hub.PublicOrigin, $"{ApiEndpoints.Version1}/{path}").AbsoluteUri;

    /// <summary>Who may see a thing now; null if it is not there.</summary>
    public async Task<Sight?> LookAsync(WebhookData data, CancellationToken stop)
    {
        switch (data.Thing)
        {
            case "party":
                return (await parties.LoadAsync(data.Id, stop)).State is { } party
                    ? new Sight([party.Id], c => permissions.Allows(c, PartyPermissions.Of(c, party), ReadParty.Name))
                    : null;
            case "innovation":
                return (await innovations.LoadAsync(data.Id, stop)).State is { } innovation
                    ? new Sight(innovation.Profile.Owners, c => permissions.Allows(c, InnovationPermissions.Of(c, innovation), ReadInnovation.Name))
                    : null;
            case "offering":
                return (await offerings.LoadAsync(data.Id, stop)).State is { } offering
                    ? new Sight([offering.Content.Provider], c => permissions.Allows(c, OfferingPermissions.Of(c, offering), ReadOffering.Name))
                    : null;
            default:
                await using (var scope = scopes.CreateAsyncScope())
                {
                    var memberships = scope.ServiceProvider.GetRequiredService<MembershipService>();
                    if (await memberships.FindAsync(data.Id, stop) is not { } membership)
                    {
                        return null;
                    }

                    return new Sight(
                        [membership.Party],
                        c => permissions.Allows(c, Standing.Of(c, membership.State, owner: membership.Party, person: membership.Row.Person), ReadMembership.Name));
                }
        }
    }
}
