namespace Naru.Cdm.Sources;

internal static class PathKinds
{
    /// <summary>Tells by content, not by name: hospitals name their files as they like.</summary>
    public static PathKind Of(string path)
    {
        if (Directory.Exists(path))
        {
            return PathKind.Folder;
        }

        if (!File.Exists(path))
        {
            return PathKind.Nothing;
        }

        using var stream = File.Open(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        Span<byte> start = stackalloc byte[12];
        start = start[..stream.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith("PK"u8))
        {
            return PathKind.Archive;
        }

        return start.Length == 12 && start[8..].SequenceEqual("DUCK"u8) ? PathKind.Database : PathKind.Other;
    }
}
