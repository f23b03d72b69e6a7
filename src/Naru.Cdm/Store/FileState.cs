namespace Naru.Cdm.Store;

/// <summary>
/// What tells a file from the one that replaces it: where it is, how long it is, when it was written and made. Where the file system
/// does not know when a file was made, it is taken for the time of writing.
/// </summary>
/// <param name="Path">The full path.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Written">When it was last written.</param>
/// <param name="Made">When it was made: a new file of the same length and time of writing is another one.</param>
internal sealed record FileState(string Path, long Length, DateTime Written, DateTime Made)
{
    /// <summary>The state of what is at a path now; null if there is no file.</summary>
    public static FileState? Of(string path)
    {
        var file = new FileInfo(System.IO.Path.GetFullPath(path));
        return file.Exists ? new FileState(file.FullName, file.Length, file.LastWriteTimeUtc, file.CreationTimeUtc) : null;
    }
}
