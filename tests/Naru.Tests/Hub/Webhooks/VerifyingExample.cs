namespace Naru.Tests.Hub.Webhooks;

/// <summary>What docs/webhooks.md shows: a test compares the two.</summary>
internal static class VerifyingExample
{
    public static bool IsFromNaru(string secret, string id, string timestamp, string signatures, byte[] body, DateTimeOffset now) =>
        Receiver.IsFromNaru(secret, id, timestamp, signatures, body, now);
}

// example
internal static class Receiver
{
    // secret: "whsec_…"; id, timestamp, signatures: the headers webhook-id, webhook-timestamp, webhook-signature; body: the bytes as they came.
    public static bool IsFromNaru(string secret, string id, string timestamp, string signatures, byte[] body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, out var seconds) || Math.Abs(now.ToUnixTimeSeconds() - seconds) > 300)
        {
            return false;
        }

        byte[] signed = [.. System.Text.Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        var key = Convert.FromBase64String(secret["whsec_".Length..]);
        var wanted = System.Text.Encoding.UTF8.GetBytes("v1," + Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(key, signed)));
        // While a secret is being changed there are several signatures: one that fits suffices.
        return signatures.Split(' ').Any(s => System.Security.Cryptography.CryptographicOperations.FixedTimeEquals(wanted, System.Text.Encoding.UTF8.GetBytes(s)));
    }
}
// end
