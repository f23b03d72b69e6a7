using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Naru.Core;

namespace Naru.Hub.Outbox;

/// <summary>A secret that the hub shares with a receiver of webhooks. Immutable.</summary>
public sealed class WebhookKey
{
    /// <summary>The fewest bytes.</summary>
    public const int LeastBytes = 24;

    private readonly byte[] bytes;

    /// <summary>A key of its bytes.</summary>
    /// <exception cref="ArgumentException">Fewer than 24 bytes.</exception>
    public WebhookKey(ReadOnlySpan<byte> key)
    {
        if (key.Length < LeastBytes)
        {
            throw new ArgumentException("A key has at least 24 bytes.", nameof(key));
        }

        bytes = key.ToArray();
    }

    /// <summary>What a secret begins with where it is written out, as the Standard Webhooks specification has it.</summary>
    public const string TextPrefix = "whsec_";

    /// <summary>The key of a secret as it is handed out: <c>whsec_</c> and the Base64 of the bytes.</summary>
    /// <exception cref="FormatException">It is of another form.</exception>
    public static WebhookKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(TextPrefix, StringComparison.Ordinal) && Convert.FromBase64String(text[TextPrefix.Length..]) is { Length: >= LeastBytes } key
            ? new WebhookKey(key)
            : throw new FormatException("A secret is whsec_ and the Base64 of at least 24 bytes.");
    }

    /// <summary>Never the key.</summary>
    public override string ToString() => "(key)";

    internal string Sign(string id, string timestamp, ReadOnlySpan<byte> body)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, bytes);
        hash.AppendData(Encoding.UTF8.GetBytes($"{id}.{timestamp}."));
        hash.AppendData(body);
        return $"v1,{Convert.ToBase64String(hash.GetHashAndReset())}";
    }
}

/// <summary>The headers of a signed webhook. Immutable.</summary>
/// <param name="Id"><c>webhook-id</c>: the same at every attempt.</param>
/// <param name="Timestamp"><c>webhook-timestamp</c>: seconds since 1970, of the attempt.</param>
/// <param name="Signature"><c>webhook-signature</c>: one or more signatures, apart by a space.</param>
public sealed record WebhookHeaders(string Id, string Timestamp, string Signature);

/// <summary>
/// Signs and verifies webhooks as the Standard Webhooks specification has it: HMAC-SHA-256 of <c>id.timestamp.body</c>, in Base64 after <c>v1,</c>. Receivers find libraries for it in most
/// languages; one in .NET can use this class. Pure.
/// </summary>
public static class WebhookSignature
{
    /// <summary>How far from now a signature may be.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(5);

    /// <summary>Signs a body with every key.</summary>
    public static WebhookHeaders Sign(string id, DateTimeOffset now, ReadOnlySpan<byte> body, ValueList<WebhookKey> keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var timestamp = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var signatures = new List<string>();
        foreach (var key in keys)
        {
            signatures.Add(key.Sign(id, timestamp, body));
        }

        return new WebhookHeaders(id, timestamp, string.Join(' ', signatures));
    }

    /// <summary>
    /// Whether a request comes from whoever has one of the keys, now. A receiver also remembers ids for the length of the window and drops what it has had. Errors: <c>OUT4xx</c>.
    /// </summary>
    /// <param name="headers">The headers as they came.</param>
    /// <param name="body">The exact bytes of the body.</param>
    /// <param name="keys">The receiver's keys: during a change the old and the new one.</param>
    /// <param name="now">The receiver's clock.</param>
    public static Result<WebhookHeaders> Verify(WebhookHeaders headers, ReadOnlySpan<byte> body, ValueList<WebhookKey> keys, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(headers);
        ArgumentNullException.ThrowIfNull(keys);
        if (headers.Id.Length == 0 || headers.Id.Contains('.', StringComparison.Ordinal) || headers.Signature.Length == 0
            || !long.TryParse(headers.Timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) || seconds > DateTimeOffset.MaxValue.ToUnixTimeSeconds())
        {
            return Result.Failure<WebhookHeaders>([OutboxErrors.SignatureMissing.At("$")]);
        }

        // Both are looked at before anything is told, and every signature takes the same time.
        var fits = false;
        foreach (var key in keys)
        {
            var expected = Encoding.UTF8.GetBytes(key.Sign(headers.Id, headers.Timestamp, body));
            foreach (var signature in headers.Signature.Split(' '))
            {
                fits |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
            }
        }

        if (!fits)
        {
            return Result.Failure<WebhookHeaders>([OutboxErrors.SignatureWrong.At("$")]);
        }

        return (DateTimeOffset.FromUnixTimeSeconds(seconds) - now).Duration() > Window
            ? Result.Failure<WebhookHeaders>([OutboxErrors.OutsideWindow.At("$", (int)Window.TotalSeconds)])
            : Result.Success(headers);
    }
}
