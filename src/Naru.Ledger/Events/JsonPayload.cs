using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Naru.Ledger.Events;

/// <summary>
/// The JSON of an event or a message, in UTF-8; compares by its bytes. Personal text stands in it as <see cref="Personal.PersonalText"/> writes
/// it. Immutable; safe for threads. Whether it is JSON is found out when it is appended.
/// </summary>
public sealed class JsonPayload : IEquatable<JsonPayload>
{
    private readonly byte[] utf8;

    internal JsonPayload(byte[] utf8) => this.utf8 = utf8;

    /// <summary>The bytes, without a copy.</summary>
    public ReadOnlyMemory<byte> Utf8 => utf8;

    /// <summary>A value as JSON, by source-generated metadata.</summary>
    public static JsonPayload Of<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type));

    /// <summary>A value as JSON, by reflection.</summary>
    public static JsonPayload Of<T>(T value, JsonSerializerOptions? options = null) => new(JsonSerializer.SerializeToUtf8Bytes(value, options));

    /// <summary>A text that is JSON already.</summary>
    public static JsonPayload FromText(string json) => new(Encoding.UTF8.GetBytes(json));

    /// <summary>Bytes that are JSON already; copied.</summary>
    public static JsonPayload FromUtf8(ReadOnlySpan<byte> json) => new(json.ToArray());

    /// <summary>The value.</summary>
    /// <exception cref="JsonException">The JSON is of another form: a bug, or an event of another schema.</exception>
    public T Read<T>(JsonTypeInfo<T> type) => JsonSerializer.Deserialize(utf8, type) ?? throw new JsonException("The payload is null.");

    /// <summary>The value.</summary>
    /// <exception cref="JsonException">The JSON is of another form: a bug, or an event of another schema.</exception>
    public T Read<T>(JsonSerializerOptions? options = null) =>
        JsonSerializer.Deserialize<T>(utf8, options) ?? throw new JsonException("The payload is null.");

    /// <inheritdoc/>
    public bool Equals(JsonPayload? other) => other is not null && utf8.AsSpan().SequenceEqual(other.utf8);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as JsonPayload);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(utf8);
        return hash.ToHashCode();
    }

    /// <summary>The JSON text. It may hold personal text: not for logs.</summary>
    public override string ToString() => Encoding.UTF8.GetString(utf8);
}
