using System.Text.Json;
using System.Text.Json.Serialization;
using Naru.Core;
using Naru.Ledger.Events;

namespace Naru.Ledger.Checkpoints;

/// <summary>
/// Reads, writes and verifies proofs. Needs no ledger, no network and no trust in whoever made them: only checkpoints whose signatures were checked. Safe for threads.
/// </summary>
public static class LedgerProofs
{
    private const int MaximumBytes = 16 * 1024 * 1024;

    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new DigestConverter(), new PayloadConverter(), new DigestsConverter() },
    };

    /// <summary>Whether an event is in the ledger of a checkpoint, at the position that it says.</summary>
    /// <returns>The event; or that the proof does not hold (LDG504).</returns>
    public static Result<ProvenEvent> Verify(InclusionProof proof, Checkpoint checkpoint)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(checkpoint);
        return proof.Ledger == checkpoint.Ledger
            && proof.Size == checkpoint.Size
            && Merkle.LeadsTo(checkpoint.Root, Merkle.Leaf(proof.Event.HashIn(proof.Ledger)), proof.Event.Position - 1, proof.Size, proof.Path)
                ? Result.Success(proof.Event)
                : Result.Failure<ProvenEvent>([LedgerErrors.ProofFails.At(SourcePlace.None)]);
    }

    /// <summary>Whether the ledger of the newer checkpoint begins with that of the older one.</summary>
    /// <returns>The newer checkpoint; or that the proof does not hold (LDG504).</returns>
    public static Result<Checkpoint> Verify(ConsistencyProof proof, Checkpoint older, Checkpoint newer)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        return proof.Ledger == older.Ledger
            && proof.Ledger == newer.Ledger
            && proof.Older == older.Size
            && proof.Newer == newer.Size
            && Merkle.Continues(older.Root, older.Size, newer.Root, newer.Size, proof.Path)
                ? Result.Success(newer)
                : Result.Failure<Checkpoint>([LedgerErrors.ProofFails.At(SourcePlace.None)]);
    }

    /// <summary>A proof as a file, in UTF-8.</summary>
    public static byte[] ToFile(InclusionProof proof) => JsonSerializer.SerializeToUtf8Bytes(proof, Json);

    /// <summary>A proof as a file, in UTF-8.</summary>
    public static byte[] ToFile(ConsistencyProof proof) => JsonSerializer.SerializeToUtf8Bytes(proof, Json);

    /// <summary>The proof of a file; or that it is none (LDG501).</summary>
    public static Result<InclusionProof> ReadInclusion(ReadOnlySpan<byte> file) => Read<InclusionProof>(
        file,
        p => p is { Ledger: not null, Path: not null, Event: { Stream: not null, Type: not null, Actor: not null, Rule: not null, Command: not null, Payload: not null } });

    /// <summary>The proof of a file; or that it is none (LDG501).</summary>
    public static Result<ConsistencyProof> ReadConsistency(ReadOnlySpan<byte> file) =>
        Read<ConsistencyProof>(file, p => p is { Ledger: not null, Path: not null });

    private static Result<T> Read<T>(ReadOnlySpan<byte> file, Func<T, bool> isWhole)
        where T : class
    {
        try
        {
            if (file.Length <= MaximumBytes && JsonSerializer.Deserialize<T>(file, Json) is { } proof && isWhole(proof))
            {
                return Result.Success(proof);
            }
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            // Said below.
        }

        return Result.Failure<T>([LedgerErrors.CheckpointUnreadable.At(SourcePlace.None)]);
    }

    private sealed class DigestConverter : JsonConverter<Digest>
    {
        public override Digest Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            Digest.Parse(reader.GetString()) ?? throw new JsonException("This is no digest.");

        public override void Write(Utf8JsonWriter writer, Digest value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }

    /// <summary>The payload's exact bytes: its hash is over them.</summary>
    private sealed class PayloadConverter : JsonConverter<JsonPayload>
    {
        public override JsonPayload Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => new(reader.GetBytesFromBase64());

        public override void Write(Utf8JsonWriter writer, JsonPayload value, JsonSerializerOptions options) => writer.WriteBase64StringValue(value.Utf8.Span);
    }

    private sealed class DigestsConverter : JsonConverter<ValueList<Digest>>
    {
        public override ValueList<Digest> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            (JsonSerializer.Deserialize<Digest[]>(ref reader, options) ?? throw new JsonException("A path is a list.")).ToValueList();

        public override void Write(Utf8JsonWriter writer, ValueList<Digest> value, JsonSerializerOptions options) =>
            JsonSerializer.Serialize(writer, value.ToArray(), options);
    }
}
