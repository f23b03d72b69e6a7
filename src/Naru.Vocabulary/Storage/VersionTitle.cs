namespace Naru.Vocabulary.Storage;

/// <summary>How a version of a vocabulary is shown to people.</summary>
public static class VersionTitle
{
    private const int ShownDigits = 8;

    /// <summary><c>v5.0 29-AUG-25 (1a2b3c4d)</c>: the name alone would hide that two downloads of one version differ.</summary>
    /// <param name="vocabularyVersion">What the vocabulary calls itself; null if it does not say.</param>
    /// <param name="dataVersion">The hash of its content.</param>
    public static string Of(string? vocabularyVersion, string dataVersion)
    {
        var digits = dataVersion[..Math.Min(ShownDigits, dataVersion.Length)];
        return vocabularyVersion is null ? digits : $"{vocabularyVersion} ({digits})";
    }
}
