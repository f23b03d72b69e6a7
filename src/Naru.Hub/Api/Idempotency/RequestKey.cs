using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Naru.Hub.Api.Idempotency;

/// <summary>
/// A caller's key for one request. What is stored under it can be found and read only by who has the key: the row's name is a hash of caller, method,
/// path and key, and the answer is sealed with a key derived from the same. Whoever steals the table has nothing, and another caller with the same key
/// has another row. Immutable.
/// </summary>
internal sealed class RequestKey
{
    private const int TagBytes = 16;
    private const int NonceBytes = 12;
    private readonly byte[] secret;

    private RequestKey(byte[] secret, string name, string content, Guid command)
    {
        this.secret = secret;
        Name = name;
        Content = content;
        Command = command;
    }

    /// <summary>The row's name.</summary>
    public string Name { get; }

    /// <summary>A hash of what was asked: query and body.</summary>
    public string Content { get; }

    /// <summary>The id under which the ledger knows the command.</summary>
    public Guid Command { get; }

    /// <summary>The key of a request.</summary>
    /// <param name="caller">The caller's id; another for nobody who has signed in, by address.</param>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path.</param>
    /// <param name="query">The query.</param>
    /// <param name="key">What the caller sent as Idempotency-Key.</param>
    /// <param name="body">The body's bytes.</param>
    public static RequestKey Of(string caller, string method, string path, string query, string key, ReadOnlySpan<byte> body)
    {
        // As JSON, because no choice of the parts can then look like another.
        var all = JsonSerializer.SerializeToUtf8Bytes<string[]>([caller, method, path, key]);
        var seal = HKDF.DeriveKey(HashAlgorithmName.SHA256, all, 32, info: "naru idempotency: seal"u8.ToArray());
        var name = Convert.ToHexStringLower(HKDF.DeriveKey(HashAlgorithmName.SHA256, all, 32, info: "naru idempotency: name"u8.ToArray()));
        var content = new byte[64];
        SHA256.HashData(Encoding.UTF8.GetBytes(query), content);
        SHA256.HashData(body, content.AsSpan(32));
        var keyed = HMACSHA256.HashData(seal, content);
        return new RequestKey(seal, name, Convert.ToHexStringLower(keyed), CommandOf(seal, keyed));
    }

    /// <summary>An answer, sealed.</summary>
    public string Seal(IdempotentAnswer answer)
    {
        var plain = JsonSerializer.SerializeToUtf8Bytes(answer);
        var box = new byte[NonceBytes + TagBytes + plain.Length];
        RandomNumberGenerator.Fill(box.AsSpan(0, NonceBytes));
        using var aes = new AesGcm(secret, TagBytes);
        aes.Encrypt(box.AsSpan(0, NonceBytes), plain, box.AsSpan(NonceBytes + TagBytes), box.AsSpan(NonceBytes, TagBytes));
        return Convert.ToBase64String(box);
    }

    /// <summary>A sealed answer, opened.</summary>
    /// <exception cref="CryptographicException">Somebody changed it.</exception>
    public IdempotentAnswer Open(string sealedAnswer)
    {
        var box = Convert.FromBase64String(sealedAnswer).AsSpan();
        var plain = new byte[box.Length - NonceBytes - TagBytes];
        using var aes = new AesGcm(secret, TagBytes);
        aes.Decrypt(box[..NonceBytes], box[(NonceBytes + TagBytes)..], box.Slice(NonceBytes, TagBytes), plain);
        return JsonSerializer.Deserialize<IdempotentAnswer>(plain)!;
    }

    /// <summary>An id that follows from the request (a UUID of version 8).</summary>
    private static Guid CommandOf(byte[] secret, byte[] content)
    {
        Span<byte> id = stackalloc byte[32];
        HMACSHA256.HashData(secret, [.. "command"u8, .. content], id);
        BinaryPrimitives.WriteUInt16BigEndian(id[6..], (ushort)((BinaryPrimitives.ReadUInt16BigEndian(id[6..]) & 0x0fff) | 0x8000));
        id[8] = (byte)((id[8] & 0x3f) | 0x80);
        return new Guid(id[..16], bigEndian: true);
    }
}
