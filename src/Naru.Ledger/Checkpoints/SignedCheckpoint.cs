using System.Buffers.Text;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Naru.Core;
using Naru.Ledger.Events;

namespace Naru.Ledger.Checkpoints;

/// <summary>
/// A checkpoint with the signatures of one or more parties: a JWS in its general form (RFC 7515, section 7.2.1), each signature over the same exact bytes. It can be
/// kept as a file, sent, and signed by somebody else as well. Immutable; safe for threads.
/// </summary>
public sealed class SignedCheckpoint
{
    /// <summary>Distinguishes these signatures from all others of the same key.</summary>
    private const string MediaType = "naru-checkpoint+json";
    private const string Algorithm = "ES256";
    private const string PayloadType = "naru-checkpoint-1";
    private const int MaximumBytes = 1024 * 1024;

    private static readonly JsonSerializerOptions Writing = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly string payload;
    private readonly ValueList<Signature> signatures;

    private SignedCheckpoint(Checkpoint checkpoint, string payload, ValueList<Signature> signatures) =>
        (Checkpoint, this.payload, this.signatures) = (checkpoint, payload, signatures);

    /// <summary>What it says. Whether that is true, <see cref="Check"/> tells.</summary>
    public Checkpoint Checkpoint { get; }

    /// <summary>Who, as it says, has signed it.</summary>
    public ValueList<string> Signers => signatures.Select(s => s.Signer).ToValueList();

    /// <summary>Signs a checkpoint.</summary>
    public static SignedCheckpoint Sign(Checkpoint checkpoint, ICheckpointSigner signer)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        var json = JsonSerializer.SerializeToUtf8Bytes(new Content(
            PayloadType, checkpoint.Ledger, checkpoint.Size, checkpoint.Root.ToString(), checkpoint.Time.UtcDateTime));
        return new SignedCheckpoint(checkpoint, Base64Url.EncodeToString(json), []).Countersign(signer);
    }

    /// <summary>Reads a file.</summary>
    /// <returns>The checkpoint, its signatures unverified; or that it is none (LDG501).</returns>
    public static Result<SignedCheckpoint> Read(ReadOnlySpan<byte> file)
    {
        try
        {
            if (file.Length <= MaximumBytes
                && JsonSerializer.Deserialize<Envelope>(file) is { Payload: { } payload, Signatures: { Length: > 0 } parts }
                && JsonSerializer.Deserialize<Content>(Base64Url.DecodeFromChars(payload)) is { Type: PayloadType, Ledger: { } ledger, Size: > 0 } content
                && Digest.Parse(content.Root) is { } root
                && parts.Select(ReadSignature).ToValueList() is var signatures
                && signatures.All(s => s is not null)
                && signatures.DistinctBy(s => s!.Signer, StringComparer.Ordinal).Count() == signatures.Count)
            {
                var time = new DateTimeOffset(DateTime.SpecifyKind(content.Time, DateTimeKind.Utc));
                return Result.Success(new SignedCheckpoint(new Checkpoint(ledger, content.Size, root, time), payload, signatures!));
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // Said below.
        }

        return Result.Failure<SignedCheckpoint>([LedgerErrors.CheckpointUnreadable.At(SourcePlace.None)]);
    }

    /// <summary>The same with a further signature; the signer's former one, if there is one, is replaced.</summary>
    public SignedCheckpoint Countersign(ICheckpointSigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var header = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new Header(Algorithm, signer.Signer, MediaType)));
        var signature = new Signature(signer.Signer, header, Base64Url.EncodeToString(signer.Sign(Signed(header))));
        return new SignedCheckpoint(Checkpoint, payload, [.. signatures.Where(s => s.Signer != signer.Signer), signature]);
    }

    /// <summary>Whether it is what known parties signed.</summary>
    /// <param name="keys">The known parties.</param>
    /// <param name="required">Who must have signed; null if any known party will do.</param>
    /// <returns>The checkpoint; or a signature that does not hold (LDG502), or none of those asked for (LDG503).</returns>
    public Result<Checkpoint> Check(CheckpointKeys keys, ValueList<string>? required = null)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var bad = signatures
            .Where(s => keys.Knows(s.Signer) && !(TryDecode(s.Value) is { } value && keys.Verify(s.Signer, Signed(s.Header), value)))
            .Select(s => LedgerErrors.BadSignature.At(SourcePlace.None, s.Signer))
            .ToValueList();
        if (bad.Count > 0)
        {
            return Result.Failure<Checkpoint>(bad);
        }

        var known = signatures.Where(s => keys.Knows(s.Signer)).Select(s => s.Signer).ToHashSet(StringComparer.Ordinal);
        return known.Count > 0 && (required ?? []).All(known.Contains)
            ? Result.Success(Checkpoint)
            : Result.Failure<Checkpoint>([LedgerErrors.NobodyKnownSigned.At(SourcePlace.None)]);
    }

    /// <summary>The file, in UTF-8.</summary>
    public byte[] ToFile() => JsonSerializer.SerializeToUtf8Bytes(
        new Envelope(payload, [.. signatures.Select(s => new SignaturePart(s.Header, s.Value))]), Writing);

    private static Signature? ReadSignature(SignaturePart part) =>
        part is { Protected: { } header, Signature: { } value }
        && JsonSerializer.Deserialize<Header>(Base64Url.DecodeFromChars(header)) is { Algorithm: Algorithm, Type: MediaType, Signer: { Length: > 0 } signer }
            ? new Signature(signer, header, value)
            : null;

    private static byte[]? TryDecode(string text) => Base64Url.IsValid(text) ? Base64Url.DecodeFromChars(text) : null;

    private byte[] Signed(string header) => Encoding.ASCII.GetBytes($"{header}.{payload}");

    private sealed record Signature(string Signer, string Header, string Value);

    private sealed record Content(
        [property: JsonPropertyName("type")] string? Type,
        [property: JsonPropertyName("ledger")] string? Ledger,
        [property: JsonPropertyName("size")] long Size,
        [property: JsonPropertyName("root")] string? Root,
        [property: JsonPropertyName("time")] DateTime Time);

    private sealed record Header(
        [property: JsonPropertyName("alg")] string? Algorithm,
        [property: JsonPropertyName("kid")] string? Signer,
        [property: JsonPropertyName("typ")] string? Type);

    private sealed record SignaturePart(
        [property: JsonPropertyName("protected")] string? Protected, [property: JsonPropertyName("signature")] string? Signature);

    private sealed record Envelope(
        [property: JsonPropertyName("payload")] string? Payload, [property: JsonPropertyName("signatures")] SignaturePart[]? Signatures);
}
