using System.Text.Json;
using System.Text.Json.Serialization;

namespace Naru.Disclosure;

/// <summary>
/// A value as the data have it. It stays inside the hospital: staff may see it there, it can be given to the gate, and it has no way to be
/// written: serialising it throws, its text says nothing, and it has no property or field that a serialiser, a log or a mapper could read by
/// itself. As safe for threads as its value.
/// </summary>
/// <typeparam name="T">What is known exactly.</typeparam>
[JsonConverter(typeof(ExactIsNeverWritten))]
public sealed class Exact<T>
{
    private readonly T value;

    /// <summary>Marks a value as exact.</summary>
    public Exact(T value) => this.value = value;

    /// <summary>
    /// The value, for eyes inside the hospital. A method, since whatever writes objects by itself writes properties; named so that every use of
    /// it is found by a search for the word.
    /// </summary>
    public T Inside() => value;

    /// <summary>Never the value: texts end in logs.</summary>
    public override string ToString() => "(exact)";
}

/// <summary>Refuses to write or read any <see cref="Exact{T}"/>.</summary>
internal sealed class ExactIsNeverWritten : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) => true;

    public override JsonConverter? CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("An exact value does not leave the hospital.");
}
