using Naru.Cli.Running;

namespace Naru.Cli.Output;

/// <summary>Writes a file only where there is none: what a person made is never replaced.</summary>
internal static class NewFile
{
    /// <summary>Writes the file whole; what could not be written whole is removed.</summary>
    /// <param name="path">Where.</param>
    /// <param name="content">What.</param>
    /// <param name="isSecret">Whether its owner alone may read it, from the first byte on.</param>
    /// <returns>False if there is a file, a folder or a link of that name already; it is left as it is.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static bool Write(string path, ReadOnlySpan<byte> content, bool isSecret = false)
    {
        FileStream stream;
        try
        {
            // Not a question first and writing then: between the two somebody else may have written it.
            stream = new FileStream(path, Options(isSecret));
        }
        catch (Exception e) when (RunOutputs.IsRefusal(e) && Exists(path))
        {
            return false;
        }

        try
        {
            using (stream)
            {
                stream.Write(content);
                stream.Flush(flushToDisk: true);
            }
        }
        catch
        {
            File.Delete(path);
            throw;
        }

        return true;
    }

    /// <summary>Whether there is a file, a folder or a link of that name, even one that leads nowhere.</summary>
    public static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    private static FileStreamOptions Options(bool isSecret)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (isSecret && !OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
