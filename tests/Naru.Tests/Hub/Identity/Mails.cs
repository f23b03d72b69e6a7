namespace Naru.Tests.Hub.Identity;

/// <summary>The mails that wait in a hub's outbox, as their readers would get them.</summary>
internal static class Mails
{
    /// <summary>The secret in the newest mail to an address.</summary>
    public static async Task<string> SecretOf(IdentityHub hub, string address)
    {
        var text = (await To(hub, address))[^1];
        var hash = text.IndexOf('#', StringComparison.Ordinal);
        return text[(hash + 1)..].Split(['\r', '\n', ' '])[0];
    }

    /// <summary>The texts of all mails to an address, in order.</summary>
    public static async Task<IReadOnlyList<string>> To(IdentityHub hub, string address)
    {
        await hub.DeliverAsync();
        return hub.Sent.Where(m => m.To == address).Select(m => m.Text).ToList();
    }
}
