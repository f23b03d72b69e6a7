using System.Text;
using Naru.Core;

namespace Naru.Cli.Keys;

/// <summary>Files that nobody but their owner may read: keys, passphrases, tokens.</summary>
internal static class PrivateFile
{
    private const int MostBytes = 64 * 1024;
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text of a file; or why it cannot be had.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isSecret">Whether it must be its owner's alone.</param>
    public static Result<string> Read(string path, bool isSecret = true)
    {
        var place = new SourcePlace(path);
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            // Of the file that is open, not of the name: between the two somebody might put another one there.
            if (isSecret && !OperatingSystem.IsWindows() && File.GetUnixFileMode(stream.SafeFileHandle) is var mode && (mode & Others) != UnixFileMode.None)
            {
                return Result.Failure<string>([KeyErrors.Exposed.At(place, Convert.ToString((int)mode, 8))]);
            }

            var buffer = new byte[MostBytes + 1];
            var read = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
            return read <= MostBytes
                ? Result.Success(Strict.GetString(buffer, 0, read))
                : Result.Failure<string>([KeyErrors.Unreadable.At(place, $"> {MostBytes}")]);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return Result.Failure<string>([CliErrors.PathNotFound.At(SourcePlace.None, path)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or DecoderFallbackException or ArgumentException or NotSupportedException)
        {
            return Result.Failure<string>([KeyErrors.Unreadable.At(place, e.GetType().Name)]);
        }
    }

    /// <summary>The first line of a secret's file, without what ends it.</summary>
    public static Result<string> ReadLine(string path)
    {
        var text = Read(path);
        return text.IsSuccess ? Result.Success(text.Value.Split('\n')[0].TrimEnd('\r')) : text;
    }
}
