using System.Collections.Concurrent;
using System.Globalization;

namespace Naru.Cli.Output;

/// <summary>
/// A file that appears whole or not at all: it is written beside its place under another name and renamed at the end. What is at its
/// place stays as it is until then.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private const int BufferSize = 1 << 16;

    private static readonly ConcurrentDictionary<string, bool> Unfinished = new(StringComparer.Ordinal);

    private readonly string target;
    private readonly string? temporary;
    private bool done;

    /// <exception cref="IOException">It cannot be made there.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made there.</exception>
    public AtomicFile(string path)
    {
        // A rename would replace a link instead of the file that it leads to.
        var given = new FileInfo(path);
        target = given.LinkTarget is null ? given.FullName : given.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? given.FullName;
        if (IsDevice(path))
        {
            target = path;
            Stream = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
            return;
        }

        if (Directory.Exists(target))
        {
            throw new IOException($"{target} is a folder.");
        }

        temporary = Path.Combine(
            Path.GetDirectoryName(target) ?? "",
            string.Create(CultureInfo.InvariantCulture, $".{Path.GetFileName(target)}.{Environment.ProcessId}-{Guid.NewGuid():N}.tmp"));
        Unfinished[temporary] = true;
        try
        {
            Stream = new FileStream(temporary, Options());
        }
        catch
        {
            Unfinished.TryRemove(temporary, out _);
            throw;
        }
    }

    /// <summary>What is written.</summary>
    public Stream Stream { get; }

    /// <summary>Rows name persons: only the user who asked for them may read them.</summary>
    private static FileStreamOptions Options()
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.Read, BufferSize = BufferSize };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }

    /// <summary>Puts the file into its place.</summary>
    public void Commit()
    {
        if (Stream is FileStream file && temporary is not null)
        {
            file.Flush(flushToDisk: true);
        }

        Stream.Dispose();
        if (temporary is not null)
        {
            File.Move(temporary, target, overwrite: true);
            Unfinished.TryRemove(temporary, out _);
        }

        done = true;
    }

    /// <summary>Removes what was written, unless it was committed.</summary>
    public void Dispose()
    {
        if (done)
        {
            return;
        }

        done = true;
        Stream.Dispose();
        if (temporary is not null)
        {
            File.Delete(temporary);
            Unfinished.TryRemove(temporary, out _);
        }
    }

    /// <summary>Removes the unfinished files of this process: for an end that leaves no time to unwind.</summary>
    public static void DeleteUnfinished()
    {
        foreach (var path in Unfinished.Keys)
        {
            try
            {
                File.Delete(path);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // The process ends; the others can still be removed.
            }
        }
    }

    // /dev/null, /dev/stdout, or what a shell writes for >(command): renaming a file over these would break the machine.
    private static bool IsDevice(string path)
    {
        var full = Path.GetFullPath(path);
        return !OperatingSystem.IsWindows()
            && (full.StartsWith("/dev/", StringComparison.Ordinal) || full.StartsWith("/proc/", StringComparison.Ordinal));
    }
}
