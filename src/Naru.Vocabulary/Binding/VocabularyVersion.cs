using Naru.Vocabulary.Storage;

namespace Naru.Vocabulary.Binding;

/// <summary>Which vocabulary something was resolved with. Immutable.</summary>
/// <param name="Name">What the vocabulary calls itself, such as <c>v5.0 29-AUG-25</c>; null if it does not say.</param>
/// <param name="DataVersion">The hash of what concept sets are resolved by; null where only the name is known.</param>
public sealed record VocabularyVersion(string? Name, string? DataVersion)
{
    /// <summary>As people are shown it.</summary>
    public string Title => DataVersion is { } data ? VersionTitle.Of(Name, data) : Name ?? "?";

    /// <summary>Whether it is another vocabulary, as far as both are known: by content where both have a hash, else by name.</summary>
    public bool DiffersFrom(VocabularyVersion other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return DataVersion is not null && other.DataVersion is not null ? DataVersion != other.DataVersion : Name != other.Name;
    }
}
