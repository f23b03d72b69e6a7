using Naru.Vocabulary.Binding;

namespace Naru.Cdm.Store;

/// <summary>The version of a store's vocabulary.</summary>
public static class VocabularyVersions
{
    /// <summary>The tables by whose rows concept sets are resolved.</summary>
    private static readonly string[] Resolving = ["concept", "concept_ancestor", "concept_relationship"];

    /// <summary>What a store's vocabulary is called, and the hash of what concept sets are resolved by; null if the store has no vocabulary.</summary>
    public static VocabularyVersion? Of(StoreManifest manifest)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        var tables = Resolving.Select(manifest.Table).OfType<StoreTable>().Where(t => t.Rows > 0).ToList();
        return tables.Exists(t => t.Name == Resolving[0])
            ? new VocabularyVersion(manifest.VocabularyVersion, ContentHash.Of(tables.Select(t => $"{t.Name} {t.ContentHash}")))
            : null;
    }
}
