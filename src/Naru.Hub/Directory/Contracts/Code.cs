using Naru.Core;

namespace Naru.Hub.Directories.Contracts;

/// <summary>A code of a list. Immutable.</summary>
/// <param name="Value">The code.</param>
/// <param name="Label">What people read.</param>
/// <param name="Iri">Its IRI in the vocabulary that it comes from; null if it is ours.</param>
public sealed record Code(string Value, BilingualText Label, string? Iri = null);

/// <summary>A list of codes. Immutable; safe for threads.</summary>
/// <param name="Name">The list's name.</param>
/// <param name="Codes">Its codes, in the order in which they are shown.</param>
public sealed record CodeList(string Name, ValueList<Code> Codes)
{
    /// <summary>The code; null if the list has none like it.</summary>
    public Code? Find(string value) => Codes.FirstOrDefault(c => c.Value == value);
}
