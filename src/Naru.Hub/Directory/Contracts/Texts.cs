using Naru.Core;

namespace Naru.Hub.Directories.Contracts;

/// <summary>A text that somebody wrote in Korean, in English or in both. Immutable.</summary>
/// <param name="Ko">The Korean text; null if there is none.</param>
/// <param name="En">The English text; null if there is none.</param>
public sealed record Texts(string? Ko = null, string? En = null)
{
    /// <summary>The text in a language, or in the other one if it is not there; empty if there is neither.</summary>
    public string In(Language language) => (language == Language.Korean ? Ko ?? En : En ?? Ko) ?? "";

    /// <summary>Whether it says nothing in either language.</summary>
    internal bool IsEmpty => string.IsNullOrWhiteSpace(Ko) && string.IsNullOrWhiteSpace(En);
}
