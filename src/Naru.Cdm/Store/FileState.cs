namespace Naru.Cdm.Store;

/// <summary>What tells a file from the one that replaces it: where it is, how long it is, when it was written and made.</summary>
/// <param name="Path">The full path.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Written">When it was last written.</param>
internal sealed record FileState(string Path, long Length, DateTime Written)
{
    /// <summary>The state of what is at a path now; null if there is no file.</summary>
    public static FileState? Of(string path)
    {
        var file = new FileInfo(System.IO.Path.GetFullPath(path));
        return file.Exists ? new FileState(file.FullName, file.Length, file.LastWriteTimeUtc) : null;
    }
}
