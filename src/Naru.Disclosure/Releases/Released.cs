using System.Text;
using System.Text.Json.Serialization;

namespace Naru.Disclosure.Releases;

/// <summary>
/// A value that may leave the hospital. Only the gate makes it, after it was paid for and recorded, and it can only be written: whoever holds it
/// in the hospital has no more than the bytes that leave. Immutable; safe for threads.
/// </summary>
/// <typeparam name="T">What is released.</typeparam>
[JsonConverter(typeof(ReleasedIsWrittenByItself))]
public sealed class Released<T>
{
    private readonly string envelope;

    internal Released(string envelope) => this.envelope = envelope;

    /// <summary>Writes the release: a flattened JWS (RFC 7515, section 7.2.2) in UTF-8, signed by the node.</summary>
    /// <param name="stream">Where to.</param>
    public void WriteTo(Stream stream) => stream.Write(Encoding.UTF8.GetBytes(envelope));

    /// <summary>Never the value.</summary>
    public override string ToString() => "(released)";
}
