using Naru.Core;
using Naru.Ledger.Events;

namespace Naru.Ledger.Personal;

/// <summary>Erases what is personal about somebody: first the fact is recorded, then the key is destroyed. Safe for threads.</summary>
public static class PersonErasure
{
    /// <summary>The type of the event that says so, of schema 1 with the payload <c>{"person":"…"}</c>: projections drop the person's texts when they see it.</summary>
    public const string EventType = "ledger.person-erased";

    /// <summary>The stream that says whether a person was erased.</summary>
    internal static string StreamOf(string person) => $"erasure-{person}";

    /// <summary>Records the erasure and destroys the key. If it breaks off, the same command again completes it.</summary>
    /// <param name="ledger">The ledger.</param>
    /// <param name="keys">The keys with which it was opened.</param>
    /// <param name="person">The person.</param>
    /// <param name="origin">Who erases, under which rule.</param>
    /// <param name="cancellationToken">Stops; ask again.</param>
    /// <returns>What was recorded; or the errors of <see cref="ILedger.AppendAsync"/>: then the key stays.</returns>
    public static async Task<Result<Appended>> EraseAsync(
        ILedger ledger, IPersonKeys keys, string person, Origin origin, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(ledger);
        ArgumentNullException.ThrowIfNull(keys);
        var payload = JsonPayload.Of(new Dictionary<string, string>(StringComparer.Ordinal) { ["person"] = person });
        var recorded = await ledger.AppendAsync(
            new Append(origin, [new StreamAppend(StreamOf(person), StreamAppend.AnyVersion, [new NewEvent(EventType, 1, payload)])]), cancellationToken);
        if (recorded.IsSuccess)
        {
            await keys.DestroyAsync(person, cancellationToken);
        }

        return recorded;
    }
}
