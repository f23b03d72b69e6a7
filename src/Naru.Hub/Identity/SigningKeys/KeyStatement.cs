using System.Text.Json;

namespace Naru.Hub.Identity.SigningKeys;

/// <summary>
/// What is said of a signing key: whose it is, what for, for which study, until when. Its bytes are what is signed: a passkey's challenge is their SHA-256, and the key signs
/// them itself. Who checks reads the bytes that were signed, and never writes them anew. Immutable.
/// </summary>
public sealed record KeyStatement
{
    /// <summary>Tells this from anything else that is ever signed.</summary>
    public const string Kind = "naru-signing-key";

    private const int Version = 1;

    /// <summary>The key that signs.</summary>
    public required PublicJwk Key { get; init; }

    /// <summary>The id of the account whose key it is.</summary>
    public required string Person { get; init; }

    /// <summary>What it signs: one of <see cref="KeyPurpose"/>.</summary>
    public required string Purpose { get; init; }

    /// <summary>The only study for which the key signs; null for all.</summary>
    public string? Study { get; init; }

    /// <summary>The hub's domain, to which passkeys are bound.</summary>
    public required string Hub { get; init; }

    /// <summary>From when on it signs; whole seconds.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The first second at which the key no longer signs.</summary>
    public required DateTimeOffset To { get; init; }

    /// <summary>Random: two statements are never one.</summary>
    public required string Nonce { get; init; }

    /// <summary>The bytes that are signed: JSON in UTF-8.</summary>
    public byte[] ToBytes()
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteString("typ", Kind);
            writer.WriteNumber("v", Version);
            writer.WritePropertyName("jwk");
            writer.WriteRawValue(Key.Canonical);
            writer.WriteString("jkt", Key.Thumbprint);
            writer.WriteString("person", Person);
            writer.WriteString("purpose", Purpose);
            if (Study is not null)
            {
                writer.WriteString("study", Study);
            }

            writer.WriteString("hub", Hub);
            writer.WriteNumber("nbf", From.ToUnixTimeSeconds());
            writer.WriteNumber("exp", To.ToUnixTimeSeconds());
            writer.WriteString("nonce", Nonce);
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    /// <summary>The statement in the bytes; null if they hold none, or anything beside it.</summary>
    /// <param name="bytes">What was signed, or is to be.</param>
    public static KeyStatement? Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { AllowDuplicateProperties = false });
            var root = document.RootElement;
            var jwk = root.GetProperty("jwk");
            var key = PublicJwk.Read(Text(jwk, "kty"), Text(jwk, "crv"), Text(jwk, "x"), Text(jwk, "y"), holdsPrivatePart: false, "$.jwk");
            if (Text(root, "typ") != Kind || root.GetProperty("v").GetInt32() != Version || key.Value is null || Text(root, "jkt") != key.Value.Thumbprint)
            {
                return null;
            }

            var statement = new KeyStatement
            {
                Key = key.Value,
                Person = Text(root, "person"),
                Purpose = Text(root, "purpose"),
                Study = root.TryGetProperty("study", out var study) ? study.GetString() : null,
                Hub = Text(root, "hub"),
                From = DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("nbf").GetInt64()),
                To = DateTimeOffset.FromUnixTimeSeconds(root.GetProperty("exp").GetInt64()),
                Nonce = Text(root, "nonce"),
            };
            // What it was read from is what it writes: nothing stands in the bytes that this program did not see.
            return statement.ToBytes().AsSpan().SequenceEqual(bytes.Span) ? statement : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString() ?? throw new FormatException();
}
