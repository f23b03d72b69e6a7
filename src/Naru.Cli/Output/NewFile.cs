using Naru.Cli.Running;

namespace Naru.Cli.Output;

/// <summary>Writes a file only where there is none: what a person made is never replaced.</summary>
internal static class NewFile
{
    /// <summary>Writes the file whole; what could not be written whole is removed.</summary>
    /// <returns>False if there is a file, a folder or a link of that name already; it is left as it is.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static bool Write(string path, ReadOnlySpan<byte> content)
    {
        FileStream stream;
        try
        {
            // Not a question first and writing then: between the two somebody else may have written it.
            stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
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

    private static bool Exists(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
}
