using Naru.Cli.Hosting;

namespace Naru.Cli.Output;

/// <summary>A file, or standard output where the path is <c>-</c>.</summary>
internal sealed class OutputTarget : IDisposable
{
    /// <summary>What stands for standard output.</summary>
    public const string StandardOutput = "-";

    private readonly AtomicFile? file;

    public OutputTarget(CliHost host, string path)
    {
        Place = IsStandardOutput(path) ? null : path;
        file = Place is null ? null : new AtomicFile(path);
        Stream = file?.Stream ?? new BufferedStream(host.StandardOutput, 1 << 16);
    }

    /// <summary>The path; null for standard output.</summary>
    public string? Place { get; }

    /// <summary>What is written.</summary>
    public Stream Stream { get; }

    /// <summary>Whether the path stands for standard output.</summary>
    public static bool IsStandardOutput(string? path) => string.Equals(path, StandardOutput, StringComparison.Ordinal);

    /// <summary>Puts a file into its place, or writes out what is buffered.</summary>
    public void Commit()
    {
        if (file is null)
        {
            Stream.Flush();
        }
        else
        {
            file.Commit();
        }
    }

    /// <summary>Removes an unfinished file. Standard output stays open: it is the host's.</summary>
    public void Dispose() => file?.Dispose();
}
