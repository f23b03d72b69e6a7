using System.Globalization;
using System.Text.Json;
using Naru.Hub.Identity.Store;

namespace Naru.Hub.Identity.Events;

/// <summary>
/// Notes what happened, in the transaction of what happened; <see cref="PendingDelivery"/> brings it to the ledger. So nothing is in the ledger that did
/// not happen, and nothing happens that does not get there. Payloads hold ids, codes and thumbprints: no name, no address. Serves one request.
/// </summary>
internal sealed class SecurityEvents(IdentityDb db, IdentityClock clock)
{
    /// <summary>The type under which a mail waits.</summary>
    public const string Mail = "mail";

    /// <summary>The type under which the verification of a party waits.</summary>
    public const string Verification = "verification";

    private int noted;

    /// <summary>Adds an event to what the next saving writes.</summary>
    public void Record(string type, string person, params ReadOnlySpan<(string Name, string? Value)> members)
    {
        var payload = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            if (value is not null)
            {
                payload.Add(name, value);
            }
        }

        Add(type, person, JsonSerializer.Serialize(payload));
    }

    /// <summary>Adds a mail to what the next saving writes.</summary>
    public void Send(IdentityMail mail) => Add(Mail, "", JsonSerializer.Serialize(mail));

    /// <summary>Adds the verification of a party to what the next saving writes: the directory marks it.</summary>
    public void AskVerification(string party, string by, string ground) => Add(Verification, "", JsonSerializer.Serialize(new PartyVerificationAsked(party, by, ground)));

    /// <summary>An enum's member as the ledger and the API write it: <c>second-factor</c>.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private void Add(string type, string person, string payload)
    {
        var now = clock.Now;
        // What one request notes stays in its order, also within a millisecond.
        var id = string.Create(CultureInfo.InvariantCulture, $"{now.ToUnixTimeMilliseconds():x12}-{noted++:x4}-{Guid.NewGuid():N}");
        db.PendingEvents.Add(new PendingEventRow { Id = id, Type = type, Person = person, Payload = payload, At = now });
    }
}

/// <summary>A party that is to be marked as verified, as it waits. Immutable.</summary>
internal sealed record PartyVerificationAsked(string Party, string By, string Ground);
