using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Naru.Core;
using Naru.Hub.Kernel;
using Naru.Hub.Outbox;

namespace Naru.Hub.Webhooks;

/// <summary>
/// The secrets that the hub shares with receivers, sealed by data protection like those of authenticator programs. The ledger knows their ids alone, and which of them sign. Safe for threads.
/// </summary>
internal sealed class WebhookSecrets(HubDatabase database, IDataProtectionProvider protection)
{
    private const int Bytes = 32;
    private readonly IDataProtector protector = protection.CreateProtector("Naru.Webhooks.Secret");

    /// <summary>A new one, kept sealed: its text is handed out once. It signs nothing until an event names its id.</summary>
    public async Task<string> MakeAsync(string receiver, string id, CancellationToken stop)
    {
        var text = WebhookKey.TextPrefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(Bytes));
        await database.ExecuteAsync(
            "INSERT INTO webhook_secret (id, receiver, sealed, ends) VALUES (@id, @receiver, @sealed, NULL)", stop,
            ("@id", id), ("@receiver", receiver), ("@sealed", protector.Protect(text)));
        return text;
    }

    /// <summary>The keys of these secrets, in their order.</summary>
    public async Task<ValueList<WebhookKey>> KeysAsync(IEnumerable<SecretRef> secrets, CancellationToken stop)
    {
        var keys = new List<WebhookKey>();
        foreach (var secret in secrets)
        {
            if (await database.FirstAsync("SELECT sealed FROM webhook_secret WHERE id = @id", r => r.GetString(0), stop, ("@id", secret.Id)) is { } text)
            {
                keys.Add(WebhookKey.Parse(protector.Unprotect(text)));
            }
        }

        return keys.ToValueList();
    }

    /// <summary>Notes which of a receiver's secrets end when; those that the receiver no longer has go now.</summary>
    public async Task KeepAsync(WebhookState state, CancellationToken stop)
    {
        foreach (var secret in state.Secrets.Where(s => s.Until is not null))
        {
            await database.ExecuteAsync("UPDATE webhook_secret SET ends = @ends WHERE id = @id", stop, ("@id", secret.Id), ("@ends", secret.Until!.Value.ToUnixTimeMilliseconds()));
        }

        var kept = state.Status == WebhookStatus.Removed ? [] : state.Secrets;
        await database.ExecuteAsync(
            $"DELETE FROM webhook_secret WHERE receiver = @receiver AND id NOT IN ({string.Join(", ", Enumerable.Range(0, WebhookState.MostSecrets).Select(i => $"@s{i}"))})", stop,
            [("@receiver", state.Id), .. Enumerable.Range(0, WebhookState.MostSecrets).Select(i => ($"@s{i}", (object?)(i < kept.Count ? kept[i].Id : "")))]);
    }

    /// <summary>Forgets secrets that have ended.</summary>
    public Task<int> SweepAsync(DateTimeOffset now, CancellationToken stop) =>
        database.ExecuteAsync("DELETE FROM webhook_secret WHERE ends <= @now", stop, ("@now", now.ToUnixTimeMilliseconds()));
}
