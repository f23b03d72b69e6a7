using System.Runtime.InteropServices;

namespace Naru.Hub.Files;

/// <summary>
/// The folder of contents: <c>contents/ab/cdef…</c> by their SHA-256, <c>uploads/‹file›</c> for what is arriving. Names in it are made of ids and hashes alone. Several processes may use it,
/// on one machine: locks are those of the operating system, and end with their process. Safe for threads.
/// </summary>
internal sealed class ContentStore
{
    private readonly string contents;
    private readonly string uploads;
    private readonly string locks;

    internal ContentStore(string folder)
    {
        contents = Path.Combine(folder, "contents");
        uploads = Path.Combine(folder, "uploads");
        locks = Path.Combine(folder, "locks");
        foreach (var part in (string[])[folder, contents, uploads, locks])
        {
            MakeFolder(part);
        }
    }

    /// <summary>What has arrived of a file, for one writer; null while another one has it.</summary>
    internal FileStream? TryOpenUpload(string id)
    {
        try
        {
            return new FileStream(UploadPath(id), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (IOException e) when (IsLocked(e))
        {
            return null;
        }
    }

    /// <summary>A new file for the sealed form of an upload; one that a crash left is written anew.</summary>
    internal FileStream CreateSealed(string id) => new(SealedPath(id), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);

    internal string UploadPath(string id) => Path.Combine(uploads, id);

    internal string SealedPath(string id) => Path.Combine(uploads, $"{id}.sealed");

    internal bool Holds(string address) => File.Exists(PathOf(address));

    /// <summary>A content for reading; null if it is not there.</summary>
    internal FileStream? TryOpen(string address)
    {
        try
        {
            // It may be unlinked while somebody reads it: the reader reads on.
            return new FileStream(PathOf(address), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0, FileOptions.Asynchronous);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>
    /// Puts a file, already on disk, in its place. When this returns, it survives a failure of power. Call it under <see cref="LockAsync"/>. If the same content is there already, the
    /// file is removed instead.
    /// </summary>
    internal void Place(string path, string address)
    {
        var place = PathOf(address);
        if (File.Exists(place))
        {
            File.Delete(path);
            return;
        }

        MakeFolder(Path.GetDirectoryName(place)!);
        File.Move(path, place);
        FolderToDisk(Path.GetDirectoryName(place)!);
        FolderToDisk(contents);
    }

    internal void RemoveContent(string address) => File.Delete(PathOf(address));

    internal void RemoveUpload(string id)
    {
        File.Delete(UploadPath(id));
        File.Delete(SealedPath(id));
    }

    /// <summary>All contents with the time at which they were put there.</summary>
    internal IEnumerable<(string Address, DateTimeOffset Placed)> Contents() =>
        from folder in Directory.EnumerateDirectories(contents)
        from file in new DirectoryInfo(folder).EnumerateFiles()
        select (Path.GetFileName(folder) + file.Name, new DateTimeOffset(file.LastWriteTimeUtc, TimeSpan.Zero));

    /// <summary>The files of uploads with the time of the last write.</summary>
    internal IEnumerable<(string Id, DateTimeOffset Written)> Uploads() =>
        new DirectoryInfo(uploads).EnumerateFiles().Select(f => (Path.GetFileNameWithoutExtension(f.Name), new DateTimeOffset(f.LastWriteTimeUtc, TimeSpan.Zero)));

    /// <summary>Only one holds the lock of an address at a time: who puts a content there, or who removes it.</summary>
    internal async Task<IDisposable> LockAsync(string address, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                return new FileStream(Path.Combine(locks, address[..2]), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException e) when (IsLocked(e))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), stop).ConfigureAwait(false);
            }
        }
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    /// <summary>Linux and macOS say EWOULDBLOCK for a file that another handle has locked; Windows says that it is shared or locked.</summary>
    private static bool IsLocked(IOException e) => e.HResult is 11 or 35 or unchecked((int)0x80070020) or unchecked((int)0x80070021);

    /// <summary>A new name in a folder is on disk only when the folder is, which .NET has no call for.</summary>
    private static void FolderToDisk(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var handle = OpenFolder(path, 0);
        if (handle < 0)
        {
            throw new IOException($"The folder of contents cannot be opened: error {Marshal.GetLastPInvokeError()}.");
        }

        var failed = FolderToDisk(handle) != 0 ? Marshal.GetLastPInvokeError() : 0;
        _ = CloseFolder(handle);
        if (failed != 0)
        {
            throw new IOException($"The folder of contents cannot be written to disk: error {failed}.");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int OpenFolder([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int FolderToDisk(int handle);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int CloseFolder(int handle);

    private string PathOf(string address) => Path.Combine(contents, address[..2], address[2..]);
}
