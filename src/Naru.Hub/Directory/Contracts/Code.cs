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
    /// <summary>The authority's list that the codes are of; null if there is none.</summary>
    public CodeScheme? Scheme { get; init; }

    /// <summary>The code; null if the list has none like it.</summary>
    public Code? Find(string value) => Codes.FirstOrDefault(c => c.Value == value);
}

/// <summary>A list of codes that an authority keeps. Immutable.</summary>
/// <param name="Iri">Its IRI.</param>
/// <param name="Title">What people read.</param>
public sealed record CodeScheme(string Iri, BilingualText Title);
