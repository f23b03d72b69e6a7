using System.Collections.Frozen;
using System.Text.Json;
using Naru.Core;
using Naru.Hub.Webhooks.Contracts;

namespace Naru.Hub.Webhooks;

/// <summary>Something that receivers can be told. Immutable.</summary>
/// <param name="Name">Its name outside.</param>
/// <param name="Thing">The kind of thing that it happens to: decides which permission table is asked.</param>
/// <param name="Event">The ledger's name for it.</param>
/// <param name="Meaning">What happened.</param>
internal sealed record WebhookType(string Name, string Thing, string Event, BilingualText Meaning);

/// <summary>What receivers can be told: <c>data/webhooks/types.json</c>, which is part of the program. Immutable; safe for threads.</summary>
internal sealed class WebhookTypes
{
    /// <summary>The type of a test; nobody chooses it.</summary>
    public const string Ping = "webhook.ping";

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };
    private static readonly Lazy<WebhookTypes> Own = new(Read);

    private readonly FrozenDictionary<string, WebhookType> byName;
    private readonly FrozenDictionary<string, WebhookType> byEvent;

    private WebhookTypes(ValueList<WebhookType> all)
    {
        All = all;
        byName = all.ToFrozenDictionary(t => t.Name, StringComparer.Ordinal);
        byEvent = all.ToFrozenDictionary(t => t.Event, StringComparer.Ordinal);
    }

    /// <summary>What this program carries.</summary>
    public static WebhookTypes Shipped => Own.Value;

    /// <summary>All, in the order of the data.</summary>
    public ValueList<WebhookType> All { get; }

    /// <summary>The type of a name; null if there is none.</summary>
    public WebhookType? Find(string name) => byName.GetValueOrDefault(name);

    /// <summary>What receivers are told of an event of the ledger; null if they are not.</summary>
    public WebhookType? OfEvent(string type) => byEvent.GetValueOrDefault(type);

    public WebhookTypeList View() => new(All.Select(t => new WebhookTypeView(t.Name, t.Thing, t.Meaning)).ToValueList());

    private static WebhookTypes Read()
    {
        using var stream = typeof(WebhookTypes).Assembly.GetManifestResourceStream("webhooks/types.json") ?? throw new InvalidOperationException("The types of webhooks are not in the assembly.");
        var file = JsonSerializer.Deserialize<TypesFile>(stream, Json)!;
        return new WebhookTypes(file.Types.Select(t => new WebhookType(t.Type, t.Thing, t.Event, new BilingualText(t.Ko, t.En))).ToValueList());
    }

    private sealed record TypesFile(TypeEntry[] Types);

    private sealed record TypeEntry(string Type, string Thing, string Event, string Ko, string En);
}
